import Foundation
import Testing

/// The invented studies, taken in whole by the program as it was built.
@Suite("The invented studies")
struct CorporaTests {
  private static let corpora = BuiltProgram.repository.appending(path: "Corpora")

  /// The six interviews that all three coders coded blind.
  private static let blind = ["int01", "int03", "int05", "int06", "int09", "int13"]

  /// Takes a whole study in: interviews, codebook, informants, guide, codings, who did what.
  static func study(_ name: String) throws -> BuiltProgram {
    let program = try BuiltProgram()
    try program.sitat("init -q study --me Ane")
    try program.sitat("import -q \(files(of: name).map { "'\($0.path)'" }.joined(separator: " "))")
    try program.sitat("codebook import $CODEBOOKS/\(name).yaml")
    try program.sitat("case import $CORPORA/\(name)/informants.csv")
    try program.sitat("guide import $CORPORA/\(name)/guide.yaml")
    try program.sitat("codings import $CORPORA/\(name)/codings.csv")
    try program.sitat("assign import $CORPORA/\(name)/assignment.csv")
    return program
  }

  /// The interviews of a study, by name.
  private static func files(of name: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: corpora.appending(path: name), includingPropertiesForKeys: nil
    ).filter { ["docx", "txt", "md"].contains($0.pathExtension) }
      .filter { $0.lastPathComponent != "README.md" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// The number of lines of a table below its header.
  private static func rowCount(_ study: String, _ table: String) throws -> Int {
    let path = corpora.appending(path: study).appending(path: table)
    return try String(contentsOf: path, encoding: .utf8)
      .split(whereSeparator: \.isNewline).count - 1
  }

  @Test("come in whole", arguments: [("arbeidsliv", 15), ("remote-work", 6)])
  func whole(name: String, sources: Int) throws {
    let program = try Self.study(name)
    let check = try program.sitat("check")
    let codings = try Self.rowCount(name, "codings.csv")
    #expect(
      check.talkText.contains("checked \(sources) sources, \(codings) codings, "),
      "\(check.talkText)")
    #expect(check.talkText.hasSuffix(": nothing is wrong\n"))
    let exported = try program.sitat("codings export -q")
    #expect(exported.lines.count == codings + 1)
    let assigned = try program.sitat("assign list")
    #expect(assigned.lines.count == (try Self.rowCount(name, "assignment.csv")) + 1)
  }

  @Test("give every original back byte for byte", arguments: ["arbeidsliv", "remote-work"])
  func originals(name: String) throws {
    let program = try BuiltProgram()
    try program.sitat("init -q study --me Ane")
    for file in try Self.files(of: name) {
      try program.sitat("import -q '\(file.path)'")
      let source = file.deletingPathExtension().lastPathComponent
      let back = try program.sitat("source original \(source)")
      #expect(back.output == (try Data(contentsOf: file)), "\(source)")
    }
  }

  @Test("have as many turns of each speaker as their texts have labels")
  func turns() throws {
    let program = try Self.study("arbeidsliv")
    let listed = try Rows(program.sitat("speaker list --format jsonl"))
    #expect(Set(listed.rows.compactMap { $0["source"] as? String }).count == 15)
    var texts: [String: [Substring]] = [:]
    for row in listed.rows {
      let source = try #require(row["source"] as? String)
      let label = try #require(row["speaker"] as? String)
      let lines =
        try texts[source]
        ?? program.sitat("source show \(source) --text").text.split(whereSeparator: \.isNewline)
      texts[source] = lines
      #expect(
        lines.count { Self.begins($0, with: label) } == row["turns"] as? Int, "\(source) \(label)")
    }
  }

  /// Whether a line begins with a label, after a time, asterisks or a bracket.
  private static func begins(_ line: Substring, with label: String) -> Bool {
    let name = NSRegularExpression.escapedPattern(for: label)
    let pattern = "^(\\[[0-9:]+\\] )?(\\*\\*|\\[)?\(name)( [0-9:]+)?(:|\\]|\\t|$)"
    return line.range(of: pattern, options: .regularExpression) != nil
  }

  @Test("are coded enough to be measured")
  func coded() throws {
    let program = try Self.study("arbeidsliv")
    let rows = try Rows(program.sitat("codings export -q --format jsonl")).rows
    #expect(rows.count >= 1500)
    let inBlind = rows.filter { Self.blind.contains($0["source"] as? String ?? "") }
    let uses = Dictionary(grouping: inBlind) { $0["code"] as? String ?? "" }.mapValues(\.count)
    #expect(uses.values.count { $0 >= 20 } >= 25)
    #expect(Set(inBlind.compactMap { $0["coder"] as? String }) == ["Ane", "Bjørn", "Camilla"])
  }

  @Test("are read the same way every time", arguments: ["arbeidsliv", "remote-work"])
  func deterministic(name: String) throws {
    let first = try BuiltProgram()
    let second = try BuiltProgram()
    let files = try Self.files(of: name)
    for program in [first, second] {
      try program.sitat("init -q study --me Ane")
      try program.sitat("import -q \(files.map { "'\($0.path)'" }.joined(separator: " "))")
    }
    for file in files {
      let source = file.deletingPathExtension().lastPathComponent
      let marks = try first.sitat("source marks \(source) --format jsonl")
      #expect(!marks.lines.isEmpty, "\(source)")
      #expect(marks == (try second.sitat("source marks \(source) --format jsonl")), "\(source)")
    }
  }

  @Test("give every hit with the range where its words stand")
  func ranges() throws {
    let program = try Self.study("arbeidsliv")
    var texts: [String: [Unicode.Scalar]] = [:]
    for query in Self.queries {
      let found = try program.run("sitat search -q --format jsonl '\(query)'")
      try #require(found.exitCode == 0, "\(query): \(found.talkText)")
      for hit in try Rows(found).rows {
        let source = try #require(hit["source"] as? String)
        let stored =
          try texts[source]
          ?? Array(program.sitat("source show \(source) --text").text.unicodeScalars)
        texts[source] = stored
        let start = try #require(hit["start"] as? Int)
        let end = try #require(hit["end"] as? Int)
        let raw = try #require(hit["raw"] as? String)
        let line = try #require(hit["line"] as? Int)
        #expect(
          stored[start..<end].elementsEqual(raw.unicodeScalars), "\(query) \(source) \(start)")
        #expect(stored[..<start].count { $0 == "\n" } + 1 == line, "\(query) \(source) \(start)")
      }
    }
    #expect(texts.count == 15)
  }

  /// Words, phrases, forms, passages; with line-end hyphens, å in two scalars and emoji before them.
  private static let queries = [
    "og", "tillit", "nav", "exact:NAV", "på", "får", "arbeidsinkludering", "tilrettelegging",
    "arbeids*", "*mentor*", "*legging*", "l?der", "lemma:leder", "lemma:arbeidsgiver", "lemma:få",
    "\"hull i cv*\"", "\"i * og\"", "nav NEAR/5 ringte", "tillit* OR stol*", "jeg AND NOT nav",
    "lemma:ringe NEAR/8 nav", "speaker:Kari", "speaker:Leder", "role:interviewer",
    "source:int0*", "language:nn", "case:L05", "sektor:offentlig", "ansatte:[10 TO 50]",
    "aldersgruppe:\"50-59\"", "question:q03", "coder:Ane", "source:int09 arbeid*",
    "source:int10 å*", "source:int04 *e*",
  ]
}

/// The objects of a listing in JSON Lines.
struct Rows {
  let rows: [[String: Any]]

  init(_ outcome: BuiltProgram.Outcome) throws {
    rows = try outcome.output.split(separator: UInt8(ascii: "\n")).map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
  }
}
