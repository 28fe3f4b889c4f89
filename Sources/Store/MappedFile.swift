internal import Glibc
package import Index

/// A file mapped into memory for reading, as long as this object lives.
package final class MappedFile {
  /// The file's bytes.
  package let bytes: UnsafeRawBufferPointer

  /// Maps a file.
  ///
  /// - Throws: `StoreError` where there is none, or it cannot be mapped.
  package init(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw StoreError.missing(path: path) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw StoreError.refused(path: path, reason: "its size is not known")
    }
    let length = Int(status.st_size)
    guard length > 0 else {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
      return
    }
    let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else {
      throw StoreError.refused(path: path, reason: "it cannot be mapped")
    }
    bytes = UnsafeRawBufferPointer(start: address, count: length)
  }

  /// Tells the system how bytes of a mapped file are going to be read.
  ///
  /// Left to itself it fetches a whole neighbourhood, of megabytes on some machines, for every few
  /// bytes that a look into an index reads.
  package static func advise(_ bytes: UnsafeRawBufferPointer, _ use: PageUse) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    let before = Int(bitPattern: start) % Int(getpagesize())
    let advice =
      switch use {
      case .hereAndThere: MADV_RANDOM
      case .onward: MADV_NORMAL
      case .soon: MADV_WILLNEED
      }
    // It is advice: a system that cannot take it reads as it would have.
    _ = madvise(UnsafeMutableRawPointer(mutating: start - before), bytes.count + before, advice)
  }

  deinit {
    if let address = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: address), bytes.count)
    }
  }
}

extension SegmentReader {
  /// Opens the segment in a mapped file, which must outlive it.
  ///
  /// - Throws: `IndexError`, where the bytes are no segment, another version's, or damaged.
  package init(_ file: MappedFile) throws(IndexError) {
    try self.init(bytes: file.bytes, adviser: MappedFile.advise)
  }
}
