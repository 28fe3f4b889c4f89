internal import Text

/// Which segments make up the index, and which documents in them count.
///
/// It is rewritten as a whole after every change; the segments never are.
package struct Manifest: Hashable, Sendable {
  /// A document as a segment holds it.
  package struct Document: Hashable, Sendable {
    /// The source's guid.
    package let key: String
    /// The digest of what was indexed.
    package let fingerprint: String
    /// The number of its tokens.
    package let tokenCount: Int
    /// Whether searches see it; a dead one waits for a merge.
    package var isLive: Bool
  }

  /// A segment by its file, with its documents in order.
  package struct Segment: Hashable, Sendable {
    /// The name of its file in the index's folder.
    package let fileName: String
    /// Its documents, in their order in the segment.
    package var documents: [Document]

    /// The indices of the documents that searches see.
    package var liveDocuments: [Int] { documents.indices.filter { documents[$0].isLive } }

    /// The number of tokens in the documents that searches see.
    package var liveTokenCount: Int {
      documents.reduce(0) { $0 + ($1.isLive ? $1.tokenCount : 0) }
    }
  }

  /// The segments, oldest first.
  package private(set) var segments: [Segment]
  /// The number that the next segment's file is named with; never used twice.
  package private(set) var nextNumber: Int

  /// The manifest of an index that holds nothing.
  package init() {
    segments = []
    nextNumber = 1
  }

  /// The name for the next segment's file.
  package var nextFileName: String {
    let digits = String(nextNumber)
    return "segment-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Marks documents dead, by segment and index in it.
  package mutating func kill(_ places: some Sequence<DocumentPlace>) {
    for place in places { segments[place.segment].documents[place.document].isLive = false }
  }

  /// Adds a segment that has been written under `nextFileName`.
  package mutating func append(_ reader: SegmentReader) {
    segments.append(
      Segment(
        fileName: nextFileName,
        documents: reader.documents.map {
          Document(
            key: $0.key, fingerprint: $0.fingerprint, tokenCount: $0.positions.count, isLive: true)
        }))
    nextNumber += 1
  }

  /// Leaves out segments, by index; their files can go once nobody reads them.
  package mutating func remove(_ indices: some Sequence<Int>) {
    let gone = Set(indices)
    segments = segments.indices.filter { !gone.contains($0) }.map { segments[$0] }
  }
}

/// A document by the index of its segment and its index there.
package struct DocumentPlace: Hashable, Sendable {
  /// The segment's index in the manifest.
  package let segment: Int
  /// The document's index in the segment.
  package let document: Int

  /// Makes a place.
  package init(segment: Int, document: Int) {
    self.segment = segment
    self.document = document
  }
}

extension Manifest {
  private static let magic = Array("SITATMAN".utf8)

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
      writer.append(segment.documents.count)
      for document in segment.documents {
        writer.append(string: document.key)
        writer.append(string: document.fingerprint)
        writer.append(document.tokenCount)
        writer.append(document.isLive ? 1 : 0)
      }
    }
    writer.append(Checksum.of(writer.bytes))
    return writer.bytes
  }

  /// Reads a manifest.
  ///
  /// - Throws: `IndexError`, where the bytes are no manifest, another version's, or damaged.
  package init(decoding bytes: [UInt8]) throws(IndexError) {
    guard bytes.count >= 28, bytes.starts(with: Self.magic) else { throw .notAnIndex }
    var cursor = ManifestCursor(bytes: bytes.dropLast(4), place: Self.magic.count)
    let format = try cursor.number()
    guard format == SegmentLayout.formatVersion else {
      throw .foreignVersion(found: format, expected: SegmentLayout.formatVersion)
    }
    let tokenizer = try cursor.number()
    guard tokenizer == Tokenizer.version else {
      throw .foreignVersion(found: tokenizer, expected: Tokenizer.version)
    }
    let sum = bytes.withUnsafeBytes { ByteView($0).slice(bytes.count - 4, bytes.count).word(0) }
    guard Checksum.of(Array(bytes.dropLast(4))) == sum else { throw .damaged(.manifest) }
    nextNumber = try cursor.number()
    segments = []
    for _ in 0..<(try cursor.number()) {
      let name = try cursor.string()
      var documents: [Document] = []
      for _ in 0..<(try cursor.number()) {
        documents.append(
          Document(
            key: try cursor.string(), fingerprint: try cursor.string(),
            tokenCount: try cursor.number(), isLive: try cursor.number() == 1))
      }
      segments.append(Segment(fileName: name, documents: documents))
    }
    guard cursor.place == cursor.bytes.count else { throw .damaged(.manifest) }
  }
}

/// Reads a manifest's bytes one value after the other.
private struct ManifestCursor {
  let bytes: ArraySlice<UInt8>
  var place: Int

  mutating func number() throws(IndexError) -> Int {
    guard bytes.count - place >= 4 else { throw .damaged(.manifest) }
    let value = (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    place += 4
    return value
  }

  mutating func string() throws(IndexError) -> String {
    let length = try number()
    guard bytes.count - place >= length else { throw .damaged(.manifest) }
    defer { place += length }
    return String(decoding: bytes[place..<(place + length)], as: UTF8.self)
  }
}
