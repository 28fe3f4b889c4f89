/// How a stretch of bytes is going to be read, for whoever maps it from a file.
package enum PageUse: Sendable {
  /// A few bytes here and a few there, so that no more should be fetched than is read.
  case hereAndThere
  /// Mostly from one place onward.
  case onward
  /// All of it, and soon, so that it should be fetched at once.
  case soon
}

/// Somebody who is told how bytes are going to be read; whatever they do about it, the bytes and
/// every answer stay what they are.
package typealias PageAdviser = @Sendable (UnsafeRawBufferPointer, PageUse) -> Void
