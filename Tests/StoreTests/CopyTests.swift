import Foundation
import Merging
import Study
import TestSupport
import Testing
import Text

@testable import Store

@Suite("Copies of a project")
struct CopyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A project with a source of one turn and two codes.
  private func original() throws -> String {
    let file = try folder.project("a.sitat")
    try file.change("import", by: "Ane") { writer in
      let text = StoredText("Vi fikk god hjelp av NAV den gangen, og det holdt.")
      try writer.add(
        NewSource(
          name: "int01", kind: .interview, language: "nb", text: text, original: text.utf8,
          fileName: "int01.txt", encoding: "utf-8", report: "", marks: [], speakers: [],
          segments: [Segment(TextSpan(0, text.count), .turn)]))
      for name in ["Tillit", "Arbeid"] {
        try writer.addCode(CodeDescription(name: name), under: nil)
      }
    }
    try file.close()
    return folder.file("a.sitat")
  }

  private func copy(_ path: String, to name: String) throws -> ProjectFile {
    try FileManager.default.copyItem(atPath: path, toPath: folder.file(name))
    return try ProjectFile.open(at: folder.file(name))
  }

  private static func merge(_ other: ProjectFile, into file: ProjectFile) throws {
    var state = try file.read { try $0.copyState() }
    state.join(try other.read { try $0.copyState() })
    let shown = ShownState(state)
    let payload = try CopyPayload(of: other)
    try file.change("merge", by: nil) { try $0.apply(shown, from: payload) }
  }

  private static func tag(
    _ file: ProjectFile, _ coder: String, _ code: String, _ span: TextSpan, note: String = ""
  ) throws {
    try file.change("tag", by: coder) { writer in
      let codebook = try writer.reader.codebook()
      let code = try codebook.code(named: code).id
      let source = try #require(try writer.reader.sources().first?.source.id)
      try writer.mintQuotation(source: source, turn: 1, span: span)
      try writer.addCoding(
        source: source, span: span, code: code,
        rater: Rater(coder: try writer.coder(named: coder), layer: .individual), note: note)
    }
  }

  /// What a person sees, without the numbers and stamps of one file.
  private static func seen(_ file: ProjectFile) throws -> ShownState {
    ShownState(try file.read { try $0.copyState() })
  }

  @Test("have ids of their own as soon as they are changed, and keep them when renamed")
  func haveIdentities() throws {
    let path = try original()
    let first = try ProjectFile.open(at: path)
    let other = try copy(path, to: "b.sitat")
    try Self.tag(first, "Ane", "Tillit", TextSpan(0, 7))
    try Self.tag(other, "Bo", "Tillit", TextSpan(0, 7))
    let replicas = try [first, other].map { file in
      try #require(try file.read { try $0.authors() }.last?.replica)
    }
    #expect(replicas[0] != replicas[1])
    try other.close()
    try FileManager.default.moveItem(
      atPath: folder.file("b.sitat"), toPath: folder.file("c.sitat"))
    let renamed = try ProjectFile.open(at: folder.file("c.sitat"))
    try Self.tag(renamed, "Bo", "Arbeid", TextSpan(0, 7))
    #expect(try renamed.read { try $0.authors() }.last?.replica == replicas[1])
  }

  @Test("merged in any order hold and show the same, and merged twice nothing new")
  func mergeInAnyOrder() throws {
    let path = try original()
    let names = ["b.sitat", "c.sitat", "d.sitat"]
    let copies = try names.map { try copy(path, to: $0) }
    try Self.tag(copies[0], "Ane", "Tillit", TextSpan(0, 7))
    try Self.tag(copies[1], "Bo", "Tillit", TextSpan(0, 7))
    try Self.tag(copies[1], "Bo", "Arbeid", TextSpan(8, 17))
    try Self.tag(copies[2], "Ane", "Tillit", TextSpan(0, 7), note: "sikker")
    for copy in copies {
      try copy.change("code", by: "Ane") {
        try $0.addCode(CodeDescription(name: "Ny", definition: copy.path), under: 1)
      }
    }
    try copies.forEach { try $0.close() }
    let orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0]]
    var results: [ShownState] = []
    for (number, order) in orders.enumerated() {
      let into = try copy(folder.file(names[order[0]]), to: "merged\(number).sitat")
      for at in order.dropFirst() {
        let from = try ProjectFile.open(at: folder.file(names[at]))
        try Self.merge(from, into: into)
        try from.close()
      }
      let once = try Self.seen(into)
      let before = try into.read { try $0.journal().count }
      let again = try ProjectFile.open(at: folder.file(names[order[1]]))
      try Self.merge(again, into: into)
      #expect(try Self.seen(into) == once)
      #expect(try into.read { try $0.journal().count } == before, "nothing to journal")
      results.append(once)
    }
    #expect(results[0] == results[1] && results[1] == results[2])
    let merged = try ProjectFile.open(at: folder.file("merged0.sitat"))
    let codebook = try merged.read { try $0.codebook() }
    let paths = codebook.codes.map { codebook.path(of: $0.id).description }.sorted()
    #expect(paths == ["Arbeid", "Tillit", "Tillit/Ny"] as [String])
    // Ane's two of one place are one, and Bo's are his own.
    let codings = try merged.read { try $0.codings() }
    #expect(codings.count == 3)
    let first = codings.filter { $0.span == TextSpan(0, 7) }
    #expect(first.count == 2)
    let records = try merged.read { try $0.codingRecords() }
    #expect(records.map(\.note).sorted() == ["", "", "sikker"] as [String])
    #expect(results[0].conflicts.count == 1, "three definitions of one code")
  }

  @Test("go on from what a merge shows, and undo gives back what was before it")
  func undoMerge() throws {
    let path = try original()
    let other = try copy(path, to: "b.sitat")
    try Self.tag(other, "Bo", "Arbeid", TextSpan(8, 17))
    let file = try ProjectFile.open(at: path)
    try Self.tag(file, "Ane", "Tillit", TextSpan(0, 7))
    let before = try file.read { try $0.codings() }
    try Self.merge(other, into: file)
    #expect(try file.read { try $0.codings().count } == 2)
    _ = try file.undo(by: nil, any: true)
    #expect(try file.read { try $0.codings() } == before)
    _ = try file.redo(by: nil, any: true)
    #expect(try file.read { try $0.codings().count } == 2)
    let defects = try file.read { try $0.defects() }
    #expect(defects.isEmpty)
  }
}
