internal import Analysis
internal import Index
internal import Search
internal import Study
internal import Text

/// Measures hot paths, each against a plain way of doing the same in the same run.
///
/// Prints one line for each: what, the least time of several runs, and the ratio.
enum Scaling {
  static func run(_ options: Options) throws {
    try options.finish()
    print("what\tmilliseconds\tagainst\tratio")
    measureSweeps()
    measureCharacters()
    measureSearch()
  }

  /// The least time of five runs, in milliseconds.
  private static func least(_ body: () -> Int) -> (time: Double, result: Int) {
    var best = Double.infinity
    var result = 0
    for _ in 0..<5 {
      let start = Clock.seconds()
      result = body()
      best = min(best, (Clock.seconds() - start) * 1e3)
    }
    return (best, result)
  }

  private static func line(_ what: String, _ time: Double, _ against: String, _ ratio: Double) {
    print("\(what)\t\(Figures.fixed(time, 2))\t\(against)\t\(Figures.fixed(ratio, 2))")
  }

  /// Ten times the codings should take about ten times as long: the sweeps are linear.
  private static func measureSweeps() {
    var workload = Workload()
    let small = workload.agreement(codings: 3_000, codes: 100, sources: 30)
    let large = workload.agreement(codings: 30_000, codes: 100, sources: 30)
    func codes(_ input: AgreementInput) -> Int {
      (try? AgreementReport(input).codes.count) ?? 0
    }
    let few = least { codes(small) }
    let many = least { codes(large) }
    line("agreement, 30 000 codings", many.time, "3 000 codings", many.time / few.time)
    measurePairs(small, large)
    let interviews = workload.agreement(codings: 99_999, codes: 100, sources: 200)
    let million = workload.agreement(codings: 999_999, codes: 100, sources: 200)
    measurePairs(interviews, million)
  }

  /// The full matrix of every two codes, under the rules that differ in how they are counted.
  private static func measurePairs(_ small: AgreementInput, _ large: AgreementInput) {
    let rules: [(name: String, rule: CooccurrenceRule, count: CooccurrenceCount)] = [
      ("overlap", .overlap, .pairs), ("overlap, passages", .overlap, .passages),
      ("near:1s", .near(CooccurrenceReach(1, .sentences)), .pairs),
      ("sentence", .sameUnit(.sentence), .units),
      ("window:4s", .window(CooccurrenceReach(4, .sentences), isWeighted: false), .units),
    ]
    func size(_ input: AgreementInput) -> Int {
      input.sources.reduce(0) { $0 + $1.codings.count }
    }
    for (name, rule, count) in rules {
      func input(_ material: AgreementInput) -> CooccurrenceInput {
        CooccurrenceInput(
          rule: rule, count: count, codes: material.codes,
          codings: material.sources.flatMap(\.codings),
          units: Dictionary(uniqueKeysWithValues: material.sources.map { ($0.id, $0.units) }))
      }
      let (few, many) = (input(small), input(large))
      let fewPairs = least { CooccurrenceMatrix(few).pairs.count }
      let manyPairs = least { CooccurrenceMatrix(many).pairs.count }
      line(
        "co-occurrence \(name), \(size(large)) codings", manyPairs.time,
        "\(size(small)) codings, \(Figures.fixed(fewPairs.time, 2)) ms",
        manyPairs.time / fewPairs.time)
    }
  }

  /// Every coefficient of every code at the unit `character`, for three coders and 100 codes, up
  /// to a million codings; and what comparing sets of codes adds.
  private static func measureCharacters() {
    var workload = Workload()
    var former: Double?
    for (codings, sources) in [(10_000, 20), (100_000, 200), (1_000_000, 2000)] {
      let input = workload.agreement(
        codings: codings, codes: 100, sources: sources, unit: .character, comparesSets: false)
      let time = least { (try? AgreementReport(input).codes.count) ?? 0 }.time
      line(
        "agreement by characters, \(sources) sources, \(codings) codings", time,
        "a tenth of both", former.map { time / $0 } ?? 1)
      former = time
    }
    let input = workload.agreement(
      codings: 100_000, codes: 100, sources: 200, unit: .character)
    let time = least { (try? AgreementReport(input).codes.count) ?? 0 }.time
    line("the same with sets of codes, 200 sources, 100000 codings", time, "itself", 1)
  }

  /// A query from the index against walking through all tokens.
  private static func measureSearch() {
    var workload = Workload()
    let sources = (1...30).map { number in
      Source(
        id: number, guid: "source-\(number)", name: "source-\(number)", kind: .interview,
        language: "nb", length: 0)
    }
    var builder = SegmentBuilder()
    var allTokens: [[Token]] = []
    for source in sources {
      let text = workload.text(words: 10_000)
      let tokens = Tokenizer().tokens(in: text, through: ReadingLayer([]))
      allTokens.append(tokens)
      builder.add(
        IndexDocument(
          key: source.guid, fingerprint: "1", language: "nb", utf8: text.utf8, pieces: [],
          turns: [text.span]))
    }
    guard let bytes = try? builder.bytes(), let query = try? Query("\"ord1 ord2\" OR ord77*")
    else { return }
    bytes.withUnsafeBytes { buffer in
      guard let reader = try? SegmentReader(bytes: buffer) else { return }
      let engine = SearchEngine(
        IndexSnapshot([IndexSnapshot.Segment(reader)]), StudyContext(sources: sources))
      let indexed = least { (try? engine.run(query).hits.count) ?? 0 }
      let scanned = least { allTokens.reduce(0) { $0 + Self.scan($1) } }
      precondition(indexed.result == scanned.result, "both ways find the same")
      line(
        "query, 300 000 words, \(indexed.result) hits", indexed.time, "walking through all tokens",
        scanned.time / indexed.time)
    }
  }

  private static func scan(_ tokens: [Token]) -> Int {
    var hits = 0
    for (index, token) in tokens.enumerated() {
      if token.form.hasPrefix("ord77") { hits += 1 }
      if token.form == "ord1", index + 1 < tokens.count, tokens[index + 1].form == "ord2" {
        hits += 1
      }
    }
    return hits
  }
}
