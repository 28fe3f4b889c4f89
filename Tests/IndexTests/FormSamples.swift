import TestSupport
import Text

@testable import Index

/// A lexicon in memory that is its own.
struct FormSamples {
  /// The forms, in the order of their bytes, each once.
  let forms: [String]

  init(_ forms: some Sequence<String>) {
    // Strings are equal where they are canonically equivalent, forms only where their bytes are.
    var sorted = forms.map { Array($0.utf8) }
    sorted.sort { $0.lexicographicallyPrecedes($1) }
    var kept: [[UInt8]] = []
    for form in sorted where kept.last != form { kept.append(form) }
    self.forms = kept.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Random forms of some letters.
  init(_ letters: String, count: Int, longest: Int, _ generator: inout SeededGenerator) {
    let scalars = Array(letters.unicodeScalars)
    self.init(
      (0..<count).map { _ in Self.word(scalars, 0...longest, &generator) })
  }

  static func word(
    _ letters: [Unicode.Scalar], _ lengths: ClosedRange<Int>, _ generator: inout SeededGenerator
  ) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: lengths, using: &generator) {
      text.append(letters[Int.random(in: 0..<letters.count, using: &generator)])
    }
    return String(text)
  }

  func withLexicon<Result>(_ body: (Lexicon) throws -> Result) rethrows -> Result {
    var bytes: [UInt8] = []
    var offsets: [UInt32] = [0]
    for form in forms {
      bytes += form.utf8
      offsets.append(UInt32(bytes.count))
    }
    return try Self.withLexicon(offsets, bytes, body)
  }

  static func withLexicon<Result>(
    _ offsets: [UInt32], _ bytes: [UInt8], _ body: (Lexicon) throws -> Result
  ) rethrows -> Result {
    try offsets.withUnsafeBytes { offsets in
      try bytes.withUnsafeBytes { bytes in
        try body(Lexicon(offsets: ByteView(offsets), bytes: ByteView(bytes)))
      }
    }
  }

  /// The forms that a pattern finds.
  func found(_ pattern: FormPattern) -> [String] {
    withLexicon { lexicon in lexicon.ranks(matching: pattern).map(lexicon.string) }
  }
}
