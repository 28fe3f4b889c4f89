internal import Text

/// A text and what was made of it, parted by a zero byte, compared as `source revise` does.
enum FuzzRevision {
  /// Compares the two, and looks for passages of all lengths.
  static func read(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let former = StoredText(String(decoding: parts[0], as: UTF8.self))
    let corrected = StoredText(parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "")
    let revision = TextRevision(from: former, to: corrected)
    let step = max(1, former.count / 40)
    for start in stride(from: 0, to: former.count, by: step) {
      for length in [1, 7, 60] where start + length <= former.count {
        let anchor = revision.anchor(TextSpan(start, start + length))
        precondition(
          anchor.span.map { $0.end <= corrected.count } ?? true, "passage out of bounds")
      }
    }
  }
}
