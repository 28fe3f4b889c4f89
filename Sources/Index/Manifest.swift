/// Which segments make up the index, and which documents in them count.
///
/// It is rewritten as a whole after every change; the segments never are.
package struct Manifest: Hashable, Sendable {
  /// A segment by its file, with its documents in order.
  package struct Segment: Hashable, Sendable {
    /// The name of its file in the index's folder.
    package let fileName: String
    /// Its documents, in their order in the segment.
    package internal(set) var documents: Documents

    /// The indices of the documents that searches see.
    package var liveDocuments: [Int] { documents.indices.filter(documents.isLive) }

    /// The number of tokens in the documents that searches see.
    package var liveTokenCount: Int {
      documents.indices.reduce(0) {
        $0 + (documents.isLive($1) ? documents.tokenCount($1) : 0)
      }
    }

    /// The number of tokens in all documents.
    package var tokenCount: Int {
      documents.indices.reduce(0) { $0 + documents.tokenCount($1) }
    }
  }

  /// The segments, oldest first.
  package internal(set) var segments: [Segment]
  /// The number that the next segment's file is named with; never used twice.
  package internal(set) var nextNumber: Int

  /// The manifest of an index that holds nothing.
  package init() {
    segments = []
    nextNumber = 1
  }

  /// The name for the next segment's file.
  package var nextFileName: String { fileName(ahead: 0) }

  /// The name for the file of a segment that will be appended after some others.
  package func fileName(ahead others: Int) -> String {
    let digits = String(nextNumber + others)
    return "segment-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Marks documents dead, by segment and index in it.
  package mutating func kill(_ places: some Sequence<DocumentPlace>) {
    for place in places { segments[place.segment].documents.kill(place.document) }
  }

  /// Adds a segment that has been written under `nextFileName`.
  package mutating func append(_ reader: SegmentReader) {
    var documents = Documents()
    for document in reader.documents {
      documents.append(
        key: document.keyBytes.bytes, fingerprint: document.fingerprintBytes.bytes,
        tokens: document.positions.count)
    }
    segments.append(Segment(fileName: nextFileName, documents: documents))
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
