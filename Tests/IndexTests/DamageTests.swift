import Testing
import Text

@testable import Index

@Suite("Damage is found, and never crashes a reader")
struct DamageTests {
  @Test("A wrong bit in any byte is found when opening or verifying; reading on does no harm")
  func flips() throws {
    var corpus = Corpus(seed: 11)
    var documents: [IndexDocument] = []
    while documents.count < 2 {
      let document = corpus.document("d\(documents.count)")
      if (10..<30).contains(document.tokens.count) { documents.append(document) }
    }
    let whole = try Corpus.segment(documents)
    var bytes = whole
    for place in whole.indices {
      bytes[place] ^= 1 << UInt8(place % 8)
      bytes.withUnsafeBytes { raw in
        let found = Self.complains(raw)
        #expect(found, "byte \(place)")
      }
      bytes[place] = whole[place]
    }
  }

  @Test("A file cut short anywhere is refused")
  func truncation() throws {
    var corpus = Corpus(seed: 12)
    let whole = try Corpus.segment([corpus.document("a")])
    for length in 0..<whole.count {
      #expect(throws: IndexError.self) { try Self.open(Array(whole[..<length])) }
    }
  }

  @Test("Other files and other versions are named as such")
  func foreign() throws {
    let text = Array("Leder: Vi har et godt samarbeid med NAV, det må jeg si.".utf8)
    #expect(throws: IndexError.notAnIndex) { try Self.open(text) }
    var bytes = try Corpus.segment([])
    bytes[8] = 9
    #expect(throws: IndexError.foreignVersion(found: 9, expected: 1)) { try Self.open(bytes) }
  }

  private static func open(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { _ = try SegmentReader(bytes: $0) }
  }

  /// Whether opening or verifying finds fault; in between, everything is read.
  private static func complains(_ raw: UnsafeRawBufferPointer) -> Bool {
    guard let reader = try? SegmentReader(bytes: raw) else { return true }
    var positions: [UInt32] = []
    for form in 0..<min(reader.lexicon.count, 200) {
      reader.appendPositions(ofForm: form, to: &positions)
      _ = reader.lemmas.lemmas(ofForm: form, in: "nb")
      _ = reader.lemmas.forms(ofLemma: reader.lexicon.string(form))
    }
    var cursor = reader.spanCursor()
    for document in reader.documents {
      for unit in document.turns { _ = document.text.read(unit.span) }
      for position in document.positions {
        let span = cursor.globalSpan(at: position)
        let local = document.localSpan(Int(span.start), span.end)
        _ = document.text.read(local)
        _ = document.text.line(at: local.start)
        _ = reader.lexicon.string(reader.form(at: position))
      }
    }
    _ = reader.lexicon.ranks(matching: WildcardPattern("*e*"))
    var copy = SegmentBuilder()
    for index in reader.documents.indices { copy.add(index, of: reader) }
    _ = try? copy.bytes()
    return (try? reader.verify()) == nil
  }
}
