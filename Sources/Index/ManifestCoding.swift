internal import Text

extension Manifest {
  private static let magic = Array("SITATMAN".utf8)
  private static let shortest = 28

  /// The manifest as bytes; equal manifests give equal bytes.
  package func encoded() -> [UInt8] {
    var writer = ByteWriter()
    writer.append(contentsOf: Self.magic)
    writer.append(SegmentLayout.formatVersion)
    writer.append(Tokenizer.version)
    writer.append(nextNumber)
    writer.append(segments.count)
    for segment in segments {
      writer.append(string: segment.fileName)
      segment.documents.write(to: &writer)
    }
    writer.append(Checksum.of(writer.bytes))
    return writer.bytes
  }

  /// Reads a manifest.
  ///
  /// - Throws: `IndexError`, where the bytes are no manifest, another version's, or damaged.
  package init(decoding bytes: [UInt8]) throws(IndexError) {
    let decoded = bytes.withUnsafeBytes { raw in
      Result { () throws(IndexError) in try Self.decode(ByteView(raw)) }
    }
    self = try decoded.get()
  }

  private static func decode(_ file: ByteView) throws(IndexError) -> Manifest {
    guard file.count >= shortest, file.slice(0, 8).bytes.elementsEqual(magic) else {
      throw .notAnIndex
    }
    guard file.number(2) == SegmentLayout.formatVersion else {
      throw .foreignVersion(found: file.number(2), expected: SegmentLayout.formatVersion)
    }
    guard file.number(3) == Tokenizer.version else {
      throw .foreignVersion(found: file.number(3), expected: Tokenizer.version)
    }
    let end = file.count - 4
    guard Checksum.of(file.slice(0, end).bytes) == file.word(atByte: end) else {
      throw .damaged(.manifest)
    }
    var cursor = ManifestCursor(file: file.slice(0, end), place: 16)
    var manifest = Manifest()
    manifest.nextNumber = try cursor.number()
    for _ in 0..<(try cursor.number()) {
      let name = try cursor.part(try cursor.number()).string
      let count = try cursor.number()
      let length = try cursor.number()
      let documents = try Documents(
        entries: try cursor.part(count * Documents.bytesPerEntry),
        strings: try cursor.part(length))
      manifest.segments.append(Segment(fileName: name, documents: documents))
    }
    guard cursor.place == end else { throw .damaged(.manifest) }
    return manifest
  }
}

/// Reads a manifest's bytes one value after the other.
private struct ManifestCursor {
  let file: ByteView
  var place: Int

  mutating func number() throws(IndexError) -> Int {
    Int(try part(4).word(0))
  }

  mutating func part(_ length: Int) throws(IndexError) -> ByteView {
    guard file.count - place >= length else { throw .damaged(.manifest) }
    defer { place += length }
    return file.slice(place, place + length)
  }
}
