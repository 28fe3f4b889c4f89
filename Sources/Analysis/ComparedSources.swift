package import Study
internal import Text

/// What a comparison of spans was made of, for the head of its report.
package struct ComparisonScope: Hashable, Sendable {
  /// The raters of the counted sources, by coder and layer; their units are scalars.
  package let raters: [RaterScope]
  /// The sources that count, in the order given.
  package let sources: [SourceID]
  /// The sources that fewer than two raters finished.
  package let sourcesLeftOut: [SourceID]
  /// The sources that two raters finished, and where nothing can be coded.
  package let sourcesWithoutContent: [SourceID]
  /// The number of scalars of the counted sources.
  package let scalars: Int
  /// The number of codings of compared codes by raters that have not finished the source.
  package let unfinishedCodings: Int
}

/// The sources that two raters or more finished.
struct ComparedSources {
  /// One source, with the raters that finished it in order.
  struct Member {
    let source: AgreementSource
    let content: SqueezedContent
    let raters: [Rater]
  }

  let members: [Member]
  /// The raters of all of these, by coder and layer.
  let raters: [Rater]
  let scope: ComparisonScope

  /// Chooses the sources that count.
  ///
  /// - Parameters:
  ///   - sources: All sources.
  ///   - codes: The codes that are compared.
  init(_ sources: [AgreementSource], codes: Set<CodeID>) {
    var members: [Member] = []
    var leftOut: [SourceID] = []
    var empty: [SourceID] = []
    var unfinished = 0
    for source in sources {
      let own = Set(source.raters)
      unfinished += source.codings.count { codes.contains($0.code) && !own.contains($0.rater) }
      let content = SqueezedContent(source.content)
      if own.count < 2 {
        leftOut.append(source.id)
      } else if content.length == 0 {
        empty.append(source.id)
      } else {
        members.append(
          Member(source: source, content: content, raters: own.sorted(by: Self.precedes)))
      }
    }
    self.members = members
    var judged: [Rater: (sources: Int, scalars: Int)] = [:]
    for member in members {
      for rater in member.raters {
        judged[rater, default: (0, 0)].sources += 1
        judged[rater, default: (0, 0)].scalars += member.content.length
      }
    }
    raters = judged.keys.sorted(by: Self.precedes)
    scope = ComparisonScope(
      raters: raters.map { rater in
        let own = judged[rater, default: (0, 0)]
        return RaterScope(rater: rater, sources: own.sources, units: own.scalars)
      },
      sources: members.map(\.source.id), sourcesLeftOut: leftOut, sourcesWithoutContent: empty,
      scalars: members.reduce(0) { $0 + $1.content.length }, unfinishedCodings: unfinished)
  }

  private static func precedes(_ left: Rater, _ right: Rater) -> Bool {
    (left.coder, left.layer) < (right.coder, right.layer)
  }
}

extension ComparedSources.Member {
  /// Every two raters of the source, as positions in its list.
  var pairs: [(first: Int, second: Int)] {
    raters.indices.flatMap { first in
      ((first + 1)..<raters.count).map { (first: first, second: $0) }
    }
  }

  /// The raters' positions.
  var positions: [Rater: Int] { Dictionary(uniqueKeysWithValues: zip(raters, raters.indices)) }
}

/// A source's content pushed together: what lies between its stretches takes no room.
struct SqueezedContent {
  private let spans: [TextSpan]
  /// Where each stretch begins when they are pushed together.
  private let starts: [Int]
  /// The number of scalars.
  let length: Int

  /// Pushes content together.
  init(_ content: SpanSet) {
    spans = content.spans
    var starts: [Int] = []
    starts.reserveCapacity(spans.count)
    var position = 0
    for span in spans {
      starts.append(position)
      position += span.length
    }
    self.starts = starts
    length = position
  }

  /// The number of content scalars before a stored offset.
  func position(of offset: Int) -> Int {
    let index = spans.partitioningIndex { $0.end > offset }
    guard index < spans.count else { return length }
    return starts[index] + max(0, offset - spans[index].start)
  }

  /// A stored span as far as it is content; empty where none of it is.
  func squeezed(_ span: TextSpan) -> TextSpan {
    TextSpan(position(of: span.start), position(of: span.end))
  }

  /// The smallest stored span that holds a stretch of content, which is not empty.
  func stored(_ span: TextSpan) -> TextSpan {
    TextSpan(offset(of: span.start), offset(of: span.end - 1) + 1)
  }

  /// The stored offset of a content scalar.
  private func offset(of position: Int) -> Int {
    let index = starts.partitioningIndex { $0 > position } - 1
    return spans[index].start + position - starts[index]
  }
}
