internal import CFast

/// Counts and places in UTF-8, found without decoding it.
///
/// Each takes the kernel's portable twin where `plainly` says so.
enum ScalarCounts {
  /// The number of scalars: of bytes that are no continuation bytes.
  static func scalars(in utf8: UnsafeBufferPointer<UInt8>, plainly: Bool = false) -> Int {
    guard let bytes = utf8.baseAddress else { return 0 }
    return plainly
      ? sitat_count_scalars_plainly(bytes, utf8.count) : sitat_count_scalars(bytes, utf8.count)
  }

  /// The byte position of the scalar that has `scalars` others before it from `position` on.
  ///
  /// It is the text's end where there are not so many.
  static func position(
    after scalars: Int, from position: Int, in utf8: UnsafeBufferPointer<UInt8>,
    plainly: Bool = false
  ) -> Int {
    guard let bytes = utf8.baseAddress else { return 0 }
    return plainly
      ? sitat_advance_scalars_plainly(bytes, utf8.count, position, scalars)
      : sitat_advance_scalars(bytes, utf8.count, position, scalars)
  }

  /// The byte positions of four scalars: the first has `steps.0` others before it from the one at
  /// `position` on, each other one so many as its step says from the one before.
  ///
  /// They are the text's end where there are not so many.
  static func positions(
    after steps: (Int, Int, Int, Int), from position: Int, in utf8: UnsafeBufferPointer<UInt8>,
    plainly: Bool = false
  ) -> (Int, Int, Int, Int) {
    guard let bytes = utf8.baseAddress else { return (0, 0, 0, 0) }
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 8) { numbers in
      guard let first = numbers.baseAddress else { return (0, 0, 0, 0) }
      (first[0], first[1], first[2], first[3]) = steps
      let places = first + 4
      if plainly {
        sitat_place_scalars_plainly(bytes, utf8.count, position, first, places)
      } else {
        sitat_place_scalars(bytes, utf8.count, position, first, places)
      }
      return (places[0], places[1], places[2], places[3])
    }
  }

  /// The number of newlines.
  static func newlines(in utf8: UnsafeBufferPointer<UInt8>, plainly: Bool = false) -> Int {
    guard let bytes = utf8.baseAddress else { return 0 }
    return plainly
      ? sitat_count_newlines_plainly(bytes, utf8.count) : sitat_count_newlines(bytes, utf8.count)
  }

  /// Whether a text has a newline, a tab, or two spaces side by side.
  static func hasLooseBlanks(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.baseAddress.map { sitat_has_loose_blanks($0, utf8.count) != 0 } ?? false
  }
}
