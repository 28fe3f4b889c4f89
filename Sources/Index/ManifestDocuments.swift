extension Manifest {
  /// A document as a segment holds it.
  package struct Document: Hashable, Sendable {
    /// The source's guid.
    package let key: String
    /// The digest of what was indexed.
    package let fingerprint: String
    /// The number of its tokens.
    package let tokenCount: Int
    /// Whether searches see it; a dead one waits for a merge.
    package let isLive: Bool
  }

  /// The documents of a segment; their strings are made only when they are asked for.
  package struct Documents: RandomAccessCollection, Hashable, Sendable {
    /// A document in numbers.
    struct Entry: Hashable {
      /// Where its key ends among the strings; it begins where the fingerprint before it ends.
      let keyEnd: UInt32
      let fingerprintEnd: UInt32
      let tokenCount: UInt32
      var isLive: Bool
    }

    /// Four words: `Entry`, whether it lives as 1 or 0.
    static let bytesPerEntry = 16

    private var entries: [Entry] = []
    private var strings: [UInt8] = []

    /// No documents.
    init() {}

    package var startIndex: Int { 0 }
    package var endIndex: Int { entries.count }

    package subscript(index: Int) -> Document {
      Document(
        key: key(index), fingerprint: fingerprint(index), tokenCount: tokenCount(index),
        isLive: isLive(index))
    }

    /// The source's guid of a document.
    package func key(_ index: Int) -> String {
      string(index == 0 ? 0 : entries[index - 1].fingerprintEnd, entries[index].keyEnd)
    }

    /// The digest of what was indexed of a document.
    package func fingerprint(_ index: Int) -> String {
      string(entries[index].keyEnd, entries[index].fingerprintEnd)
    }

    /// The number of a document's tokens.
    package func tokenCount(_ index: Int) -> Int { Int(entries[index].tokenCount) }

    /// Whether searches see a document.
    package func isLive(_ index: Int) -> Bool { entries[index].isLive }

    private func string(_ start: UInt32, _ end: UInt32) -> String {
      String(decoding: strings[Int(start)..<Int(end)], as: UTF8.self)
    }
  }
}

extension Manifest.Documents {
  /// Adds a document that searches see.
  mutating func append(key: some Sequence<UInt8>, fingerprint: some Sequence<UInt8>, tokens: Int) {
    strings.append(contentsOf: key)
    let keyEnd = UInt32(truncatingIfNeeded: strings.count)
    strings.append(contentsOf: fingerprint)
    entries.append(
      Entry(
        keyEnd: keyEnd, fingerprintEnd: UInt32(truncatingIfNeeded: strings.count),
        tokenCount: UInt32(truncatingIfNeeded: tokens), isLive: true))
  }

  /// Hides a document from searches.
  mutating func kill(_ index: Int) { entries[index].isLive = false }

  /// The number of documents, the number of their strings' bytes, the entries and the strings.
  func write(to writer: inout ByteWriter) {
    writer.append(entries.count)
    writer.append(strings.count)
    for entry in entries {
      writer.append(entry.keyEnd)
      writer.append(entry.fingerprintEnd)
      writer.append(entry.tokenCount)
      writer.append(entry.isLive ? 1 : 0)
    }
    writer.append(contentsOf: strings)
  }

  /// Reads what `write` wrote: entries and strings.
  ///
  /// - Throws: `IndexError.damaged(.manifest)` where strings do not follow one another.
  init(entries bytes: ByteView, strings: ByteView) throws(IndexError) {
    entries.reserveCapacity(bytes.count / Self.bytesPerEntry)
    var end: UInt32 = 0
    for word in stride(from: 0, to: bytes.wordCount, by: 4) {
      let entry = Entry(
        keyEnd: bytes.word(word), fingerprintEnd: bytes.word(word + 1),
        tokenCount: bytes.word(word + 2), isLive: bytes.word(word + 3) == 1)
      guard end <= entry.keyEnd, entry.keyEnd <= entry.fingerprintEnd else {
        throw .damaged(.manifest)
      }
      end = entry.fingerprintEnd
      entries.append(entry)
    }
    guard Int(end) == strings.count else { throw .damaged(.manifest) }
    self.strings = Array(strings.bytes)
  }
}
