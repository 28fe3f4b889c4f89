internal import Study
internal import Text

/// Counts the cells of a matrix of codes; behind the columns stands one for everything.
struct CodeMatrixTally {
  private(set) var cells: [CodeMatrixCell]
  private(set) var bases: [CodeMatrixBase]
  private(set) var outside = 0
  private let width: Int
  private let weights: CaseWeights
  /// By column: the last passage, and the last row and source, that counted there.
  private var passageStamps: [Int]
  private var sourceStamps: [Int]
  /// By column: the highest weight among those who say some of the passage there, if anybody does.
  private var passageWeights: [Int?]
  /// The columns that the passage counted in.
  private var touched: [Int] = []
  private var passage = 0
  private var visit = 0

  init(_ input: CodeMatrixInput) {
    width = input.columns + 1
    cells = Array(repeating: CodeMatrixCell(), count: input.codes.count * width)
    bases = Array(repeating: CodeMatrixBase(), count: width)
    passageStamps = Array(repeating: 0, count: width)
    sourceStamps = Array(repeating: 0, count: width)
    passageWeights = Array(repeating: nil, count: width)
    weights = input.weights
  }

  /// A use of a row's code.
  private struct Use {
    let row: Int
    let span: TextSpan
    let coders: Int
  }

  mutating func count(_ input: CodeMatrixInput) {
    let rows = input.codes.rowsByMember()
    let codings = Dictionary(grouping: input.codings, by: \.source)
    for source in input.sources {
      measure(source)
      var uses: [Use] = []
      for coding in codings[source.id] ?? [] {
        for row in rows[coding.code] ?? [] {
          uses.append(Use(row: row, span: coding.span, coders: coding.coders.count))
        }
      }
      uses.sort { ($0.row, $0.span) < ($1.row, $1.span) }
      countOutside(uses, in: source)
      var start = 0
      while start < uses.count {
        var end = start + 1
        while end < uses.count, uses[end].row == uses[start].row { end += 1 }
        count(uses[start..<end], in: source)
        start = end
      }
    }
  }

  /// Adds a source to the sizes of its columns.
  private mutating func measure(_ source: CodeMatrixSource) {
    visit += 1
    for region in source.regions {
      let words = region.isCounted ? source.wordCount(in: region.span) : 0
      for column in region.columns + [width - 1] {
        if sourceStamps[column] != visit {
          sourceStamps[column] = visit
          bases[column].sources += 1
        }
        bases[column].words += words
        switch region.informant {
        case .known(let id): bases[column].cases.insert(id)
        case .unlinked(let id): bases[column].unlinked.insert(id)
        case nil: break
        }
      }
    }
  }

  /// Counts the passages of any row that touch no column, each once.
  private mutating func countOutside(_ uses: [Use], in source: CodeMatrixSource) {
    for span in Set(uses.map(\.span)) {
      var index = source.firstRegion(endingAfter: span.start)
      var isOutside = true
      while index < source.regions.count, source.regions[index].span.start < span.end, isOutside {
        isOutside = source.regions[index].columns.isEmpty
        index += 1
      }
      if isOutside { outside += 1 }
    }
  }

  /// Counts the uses of one row in one source, in the order of the text.
  private mutating func count(_ uses: ArraySlice<Use>, in source: CodeMatrixSource) {
    guard let row = uses.first?.row else { return }
    visit += 1
    var previous: TextSpan?
    for use in uses {
      let isNew = use.span != previous
      previous = use.span
      passage += 1
      touched.removeAll(keepingCapacity: true)
      touch(width - 1, of: row, use, isNew: isNew, in: source)
      var index = source.firstRegion(endingAfter: use.span.start)
      while index < source.regions.count, source.regions[index].span.start < use.span.end {
        let region = source.regions[index]
        index += 1
        for column in region.columns {
          touch(column, of: row, use, isNew: isNew, in: source)
          note(region.informant, of: row, in: column)
        }
        note(region.informant, of: row, in: width - 1)
      }
      weigh(use, of: row, isNew: isNew)
    }
    for span in SpanSet(uses.map(\.span)).spans { measure(span, of: row, in: source) }
  }

  /// Counts a use in a column, unless it has been counted there.
  private mutating func touch(
    _ column: Int, of row: Int, _ use: Use, isNew: Bool, in source: CodeMatrixSource
  ) {
    guard passageStamps[column] != passage else { return }
    passageStamps[column] = passage
    passageWeights[column] = nil
    touched.append(column)
    let cell = row * width + column
    cells[cell].codings += use.coders
    if isNew { cells[cell].passages += 1 }
    if cells[cell].first == nil { cells[cell].first = SourcePlace(source.id, use.span) }
    if sourceStamps[column] != visit {
      sourceStamps[column] = visit
      cells[cell].sources += 1
    }
  }

  /// Counts who says some of a passage in a column.
  private mutating func note(_ informant: Informant?, of row: Int, in column: Int) {
    guard let informant else { return }
    switch informant {
    case .known(let id): cells[row * width + column].cases.insert(id)
    case .unlinked(let id): cells[row * width + column].unlinked.insert(id)
    }
    let weight = weights.millionths(of: informant)
    passageWeights[column] = max(passageWeights[column] ?? weight, weight)
  }

  /// Adds a use with its weight to the columns that it counted in.
  private mutating func weigh(_ use: Use, of row: Int, isNew: Bool) {
    for column in touched {
      let weight = passageWeights[column] ?? CaseWeights.one
      cells[row * width + column].weighted.codings += use.coders * weight
      if isNew { cells[row * width + column].weighted.passages += weight }
    }
  }

  /// Adds the words and characters of a stretch that the row's passages cover.
  private mutating func measure(_ span: TextSpan, of row: Int, in source: CodeMatrixSource) {
    var index = source.firstRegion(endingAfter: span.start)
    while index < source.regions.count, let part = source.regions[index].span.intersection(span) {
      let region = source.regions[index]
      index += 1
      guard region.isCounted else { continue }
      let words = source.wordCount(in: part)
      let characters = source.content.length(within: part)
      let weight = region.informant.map(weights.millionths(of:)) ?? CaseWeights.one
      for column in region.columns + [width - 1] {
        let cell = row * width + column
        cells[cell].words += words
        cells[cell].characters += characters
        cells[cell].weighted.words += words * weight
        cells[cell].weighted.characters += characters * weight
      }
    }
  }
}
