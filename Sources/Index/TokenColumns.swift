internal import CFast
internal import Text

/// The tokens of a segment under construction, pushed one at a time as the scanner finds them.
///
/// A token takes four bytes for its form's number and about one for its start.
struct TokenColumns: ~Copyable, TokenSink {
  /// The number of a position between two documents in `ids`.
  static let gap = UInt32.max

  /// The forms.
  var forms = FormTable()
  /// The number of the form at each position.
  private(set) var ids = Pages<UInt32>()
  /// Where tokens begin.
  var starts = StartsWriter()
  /// Pairs of position and length, for tokens that are longer or shorter than their forms, or
  /// whose forms have `FormLengths.most` scalars or more.
  private(set) var lengthExceptions: [UInt32] = []
  /// The first scalar of each token of the present document, and the scalar behind its last.
  private var documentStarts = NumberList()
  private var documentEnds = NumberList()
  private let batch = UnsafeMutablePointer<UInt32>.allocate(capacity: FormTable.batchSize)
  private(set) var firstPosition = 0
  private(set) var scalarBase = 0

  deinit { batch.deallocate() }

  /// Begins a document whose scalars follow `scalarBase` others.
  mutating func begin(scalarBase: Int) {
    self.scalarBase = scalarBase
    firstPosition = ids.count
    documentStarts.removeAll()
    documentEnds.removeAll()
  }

  /// Adds a token of the document.
  ///
  /// - Parameters:
  ///   - form: UTF-8, behind which eight bytes can be read.
  ///   - start: its first scalar in the document.
  ///   - end: the scalar behind its last.
  @inline(__always)
  mutating func token(_ form: UnsafeBufferPointer<UInt8>, start: Int, end: Int) {
    documentStarts.append(UInt32(truncatingIfNeeded: start))
    documentEnds.append(UInt32(truncatingIfNeeded: end))
    append(forms.intern(form), start: start &+ scalarBase, length: end &- start)
  }

  /// Adds tokens of the document that are runs of its text in lower case.
  mutating func tokens(_ runs: UnsafeBufferPointer<sitat_run>, of text: UnsafePointer<UInt8>) {
    var first = 0
    while first < runs.count {
      let end = min(runs.count, first &+ FormTable.batchSize)
      let part = UnsafeBufferPointer(rebasing: runs[first..<end])
      forms.intern(part, of: text, to: batch)
      for index in part.indices {
        let known = forms.shortScalarCount(of: batch[index])
        let length = part[index].last &- part[index].first
        if UInt32(known) != length || known == FormLengths.most {
          lengthExceptions.append(UInt32(truncatingIfNeeded: ids.count &+ index))
          lengthExceptions.append(length)
        }
      }
      ids.append(contentsOf: UnsafeBufferPointer(start: batch, count: part.count))
      starts.append(part, scalarBase: UInt32(truncatingIfNeeded: scalarBase))
      documentStarts.append(count: part.count) { $0.initialize(to: part[$1].first) }
      documentEnds.append(count: part.count) { $0.initialize(to: part[$1].last) }
      first = end
    }
  }

  /// Adds a token by its form's number, with its first scalar in the segment's count.
  @inline(__always)
  mutating func append(_ id: UInt32, start: Int, length: Int) {
    let known = forms.shortScalarCount(of: id)
    if Int(known) != length || known == FormLengths.most {
      lengthExceptions.append(UInt32(truncatingIfNeeded: ids.count))
      lengthExceptions.append(UInt32(truncatingIfNeeded: length))
    }
    ids.append(id)
    starts.append(
      UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: length))
  }

  /// Ends a document: a gap keeps its last token from standing next to the next one's first.
  mutating func end(length: Int) {
    ids.append(Self.gap)
    starts.append(UInt32(truncatingIfNeeded: scalarBase + length), length: 0)
  }

  /// Some spans of the document, each with the positions of the tokens that lie wholly inside.
  func units(_ spans: [TextSpan]) -> [UnitWriter.Found] {
    let starts = documentStarts.values
    let ends = documentEnds.values
    var end = 0
    var previous = 0
    return spans.map { span in
      if span.start < previous { end = 0 }
      previous = span.end
      let first = Self.index(in: starts, from: end, atOrAfter: span.start)
      end = Self.index(in: starts, from: first, atOrAfter: span.end)
      if end > first, Int(ends[end - 1]) > span.end { end -= 1 }
      return UnitWriter.Found(
        span: span, positions: (firstPosition + first)..<(firstPosition + end))
    }
  }

  /// The first index, from one on, of a number that is not below another; mostly it is near.
  @inline(__always)
  private static func index(
    in ascending: UnsafeBufferPointer<UInt32>, from start: Int, atOrAfter wanted: Int
  ) -> Int {
    guard let base = ascending.baseAddress, start < ascending.count,
      Int(ascending[start]) < wanted
    else { return start }
    return start
      &+ sitat_count_below(base + start, ascending.count &- start, UInt32(clamping: wanted))
  }
}
