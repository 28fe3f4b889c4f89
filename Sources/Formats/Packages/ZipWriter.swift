internal import CLibzip

/// Makes ZIP archives in memory, the same bytes for the same entries every time.
package enum ZipWriter {
  /// One entry to be written.
  package struct Entry: Hashable, Sendable {
    /// Its name in the archive, with `/` between folders.
    package let name: String
    /// What it holds.
    package let bytes: [UInt8]
    /// Whether it is kept as it is, and not packed.
    package let isStored: Bool

    /// Makes an entry.
    package init(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isStored = isStored
    }

    /// Makes an entry of text.
    package init(_ name: String, _ text: String, isStored: Bool = false) {
      self.init(name, Array(text.utf8), isStored: isStored)
    }
  }

  /// Packs the entries in order, each dated 1 January 1980, the first day a ZIP archive knows.
  ///
  /// - Throws: `PackageWritingError` with the library's reason; memory has run out.
  package static func archive(_ entries: [Entry]) throws(PackageWritingError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw PackageWritingError(reason: ZipBuffer.reason(&error))
    }
    defer { zip_source_free(target) }
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
      zip_source_free(target)
      throw PackageWritingError(reason: ZipBuffer.reason(&error))
    }
    for entry in entries where !add(entry, to: archive) {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw PackageWritingError(reason: "\(entry.name): \(reason)")
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw PackageWritingError(reason: reason)
    }
    return try contents(of: target)
  }

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = ZipBuffer.source(of: entry.bytes, error: &error) else { return false }
    let index = zip_file_add(archive, entry.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let firstOfJanuary1980: zip_uint16_t = 1 << 5 | 1
    let method = entry.isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return zip_file_set_dostime(archive, zip_uint64_t(index), 0, firstOfJanuary1980, 0) == 0
      && zip_set_file_compression(archive, zip_uint64_t(index), method, 6) == 0
  }

  private static func contents(of source: OpaquePointer) throws(PackageWritingError) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else {
      throw PackageWritingError(reason: ZipBuffer.reason(zip_source_error(source)))
    }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    let count = bytes.withUnsafeMutableBytes {
      zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count))
    }
    guard Int(count) == bytes.count else {
      throw PackageWritingError(reason: ZipBuffer.reason(zip_source_error(source)))
    }
    return bytes
  }
}

/// That a document could not be put together: memory or room for temporary files has run out.
package struct PackageWritingError: Error, Hashable, Sendable {
  /// The library's words.
  package let reason: String

  /// Makes an error.
  package init(reason: String) {
    self.reason = reason
  }
}
