internal import Analysis

/// Measures agreement and co-occurrence on an invented study, and writes it for other programs.
enum CodingRun {
  static func run(_ options: Options) throws {
    try options.finish(operands: 1)
    let codings = try options.number("codings", standard: 100_000)
    let codes = try options.number("codes", standard: 100)
    let sources = try options.number("sources", standard: 200)
    let scene = CodingScene(codings: codings, codes: codes, sources: sources)
    try scene.write(to: options.operands[0])
    try agreement(scene)
    try cooccurrence(scene)
    for share in [10, 100] where codings >= 100_000 {
      let size = codings * share / 10
      let other =
        share == 10 ? scene : CodingScene(codings: size, codes: codes, sources: sources * 10)
      try growth(other, size)
    }
  }

  /// Prints the least CPU time of five runs of something with a figure to check it by.
  private static func measure(
    _ class_: String, _ note: String, _ body: () throws -> (count: Int, sum: Double)
  ) throws {
    var line = ResultLine(kind: "coding", engine: "Sitat")
    line.class = class_
    line.note = note
    for _ in 0..<5 {
      let start = Clock.threadSeconds()
      let answer = try body()
      line.cpu = min(line.cpu ?? .infinity, Clock.threadSeconds() - start)
      line.hits = answer.count
      line.value = answer.sum
    }
    print(line.json)
  }

  private static func sum(_ report: AgreementReport) -> (count: Int, sum: Double) {
    let values = report.codes.compactMap(\.alpha.value)
    return (values.count, values.reduce(0, +))
  }

  private static func agreement(_ scene: CodingScene) throws {
    let lines = scene.agreement(.paragraph)
    try measure(
      "α of every code, by line", "every coefficient, interval and pair besides; sum of α"
    ) { sum(try AgreementReport(lines)) }
    let characters = scene.agreement(.character)
    try measure(
      "α of every code, by character", "every coefficient, interval and pair besides; sum of α"
    ) { sum(try AgreementReport(characters)) }
  }

  private static func matrix(_ scene: CodingScene) -> CooccurrenceInput {
    CooccurrenceInput(
      rule: .overlap, codes: scene.codes.indices.map { ReportedCode($0 + 1) },
      codings: scene.codings())
  }

  private static func cooccurrence(_ scene: CodingScene) throws {
    let input = matrix(scene)
    try measure("co-occurrence of every two codes", "pairs of passages that overlap") {
      let pairs = CooccurrenceMatrix(input).pairs
      return (pairs.count, Double(pairs.reduce(0) { $0 + $1.count }))
    }
  }

  private static func growth(_ scene: CodingScene, _ size: Int) throws {
    let note = "to see how it grows"
    let characters = scene.agreement(.character)
    try measure("\(size) codings: α of every code, by character", note) {
      sum(try AgreementReport(characters))
    }
    let input = matrix(scene)
    try measure("\(size) codings: co-occurrence", note) {
      let pairs = CooccurrenceMatrix(input).pairs
      return (pairs.count, Double(pairs.reduce(0) { $0 + $1.count }))
    }
  }
}
