import Formats
import TestSupport
import Testing

@Suite("Word in: what cannot be read")
struct WordReadingErrorTests {
  @Test("a locked document is said to be locked, not damaged")
  func locked() {
    let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] }
    #expect(throws: DocumentReadingError.passwordProtected) { try DocumentTranscript(word: bytes) }
  }

  @Test("other files are named")
  func otherKinds() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "WordDocument".utf8.flatMap { [$0, 0] }
    #expect(throws: DocumentReadingError.otherKind(.doc)) { try DocumentTranscript(word: old) }
    #expect(throws: DocumentReadingError.otherKind(.text)) {
      try DocumentTranscript(word: Array("Hei".utf8))
    }
    #expect(throws: DocumentReadingError.otherKind(.rtf)) {
      try DocumentTranscript(word: Array("{\\rtf1".utf8))
    }
    let archive = try ZipWriter.archive([.init("a.txt", "x")])
    #expect(throws: DocumentReadingError.otherKind(.zip)) { try DocumentTranscript(word: archive) }
  }

  @Test("missing parts are named")
  func missingParts() throws {
    let bare = try ZipWriter.archive([.init("word/document.xml", "<x/>")])
    #expect(throws: DocumentReadingError.missingPart("_rels/.rels")) {
      try DocumentTranscript(word: bare)
    }
  }

  @Test("a document cut off anywhere is refused, never half read", arguments: 1..<20)
  func truncated(twentieth: Int) throws {
    let whole = try WordFixture.bytes(
      (0..<200).map { WordFixture.p("Avsnitt \($0 * 7919 % 1009)") }.joined())
    let part = Array(whole[..<(whole.count * twentieth / 20)])
    #expect(throws: DocumentReadingError.self) { try DocumentTranscript(word: part) }
  }

  @Test("a flipped byte gives an error or the same text, never another", arguments: 0..<60)
  func damaged(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = try WordFixture.bytes(
      (0..<50).map { WordFixture.p("Avsnitt \($0 * 7919 % 1009)") }.joined())
    let whole = try DocumentTranscript(word: bytes)
    bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 0x10
    if let read = try? DocumentTranscript(word: bytes) { #expect(read == whole) }
  }

  @Test("XML that does not close is an error with part and line")
  func malformed() throws {
    let bytes = try WordFixture.bytes("\n\n<w:p>")
    guard
      case .malformedPart(let part, let line, _) = #expect(
        throws: DocumentReadingError.self, performing: { try DocumentTranscript(word: bytes) })
    else {
      Issue.record("expected a malformed part")
      return
    }
    #expect(part == "word/document.xml")
    #expect(line == 3)
  }

  @Test("a document type is refused, so that no other file can be read and none can grow")
  func documentType() throws {
    let prologue =
      "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>"
    let bytes = try WordFixture.bytes(WordFixture.p("&a;&b;"), prologue: prologue)
    #expect(throws: DocumentReadingError.documentType(part: "word/document.xml")) {
      try DocumentTranscript(word: bytes)
    }
  }

  @Test("a part that unpacks to far more than it holds is refused")
  func bomb() throws {
    let body = WordFixture.p(String(repeating: "a", count: 9 << 20))
    let bytes = try WordFixture.bytes(body)
    #expect(throws: DocumentReadingError.tooLarge(.ratio, part: "word/document.xml")) {
      try DocumentTranscript(word: bytes)
    }
    let small = ZipLimits(entryBytes: 1_000)
    #expect(throws: DocumentReadingError.tooLarge(.entryBytes, part: "word/document.xml")) {
      try DocumentTranscript(word: bytes, limits: small)
    }
    #expect(throws: DocumentReadingError.tooLarge(.totalBytes, part: "word/document.xml")) {
      try DocumentTranscript(word: bytes, limits: ZipLimits(totalBytes: 1_000))
    }
    #expect(throws: DocumentReadingError.tooLarge(.entries, part: nil)) {
      try DocumentTranscript(word: bytes, limits: ZipLimits(entries: 2))
    }
  }

  @Test("elements nested without end are refused")
  func depth() throws {
    let deep = String(repeating: "<w:sdt>", count: 5_000)
    let bytes = try WordFixture.bytes(deep)
    #expect(throws: DocumentReadingError.self) { try DocumentTranscript(word: bytes) }
  }
}
