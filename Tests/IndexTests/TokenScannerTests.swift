@_spi(_Unicode) import Swift
import Foundation
import TestSupport
import Testing
import Text

@testable import Index

@Suite("The token scanner finds what the tokenizer finds")
struct TokenScannerTests {
  /// Gathers tokens as the tokenizer gives them.
  private struct Gatherer: TokenSink {
    var tokens: [Token] = []
    mutating func token(_ form: UnsafeBufferPointer<UInt8>, start: Int, end: Int) {
      tokens.append(Token(TextSpan(start, end), String(decoding: form, as: UTF8.self)))
    }
  }

  /// A scanner with vectors and one without, kept from text to text.
  private struct Scanners: ~Copyable {
    var fast = TokenScanner()
    var plain = TokenScanner(plainly: true)

    mutating func tokens(in utf8: [UInt8], _ pieces: [ReadingLayer.Piece], plainly: Bool) -> [Token]
    {
      var gatherer = Gatherer()
      utf8.withUnsafeBufferPointer { bytes in
        if plainly {
          plain.scan(bytes, pieces: pieces, into: &gatherer)
        } else {
          fast.scan(bytes, pieces: pieces, into: &gatherer)
        }
      }
      return gatherer.tokens
    }

    /// The first token of either scanner that is not the tokenizer's, with what it should be.
    mutating func difference(_ text: StoredText, _ layer: ReadingLayer) -> String? {
      let expected = Tokenizer().tokens(in: text, through: layer)
      for plainly in [false, true] {
        let found = tokens(in: text.utf8, layer.pieces, plainly: plainly)
        if Self.isSame(found, expected) { continue }
        let index = zip(found, expected).prefix { Self.isSame([$0], [$1]) }.count
        let one = index < found.count ? "\(found[index])" : "nothing"
        let other = index < expected.count ? "\(expected[index])" : "nothing"
        let pieces = layer.pieces.map { "\($0.kind) \($0.span)" }
        return "\(one), not \(other), in \(text.string.debugDescription) under \(pieces)"
      }
      return nil
    }

    /// Equality byte for byte: strings compare as equal where they are only canonically so.
    private static func isSame(_ one: [Token], _ other: [Token]) -> Bool {
      one.elementsEqual(other) { $0.span == $1.span && $0.form.utf8.elementsEqual($1.form.utf8) }
    }
  }

  private static let scalars: [String] = [
    "a", "b", "z", "A", "Z", "0", "7", " ", " ", "\n", "\r\n", "-", ".", "_", "'", "'", "\u{2019}",
    "\u{2018}", "`", "\u{AD}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{202E}", "\u{2060}", "å",
    "Å", "Ø", "Æ", "é", "ß", "ÿ", "×", "÷", "a\u{30A}", "O\u{308}", "\u{301}", "\u{20DD}", "İ",
    "ẞ", "ǅ", "Ǆ", "K", "Ω", "Å", "ﬁ", "ª", "º", "µ", "²", "½", "\u{A0}", "«", "»", "§",
    "°", "·", "\u{2010}", "\u{2011}", "–", "—", "“", "”", "…", "\u{2028}", "\u{202F}", "‿", "€",
    "ⁱ", "Ⅷ", "٣", "م", "ر", "\u{64E}", "中", "文", "。", "한", "\u{1100}", "\u{1161}",
    "\u{11A8}", "д", "Й", "и\u{306}", "Σ", "ς", "ŋ", "Č", "𝒳", "𐐀", "👩‍🌾", "🙂", "\u{E000}",
    "\u{10FFFF}", "\u{0}", "\u{7F}", "\u{85}",
  ]

  @Test("in random texts of all the scalars that are hard, under random marks", arguments: 0..<8)
  func randomTexts(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var scanners = Scanners()
    for _ in 0..<2500 {
      // Short texts show the rules, longer ones the edges of the kernels' blocks.
      let length = Int.random(in: 0..<10, using: &generator) == 0 ? 200 : 24
      var text = ""
      // Words of one alphabet are as likely as a mixture.
      let share = Int.random(in: 0..<4, using: &generator)
      for _ in 0..<Int.random(in: 0...length, using: &generator) {
        let isAny = Int.random(in: 0..<4, using: &generator) >= share
        let range = isAny ? 0..<Self.scalars.count : 0..<17
        text += Self.scalars[Int.random(in: range, using: &generator)]
      }
      let stored = StoredText(text)
      let layer = Self.marks(over: stored, &generator)
      if let difference = scanners.difference(stored, layer) { Issue.record("\(difference)") }
    }
  }

  @Test("with each scalar of Unicode between two letters, and after a space")
  func everyScalar() {
    var scanners = Scanners()
    for first in stride(from: UInt32(0), to: 0x110000, by: 0x1000) {
      var view = String.UnicodeScalarView()
      for scalar in (first..<(first + 0x1000)).compactMap({ Unicode.Scalar($0) })
      where Self.isAssigned(scalar) || scalar.value % 64 == 0 {
        view.append(contentsOf: ["a", scalar, "B", " ", scalar, "'"])
      }
      let text = StoredText(String(view))
      if scanners.difference(text, ReadingLayer([])) != nil {
        Issue.record("from U+\(String(first, radix: 16))")
      }
    }
  }

  @Test("in the invented interviews, under the marks that they are read with")
  func interviews() throws {
    let corpora = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Corpora").resolvingSymlinksInPath()
    let names = try FileManager.default.subpathsOfDirectory(atPath: corpora.path).sorted()
      .filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") }
    let texts = try names.compactMap {
      String(data: try Data(contentsOf: corpora.appending(path: $0)), encoding: .utf8)
    }
    #expect(texts.count > 8)
    var scanners = Scanners()
    for string in texts {
      let text = StoredText(string)
      let layer = ReadingLayer(TranscriptReader().read(text).marks)
      #expect(scanners.difference(text, layer) == nil)
    }
  }

  @Test("in bytes that are no UTF-8, alike with vectors and without, and never reads outside")
  func damage() {
    var generator = SeededGenerator(seed: 9)
    var scanners = Scanners()
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0..<150, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator) | (Bool.random(using: &generator) ? 0x80 : 0)
      }
      let stored = StoredText(String(repeating: "x", count: bytes.count))
      let pieces = Self.marks(over: stored, &generator).pieces
      let fast = scanners.tokens(in: bytes, pieces, plainly: false)
      #expect(fast == scanners.tokens(in: bytes, pieces, plainly: true))
    }
  }

  @Test("where an apostrophe loses its neighbour to a label")
  func apostrophes() {
    var scanners = Scanners()
    let text = StoredText("I'm it'll")
    for start in 0..<9 {
      for kind in [MarkKind.elide, .space, .paragraph, .label] {
        let layer = ReadingLayer([Mark(TextSpan(start, start + 1), kind, rule: "test")])
        #expect(scanners.difference(text, layer) == nil)
      }
    }
  }

  @Test("No scalar that is taken for stable under composition follows another in a decomposition")
  func stableScalars() {
    for value in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isStable = TokenScalars.staysUnderComposition(value)
      if isStable {
        let isItself = String(scalar).nfc.unicodeScalars.elementsEqual([scalar])
        if !isItself || scalar.properties.canonicalCombiningClass != .notReordered {
          Issue.record("\(scalar.escaped(asASCII: true)) is not stable")
        }
      }
      // A scalar that composes with one before it ends the decomposition of what they compose to.
      if value >= 0xC0, value < 0xAC00 || value > 0xD7A3, value < 0x4E00 || value > 0x9FFF {
        for part in String(scalar)._nfd.dropFirst()
        where TokenScalars.staysUnderComposition(part.value) {
          Issue.record("\(part.escaped(asASCII: true)) ends \(scalar.escaped(asASCII: true))")
        }
      }
    }
  }

  private static func isAssigned(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category != .unassigned && category != .privateUse
  }

  private static func marks(
    over text: StoredText, _ generator: inout SeededGenerator
  ) -> ReadingLayer {
    let kinds = [MarkKind.elide, .elide, .elide, .space, .paragraph, .label, .heading]
    let count = max(0, Int.random(in: -2..<(4 + text.count / 40), using: &generator))
    return ReadingLayer(
      (0..<count).map { _ in
        let start = Int.random(in: 0...text.count, using: &generator)
        // A mark may reach behind the text's end: nothing is there to be read.
        let end = start + Int.random(in: 0...6, using: &generator)
        return Mark(
          TextSpan(start, end), kinds[Int.random(in: 0..<kinds.count, using: &generator)],
          rule: "test")
      })
  }
}
