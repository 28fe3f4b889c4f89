package import Study
package import Text

extension CodeKind {
  /// Whether what is coded with it is analysed: not set aside, and no working code.
  package var isAnalysed: Bool {
    switch self {
    case .topic, .pole, .inVivo: true
    case .process, .excluded: false
    }
  }
}

/// How many of some words are coded; a word is coded if its first character is.
package struct CoverageCount: Hashable, Sendable {
  /// The words.
  package var words = 0
  /// Those under any code.
  package var covered = 0
  /// Those under a code of the analysis.
  package var analysed = 0
  /// Those that are set aside: under a code of kind `excluded`, and under none of the analysis.
  package var excluded = 0

  /// Nothing.
  package init() {}

  /// Counts, in one sweep.
  ///
  /// - Parameters:
  ///   - words: The words that can be coded, in ascending order.
  ///   - codings: The ranges that are coded, with the kinds of their codes.
  package init(words: [TextSpan], codings: [(span: TextSpan, kind: CodeKind)]) {
    let any = SpanSet(codings.map(\.span))
    let analysed = SpanSet(codings.filter(\.kind.isAnalysed).map(\.span))
    let excluded = SpanSet(codings.filter { $0.kind == .excluded }.map(\.span))
      .subtracting(analysed)
    self.words = words.count
    covered = Self.count(words, in: any)
    self.analysed = Self.count(words, in: analysed)
    self.excluded = Self.count(words, in: excluded)
  }

  /// Adds what was counted elsewhere.
  package mutating func add(_ other: CoverageCount) {
    words += other.words
    covered += other.covered
    analysed += other.analysed
    excluded += other.excluded
  }

  /// A part of the words as a share of one; nil where there are no words.
  package func share(_ part: Int) -> Double? {
    words == 0 ? nil : Double(part) / Double(words)
  }

  private static func count(_ words: [TextSpan], in set: SpanSet) -> Int {
    set.spans.reduce(0) { sum, span in
      sum + words.partitioningIndex { $0.start >= span.end }
        - words.partitioningIndex { $0.start >= span.start }
    }
  }
}

/// A row of words that follow each other and are not coded.
package struct UncodedStretch: Hashable, Sendable {
  /// From the first word to the last.
  package let span: TextSpan
  /// The number of words.
  package let words: Int

  /// The longest rows of words without a code, each within one unit, that have more words than a
  /// number.
  ///
  /// - Parameters:
  ///   - words: The words, in ascending order.
  ///   - units: What no row reaches across, such as turns, in ascending order and without overlap;
  ///     words outside are passed over.
  ///   - covered: What is coded.
  ///   - minimum: Rows of so many words, or fewer, are left out.
  /// - Returns: The rows in the order of the text.
  package static func all(
    words: [TextSpan], units: [TextSpan], covered: SpanSet, longerThan minimum: Int
  ) -> [UncodedStretch] {
    var result: [UncodedStretch] = []
    var start = 0
    for unit in units {
      while start < words.count, words[start].start < unit.start { start += 1 }
      var first: Int?
      func close(before end: Int) {
        if let begun = first, end - begun > minimum {
          result.append(
            UncodedStretch(
              span: TextSpan(words[begun].start, words[end - 1].end), words: end - begun))
        }
        first = nil
      }
      while start < words.count, words[start].start < unit.end {
        if covered.contains(words[start].start) {
          close(before: start)
        } else if first == nil {
          first = start
        }
        start += 1
      }
      close(before: start)
    }
    return result
  }
}
