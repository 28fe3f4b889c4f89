internal import Index
internal import Text

/// The turns, sentences, paragraphs or wholes of a segment's documents, as the units within which
/// words are held together.
///
/// Tokens between units (of a heading between turns, say) make units of their own. A document
/// without the units asked for is cut into the next that it has: sentences into paragraphs, then
/// turns; paragraphs into turns; turns into paragraphs. One without any is a single unit.
struct UnitMap {
  /// A unit, or what stands for one.
  struct Unit {
    let positions: Range<Int>
    /// In the segment's scalars.
    let span: TextSpan
  }

  /// The units with any text, ascending.
  let units: [Unit]
  /// Where true units begin, ascending.
  private let starts: [Int]

  /// Cuts some documents of a segment.
  init(_ reader: SegmentReader, documents: [Int], unit: TextUnit) {
    var units: [Unit] = []
    var cursor = reader.spanCursor()
    var starts: [Int] = []
    for index in documents {
      let document = reader.documents[index]
      guard let pieces = Self.pieces(of: document, unit) else {
        let span = TextSpan(document.scalarBase, document.scalarBase + document.length)
        starts.append(span.start)
        units.append(Unit(positions: document.positions, span: span))
        continue
      }
      var next = document.positions.lowerBound
      let fill = { (end: Int, units: inout [Unit]) in
        guard next < end else { return }
        let first = Int(cursor.globalSpan(at: next).start)
        let last = max(first, cursor.globalSpan(at: end - 1).end)
        units.append(Unit(positions: next..<end, span: TextSpan(first, last)))
      }
      for piece in pieces {
        let positions = piece.positions.clamped(to: next..<max(next, document.positions.upperBound))
        fill(positions.lowerBound, &units)
        let start = document.scalarBase + piece.span.start
        units.append(
          Unit(
            positions: positions, span: TextSpan(start, document.scalarBase + piece.span.end)))
        starts.append(start)
        next = positions.upperBound
      }
      fill(document.positions.upperBound, &units)
    }
    self.units = units.filter { !$0.span.isEmpty }
    self.starts = starts
  }

  /// What a document is cut into; nil where it stays whole.
  static func pieces(of document: IndexedDocument, _ unit: TextUnit) -> IndexedUnits? {
    switch unit {
    case .source: return nil
    case .turn: return document.turns.isEmpty ? document.paragraphs : document.turns
    case .paragraph: return document.paragraphs.isEmpty ? document.turns : document.paragraphs
    case .sentence:
      if !document.sentences.isEmpty { return document.sentences }
      return document.paragraphs.isEmpty ? document.turns : document.paragraphs
    }
  }

  /// For each unit, whether one of some hits lies wholly inside.
  func units(holding hits: [TokenRange]) -> [Bool] {
    var result = [Bool](repeating: false, count: units.count)
    var index = 0
    for hit in hits {
      while index < units.count, units[index].positions.upperBound <= hit.first { index += 1 }
      if index == units.count { break }
      if units[index].positions.lowerBound <= hit.first,
        hit.last < units[index].positions.upperBound
      {
        result[index] = true
      }
    }
    return result
  }

  /// Whether a passage lies wholly inside one unit.
  func encloses(_ span: TextSpan) -> Bool {
    let next = units.partitioningIndex { $0.span.start > span.start }
    return next > 0 && units[next - 1].span.encloses(span)
  }

  /// How many units begin at a scalar or before it, empty ones too; tokens between units make none.
  func ordinal(at scalar: Int) -> Int {
    starts.partitioningIndex { $0 > scalar }
  }

  /// The smallest range of whole units that holds what a span covers of units; the span itself
  /// where it covers none.
  func hull(of span: TextSpan) -> TextSpan {
    let first = units.partitioningIndex { $0.span.end > span.start }
    let next = units.partitioningIndex { $0.span.start >= span.end }
    guard first < next else { return span }
    let start = units[first].span.start
    return TextSpan(start, max(start, units[next - 1].span.end))
  }
}

/// The unit maps of a segment's searched documents, each made when it is first needed.
final class UnitMaps {
  private let reader: SegmentReader
  private let documents: [Int]
  private var maps: [TextUnit: UnitMap] = [:]

  init(_ reader: SegmentReader, documents: [Int]) {
    self.reader = reader
    self.documents = documents
  }

  /// The map of a unit.
  subscript(unit: TextUnit) -> UnitMap {
    if let map = maps[unit] { return map }
    let map = UnitMap(reader, documents: documents, unit: unit)
    maps[unit] = map
    return map
  }
}
