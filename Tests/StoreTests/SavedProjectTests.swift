import Foundation
import Store
import Study
import Testing
import Text

/// Projects that former versions of the program saved.
@Suite("A project that a former version saved")
struct SavedProjectTests {
  private let folder: TemporaryFolder
  private let path: String

  /// A project of the third schema: a source, two codes, two codings of which one was taken off and
  /// that undone, and a sealed assignment, all of Anne's.
  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("eldre.sitat")
    let dump = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Saved/schema3.sql")
    try RawDatabase(path).rows(try String(contentsOf: dump, encoding: .utf8))
  }

  private static let text = """
    Intervjuer: Hvordan begynte samarbeidet?
    Leder: Vi tok kontakt selv, og så kom NAV på besøk.
    Intervjuer: Og etterpå?
    Leder: Da måtte vi tilrettelegge. Det gikk greit, stort sett.

    """

  @Test("is opened and found whole, as it was")
  func whole() throws {
    let file = try ProjectFile.open(at: path)
    try file.read { reader in
      #expect(try reader.defects().isEmpty)
      #expect(try reader.setting("name") == "eldre")
      #expect(try reader.coders().map(\.name) == ["Anne"])
      let record = try #require(try reader.sources().first)
      #expect(record.source.guid == "A712A66D-A7D9-4A2D-BA50-99F0633762C5")
      let text = try reader.text(of: record.source.id)
      #expect(text.string == Self.text)
      #expect(try reader.original(of: record.source.id) == Array(Self.text.utf8))
      let book = try reader.codebook()
      #expect(
        book.codes.map { book.path(of: $0.id).description } == ["Samarbeid", "Samarbeid/NAV"])
      #expect(book.codes.map(\.definition) == ["Alt samarbeid", "Med NAV"])
      let codings = try reader.codings()
      #expect(
        codings.map { text.raw($0.span) } == [
          "Vi tok kontakt selv, og så kom NAV på besøk.",
          "Da måtte vi tilrettelegge. Det gikk greit, stort sett.",
        ])
      #expect(
        codings.map { book.path(of: $0.code).description } == ["Samarbeid/NAV", "Samarbeid"])
      let speakers = try reader.speakers()[record.source.id] ?? []
      #expect(speakers.map(\.label) == ["Intervjuer", "Leder"])
      #expect(speakers.map(\.role) == [.interviewer, .informant])
      let assignments = try reader.assignments()
      #expect(assignments.map(\.status) == [.finished])
      #expect(try reader.sealedWork().map(\.isOpen) == [false])
      let turns = try reader.segments(of: record.source.id, .turn)
      #expect(turns.map { text.raw($0.span).prefix(3) } == ["Hvo", "Vi ", "Og ", "Da "])
      let log = try reader.journal()
      #expect(
        log.map(\.command) == [
          "init", "codebook import", "import", "tag", "tag", "untag", "untag", "done",
        ])
    }
  }

  @Test("can be worked on, and undone to its beginning and done again")
  func undone() throws {
    let file = try ProjectFile.open(at: path)
    let before = try file.read { try $0.textDump().tables }
    try file.change("tag", by: "Anne") { writer in
      let source = try #require(try writer.reader.sources().first).source.id
      let code = try #require(try writer.reader.codebook().codes.first).id
      let rater = Rater(coder: try writer.coder(named: "Anne"), layer: .individual)
      try writer.addCoding(source: source, span: TextSpan(12, 20), code: code, rater: rater)
    }
    let after = try file.read { try $0.textDump().tables }
    #expect(before != after)
    for command in ["tag", "done", "tag", "tag", "import", "codebook import"] {
      #expect(try file.undo(by: "Anne", any: false).command == command)
      #expect(try file.read { try $0.defects() }.isEmpty)
    }
    #expect(throws: UndoError.nothingToUndo) { try file.undo(by: "Anne", any: true) }
    #expect(try file.read { try $0.sources() }.isEmpty)
    #expect(try file.read { try $0.codebook().codes }.isEmpty)
    for _ in 0..<5 { _ = try file.redo(by: "Anne", any: false) }
    #expect(try file.read { try $0.textDump().tables } == before)
    _ = try file.redo(by: "Anne", any: false)
    #expect(try file.read { try $0.textDump().tables } == after)
    #expect(try file.read { try $0.defects() }.isEmpty)
  }

  @Test("gives back a row as it was, though its table has more columns since")
  func olderImages() throws {
    let raw = try RawDatabase(path)
    for statement in [
      "UPDATE logical_clock SET value = 10",
      """
      INSERT INTO journal (at, coder, command, kind, clock, replica, changes)
      SELECT '2026-11-21T11:00:00Z', 'Anne', 'codebook import', 'do', value, replica, 1
      FROM logical_clock
      """,
      "UPDATE logical_clock SET open_journal = (SELECT max(id) FROM journal)",
      "UPDATE code SET definition = 'Ny', clock = 10 WHERE name = 'NAV'",
      "UPDATE logical_clock SET open_journal = NULL",
    ] {
      try raw.rows(statement)
    }
    let file = try ProjectFile.open(at: path)
    func definition() throws -> [String] {
      try file.read { try $0.codebook().codes.map(\.definition) }
    }
    #expect(try definition() == ["Alt samarbeid", "Ny"])
    #expect(try file.undo(by: "Anne", any: false).command == "codebook import")
    #expect(try definition() == ["Alt samarbeid", "Med NAV"])
    _ = try file.redo(by: "Anne", any: false)
    #expect(try definition() == ["Alt samarbeid", "Ny"])
    #expect(try file.read { try $0.defects() }.isEmpty)
  }
}
