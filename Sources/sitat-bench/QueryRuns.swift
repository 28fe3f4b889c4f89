internal import Index
internal import Search
internal import Study

/// A query of a class, with its words.
struct ClassedQuery {
  let `class`: String
  let words: String

  /// The queries of a file: class, tab, words.
  static func read(_ path: String) throws -> [ClassedQuery] {
    let text = String(decoding: try BenchFiles.read(path), as: UTF8.self)
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t")
      guard parts.count == 2 else { return nil }
      return ClassedQuery(class: String(parts[0]), words: String(parts[1]))
    }
  }

  /// Whether words can be held together by the source, as others do.
  private static let isHeldBySource =
    (try? Query("(ja AND nei) WITHIN source"))?.readings.isEmpty ?? false

  /// What a hit must hold that others do not ask for, if anything.
  var rule: String? {
    `class` == "and2" && !Self.isHeldBySource ? "both words within one turn" : nil
  }

  /// The query as a person would write it.
  var written: String {
    let parts = words.split(separator: " ").map(String.init)
    switch `class` {
    case "and2":
      let both = parts.joined(separator: " AND ")
      return Self.isHeldBySource ? "(\(both)) WITHIN source" : both
    case "phrase2", "phrase2_freq", "phrase3": return "\"\(words)\""
    case "near5": return parts.joined(separator: " NEAR/5 ")
    case "prefix": return words + "*"
    case "fuzzy1": return words + "~1"
    case "regex": return "/\(words)/"
    default: return words
    }
  }
}

extension ClassedQuery {
  /// How often the rarest of the words occurs, segment by segment; nil of a class where no word
  /// stands beside another.
  func candidates(in index: IndexSnapshot) -> Int? {
    guard ["phrase2", "phrase2_freq", "phrase3", "near5"].contains(`class`) else { return nil }
    let forms = words.split(separator: " ").map(String.init)
    return index.segments.map(\.reader).reduce(0) { sum, reader in
      let counts = forms.map { form in
        reader.lexicon.rank(of: form).map { reader.count(ofForm: $0) } ?? 0
      }
      return sum + (counts.min() ?? 0)
    }
  }
}

/// Measures queries.
enum QueryRuns {
  /// So many queries of each class are also asked after the index has left memory.
  private static let coldQueries = 8

  static func run(_ options: Options) throws {
    try options.finish(operands: 2)
    let folder = options.operands[0]
    let queries = try ClassedQuery.read(options.operands[1])
    let runs = try max(4, options.number("repeat", standard: 5))
    try warm(queries, folder, runs)
    try cold(queries, folder)
  }

  private static func warm(_ queries: [ClassedQuery], _ folder: String, _ runs: Int) throws {
    let index = try BuiltIndex(folder)
    var size = ResultLine(figure: "tokens", Double(index.size.positions), "tokens")
    size.types = index.size.forms
    print(size.json)
    for query in queries { print(try warm(query, index, runs).json) }
  }

  private static func warm(_ query: ClassedQuery, _ index: BuiltIndex, _ runs: Int) throws
    -> ResultLine
  {
    do {
      return try index.use { engine in
        let (seconds, found) = try Clock.least(of: runs) {
          try engine.run(Query(query.written))
        }
        var line = ResultLine(kind: "query", engine: "Sitat")
        line.class = query.class
        line.query = query.words
        line.hits = found.count
        line.docs = found.sourceCount
        line.candidates = query.candidates(in: engine.index)
        line.us = seconds * 1e6
        line.hitRule = query.rule
        line.docRule = query.rule
        return line
      }
    } catch let error as QueryError {
      var line = ResultLine(kind: "skipped", engine: "Sitat")
      line.class = query.class
      line.query = query.words
      line.note = "\(error)"
      return line
    }
  }

  /// Opening the index and answering one query, with nothing of it in memory.
  private static func cold(_ queries: [ClassedQuery], _ folder: String) throws {
    let classes = Dictionary(grouping: queries, by: \.class)
    for name in classes.keys.sorted() {
      for query in (classes[name] ?? []).prefix(coldQueries) {
        try BuiltIndex.drop(folder)
        let start = Clock.seconds()
        let hits = try? BuiltIndex(folder).use { try $0.run(Query(query.written)).count }
        guard let hits else { continue }
        var line = ResultLine(kind: "cold", engine: "Sitat")
        line.class = name
        line.query = query.words
        line.hits = hits
        line.us = (Clock.seconds() - start) * 1e6
        print(line.json)
      }
    }
  }
}
