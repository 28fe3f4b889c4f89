internal import Glibc

/// A file for a library that can write nowhere else.
///
/// It loses its name as soon as it is made, so that what is written to it is open to nobody and
/// gone when the descriptor is, whatever happens.
final class TemporaryFile {
  private let descriptor: Int32

  /// Makes an empty file.
  init() throws(Spreadsheet.WritingError) {
    var template = Array("/tmp/sitat-XXXXXX".utf8)
    template.append(0)
    descriptor = template.withUnsafeMutableBytes { buffer in
      guard let name = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
      let made = mkstemp(name)
      if made >= 0 { unlink(name) }
      return made
    }
    guard descriptor >= 0 else { throw Self.failure() }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The path under which this process alone can open it.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// What has been written to it.
  func contents() throws(Spreadsheet.WritingError) -> [UInt8] {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failure() }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else { throw Self.failure() }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func failure() -> Spreadsheet.WritingError {
    .failed(reason: strerror(errno).map { String(cString: $0) } ?? "unknown")
  }
}
