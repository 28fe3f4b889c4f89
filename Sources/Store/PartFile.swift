internal import Glibc

/// A file that is written under a name of its own, and takes its place only when it is whole.
final class PartFile {
  private static let bufferSize = 1 << 20

  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// Begins a file that is to be at a path; a nil result says that it cannot be written.
  init?(_ path: String, mode: mode_t) {
    self.path = path
    temporary = path + ".part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, mode)
    if descriptor < 0 { return nil }
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    if descriptor >= 0 {
      _ = close(descriptor)
      _ = unlink(temporary)
    }
  }

  /// Adds bytes; false where they cannot be written.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if buffer.count + bytes.count > Self.bufferSize, !flush() { return false }
    if bytes.count >= Self.bufferSize { return put(bytes) }
    buffer.append(contentsOf: bytes)
    return true
  }

  /// Syncs the file and gives it its name; false where that fails.
  func finish() -> Bool {
    guard flush(), fsync(descriptor) == 0, rename(temporary, path) == 0 else { return false }
    let isClosed = close(descriptor) == 0
    descriptor = -1
    return isClosed
  }

  private func flush() -> Bool {
    defer { buffer.removeAll(keepingCapacity: true) }
    return buffer.withUnsafeBytes { put($0) }
  }

  private func put(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
