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
  private(set) var ids = NumberPages()
  /// Where tokens begin.
  var starts = StartsWriter()
  /// Pairs of position and length, for tokens that are longer or shorter than their forms.
  private(set) var lengthExceptions: [UInt32] = []
  /// The first scalar of each token of the present document, and the scalar behind its last.
  private var documentStarts = NumberList()
  private var documentEnds = NumberList()
  private(set) var firstPosition = 0
  private(set) var scalarBase = 0

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

  /// Adds a token by its form's number, with its first scalar in the segment's count.
  @inline(__always)
  mutating func append(_ id: UInt32, start: Int, length: Int) {
    let isException = forms.scalarCount(of: id) != length
    if isException {
      lengthExceptions.append(UInt32(truncatingIfNeeded: ids.count))
      lengthExceptions.append(UInt32(truncatingIfNeeded: length))
    }
    ids.append(id)
    starts.append(UInt32(truncatingIfNeeded: start), isException: isException)
  }

  /// Ends a document: a gap keeps its last token from standing next to the next one's first.
  mutating func end(length: Int) {
    ids.append(Self.gap)
    starts.append(UInt32(truncatingIfNeeded: scalarBase + length), isException: false)
  }

  /// For each of some spans of the document, which tokens lie wholly inside, by position.
  func positions(inside spans: [TextSpan], _ body: (TextSpan, Range<Int>) -> Void) {
    let starts = documentStarts.values
    let ends = documentEnds.values
    var end = 0
    var previous = 0
    for span in spans {
      if span.start < previous { end = 0 }
      previous = span.end
      var first = end
      while first < starts.count, Int(starts[first]) < span.start { first &+= 1 }
      end = first
      while end < ends.count, Int(ends[end]) <= span.end { end &+= 1 }
      body(span, (firstPosition + first)..<(firstPosition + end))
    }
  }
}
