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
        let found = place % 4 == 0 ? Self.complains(raw) : Self.isFound(raw)
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
    #expect(throws: IndexError.foreignVersion(found: 9, expected: 4)) { try Self.open(bytes) }
  }

  @Test("Sections full of noise under right checksums give answers, and nothing outside is read")
  func noise() throws {
    var corpus = Corpus(seed: 13)
    let whole = try Corpus.segment([corpus.document("a"), corpus.document("b")])
    let extents = try whole.withUnsafeBytes { try SegmentLayout.sections(of: ByteView($0)) }
    for section in extents.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let extent = extents[section], extent.length > 0 else { continue }
      for round in 0..<40 {
        var bytes = whole
        for _ in 0..<(1 << (round % 6)) {
          let place = extent.offset + corpus.number(0..<extent.length)
          bytes[place] =
            [0, 0xFF, 0x80, 0x7F, UInt8(corpus.number(0..<256))][
              corpus.number(0..<5)]
        }
        let sealed = Self.sealed(bytes, extents.count)
        sealed.withUnsafeBytes { _ = Self.complains($0) }
      }
    }
  }

  /// A segment with the checksums that its bytes have now.
  private static func sealed(_ damaged: [UInt8], _ sections: Int) -> [UInt8] {
    var bytes = damaged
    func put(_ value: UInt32, at place: Int) {
      for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
    }
    let trailer = bytes.count - SegmentLayout.trailerLength
    let table = trailer - sections * SegmentLayout.entryLength
    for entry in stride(from: table, to: trailer, by: SegmentLayout.entryLength) {
      let sum = bytes.withUnsafeBytes { raw -> UInt32 in
        let words = ByteView(raw).slice(entry, entry + SegmentLayout.entryLength)
        let end = SegmentLayout.aligned(words.wide(2) + words.wide(4))
        return Checksum.of(ByteView(raw).slice(words.wide(2), end).bytes)
      }
      put(sum, at: entry + 4)
    }
    let sum = Checksum.of(
      Array(bytes[..<SegmentLayout.headerLength] + bytes[table..<(trailer + 20)]))
    put(sum, at: trailer + 20)
    return bytes
  }

  private static func open(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { _ = try SegmentReader(bytes: $0) }
  }

  /// Whether opening or verifying finds fault.
  private static func isFound(_ raw: UnsafeRawBufferPointer) -> Bool {
    (try? SegmentReader(bytes: raw).verify()) == nil
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
      for unit in [document.turns, document.sentences, document.paragraphs].joined() {
        _ = document.text.read(unit.span)
      }
      for position in document.positions {
        let span = cursor.globalSpan(at: position)
        let local = document.localSpan(Int(span.start), span.end)
        _ = document.text.read(local)
        _ = document.text.line(at: local.start)
        _ = reader.lexicon.string(reader.form(at: position))
      }
    }
    _ = reader.lexicon.ranks(matching: WildcardPattern("*e*"))
    let forms = Array(0..<min(reader.lexicon.count, 200))
    for position in reader.positions(ofForms: forms) {
      _ = reader.forward.codes[Int(position)]
      _ = reader.documents.index(ofPosition: Int(position))
      _ = cursor.position(endingAfter: Int(position))
    }
    for kind in UnitColumn.Kind.allCases {
      let column = reader.units(kind)
      for index in 0..<min(column.count, 200) {
        _ = column.index(containingScalar: column.start(index))
        _ = column.index(containingPosition: column.positions(index).lowerBound)
      }
    }
    var copy = SegmentBuilder()
    for index in reader.documents.indices { copy.add(index, of: reader) }
    _ = try? copy.bytes()
    return (try? reader.verify()) == nil
  }
}
