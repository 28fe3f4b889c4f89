internal import Glibc
internal import Index
internal import Language
internal import Search
internal import Store
internal import Study
internal import Text

/// Measures what is done with hits, and what a change of the corpus costs.
enum ExtraRuns {
  static func run(_ options: Options) throws {
    try options.finish(operands: 3)
    let files = try BenchFiles.list(options.operands[1] + "/txt")
    let queries = try ClassedQuery.read(options.operands[2])
    let index = try BuiltIndex(options.operands[0])
    for class_ in ["mid_term", "freq_term"] {
      let words = queries.filter { $0.class == class_ }.map(\.words)
      try index.use { try context(class_, words, $0) }
    }
    try addition(files, to: index, folder: options.operands[0] + ".more", queries)
    try fifteen(files, queries, folder: options.operands[0] + ".fifteen")
    lemmas(index)
  }

  private static func figure(
    _ name: String, _ value: Double, _ unit: String, _ note: String? = nil
  ) {
    print(ResultLine(figure: name, value, unit, note: note).json)
  }

  /// Lines in context and the words around hits, for each hit.
  private static func context(_ name: String, _ words: [String], _ engine: SearchEngine) throws {
    var hits: [SearchHit] = []
    for word in words where hits.count < 200_000 { hits += try engine.run(Query(word)).hits }
    guard !hits.isEmpty else { return }
    let shown = Array(hits.prefix(20_000))
    let offsets = try Clock.least(of: 4) { try engine.run(Query(words[0])).hits.count }
    figure(
      "hit with offsets, turn and line, \(name)",
      offsets.seconds / Double(max(1, offsets.result)) * 1e9, "ns a hit", "finding it included")
    let lines = Clock.least(of: 4) {
      var cutter = ConcordanceCutter(engine, width: .characters(60))
      return shown.reduce(0) {
        cutter.cut($1)
        return $0 + cutter.left.count
      }
    }
    let nanoseconds = lines.seconds / Double(shown.count) * 1e9
    figure("line in context, \(name)", nanoseconds, "ns a hit", "60 characters on either side")
    let windows = Clock.least(of: 4) { collocates(hits, engine).count }
    figure(
      "collocates, \(name)", windows.seconds / Double(hits.count) * 1e9, "ns a hit",
      "5 words on either side, \(hits.count) hits, \(windows.result) forms")
  }

  /// How often each form stands within five words of a hit.
  private static func collocates(_ hits: [SearchHit], _ engine: SearchEngine) -> [Int] {
    var all = 0
    for (number, segment) in engine.index.segments.enumerated() {
      let reader = segment.reader
      var counts = [Int](repeating: 0, count: reader.lexicon.count)
      for hit in hits where hit.place.segment == number {
        guard let positions = hit.positions else { continue }
        for position in (positions.lowerBound - 5)..<positions.lowerBound {
          let form = reader.form(at: position)
          if form < counts.count { counts[form] += 1 }
        }
        for position in positions.upperBound..<(positions.upperBound + 5) {
          let form = reader.form(at: position)
          if form < counts.count { counts[form] += 1 }
        }
      }
      all += counts.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    }
    return [Int](repeating: 0, count: all)
  }

  /// One interview of ten thousand words more, until a query finds it.
  private static func addition(
    _ files: [String], to index: BuiltIndex, folder: String, _ queries: [ClassedQuery]
  ) throws {
    let word = queries.first { $0.class == "mid_term" }?.words ?? "ja"
    guard let file = files.first else { return }
    BenchFiles.makeFolder(folder)
    for isSynced in [false, true] {
      let added = try Clock.least(of: 7) {
        let path = folder + "/segment-000001"
        let sink = try FileSink(path)
        var builder = SegmentBuilder(into: sink.write)
        builder.add(Interview(utf8: try BenchFiles.read(file)).document(named: "one more"))
        try builder.finish()
        _ = try sink.finish(isSynced: isSynced)
        let mapped = try MappedFile(path)
        return try withExtendedLifetime(mapped) {
          let segment = IndexSnapshot.Segment(try SegmentReader(mapped))
          let sources = [
            Source(
              id: 1, guid: "one more", name: "one more", kind: .interview, language: "nb",
              length: segment.reader.documents[0].length)
          ]
          let snapshot = IndexSnapshot([segment])
          return try SearchEngine(snapshot, StudyContext(sources: sources))
            .run(Query(word)).count
        }
      }
      figure(
        "one interview more" + (isSynced ? ", on disk" : ""), added.seconds * 1e3, "ms",
        "a segment of its own, opened and searched")
    }
  }

  /// A project of fifteen interviews: building, opening, and the slowest queries.
  private static func fifteen(
    _ files: [String], _ queries: [ClassedQuery], folder: String
  ) throws {
    let some = Array(files.prefix(15))
    let built = try Clock.least(of: 4) { try IndexRuns.buildIndex(some, 1, nil, into: folder) }
    figure("15 interviews, build", built.seconds * 1e3, "ms")
    let opened = try Clock.least(of: 7) { try BuiltIndex(folder) }
    figure("15 interviews, open", opened.seconds * 1e3, "ms")
    let index = try BuiltIndex(folder)
    var times: [Double] = []
    for query in queries {
      guard let parsed = try? Query(query.written) else { continue }
      times.append(
        try index.use { engine in
          try Clock.least(of: 5) { try engine.run(parsed).count }.seconds * 1e3
        })
    }
    figure("15 interviews, any query, middle", Figures.quantile(0.5, of: times), "ms")
    figure(
      "15 interviews, any query, p99", Figures.quantile(0.99, of: times), "ms",
      "\(times.count) queries of all classes")
  }

  /// What telling the lemmas of a form that is new costs, which is done once for each form.
  private static func lemmas(_ index: BuiltIndex) {
    for language in [LanguageCode.nb, .en] {
      let opening = Clock.seconds()
      guard let dictionary = try? WordDictionary(language) else { continue }
      let lemmatizer = Lemmatizer(dictionary: dictionary, stemmer: try? Stemmer(language))
      _ = lemmatizer.lemmas(of: "a")
      figure(
        "dictionary, \(language.rawValue)", (Clock.seconds() - opening) * 1e3, "ms",
        "opened, and asked once")
      guard let lexicon = index.engine.index.segments.first?.reader.lexicon else { return }
      let step = max(1, lexicon.count / 5_000)
      let forms = stride(from: 0, to: lexicon.count, by: step).map(lexicon.string)
      let start = Clock.seconds()
      let found = forms.reduce(0) { $0 + lemmatizer.lemmas(of: $1).words.count }
      figure(
        "lemmas, \(language.rawValue)", (Clock.seconds() - start) / Double(forms.count) * 1e6,
        "µs a form", "\(forms.count) forms, \(found) lemmas")
    }
  }
}
