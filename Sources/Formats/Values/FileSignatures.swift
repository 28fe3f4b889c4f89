extension FileKind {
  /// The kind of a file that is no text, by the bytes it begins with; `nil` when they show none.
  package static func binary(_ bytes: [UInt8]) -> FileKind? {
    for (signature, kind) in signatures where bytes.starts(with: signature) { return kind }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return kindOfPackage(bytes) }
    if bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return kindOfCompoundFile(bytes) }
    let brand = bytes.dropFirst(4).prefix(4)
    if bytes.first == 0, brand.elementsEqual("ftyp".utf8) { return .recording }
    let isWave = bytes.dropFirst(8).prefix(4).elementsEqual("WAVE".utf8)
    if isWave, bytes.starts(with: Array("RIFF".utf8)) { return .recording }
    return nil
  }

  /// Each holds a byte that no text does, or more than a text would begin with: a transcript may
  /// well begin with the label `ID3`.
  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    (Array("%PDF-".utf8), .pdf), (Array("SQLite format 3\0".utf8), .database),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image), ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF87a".utf8), .image), (Array("GIF89a".utf8), .image),
    (Array("ID3\u{2}\0".utf8), .recording), (Array("ID3\u{3}\0".utf8), .recording),
    (Array("ID3\u{4}\0".utf8), .recording),
    (Array("OggS\0".utf8), .recording), (Array("fLaC\0".utf8), .recording),
    ([0x1F, 0x8B, 0x08], .binary), ([0x7F, 0x45, 0x4C, 0x46], .binary),
  ]

  /// Tells the packages apart by the names of their parts, which a ZIP archive does not compress.
  private static func kindOfPackage(_ bytes: [UInt8]) -> FileKind {
    let names = ZipReader.entryNames(in: bytes)
    if let names {
      let folded = names.map { $0.lowercased() }
      for (prefix, kind) in partPrefixes where folded.contains(where: { $0.hasPrefix(prefix) }) {
        return kind
      }
      if folded.contains(where: { $0.hasSuffix(".qde") && !$0.contains("/") }) { return .refi }
    } else {
      for (prefix, kind) in partPrefixes
      where ByteSearch.contains(Array(prefix.utf8), in: bytes) {
        return kind
      }
    }
    let media = Array("application/vnd.oasis.opendocument.text".utf8)
    if ByteSearch.contains(media, in: Array(bytes.prefix(200))) { return .odt }
    return mediaType(of: bytes, names)?.starts(with: media) == true ? .odt : .zip
  }

  /// What a package says it is, where it has been packed anew and no longer begins with that.
  private static func mediaType(of bytes: [UInt8], _ names: [String]?) -> [UInt8]? {
    guard names?.contains("mimetype") == true else { return nil }
    let limits = ZipLimits(entryBytes: 1_000, totalBytes: 1_000)
    return try? ZipReader(bytes, limits: limits).read("mimetype")
  }

  private static let partPrefixes: [(prefix: String, kind: FileKind)] = [
    ("word/", .docx), ("xl/", .xlsx), ("ppt/", .pptx), ("index/document.iwa", .pages),
  ]

  /// Tells OLE compound files apart by the names of their streams, which are in UTF-16.
  private static func kindOfCompoundFile(_ bytes: [UInt8]) -> FileKind {
    func holds(_ name: String) -> Bool {
      ByteSearch.contains(name.utf8.flatMap { [$0, 0] }, in: bytes)
    }
    if holds("EncryptedPackage") { return .encryptedOffice }
    if holds("WordDocument") { return .doc }
    return holds("Workbook") ? .xlsx : .binary
  }
}

/// Looks for a few bytes in many.
enum ByteSearch {
  /// Whether the bytes hold the others in a row.
  static func contains(_ wanted: [UInt8], in bytes: [UInt8]) -> Bool {
    guard let first = wanted.first, wanted.count <= bytes.count else { return wanted.isEmpty }
    return bytes.withUnsafeBufferPointer { buffer in
      (0...(buffer.count - wanted.count)).contains { place in
        buffer[place] == first
          && wanted.indices.allSatisfy { buffer[place + $0] == wanted[$0] }
      }
    }
  }
}
