import Store
import Study
import Testing
import Text
import Workbench

/// Making and describing codes, freezing the codebook, and reading codings again.
@Suite("The codebook over time")
struct CodebookVersionTests {
  let scene: Scene

  init() throws {
    scene = try Scene()
    try scene.add("int01", Sample.text)
    try scene.ane.newCodes("A", "B")
  }

  @Test("names are checked: empty, a path, taken in another case")
  func names() throws {
    func problem(_ body: () throws -> Void) throws -> Problem? {
      try scene.refusal(of: body)?.problem
    }
    #expect(try problem { try scene.ane.newCodes("  ") } == .codebook(.emptyName))
    #expect(try problem { try scene.ane.newCodes("a") } == .codebook(.nameTaken(path: "A")))
    #expect(
      try problem { _ = try scene.ane.renameCode("A", to: "X/Y") }
        == .codebook(.nameIsPath(asked: "X/Y")))
    #expect(
      try problem { _ = try scene.ane.renameCode("A", to: "b") }
        == .codebook(.nameTaken(path: "B")))
    #expect(
      try problem { _ = try scene.ane.moveCode("A", under: "A", .last) }
        == .codebook(.belowItself(code: "A", parent: "A")))
    _ = try scene.ane.renameCode("A", to: "a")
    _ = try scene.ane.renameCode("a", to: "A\\/Å")
    #expect(try scene.ane.paths() == ["A\\/Å", "B"])
  }

  @Test("codes move before and behind their siblings, and nowhere else")
  func moves() throws {
    try scene.ane.newCodes("C", "B/C")
    _ = try scene.ane.moveCode("C", under: nil, .before("A"))
    #expect(try scene.ane.paths() == ["C", "A", "B", "B/C"])
    _ = try scene.ane.moveCode("C", under: nil, .after("B"))
    #expect(try scene.ane.paths() == ["A", "B", "B/C", "C"])
    _ = try scene.ane.moveCode("A", under: "B", .before("C"))
    #expect(try scene.ane.paths() == ["B", "B/A", "B/C", "C"])
    #expect(
      try scene.refusal { _ = try scene.ane.moveCode("C", under: nil, .after("B/A")) }?.problem
        == .codebook(.notBeside(code: "C", sibling: "B/A")))
  }

  @Test("a code named with a passage's words keeps where they stand and whose they are")
  func inVivo() throws {
    var request = CodebookNewCode(path: nil)
    request.source = "int01"
    request.passage = .match("Vi snakker sammen.")
    request.parent = "A"
    request.tags = true
    _ = try scene.ane.newCode(request)
    let page = try scene.ane.codePage("Vi snakker sammen.")
    #expect(page.path.description == "A/Vi snakker sammen.")
    #expect(page.code.kind == .inVivo)
    #expect(page.birthplace?.source == "int01")
    #expect(page.birthplace?.place == "2.2")
    #expect(page.birthplace?.wordOf == .informant)
    #expect(page.codings == 1)
    request.passage = .match("Hva gjør du")
    request.path = "Spørsmål"
    request.tags = false
    _ = try scene.ane.newCode(request)
    #expect(try scene.ane.codePage("Spørsmål").birthplace?.wordOf == .author)
    #expect(try scene.ane.codePage("Spørsmål").codings == 0)
  }

  @Test("after a freeze, every way of coding with a new code takes a reason, once")
  func amending() throws {
    let version = try scene.ane.freezeCodebook(note: "etter seks")
    #expect(version.name == "v1")
    #expect(version.codes == 2)
    try scene.ane.newCodes("N")
    let refused = Refusal(.codebook(.notFrozen(codes: ["N"], version: "v1")))
    let table = try scene.write("codings.csv", "coder,source,start,end,code\nAne,int01,33,50,N\n")
    let piped = Array("int01:3:Leder: Jeg hjelper folk. Vi snakker sammen.\n".utf8)
    var autocode = AutocodeRequest("N", "folk")
    for dryRun in [true, false] {
      #expect(
        try scene.refusal { _ = try scene.ane.importCodings(table, dryRun: dryRun) } == refused)
      #expect(
        try scene.refusal { _ = try scene.ane.autocode(autocode, dryRun: dryRun) } == refused)
      #expect(
        try scene.refusal {
          _ = try scene.ane.tag(piped: piped, PipedTagging(codes: ["N"]), dryRun: dryRun)
        } == refused)
    }
    #expect(try scene.refusal { try scene.tag("Ane", "N", "2.1") } == refused)
    try scene.tag("Ane", "A", "2.1")
    autocode.amendment = "viste seg i int01"
    _ = try scene.ane.autocode(autocode, dryRun: false)
    try scene.tag("Bjørn", "N", "2.1")
    let line = try #require(try scene.ane.codebookVersions().first)
    #expect(line.amendments.map(\.code) == ["N"])
    #expect(line.amendments.map(\.reason) == ["viste seg i int01"])
    #expect(line.amendments.map(\.coder) == ["Ane"])
    #expect(line.codings == 3)
  }

  @Test("codings and seals remember the version in force")
  func inForce() throws {
    try scene.tag("Ane", "A", "2.1")
    _ = try scene.ane.freezeCodebook(note: "en")
    try scene.tag("Ane", "A", "2.2")
    _ = try scene.ane.freezeCodebook(note: "to")
    try scene.tag("Ane", "A", "4.1")
    #expect(try scene.ane.codebookVersions().map(\.codings) == [1, 1])
    #expect(try scene.ane.codebookVersions().map(\.name) == ["v1", "v2"])
    _ = try scene.ane.undo(any: true)
    _ = try scene.ane.undo(any: true)
    #expect(try scene.ane.codebookVersions().map(\.name) == ["v1"])
    #expect(
      try scene.refusal { _ = try scene.ane.codebookDiff(from: "v2", to: nil) }?.problem
        == .codebook(.unknownVersion(asked: "v2", known: ["v1"])))
  }

  @Test("a diff tells what was done, and undoing it leaves nothing to tell")
  func diff() throws {
    var said = CodebookDescription()
    said.opposite = "B"
    _ = try scene.ane.describeCode("A", said)
    try scene.ane.newCodes("C", "C/D")
    _ = try scene.ane.freezeCodebook(note: "")
    func words() throws -> [String] {
      try scene.ane.codebookDiff(from: "v1", to: nil).diff.differences.map {
        "\($0.what) \($0.before?.description ?? "-") \($0.after?.description ?? "-")"
      }
    }
    #expect(try words().isEmpty)
    _ = try scene.ane.renameCode("C", to: "E")
    _ = try scene.ane.moveCode("D", under: nil, .last)
    _ = try scene.ane.mergeCodes(["B"], into: "A")
    #expect(
      try words() == ["described A A", "renamed C E", "moved C/D D", "merged B A"])
    for _ in 0..<3 { _ = try scene.ane.undo(any: true) }
    #expect(try words().isEmpty)
  }

  @Test("only codings made under another definition are read again, and again when it changes")
  func redefined() throws {
    func describe(_ text: String) throws {
      var said = CodebookDescription()
      said.definition = text
      _ = try scene.ane.describeCode("A", said)
    }
    func start(_ version: String? = nil) throws -> Int {
      try scene.ane.startRereading(CodebookReviewStart(codes: []), madeUnder: version).codings
    }
    try describe("først")
    try scene.tag("Ane", "A", "2.1")
    _ = try scene.ane.freezeCodebook(note: "")
    try scene.tag("Bjørn", "A", "2.1")
    _ = try scene.ane.freezeCodebook(note: "")
    #expect(try start() == 0)
    try describe("så")
    try scene.tag("Ane", "A", "4.1")
    #expect(try start("v1") == 2)
    #expect(try start() == 0)
    let ids = try scene.bench(nil).reviews(CodebookReviewFilter()).lines.map(\.id)
    _ = try scene.ane.decideReviews(ids.map { CodebookVerdict(review: $0, .keep) }, amending: nil)
    #expect(try start() == 0)
    try describe("til sist")
    #expect(try start() == 3)
    _ = try scene.ane.undo(any: true)
    try describe("først")
    #expect(try start() == 1)
  }

  @Test("verdicts of a table are all taken, or none; the same again changes nothing")
  func verdicts() throws {
    try scene.tag("Ane", "A", "2.1")
    try scene.tag("Ane", "A", "2.2")
    try scene.tag("Bjørn", "A", "4.1")
    _ = try scene.ane.splitCode("A", into: ["X", "Y"], areSiblings: false)
    #expect(try scene.ane.codeSplits().map(\.total) == [3])
    let ids = try scene.bench(nil).reviews(CodebookReviewFilter()).lines.map(\.id)
    #expect(ids.count == 3)
    func decide(_ rows: String...) throws -> CodebookVerdicts {
      let path = try scene.write(
        "review.csv", "id,decision,target,note\n" + rows.joined(separator: "\n") + "\n")
      return try scene.ane.decideReviews(try scene.ane.verdicts(path), amending: nil)
    }
    #expect(
      try scene.refusal { _ = try decide("\(ids[0]),keep,,", "\(ids[1]),flytt,A/X,") }?.problem
        == .codebook(.badDecision(written: "flytt")))
    #expect(
      try scene.refusal { _ = try decide("\(ids[0]),move A/X,,", "999,keep,,") }?.problem
        == .codebook(.unknownReview(id: 999)))
    let first = try decide("\(ids[0]),move A/X,,«ja»", "\(ids[1]),move,A/Y,", "\(ids[2]),,,")
    #expect(first.moved == 2)
    #expect(try scene.ane.codes().map(\.codings) == [1, 1, 1, 0])
    let entries = try scene.ane.log().count
    let again = try decide("\(ids[0]),move A/X,,", "\(ids[1]),move,A/Y,")
    #expect(again.already == 2)
    #expect(try scene.ane.log().count == entries)
    #expect(
      try scene.refusal { _ = try decide("\(ids[0]),drop,,") }?.problem
        == .codebook(.decidedAlready(id: ids[0], decision: .move, coder: "Ane")))
    _ = try decide("\(ids[2]),drop,,")
    #expect(try scene.ane.codeSplits().map(\.decided) == [3])
    let progress = try #require(try scene.ane.reviewProgress().first)
    #expect(
      [progress.kept, progress.moved, progress.dropped, progress.open] == [0, 2, 1, 0] as [Int])
  }
}
