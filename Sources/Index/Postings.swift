/// The positions of forms, decoded on demand.
struct Postings: Sendable {
  let terms: ByteView
  let data: ByteView
  let positionCount: Int
  /// Who is told before a long list is read.
  let adviser: PageAdviser?

  /// Lists of more positions than this are longer than a page or two.
  private static let longList = 1 << 15

  /// The number of occurrences of a form; never more than there are positions.
  @inline(__always)
  func count(of form: Int) -> Int {
    form >= 0 && form < terms.wordCount / 2 ? min(terms.number(form * 2), positionCount) : 0
  }

  /// A cursor before the first position of a form.
  @inline(__always)
  func cursor(of form: Int) -> PostingsCursor {
    let cursor = PostingsCursor(
      count: count(of: form), place: terms.number(form * 2 + 1), data: data,
      positionCount: positionCount)
    if cursor.count > Self.longList, let adviser { adviser(cursor.blocks.bytes, .soon) }
    return cursor
  }

  /// Writes all positions of a form, ascending; `output` has room for their count rounded up to
  /// whole blocks.
  ///
  /// - Returns: how many there are; fewer than the count only in damaged bytes.
  @inline(__always)
  func decode(_ form: Int, into output: UnsafeMutablePointer<UInt32>) -> Int {
    var cursor = cursor(of: form)
    if cursor.count == 0 { return 0 }
    var written = 0
    while true {
      let found = cursor.next(into: output + written)
      if found == 0 { return written }
      written &+= found
    }
  }
}
