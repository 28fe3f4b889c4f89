import Formats
import TestSupport
import Testing

@Suite("Word in: what cannot be read")
struct WordReadingErrorTests {
  @Test("a locked document is said to be locked, not damaged")
  func locked() {
    let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] }
    #expect(throws: WordReadingError.passwordProtected) { try WordTranscript(bytes) }
  }

  @Test("other files are named")
  func otherKinds() throws {
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + "WordDocument".utf8.flatMap { [$0, 0] }
    #expect(throws: WordReadingError.notWord(.doc)) { try WordTranscript(old) }
    #expect(throws: WordReadingError.notWord(.text)) { try WordTranscript(Array("Hei".utf8)) }
    #expect(throws: WordReadingError.notWord(.rtf)) { try WordTranscript(Array("{\\rtf1".utf8)) }
    let archive = try ZipWriter.archive([.init("a.txt", "x")])
    #expect(throws: WordReadingError.notWord(.zip)) { try WordTranscript(archive) }
  }

  @Test("missing parts are named")
  func missingParts() throws {
    let bare = try ZipWriter.archive([.init("word/document.xml", "<x/>")])
    #expect(throws: WordReadingError.missingPart("_rels/.rels")) { try WordTranscript(bare) }
  }

  @Test("a document cut off anywhere is refused, never half read", arguments: 1..<20)
  func truncated(twentieth: Int) throws {
    let whole = try WordFixture.bytes(
      (0..<200).map { WordFixture.p("Avsnitt \($0 * 7919 % 1009)") }.joined())
    let part = Array(whole[..<(whole.count * twentieth / 20)])
    #expect(throws: WordReadingError.self) { try WordTranscript(part) }
  }

  @Test("a flipped byte gives an error or the same text, never another", arguments: 0..<60)
  func damaged(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = try WordFixture.bytes(
      (0..<50).map { WordFixture.p("Avsnitt \($0 * 7919 % 1009)") }.joined())
    let whole = try WordTranscript(bytes)
    bytes[Int.random(in: 0..<bytes.count, using: &generator)] ^= 0x10
    if let read = try? WordTranscript(bytes) { #expect(read == whole) }
  }

  @Test("XML that does not close is an error with part and line")
  func malformed() throws {
    let bytes = try WordFixture.bytes("\n\n<w:p>")
    guard
      case .malformedPart(let part, let line, _) = #expect(
        throws: WordReadingError.self, performing: { try WordTranscript(bytes) })
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
    #expect(throws: WordReadingError.documentType(part: "word/document.xml")) {
      try WordTranscript(bytes)
    }
  }

  @Test("a part that unpacks to far more than it holds is refused")
  func bomb() throws {
    let body = WordFixture.p(String(repeating: "a", count: 9 << 20))
    let bytes = try WordFixture.bytes(body)
    #expect(throws: WordReadingError.tooLarge(.ratio, part: "word/document.xml")) {
      try WordTranscript(bytes)
    }
    let small = ZipLimits(entryBytes: 1_000)
    #expect(throws: WordReadingError.tooLarge(.entryBytes, part: "word/document.xml")) {
      try WordTranscript(bytes, limits: small)
    }
    #expect(throws: WordReadingError.tooLarge(.totalBytes, part: "word/document.xml")) {
      try WordTranscript(bytes, limits: ZipLimits(totalBytes: 1_000))
    }
    #expect(throws: WordReadingError.tooLarge(.entries, part: nil)) {
      try WordTranscript(bytes, limits: ZipLimits(entries: 2))
    }
  }

  @Test("elements nested without end are refused")
  func depth() throws {
    let deep = String(repeating: "<w:sdt>", count: 5_000)
    let bytes = try WordFixture.bytes(deep)
    #expect(throws: WordReadingError.self) { try WordTranscript(bytes) }
  }
}
