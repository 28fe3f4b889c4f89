internal import CLibzip
internal import Glibc

/// How much a ZIP archive may hold before it is taken for a bomb.
package struct ZipLimits: Hashable, Sendable {
  /// The greatest number of entries.
  package let entries: Int
  /// The greatest size of one entry, in bytes.
  package let entryBytes: Int
  /// The greatest size of everything read, in bytes.
  package let totalBytes: Int
  /// How many times larger than its packed form an entry of more than a megabyte may be.
  package let ratio: Int

  /// Makes limits; the defaults leave room for any interview and for a book.
  package init(
    entries: Int = 10_000, entryBytes: Int = 64 << 20, totalBytes: Int = 256 << 20,
    ratio: Int = 200
  ) {
    self.entries = entries
    self.entryBytes = entryBytes
    self.totalBytes = totalBytes
    self.ratio = ratio
  }
}

/// Why an archive cannot be read.
package enum ZipError: Error, Hashable, Sendable {
  /// The limits of which one was passed.
  package enum Limit: Hashable, Sendable {
    case entries
    case entryBytes
    case totalBytes
    case ratio
  }

  /// The bytes are no ZIP archive.
  case notAnArchive
  /// The archive begins as one and then is cut off or damaged; with the library's reason.
  case damaged(entry: String?, reason: String)
  /// An entry needs a password.
  case encrypted(entry: String)
  /// The archive would grow past a limit.
  case tooLarge(Limit, entry: String?)
}

/// A ZIP archive in memory, read by its central directory.
///
/// Nothing is ever unpacked to a path, and no size in the archive is believed: what is counted is
/// what comes out.
final class ZipReader {
  /// The names of the entries, in the directory's order.
  let names: [String]
  /// The size of the archive itself, in bytes.
  let size: Int
  private let archive: OpaquePointer
  private let limits: ZipLimits
  private var bytesRead = 0

  /// Opens an archive.
  init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = ZipBuffer.source(of: bytes, error: &error) else {
      throw .damaged(entry: nil, reason: ZipBuffer.reason(&error))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      guard bytes.starts(with: [0x50, 0x4B]) else { throw .notAnArchive }
      throw .damaged(entry: nil, reason: ZipBuffer.reason(&error))
    }
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      zip_discard(archive)
      throw .tooLarge(.entries, entry: nil)
    }
    self.archive = archive
    self.limits = limits
    size = bytes.count
    names = Self.names(in: archive, count)
  }

  /// Opens an archive where it lies, so that what is not wanted of it never comes into memory.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limits: how much may come out.
  /// - Throws: `ZipError`.
  init(path: String, limits: ZipLimits) throws(ZipError) {
    var code: CInt = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      guard code != ZIP_ER_NOZIP else { throw .notAnArchive }
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw .damaged(entry: nil, reason: ZipBuffer.reason(&error))
    }
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entries else {
      zip_discard(archive)
      throw .tooLarge(.entries, entry: nil)
    }
    self.archive = archive
    self.limits = limits
    size = Self.length(of: path)
    names = Self.names(in: archive, count)
  }

  /// The length of a file, in bytes; 0 where the system does not tell.
  private static func length(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func names(in archive: OpaquePointer, _ count: Int) -> [String] {
    (0..<count).map { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
    }
  }

  /// What the directory says of an entry's sizes; not to be believed, and enough to refuse it.
  func declaredSizes(at index: Int) -> (packed: Int, unpacked: Int) {
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else { return (0, 0) }
    return (Int(clamping: status.comp_size), Int(clamping: status.size))
  }

  deinit { zip_discard(archive) }

  /// The names in an archive, or `nil` where it cannot be opened.
  static func entryNames(in bytes: [UInt8]) -> [String]? {
    (try? ZipReader(bytes))?.names
  }

  /// The unpacked bytes of the entry with a name, regardless of case; `nil` if there is none.
  func read(_ name: String) throws(ZipError) -> [UInt8]? {
    let index = zip_name_locate(archive, name, zip_flags_t(ZIP_FL_NOCASE))
    return index >= 0 ? try read(at: Int(index)) : nil
  }

  /// The unpacked bytes of the entry at a place among the names.
  func read(at index: Int) throws(ZipError) -> [UInt8] {
    let name = names[index]
    var status = zip_stat_t()
    guard zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0 else {
      throw .damaged(entry: name, reason: "its size is unknown")
    }
    guard status.encryption_method == 0 else { throw .encrypted(entry: name) }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw .damaged(entry: name, reason: String(cString: zip_strerror(archive)))
    }
    defer { zip_fclose(file) }
    return try unpack(file, named: name, packedSize: Int(clamping: status.comp_size))
  }

  private func unpack(
    _ file: OpaquePointer, named name: String, packedSize: Int
  ) throws(ZipError) -> [UInt8] {
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(chunk.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress, 1 << 16) })
      guard count >= 0 else {
        throw .damaged(entry: name, reason: String(cString: zip_file_strerror(file)))
      }
      guard count > 0 else { return output }
      output.append(contentsOf: chunk[..<count])
      bytesRead += count
      guard output.count <= limits.entryBytes else { throw .tooLarge(.entryBytes, entry: name) }
      guard bytesRead <= limits.totalBytes else { throw .tooLarge(.totalBytes, entry: name) }
      let allowed = max(packedSize, 1).multipliedReportingOverflow(by: limits.ratio)
      guard allowed.overflow || output.count <= max(1 << 20, allowed.partialValue) else {
        throw .tooLarge(.ratio, entry: name)
      }
    }
  }
}

/// What libzip needs to work in memory.
enum ZipBuffer {
  /// A source that owns a copy of the bytes.
  static func source(
    of bytes: [UInt8], error: UnsafeMutablePointer<zip_error_t>
  ) -> OpaquePointer? {
    guard let copy = malloc(max(bytes.count, 1)) else { return nil }
    bytes.withUnsafeBytes { buffer in
      if let start = buffer.baseAddress { copy.copyMemory(from: start, byteCount: buffer.count) }
    }
    guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, error) else {
      free(copy)
      return nil
    }
    return source
  }

  /// The library's words for an error.
  static func reason(_ error: UnsafeMutablePointer<zip_error_t>) -> String {
    zip_error_strerror(error).map { String(cString: $0) } ?? "unknown"
  }
}
