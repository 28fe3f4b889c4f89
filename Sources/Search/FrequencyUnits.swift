internal import Index
internal import Text

/// The turns of a document as positions, or what stands for them, one after the other.
///
/// Tokens between two turns (be they empty) make units of their own; a document without turns is cut into paragraphs,
/// and one without those is a single unit: what `AND` holds together.
enum FrequencyUnits {
  /// The units of a document, ascending; each token lies in one.
  static func ranges(of document: IndexedDocument) -> [Range<Int>] {
    let pieces = document.turns.isEmpty ? document.paragraphs : document.turns
    let end = document.positions.upperBound
    var result: [Range<Int>] = []
    var next = document.positions.lowerBound
    for piece in pieces {
      let positions = piece.positions.clamped(to: next..<max(next, end))
      if next < positions.lowerBound { result.append(next..<positions.lowerBound) }
      if !positions.isEmpty { result.append(positions) }
      next = positions.upperBound
    }
    if next < end { result.append(next..<end) }
    return result
  }

  /// The one of some ascending ranges that a position lies in, if it lies in one.
  static func index(of position: Int, in ranges: [Range<Int>]) -> Int? {
    let index = ranges.partitioningIndex { $0.upperBound > position }
    return index < ranges.count && ranges[index].lowerBound <= position ? index : nil
  }

  /// The one of some ascending ranges that words lie wholly in, if they lie in one.
  static func range(holding words: Range<Int>, in ranges: [Range<Int>]) -> Range<Int>? {
    guard let index = index(of: words.lowerBound, in: ranges) else { return nil }
    return words.upperBound <= ranges[index].upperBound ? ranges[index] : nil
  }
}

extension SearchEngine {
  /// A scope cut where turns (or what stands for them) begin and end, by segment, ascending.
  func cutIntoTurns(_ scope: FrequencyScope) -> [FrequencyScope.Stretch] {
    var result: [FrequencyScope.Stretch] = []
    var place: DocumentPlace?
    var units: [Range<Int>] = []
    for stretch in scope.stretches {
      if stretch.place != place {
        place = stretch.place
        units = FrequencyUnits.ranges(
          of: index.segments[stretch.place.segment].reader.documents[stretch.place.document])
      }
      var unit = units.partitioningIndex { $0.upperBound > stretch.positions.lowerBound }
      while unit < units.count, units[unit].lowerBound < stretch.positions.upperBound {
        result.append(stretch.cut(stretch.positions.clamped(to: units[unit])))
        unit += 1
      }
    }
    return result
  }
}
