import Synchronization
import Testing
import Text

@testable import Index

@Suite("Whoever maps an index from a file is told how it is going to be read")
struct PageUseTests {
  /// What was told of which bytes, counted from the segment's first.
  private final class Told: Sendable {
    struct Line: Equatable {
      let range: Range<Int>
      let use: PageUse
    }

    private let lines = Mutex<[Line]>([])

    func adviser(_ segment: UnsafeRawBufferPointer) -> PageAdviser {
      let first = Int(bitPattern: segment.baseAddress)
      return { bytes, use in
        let start = Int(bitPattern: bytes.baseAddress) - first
        self.lines.withLock {
          $0.append(Line(range: start..<(start + bytes.count), use: use))
        }
      }
    }

    /// What was told since it was last asked.
    func news() -> [Line] {
      lines.withLock { told in
        defer { told = [] }
        return told
      }
    }
  }

  private static func place(of wanted: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int? {
    (0...(bytes.count - wanted.count)).first { start in
      bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  @Test("at opening, of everything first; before a long list, of its bytes; of short ones nothing")
  func told() throws {
    let text = StoredText(
      String(repeating: "og ", count: 40_000) + String(repeating: "hei ", count: 300))
    let bytes = try Corpus.segment([
      IndexDocument(
        key: "k", fingerprint: "", language: "nb", text: text, pieces: [], turns: [text.span])
    ])
    let told = Told()
    try bytes.withUnsafeBytes { raw in
      let reader = try SegmentReader(bytes: raw, adviser: told.adviser(raw))
      let opening = told.news()
      #expect(opening.first == Told.Line(range: 0..<raw.count, use: .hereAndThere))
      #expect(opening.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= raw.count })
      let place = try #require(Self.place(of: Array("heiog".utf8), in: raw))
      #expect(opening.contains { $0.use == .soon && $0.range.contains(place) })

      let rare = try #require(reader.lexicon.rank(of: "hei"))
      _ = reader.postings(ofForm: rare)
      #expect(told.news() == [])

      let frequent = try #require(reader.lexicon.rank(of: "og"))
      var cursor = reader.postings(ofForm: frequent)
      let lines = told.news()
      #expect(lines.map(\.use) == [.soon])
      // Each of the 312 whole blocks has at least its eight bytes in the list of blocks.
      #expect(lines.allSatisfy { $0.range.count >= 40_000 / 128 * 8 })
      #expect(lines.allSatisfy { $0.range.lowerBound > 0 && $0.range.upperBound <= raw.count })
      var block = [UInt32](repeating: 0, count: PostingsCursor.blockSize)
      var count = 0
      while case let found = cursor.next(into: &block), found > 0 { count += found }
      #expect(count == 40_000)

      try reader.verify()
      #expect(Set(told.news().map(\.use)) == [.soon])
    }
  }
}
