import Analysis
import Quotation
import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

@Suite("Informants are counted alike everywhere")
struct InformantCountingTests {
  let group: GroupScene

  init() throws { group = try GroupScene() }

  private var ane: OpenProject { group.scene.ane }

  @Test("a case counts once in all its sources, those linked to nobody once for each source")
  func matrix() throws {
    try group.tag("Tillit", "fg1", "2", "4", "5", "9")
    try group.tag("Tillit", "int01", "2")
    try group.tag("Tillit", "int02", "2", "4")
    try group.tag("Tillit", "int03", "2", "4")
    try group.tag("Tillit", "note", "1")
    // A (in three sources), the unlinked of fg1, and int03's; the field note is nobody's.
    let result = try group.matrix()
    let total = result.matrix.total(0)
    #expect(total.count(.cases) == 3)
    #expect(total.cases.count == 1)
    #expect(total.unlinked.count == 2)
    #expect(total.count(.sources) == 5)
    #expect(result.matrix.weighted(total, .cases) == 2.5)
    // Ten passages: those of A, four, count a half each.
    #expect(total.count(.passages) == 10)
    #expect(result.matrix.weighted(total, .passages) == 8)
    #expect(result.scope.unlinked == ["fg1", "int03"])
    #expect(result.scope.weighted.map(\.name) == ["A"])
    let bySource = try group.matrix { $0.axis = .source }
    #expect(
      bySource.columns.indices.map { bySource.matrix.cell(0, $0).count(.cases) } == [2, 1, 1, 1, 0])
    #expect(
      bySource.matrix.bases.map(\.informants.count) == [3, 1, 1, 1, 0],
      "A, B and the unlinked speak in fg1")
  }

  @Test("k of N takes those of a source as one who could hold the code")
  func holders() throws {
    try group.tag("Tillit", "fg1", "2", "9")
    try group.tag("Kontakt", "int03", "2")
    try group.finish()
    var request = MatrixRequest()
    request.measure = .cases
    let result = try ane.holders(request)
    // Codes stand as in the codebook: Tillit, then Kontakt. A, B, fg1 and int03 could hold them.
    #expect(result.codes.map(\.holders.eligible.count) == [4, 4])
    #expect(result.codes.map(\.holders.holders.count) == [2, 1])
    #expect(result.unlinked.map(\.name) == ["fg1", "int03"])
  }

  @Test("opposites count holders so too, and nobody knows that a group is ambivalent")
  func ambivalence() throws {
    try group.tag("Tillit", "fg1", "2", "4", "3")
    try group.tag("Kontakt", "fg1", "7", "9")
    try group.tag("Kontakt", "int03", "2")
    var request = MatrixRequest()
    request.codes = ["Tillit", "Kontakt"]
    let pair = try #require(
      try ane.ambivalence(request, quoting: MatrixScene.quoting).pairs.first)
    #expect(pair.firstCases == 3)
    #expect(pair.secondCases == 3)
    #expect(pair.both.map(\.study.name) == ["A"])
  }

  @Test("a claim is said by as many as the matrix counts")
  func claims() throws {
    try group.tag("Tillit", "fg1", "4", "5", "6", "2-3")
    try group.tag("Tillit", "int03", "2")
    let list = try group.quotations("Tillit")
    let claim = try ane.addClaim("De ringer.", note: "")
    let others = list.passages.filter { $0.turn != 2 || $0.sourceName == "int03" }.map(\.id)
    _ = try ane.support(claim, .supporting, by: others)
    let first = try #require(try ane.claims([], MatrixScene.quoting).first)
    // Turns 4 and 5 of fg1 are its unlinked, 6 is the interviewer's; int03 has one more.
    #expect(first.informants == [.supporting: 2])
    #expect(first.unlinked == [.supporting: 2])
    _ = try ane.support(claim, .supporting, by: list.passages.map(\.id))
    let second = try #require(try ane.claims([], MatrixScene.quoting).first)
    #expect(second.informants == [.supporting: 4])
    #expect(second.unlinked == [.supporting: 2])
    #expect(try group.matrix().matrix.total(0).count(.cases) == 4)
  }

  @Test("matrix, holders, quotations and a naive count agree on random codings", arguments: 0..<6)
  func agree(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<14 {
      let name = GroupScene.names.randomElement(using: &generator) ?? ""
      let length = try ane.source(name).text.count
      let start = Int.random(in: 0..<length - 1, using: &generator)
      let end = Int.random(in: (start + 1)...min(length, start + 25), using: &generator)
      // What lies wholly in a label is refused.
      _ = try? ane.importCodings(
        group.scene.write(
          "random.csv",
          "coder,source,start,end,code\nBjørn,\(name),\(start),\(end),Tillit\n"),
        dryRun: false)
    }
    let codings = try group.scene.file.read { try $0.codings() }
    try #require(!codings.isEmpty)
    let expected = try naive(codings)
    let matrix = try group.matrix { $0.codes = ["Tillit"] }
    let total = matrix.matrix.total(0)
    #expect(total.informants == expected)
    #expect(total.count(.cases) == expected.count)
    #expect(try group.quotations("Tillit").informants == expected)
    var request = MatrixRequest()
    request.codes = ["Tillit"]
    request.countsUnfinished = true
    request.heedsQuestions = false
    let holders = try #require(try ane.holders(request).codes.first).holders
    #expect(Set(holders.holders + holders.others) == expected)
    let weights = try group.quotations("Tillit").passages.reduce(0) { $0 + $1.weight }
    #expect(matrix.matrix.weighted(total, .passages) == weights)
  }

  /// Who says any character of the codings, character by character.
  private func naive(_ codings: [Coding]) throws -> Set<Informant> {
    try group.scene.file.read { reader in
      var found: Set<Informant> = []
      let speakers = try reader.speakers()
      for coding in codings {
        let turns = try reader.segments(of: coding.source, .turn)
        let isNote = try reader.sources().contains {
          $0.source.id == coding.source && $0.source.name == "note"
        }
        for offset in coding.span.start..<coding.span.end {
          guard let turn = turns.first(where: { $0.span.start <= offset && offset < $0.span.end }),
            let speaker = turn.speaker.flatMap({ speakers[coding.source]?[$0] }), !isNote
          else { continue }
          if let id = speaker.caseID {
            found.insert(.known(id))
          } else if speaker.role != .interviewer {
            found.insert(.unlinked(in: coding.source))
          }
        }
      }
      return found
    }
  }

  @Test("quotations of those who count less are marked, those who say some of one included")
  func tonedDown() throws {
    try group.tag("Tillit", "fg1", "2", "2-3", "3")
    let list = try group.quotations("Tillit")
    #expect(list.tonedDown == [QuotedWeight(caseName: "A", weight: 0.5, reason: "svarte kort")])
    #expect(list.passages.map(\.weight) == [0.5, 1, 1])
    #expect(list.passages.map { $0.tonedDown.map(\.caseName) } == [["A"], ["A"], []])
    #expect(list.countWithoutTonedDown == 1)
  }

  @Test("who stands outside the sample and is counted is named, where they speak")
  func outside() throws {
    try group.tag("Tillit", "fg1", "2", "3")
    _ = try ane.addStep(["B"], .excluded, reason: "trakk seg", on: "2026-02-01")
    _ = try ane.addStep(["A"], .included, reason: "", on: "2026-02-01")
    let outside = try group.matrix().scope.outside
    #expect(outside.map(\.status) == [.excluded])
    #expect(outside.map(\.names) == [["B"]])
    #expect(try group.matrix { $0.filter = "case:A" }.scope.outside.isEmpty)
    #expect(try group.matrix { $0.filter = "case:B" }.scope.weighted.isEmpty)
  }
}
