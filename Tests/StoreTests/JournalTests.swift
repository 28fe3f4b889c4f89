import Study
import Testing

@testable import Store

@Suite("The journal")
struct JournalTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("study.sitat")
  }

  /// The tables that the journal does not watch: bytes kept under their hash, what is derived, and
  /// the journal's own.
  private static let plain: Set = [
    "replica", "logical_clock", "blob", "text_body", "segment_list", "journal", "journal_text",
    "journal_change", "row_version", "overlay", "step_author", "withdrawn", "conflict",
    "grdb_migrations",
  ]

  /// The tables that have to be watched: all the others.
  private static func watched(_ raw: RawDatabase) throws -> [String] {
    try raw.column(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).filter { !plain.contains($0) }
  }

  /// A statement that puts one row into a table.
  private static func insertion(into table: String, guid: String, _ raw: RawDatabase) throws
    -> String
  {
    let columns = try raw.rows(
      "SELECT name, type FROM pragma_table_info('\(table)') WHERE name NOT IN ('id', 'guid')")
    let values = columns.map { column -> String in
      switch (column[0], column[1]) {
      case ("origin", _): "'derived'"
      case ("side", _): "'contrary'"
      case ("removed", _): "0"
      case ("clock", _): "9"
      case (_, "TEXT"): "'\(guid)'"
      default: "1"
      }
    }
    let names = columns.map { "\"\($0[0])\"" }.joined(separator: ", ")
    return """
      INSERT INTO \(table) (guid, \(names)) VALUES ('\(guid)', \(values.joined(separator: ", ")))
      """
  }

  @Test("watches every table of the data model: no row comes, changes or goes past it")
  func watchesEveryTable() throws {
    try folder.project().close()
    let raw = try RawDatabase(path)
    let tables = try Self.watched(raw)
    #expect(tables.count >= 20)
    func expectRefusal(_ sql: String, _ reason: String) {
      let refusal = #expect(throws: RawDatabase.Failure.self, "\(sql)") { try raw.rows(sql) }
      #expect(refusal?.description == reason, "\(sql)")
    }
    for table in tables {
      let insertion = try Self.insertion(into: table, guid: "row", raw)
      expectRefusal(insertion, "a change outside the journal")
      try raw.rows("UPDATE logical_clock SET open_journal = 1")
      try raw.rows(insertion)
      try raw.rows("UPDATE logical_clock SET open_journal = NULL")
      expectRefusal("UPDATE \(table) SET removed = 1", "a change outside the journal")
      expectRefusal("DELETE FROM \(table)", "rows are removed by a tombstone")
    }
  }

  @Test("keeps each changed row's image before and after")
  func keepsImages() throws {
    try folder.project().close()
    let raw = try RawDatabase(path)
    for table in try Self.watched(raw) {
      try raw.rows("UPDATE logical_clock SET open_journal = 1")
      try raw.rows(try Self.insertion(into: table, guid: "row", raw))
      let count = "SELECT count(*) FROM journal_change WHERE name = '\(table)'"
      let before = try #require(Int(try raw.column(count)[0]))
      try raw.rows("UPDATE \(table) SET removed = 1 WHERE guid = 'row'")
      #expect(try raw.column(count) == ["\(before + 1)"], "\(table)")
      let images = try raw.rows(
        """
        SELECT json_extract(b.body, '$.removed'), json_extract(a.body, '$.removed'),
          json_extract(a.body, '$.guid') FROM journal_change c
        JOIN journal_text b ON b.id = c.before JOIN journal_text a ON a.id = c.after
        WHERE c.name = '\(table)' ORDER BY c.id DESC LIMIT 1
        """)
      #expect(images == [["0", "1", "row"]], "\(table)")
      try raw.rows("UPDATE logical_clock SET open_journal = NULL")
    }
  }

  @Test("has one entry for a command, however many rows it touched")
  func hasOneEntryPerCommand() throws {
    let file = try folder.project()
    let change = try file.change("step", by: "Ane", summary: "three settings") { writer in
      for key in ["a", "b", "c"] { try writer.set(key, to: "1") }
      return 7
    }
    #expect(change.result == 7)
    let entry = try #require(try file.read { try $0.journal() }.last)
    #expect(entry.id == change.entry)
    #expect(entry.coder == "Ane")
    #expect(entry.command == "step")
    #expect(entry.changes == 3)
    #expect(entry.summary == "three settings")
  }

  @Test("has no entry for a command that changed nothing")
  func skipsEmptyChanges() throws {
    let file = try folder.project()
    let code = try file.change("step", by: "Ane") { writer in
      try writer.set("a", to: "1")
      return try writer.addCode(CodeDescription(name: "Tillit", definition: "x"), under: nil)
    }.result
    let before = try file.read { try $0.journal() }
    let nothing = try file.change("nothing", by: "Ane") { writer in
      try writer.set("a", to: "1")
      _ = try writer.coder(named: "Ane")
      try writer.describeCode(code, CodeDescription(name: "Tillit", definition: "x"))
    }
    #expect(nothing.entry == nil)
    #expect(try file.read { try $0.journal() } == before)
    #expect(try file.undo(by: "Ane", any: false).command == "step")
  }

  @Test("knows nothing of a command that failed, and neither does the project")
  func forgetsFailures() throws {
    struct Mishap: Error {}
    let file = try folder.project()
    let before = try file.read { try $0.journal() }
    #expect(throws: Mishap.self) {
      try file.change("step", by: "Ane") { writer in
        try writer.set("a", to: "1")
        try writer.add(NewSource("int01", "Hei."))
        throw Mishap()
      }
    }
    #expect(try file.read { try $0.journal() } == before)
    #expect(try file.read { try $0.setting("a") } == nil)
    #expect(try file.read { try $0.sources() }.isEmpty)
    #expect(try file.read { try $0.defects() }.isEmpty)
    try file.change("step", by: "Ane") { try $0.set("a", to: "2") }
    #expect(try file.read { try $0.setting("a") } == "2")
  }

  @Test("takes a name written with combining marks for the same name")
  func foldsNames() throws {
    let file = try folder.project()
    try file.change("step", by: "Ane") { writer in
      let coder = try writer.coder(named: "\u{C5}se")
      #expect(try writer.coder(named: "A\u{30A}se") == coder)
      let person = try writer.caseID(named: "L\u{E6}rer \u{C5}")
      #expect(try writer.caseID(named: "L\u{E6}rer A\u{30A}") == person)
      let attribute = try writer.attribute(Attribute(name: "\u{E5}r", type: .integer))
      #expect(try writer.attribute(Attribute(name: "a\u{30A}r", type: .integer)) == attribute)
    }
    #expect(try file.read { try $0.coders().map(\.name) } == ["Ane", "\u{C5}se"])
  }
}
