package import Analysis
internal import Search
internal import Store
package import Study
internal import Text

/// What coverage is asked about.
package struct CoverageRequest: Sendable {
  /// The only coders wanted; empty for all.
  package var coders: [String] = []
  /// The only sources wanted; empty for all.
  package var sources: [String] = []

  /// The usual question.
  package init() {}
}

/// How much of a source a coder has coded.
package struct CoverageRow: Sendable {
  /// The source; nil for all sources that somebody has begun, together.
  package let source: Source?
  /// The coder in a layer; nil for all whose codings count, together.
  package let rater: Rater?
  /// How far the coder has come; nil for all together.
  package let status: AssignmentStatus?
  /// The words; nil where nothing has been begun.
  package let count: CoverageCount?
}

/// How much of what informants say is coded.
package struct CoverageResult: Sendable {
  /// By source and coder, a row for all coders behind each source's, and one for all sources last.
  package let rows: [CoverageRow]
  package let coderNames: [CoderID: String]
  package let scope: MatrixScope
}

/// A stretch that nobody has coded, to be looked up.
package struct UncodedPassage: Sendable {
  package let source: Source
  package let stretch: UncodedStretch
  /// The turn, from 1, where there are turns.
  package let turn: Int?
  /// The line of the stored text on which it begins, from 1.
  package let line: Int
  /// The case that speaks.
  package let caseName: String?
  /// Its first words, and whether there are more.
  package let opening: String
  package let isCut: Bool
}

extension OpenProject {
  /// How much of the informants' words is coded, by source and coder.
  ///
  /// - Throws: `Refusal` where a source or coder is not known.
  package func coverage(_ request: CoverageRequest) throws -> CoverageResult {
    try withSpeech(request) { material, reader, wanted, speech in
      let codebook = material.codebook
      let coders = Set(try request.coders.map { try reader.coderID(named: $0) })
      let codings = Dictionary(grouping: try reader.codings(), by: \.source)
      var status: [RaterInSource: AssignmentStatus] = [:]
      for assignment in try reader.assignments() {
        status[RaterInSource(assignment.source, assignment.rater)] = assignment.status
      }
      let byRater = Dictionary(grouping: status, by: \.key.source)
      func kind(_ code: CodeID) -> CodeKind { codebook[code]?.kind ?? .topic }
      let begun = Set(material.sources.map(\.id))
      var rows: [CoverageRow] = []
      var whole = CoverageCount()
      for source in wanted {
        let own = codings[source.id] ?? []
        let words = speech(source).words
        let raters = Set(own.map(\.rater)).union((byRater[source.id] ?? []).map(\.key.rater))
          .filter { coders.isEmpty || coders.contains($0.coder) }
          .sorted { ($0.layer, $0.coder) < ($1.layer, $1.coder) }
        for rater in raters {
          let mine = own.filter { $0.rater == rater && !$0.span.isEmpty }
          let reached = status[RaterInSource(source.id, rater)] ?? .started
          let isBegun = reached == .finished || !mine.isEmpty
          rows.append(
            CoverageRow(
              source: source, rater: rater,
              status: reached == .assigned && isBegun ? .started : reached,
              count: isBegun
                ? CoverageCount(words: words, codings: mine.map { ($0.span, kind($0.code)) })
                : nil))
        }
        var union: CoverageCount?
        if begun.contains(source.id) {
          let counted = material.codings(in: source.id)
          let count = CoverageCount(words: words, codings: counted.map { ($0.span, kind($0.code)) })
          whole.add(count)
          union = count
        }
        rows.append(CoverageRow(source: source, rater: nil, status: nil, count: union))
      }
      rows.append(CoverageRow(source: nil, rater: nil, status: nil, count: whole))
      return CoverageResult(
        rows: rows,
        coderNames: Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) }),
        scope: material.scope)
    }
  }

  /// The stretches of informants' speech, in sources that somebody has begun, that have more than so
  /// many words and no code of anybody whose codings count.
  ///
  /// - Throws: `Refusal` where a source or coder is not known.
  package func uncoded(
    _ request: CoverageRequest, longerThan minimum: Int
  ) throws -> [UncodedPassage] {
    try withSpeech(request) { material, reader, wanted, speech in
      let begun = Set(material.sources.map(\.id))
      let names = Dictionary(uniqueKeysWithValues: material.context.cases.map { ($0.id, $0.name) })
      return try wanted.filter { begun.contains($0.id) }.flatMap { source -> [UncodedPassage] in
        let own = speech(source)
        let stretches = UncodedStretch.all(
          words: own.words, units: own.units,
          covered: SpanSet(material.codings(in: source.id).map(\.span)), longerThan: minimum)
        if stretches.isEmpty { return [] }
        let text = try reader.text(of: source.id)
        let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
        let turns = material.context.turns[source.id] ?? []
        var lines = LineWalker(text)
        return stretches.map { stretch in
          let next = turns.partitioningIndex { $0.span.end > stretch.span.start }
          let turn = next < turns.count && turns[next].span.overlaps(stretch.span) ? next + 1 : nil
          let speaker = turn.flatMap { material.context.speaker(ofTurn: $0, in: source.id) }
          let first = own.words.partitioningIndex { $0.start >= stretch.span.start }
          let shown = min(Self.shownWords, stretch.words)
          let opening = TextSpan(stretch.span.start, own.words[first + shown - 1].end)
          return UncodedPassage(
            source: source, stretch: stretch, turn: turn,
            line: lines.line(at: stretch.span.start),
            caseName: speaker?.caseID.flatMap { names[$0] },
            opening: layer.read(opening, of: text), isCut: shown < stretch.words)
        }
      }
    }
  }

  /// So many words of an uncoded stretch are shown.
  private static let shownWords = 12

  /// A source's words that can be coded, and the turns that they stand in.
  private struct Speech {
    let words: [TextSpan]
    let units: [TextSpan]
  }

  /// Hands out the material, the sources asked for, and of one source at a time what is said in it.
  private func withSpeech<Result>(
    _ request: CoverageRequest,
    _ body: (MatrixMaterial, ProjectReader, [Source], (Source) -> Speech) throws -> Result
  ) throws -> Result {
    var asked = MatrixRequest()
    asked.coders = request.coders
    return try withMaterial(asked) { material, reader in
      let names = try SourceNames(reader.sources())
      let wanted =
        try request.sources.isEmpty
        ? material.context.sources : request.sources.map { try names.source(named: $0).source }
      let columns = try MatrixColumns(asked, material)
      return try withWords(reader) { words in
        try body(material, reader, wanted) { source in
          let units = material.matrixSource(source, columns, words: [], content: SpanSet()).regions
            .filter(\.isCounted).map(\.span)
          let counted = SpanSet(units)
          return Speech(
            words: words.spans(in: source).filter { counted.contains($0.start) }, units: units)
        }
      }
    }
  }
}

extension MatrixMaterial {
  /// The codings that count in a source.
  func codings(in source: SourceID) -> ArraySlice<CountedCoding> {
    let first = codings.partitioningIndex { $0.source >= source }
    let end = codings.partitioningIndex { $0.source > source }
    return codings[first..<end]
  }
}
