internal import Glibc

/// A file that is written from its beginning to its end, a megabyte at a time.
final class FileSink {
  private static let portion = 1 << 20

  private let path: String
  private let file: Int32
  private var buffer: [UInt8] = []
  private var written = 0

  /// Begins a file.
  init(_ path: String) throws {
    self.path = path
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw BenchProblem("cannot write \(path)") }
    buffer.reserveCapacity(Self.portion)
  }

  deinit { close(file) }

  /// Adds bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws {
    if buffer.count + bytes.count > Self.portion { try flush() }
    if bytes.count >= Self.portion { return try put(bytes) }
    buffer.append(contentsOf: bytes)
  }

  /// Ends the file, on the disk if `isSynced`, and gives the number of its bytes.
  func finish(isSynced: Bool = false) throws -> Int {
    try flush()
    if isSynced { fsync(file) }
    return written
  }

  private func flush() throws {
    try buffer.withUnsafeBytes(put)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      guard count > 0 else { throw BenchProblem("cannot write \(path)") }
      done += count
    }
    written += bytes.count
  }
}
