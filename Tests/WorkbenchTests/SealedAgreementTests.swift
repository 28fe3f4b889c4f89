import Analysis
import Store
import Study
import Testing
import Text
import Workbench

/// Which state of the coders' work is compared.
@Suite("Agreement on sealed work")
struct SealedAgreementTests {
  let scene: Scene

  /// The informant says three sentences: 2.1, 2.2 and 4.1.
  init() throws {
    scene = try Scene()
    try scene.add(
      "int01",
      "Intervjuer: Hva gjør du?\n\nLeder: Jeg hjelper folk. Vi snakker sammen.\n\n"
        + "Intervjuer: Og så?\n\nLeder: Så går det bra.\n")
    try scene.codes("Tillit")
    try scene.tag("Ane", "Tillit", "2.1")
    try scene.tag("Bjørn", "Tillit", "2.1")
  }

  private func counts(isCurrent: Bool = false) throws -> [Int] {
    try scene.agreement { $0.isCurrent = isCurrent }.counts("Tillit")
  }

  @Test("work that was opened after it could be compared counts as it was, and is named")
  func reopenedWork() throws {
    try scene.finish("Ane", "Bjørn")
    #expect(try counts() == [1, 0, 0, 2])
    #expect(try scene.agreement().only.reopened.isEmpty)
    try scene.reopen("Ane")
    try scene.untag("Ane", "Tillit", "2.1")
    try scene.tag("Ane", "Tillit", "2.2")
    #expect(try counts() == [1, 0, 0, 2])
    #expect(try scene.agreement().only.reopened.map(\.isOpen) == [true])
    #expect(throws: Refusal(.noPairFinished(coders: ["Ane", "Bjørn"]))) {
      try counts(isCurrent: true)
    }
    try scene.finish("Ane")
    #expect(try counts() == [1, 0, 0, 2])
    #expect(try scene.agreement().only.reopened.map(\.isOpen) == [false])
    #expect(try counts(isCurrent: true) == [0, 1, 1, 1])
    #expect(try scene.agreement { $0.isCurrent = true }.only.reopened.count == 1)
  }

  @Test("what was sealed alone and opened before anybody else had finished counts when sealed anew")
  func reopenedBeforeComparison() throws {
    try scene.finish("Ane")
    try scene.reopen("Ane")
    try scene.tag("Ane", "Tillit", "2.2")
    try scene.finish("Bjørn")
    #expect(throws: Refusal(.noPairFinished(coders: ["Ane", "Bjørn"]))) { try counts() }
    try scene.finish("Ane")
    #expect(try counts() == [1, 1, 0, 1])
    #expect(try scene.agreement().only.reopened.isEmpty)
  }

  @Test("a seal that was undone never was, and one that was redone is")
  func undoneSeal() throws {
    try scene.finish("Ane", "Bjørn")
    _ = try scene.bench("Bjørn").undo(any: false)
    #expect(throws: Refusal(.noPairFinished(coders: ["Ane", "Bjørn"]))) { try counts() }
    _ = try scene.bench("Bjørn").redo(any: false)
    #expect(try counts() == [1, 0, 0, 2])
    _ = try scene.bench("Bjørn").undo(any: false)
    try scene.tag("Bjørn", "Tillit", "4.1")
    try scene.finish("Bjørn")
    #expect(try counts() == [1, 0, 1, 1])
    #expect(try scene.agreement().only.reopened.isEmpty)
  }

  @Test("opening that was undone leaves no trace in what is compared")
  func undoneOpening() throws {
    try scene.finish("Ane", "Bjørn")
    try scene.reopen("Ane")
    try scene.tag("Ane", "Tillit", "4.1")
    _ = try scene.ane.undo(any: false)
    _ = try scene.ane.undo(any: false)
    #expect(try counts() == [1, 0, 0, 2])
    #expect(try counts(isCurrent: true) == [1, 0, 0, 2])
    #expect(try scene.agreement().only.reopened.isEmpty)
  }

  @Test("changes undone in opened work, and codings removed and made again, are taken back right")
  func changesBackAndForth() throws {
    try scene.finish("Ane", "Bjørn")
    try scene.reopen("Ane")
    try scene.untag("Ane", "Tillit", "2.1")
    _ = try scene.ane.undo(any: false)
    try scene.untag("Ane", "Tillit", "2.1")
    try scene.tag("Ane", "Tillit", "2.1")
    try scene.tag("Ane", "Tillit", "4.1")
    try scene.untag("Ane", "Tillit", "4.1")
    try scene.tag("Ane", "Tillit", "4.1")
    try scene.finish("Ane")
    #expect(try counts() == [1, 0, 0, 2])
    #expect(try counts(isCurrent: true) == [1, 1, 0, 1])
  }

  @Test("a third coder counts from their own first seal, after others had opened theirs")
  func thirdCoder() throws {
    try scene.finish("Ane", "Bjørn")
    try scene.reopen("Ane")
    try scene.tag("Ane", "Tillit", "4.1")
    try scene.tag("Camilla", "Tillit", "4.1")
    try scene.finish("Camilla")
    try scene.reopen("Camilla")
    try scene.untag("Camilla", "Tillit", "4.1")
    let result = try scene.agreement()
    #expect(try result.row("Tillit").prevalence.map(\.present) == [1, 1, 1])
    let pairs = try result.row("Tillit").pairs.map { [$0.n11, $0.n10, $0.n01, $0.n00] }
    #expect(pairs == [[1, 0, 0, 2], [0, 1, 1, 1], [0, 1, 1, 1]])
    #expect(try result.only.reopened.count == 2)
  }

  @Test("only some of the coders: the comparison with the others counts all the same")
  func someCoders() throws {
    try scene.finish("Ane", "Bjørn")
    try scene.reopen("Ane")
    try scene.tag("Ane", "Tillit", "4.1")
    try scene.finish("Camilla", "Ane")
    let result = try scene.agreement { $0.coders = ["Ane", "Camilla"] }
    #expect(try result.counts("Tillit") == [0, 1, 0, 2])
  }

  @Test("a source that an undo took away is not compared, and the others are")
  func sourceTakenAway() throws {
    try scene.finish("Ane", "Bjørn")
    try scene.add("int02", "Leder: Ja.\n")
    #expect(try scene.agreement().only.report.sourcesLeftOut.count == 1)
    _ = try scene.ane.undo(any: false)
    let report = try scene.agreement().only.report
    #expect(report.sources.count == 1)
    #expect(report.sourcesLeftOut.isEmpty)
  }

  @Test("sources come in the order in which their last coder finished them")
  func orderOfSealing() throws {
    try scene.add("int00", "Leder: Ja. Nei.\n")
    try scene.finish("Ane", "Bjørn", source: "int00")
    try scene.finish("Ane", "Bjørn", source: "int01")
    let result = try scene.agreement()
    let names = try result.only.inOrderOfSealing.map { result.sourceNames[$0] }
    #expect(names == ["int00", "int01"])
    try scene.reopen("Ane", source: "int00")
    try scene.finish("Ane", source: "int00")
    #expect(try scene.agreement().only.inOrderOfSealing == result.only.inOrderOfSealing)
  }
}
