import Analysis
import Store
import Study
import Testing
import Text
import Workbench

/// Merging, splitting and removing codes that are used.
@Suite("Codes that are merged, split and removed")
struct CodebookMergingTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.ane.newCodes("A", "B", "C", "A/X")
  }

  @Test("a merge takes every coder's and layer's codings, in finished work too, and each once")
  func mergesAll() throws {
    try scene.tag("Ane", "A", "2.1")
    try scene.tag("Ane", "C", "2.1")
    try scene.tag("Bjørn", "B", "2.1")
    try scene.tag("Bjørn", "A", "4.1", layer: .consensus)
    try scene.finish("Ane", "Bjørn")
    let before = try scene.state()
    let step = try scene.ane.mergeCodes(["A", "B"], into: "C")
    #expect(
      step.summary
        == "A, B into C: 3 codings of 2 coders in 1 source (1 finished); 1 was there already")
    let start = Sample.text.distance(of: "Jeg hjelper")
    #expect(
      try scene.ane.codingSet() == [
        "Ane \(start)-\(start + 17) C", "Bjørn \(start)-\(start + 17) C",
        "Bjørn \(Sample.text.distance(of: "Så går"))-\(Sample.text.distance(of: "Så går") + 15) C",
      ])
    #expect(try scene.ane.paths() == ["C", "C/X"])
    _ = try scene.ane.undo(any: true)
    #expect(try scene.state() == before)
  }

  @Test("notes of codings that become one are kept, and the code's history tells who had what")
  func history() throws {
    _ = try scene.ane.tag(
      ["C"], source: "int01", .place("2.1"), layer: .individual, note: "først")
    _ = try scene.ane.tag(
      ["A"], source: "int01", .place("2.1"), layer: .individual, note: "siden")
    _ = try scene.ane.mergeCodes(["A"], into: "C")
    let notes = try scene.ane.codings(
      CodingFilter(coders: [], sources: [], codes: [], layer: nil)
    ).map(\.note)
    #expect(notes == ["først\nsiden"])
    let events = try scene.ane.codeHistory("A").map(\.what)
    #expect(events == [.made(name: "A"), .mergedInto(code: "C", codings: 1)])
    #expect(
      try scene.ane.codePage("C").merged.map(\.what) == [.merged(code: "A", codings: 1)])
  }

  @Test("a code may be merged into one below it, which takes its place")
  func intoChild() throws {
    try scene.tag("Ane", "A", "2.1")
    _ = try scene.ane.mergeCodes(["A"], into: "A/X")
    #expect(try scene.ane.paths() == ["X", "B", "C"])
    #expect(
      try scene.ane.codings(
        CodingFilter(coders: [], sources: [], codes: ["X"], layer: nil)
      ).count == 1)
  }

  @Test("codes below that would share a name keep a merge from being made")
  func clash() throws {
    try scene.ane.newCodes("C/x")
    #expect(
      try scene.refusal { _ = try scene.ane.mergeCodes(["A"], into: "C") }
        == Refusal(.codebook(.childrenClash(code: "A", target: "C", names: ["X"]))))
    #expect(
      try scene.refusal { _ = try scene.ane.mergeCodes(["A", "C"], into: "C") }
        == Refusal(.codebook(.mergesItself(code: "C"))))
  }

  @Test("a code in use, or with others below it, is not removed unasked")
  func removing() throws {
    try scene.tag("Ane", "B", "2.1")
    try scene.tag("Bjørn", "B", "2.2")
    #expect(
      try scene.refusal { _ = try scene.ane.removeCode("B", .empty) }
        == Refusal(.codebook(.inUse(code: "B", codings: 2, sources: 1, coders: 2))))
    #expect(
      try scene.refusal { _ = try scene.ane.removeCode("A", .withCodings) }
        == Refusal(.codebook(.hasChildren(code: "A", children: 1))))
    _ = try scene.ane.removeCode("B", .moving(to: "C"))
    #expect(try scene.ane.codes().map(\.codings) == [0, 0, 2])
    _ = try scene.ane.removeCode("C", .withCodings)
    #expect(try scene.ane.codingSet().isEmpty)
    #expect(try scene.ane.paths() == ["A", "A/X"])
  }

  @Test("themes and opposites go over to the code that takes over")
  func handedOver() throws {
    _ = try scene.ane.newTheme("T", definition: "", codes: ["A", "B"])
    var said = CodebookDescription()
    said.opposite = "B"
    _ = try scene.ane.describeCode("A", said)
    _ = try scene.ane.mergeCodes(["A"], into: "C")
    #expect(try scene.ane.theme("T").codes.map(\.description) == ["B", "C"])
    #expect(try scene.ane.codePage("C").opposite?.description == "B")
    #expect(try scene.ane.codePage("B").opposite?.description == "C")
    _ = try scene.ane.mergeCodes(["B"], into: "C")
    #expect(try scene.ane.theme("T").codes.map(\.description) == ["C"])
    #expect(try scene.ane.codePage("C").opposite == nil)
  }

  @Test("agreement is the same after a review of finished work, and by the codes before a merge")
  func agreement() throws {
    try scene.tag("Ane", "A", "2.1")
    try scene.tag("Bjørn", "B", "2.1")
    try scene.tag("Ane", "C", "4.1")
    try scene.tag("Bjørn", "C", "4.1")
    try scene.finish("Ane", "Bjørn")
    _ = try scene.ane.freezeCodebook(note: "")
    let before = try ["A", "B", "C"].map { try scene.agreement().counts($0) }
    #expect(before == [[0, 1, 0, 2], [0, 0, 1, 2], [1, 0, 0, 2]] as [[Int]])
    _ = try scene.ane.mergeCodes(["A"], into: "B")
    #expect(try scene.agreement().counts("B") == [1, 0, 0, 2])
    _ = try scene.ane.startSecondReading(CodebookReviewStart(codes: ["C"]))
    let first = try #require(try scene.bench(nil).reviews(CodebookReviewFilter()).lines.first)
    _ = try scene.ane.decideReviews([CodebookVerdict(review: first.id, .drop)], amending: nil)
    #expect(try scene.agreement().counts("C") == [1, 0, 0, 2])
    #expect(try scene.agreement().only.reopened.isEmpty)
    #expect(try scene.agreement { $0.isCurrent = true }.counts("C") == [0, 0, 1, 2])
    _ = try scene.ane.renameCode("C", to: "Z")
    let after = try ["A", "B", "C"].map { code in
      try scene.agreement { $0.version = "v1" }.counts(code)
    }
    #expect(after == before)
  }

  @Test("a code that a version does not have is left out and listed, or counts as its heir")
  func leftOut() throws {
    _ = try scene.ane.freezeCodebook(note: "")
    _ = try scene.ane.newCode(CodebookNewCode(path: "N"))
    _ = try scene.ane.newCode(CodebookNewCode(path: "M"))
    for coder in ["Ane", "Bjørn"] {
      _ = try scene.bench(coder).tag(
        ["N", "M"], source: "int01", .place("2.1"), layer: .individual, note: "",
        amending: "nytt")
    }
    try scene.finish("Ane", "Bjørn")
    _ = try scene.ane.mergeCodes(["M"], into: "B")
    let result = try scene.agreement { $0.version = "v1" }
    #expect(result.codesLeftOut.map(\.name) == ["N"])
    #expect(result.codesLeftOut.map(\.codings) == [2])
    #expect(try result.counts("B") == [1, 0, 0, 2])
  }
}

extension String {
  /// The offset in scalars at which words begin.
  fileprivate func distance(of words: String) -> Int {
    guard let range = firstRange(of: words) else { return -1 }
    return unicodeScalars.distance(
      from: unicodeScalars.startIndex, to: range.lowerBound)
  }
}
