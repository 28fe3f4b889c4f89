/// Writes the tables of a run.
enum BenchReport {
  static func run(_ options: Options) throws {
    try options.finish(operands: 1)
    guard let size = options.text("size") else { throw BenchProblem("--size is wanted") }
    let results = Results(folder: options.operands[0], size: size)
    let agreement = EngineAgreement(results.queries, classes: results.classes)
    let sections = [
      results.introduction, results.building, results.answering, results.counting, results.cold,
      results.growth, results.figures, results.coding, results.processes,
      results.agreement(agreement),
      results.method,
    ]
    let text = sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    if let path = options.text("o") {
      try BenchFiles.write(Array(text.utf8), to: path)
    } else {
      print(text)
    }
    guard agreement.faults.isEmpty else {
      throw BenchProblem(
        "the engines disagree:\n" + agreement.faults.prefix(20).joined(separator: "\n"))
    }
  }
}

/// The results of one size, and Sitat's of the others.
struct Results {
  static let sizes = ["S", "M", "L", "XL"]

  let size: String
  let all: [ResultLine]
  /// Sitat's queries by size.
  let own: [(size: String, lines: [ResultLine])]

  /// Reads the results in `folder/SIZE/results`.
  init(folder: String, size: String) {
    func lines(_ size: String) -> [ResultLine] {
      let paths = (try? BenchFiles.list("\(folder)/\(size)/results")) ?? []
      return paths.flatMap(ResultLine.read)
    }
    self.size = size
    all = lines(size)
    own = Self.sizes.map { size in
      (size, lines(size).filter { $0.engine == "Sitat" || $0.kind == "corpus" })
    }
  }

  /// The answers, in the order of the engines.
  var queries: [ResultLine] { all.filter { $0.kind == "query" } }

  /// The classes, in the order of the queries.
  var classes: [String] {
    var seen: [String] = []
    for line in all where line.kind == "query" || line.kind == "skipped" {
      if let name = line.class, !seen.contains(name) { seen.append(name) }
    }
    let order = [
      "freq_term", "mid_term", "rare_term", "and2", "phrase2", "phrase2_freq", "phrase3", "near5",
      "prefix", "fuzzy1", "regex",
    ]
    return order.filter(seen.contains)
  }

  /// The engines that answered, in the order of the files their results are in.
  var present: [String] {
    var seen: [String] = []
    for line in queries {
      if let engine = line.engine, seen.last != engine, !seen.contains(engine) {
        seen.append(engine)
      }
    }
    return seen
  }

  /// The values of a kind of line, for a class and an engine.
  func values(
    _ kind: String, _ name: String, _ engine: String, _ value: (ResultLine) -> Double?
  ) -> [Double] {
    all.filter { $0.kind == kind && $0.class == name && $0.engine == engine }.compactMap(value)
  }

  /// A table in Markdown: numbers to the right, the first column to the left.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    let rule = head.indices.map { $0 == 0 ? "---" : "---:" }
    return ([head, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}
