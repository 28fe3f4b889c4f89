internal import Study
internal import Text

/// One code's codings, by all raters of a source, that overlap one another.
struct CodedPlace {
  let code: CodeID
  let span: TextSpan
  /// Each rater's codings, each range once and ascending.
  let ranges: [[TextSpan]]
  /// The content of each rater's codings.
  let extents: [SpanSet]
  /// The content that some raters have and others have not.
  let disputed: SpanSet
  /// The mean number of scalars on which two raters differ.
  let weight: Double

  /// The places of every code in a source, in no particular order.
  static func all(in source: DisagreementSource) -> [CodedPlace] {
    let positions = Dictionary(
      source.raters.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let content = UnitContent(source.content)
    let counting = source.codings.filter { !$0.span.isEmpty && positions[$0.rater] != nil }
      .sorted { ($0.code, $0.span.start, $0.span.end) < ($1.code, $1.span.start, $1.span.end) }
    var places: [CodedPlace] = []
    var first = counting.startIndex
    while first < counting.endIndex {
      let code = counting[first].code
      var span = counting[first].span
      var next = first + 1
      while next < counting.endIndex, counting[next].code == code,
        counting[next].span.start < span.end
      {
        span = span.hull(counting[next].span)
        next += 1
      }
      var ranges = [[TextSpan]](repeating: [], count: source.raters.count)
      for coding in counting[first..<next] {
        guard let rater = positions[coding.rater], ranges[rater].last != coding.span else {
          continue
        }
        ranges[rater].append(coding.span)
      }
      if let place = CodedPlace(code, span, ranges, content) { places.append(place) }
      first = next
    }
    return places
  }

  /// Compares the raters in one place; nil where nothing in it is content.
  private init?(
    _ code: CodeID, _ span: TextSpan, _ ranges: [[TextSpan]], _ content: UnitContent
  ) {
    var pieces: [TextSpan] = []
    content.overlaps(of: span) { pieces.append($1) }
    guard !pieces.isEmpty else { return nil }
    let here = SpanSet(pieces)
    extents = ranges.map { SpanSet($0).intersection(here) }
    guard extents.contains(where: { !$0.isEmpty }) else { return nil }
    var edges: [(offset: Int, change: Int)] = []
    for span in extents.flatMap(\.spans) {
      edges.append((span.start, 1))
      edges.append((span.end, -1))
    }
    edges.sort { $0.offset < $1.offset }
    var differing: [TextSpan] = []
    var pairs = 0
    var present = 0
    for (edge, following) in zip(edges, edges.dropFirst()) {
      present += edge.change
      let stretch = TextSpan(edge.offset, following.offset)
      guard !stretch.isEmpty, present > 0, present < ranges.count else { continue }
      differing.append(stretch)
      pairs += stretch.length * present * (ranges.count - present)
    }
    disputed = SpanSet(differing)
    weight = Double(pairs) / Double(ranges.count * (ranges.count - 1) / 2)
    self.code = code
    self.span = span
    self.ranges = ranges
  }

  /// What is agreed where nothing is disputed: the ranges that all drew, else the whole place.
  var agreed: [AgreedCoding] {
    let common = ranges[0]
    let spans = ranges.allSatisfy { $0 == common } ? common : [span]
    return spans.map { AgreedCoding(code: code, span: $0) }
  }

  /// Whether one rater has this code and not the other, and another rater the other and not this.
  func stands(against other: CodedPlace) -> Bool {
    guard other.code != code else { return false }
    let both = zip(extents, other.extents)
    return both.contains { !$0.isEmpty && $1.isEmpty }
      && both.contains { $0.isEmpty && !$1.isEmpty }
  }

  /// The place as a dispute.
  func dispute(rivals: [CodeID], words: [TextSpan], tolerance: Double) -> Dispute {
    let kind: DisagreementKind =
      !rivals.isEmpty
      ? .otherCode
      : isBoundaryOnly(words, tolerance: tolerance) ? .boundary : .missed
    return Dispute(
      code: code, span: span, ranges: ranges, extents: extents, disputed: disputed,
      weight: weight, kind: kind, rivals: rivals)
  }

  private func isBoundaryOnly(_ words: [TextSpan], tolerance: Double) -> Bool {
    guard extents.allSatisfy({ !$0.isEmpty }) else { return false }
    let touched = extents.map { Self.touched($0, words) }
    if !touched[0].isEmpty, touched.allSatisfy({ $0 == touched[0] }) { return true }
    for first in extents.indices {
      for second in extents[(first + 1)...] {
        let shared = extents[first].intersection(second).length
        let whole = extents[first].length + second.length - shared
        if Double(shared) < tolerance * Double(whole) { return false }
      }
    }
    return true
  }

  /// The positions of the words that share a scalar with a set.
  private static func touched(_ set: SpanSet, _ words: [TextSpan]) -> SpanSet {
    SpanSet(
      set.spans.map { span in
        let first = words.partitioningIndex { $0.end > span.start }
        return TextSpan(first, max(first, words.partitioningIndex { $0.start >= span.end }))
      })
  }
}

/// Spans gathered where they are nearly the same stretch, also by way of others.
struct NearStretches {
  /// The positions of the spans that belong together, ascending; groups by their first.
  let groups: [[Int]]

  /// Gathers spans that are in ascending order.
  init(_ spans: [TextSpan], tolerance: Double) {
    var heads = Array(spans.indices)
    func head(of index: Int) -> Int {
      var current = index
      while heads[current] != current {
        heads[current] = heads[heads[current]]
        current = heads[current]
      }
      return current
    }
    var open: [Int] = []
    for (index, span) in spans.enumerated() {
      open.removeAll { spans[$0].end <= span.start }
      for other in open where Self.areNear(span, spans[other], tolerance) {
        let (one, two) = (head(of: index), head(of: other))
        heads[max(one, two)] = min(one, two)
      }
      open.append(index)
    }
    var members: [Int: [Int]] = [:]
    for index in spans.indices { members[head(of: index), default: []].append(index) }
    groups = members.keys.sorted().compactMap { members[$0] }
  }

  /// Whether two spans share so much of their union.
  static func areNear(_ one: TextSpan, _ other: TextSpan, _ tolerance: Double) -> Bool {
    guard let shared = one.intersection(other)?.length else { return false }
    return Double(shared) >= tolerance * Double(one.length + other.length - shared)
  }
}
