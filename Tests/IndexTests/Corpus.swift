import Index
import TestSupport
import Text

/// Random small transcripts with labels, joined words, wrapped lines and letters beyond ASCII.
struct Corpus {
  private(set) var generator: SeededGenerator
  static let words = [
    "nav", "NAV", "leder", "ledere", "hjelp", "tillit", "å", "Ærlig", "don't", "men", "på", "42",
    "e\u{301}n", "𝒳", "arbeidsgiver", "sam\u{AD}arbeid", "İ", "«", "中文", "\u{200B}x", "’n",
  ]

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func number(_ range: Range<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  mutating func document(_ key: String) -> IndexDocument {
    var text = String.UnicodeScalarView()
    var marks: [Mark] = []
    var turns: [TextSpan] = []
    var sentences: [TextSpan] = []
    var paragraphs: [TextSpan] = []
    var paragraph = 0
    func add(_ string: String) { text.append(contentsOf: string.unicodeScalars) }
    func mark(_ string: String, _ kind: MarkKind) {
      let start = text.count
      add(string)
      marks.append(Mark(TextSpan(start, text.count), kind, rule: "test"))
    }
    if Bool.random(using: &generator) { add("Tittel på intervju\n") }
    for turn in 0..<number(0..<6) {
      mark(turn % 2 == 0 ? "Leder:" : "I:", .label)
      add(" ")
      let start = text.count
      for _ in 0..<number(0..<60) {
        let sentence = text.count
        for _ in 0..<number(1..<5) {
          let word = Self.words[number(0..<Self.words.count)]
          switch number(0..<8) {
          case 0 where word.unicodeScalars.count > 3:
            let scalars = Array(word.unicodeScalars)
            text.append(contentsOf: scalars[..<2])
            mark("-\n", .elide)
            text.append(contentsOf: scalars[2...])
          case 1:
            add(word)
            mark("\n", .space)
          case 2:
            add(word)
            paragraphs.append(TextSpan(paragraph, text.count))
            mark("\n\n", .paragraph)
            paragraph = text.count
          default: add(word + " ")
          }
        }
        sentences.append(TextSpan(sentence, text.count))
        add(". ")
      }
      turns.append(TextSpan(start, text.count))
      add("\n")
    }
    let stored = StoredText(String(text))
    let layer = ReadingLayer(marks)
    return IndexDocument(
      key: key, fingerprint: "f\(number(0..<1000))",
      language: Bool.random(using: &generator)
        ? "nb" : "en", text: stored, pieces: layer.pieces,
      turns: turns, sentences: sentences,
      paragraphs: paragraphs)
  }

  /// Lemmas for the tests: plurals go to singulars, and `men` is two words.
  static func lemmas(_ form: String, _ language: String) -> [String] {
    switch (form, language) {
    case ("ledere", "nb"): ["leder"]
    case ("leder", "nb"): ["leder", "lede"]
    case ("men", "nb"): ["men"]
    case ("men", "en"): ["Man"]
    default: []
    }
  }

  static func segment(_ documents: [IndexDocument]) throws -> [UInt8] {
    var builder = SegmentBuilder(lemmas: lemmas)
    for document in documents { builder.add(document) }
    return try builder.bytes()
  }
}

extension IndexDocument {
  /// A document of a text.
  init(
    key: String, fingerprint: String, language: String, text: StoredText,
    pieces: [ReadingLayer.Piece], turns: [TextSpan], sentences: [TextSpan] = [],
    paragraphs: [TextSpan] = []
  ) {
    self.init(
      key: key, fingerprint: fingerprint, language: language, utf8: text.utf8, pieces: pieces,
      turns: turns, sentences: sentences, paragraphs: paragraphs)
  }

  /// Its text.
  var text: StoredText { StoredText(utf8: utf8) }

  /// Its tokens, found the plain way.
  var tokens: [Token] {
    let marks = pieces.map { Mark($0.span, $0.kind, rule: "") }
    return Tokenizer().tokens(in: text, through: ReadingLayer(marks))
  }
}
