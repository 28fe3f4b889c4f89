/// Splits a text, read through its marks, into the tokens that searches and counts agree on.
///
/// A token is a maximal run of letters, marks and digits, with an apostrophe between letters
/// inside it; a hyphen of any kind separates; format characters (such as the soft hyphen) are
/// ignored. Elided scalars are skipped, so a word cut by a line-end hyphen is one token; a label,
/// a space mark and a paragraph mark separate.
package struct Tokenizer: Sendable {
  /// The number that an index remembers, so that it is rebuilt when these rules change.
  package static let version = 1

  /// Makes a tokenizer; it has no state.
  package init() {}

  /// The tokens of a whole text, in order.
  package func tokens(in text: StoredText, through layer: ReadingLayer) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(text.utf8.count / 6)
    var builder = TokenBuilder()
    var offset = 0
    var pieceIndex = 0
    let pieces = layer.pieces
    let iterated = text.string
    for scalar in iterated.unicodeScalars {
      defer { offset += 1 }
      while pieceIndex < pieces.count, pieces[pieceIndex].span.end <= offset { pieceIndex += 1 }
      if pieceIndex < pieces.count, pieces[pieceIndex].span.start <= offset {
        if pieces[pieceIndex].kind != .elide { builder.finish(into: &result) }
        continue
      }
      switch TokenRole(of: scalar) {
      case .letter: builder.append(scalar, at: offset, endsInLetter: true, into: &result)
      case .mark:
        builder.append(scalar, at: offset, endsInLetter: builder.endsInLetter, into: &result)
      case .digit: builder.append(scalar, at: offset, endsInLetter: false, into: &result)
      case .apostrophe: builder.hold(scalar, at: offset, into: &result)
      case .ignored: break
      case .separator: builder.finish(into: &result)
      }
    }
    builder.finish(into: &result)
    return result
  }

  /// The tokens of a string that no mark lies over, such as a query's.
  package func tokens(in string: String) -> [Token] {
    tokens(in: StoredText(string), through: ReadingLayer([]))
  }
}

/// A token under construction.
private struct TokenBuilder {
  private var scalars = String.UnicodeScalarView()
  private var start = 0
  private var end = 0
  private(set) var endsInLetter = false
  private var isOpen = false
  private var isASCII = true
  private var heldApostrophe: (scalar: Unicode.Scalar, offset: Int)?

  /// Adds a scalar that belongs to the word.
  mutating func append(
    _ scalar: Unicode.Scalar, at offset: Int, endsInLetter: Bool, into tokens: inout [Token]
  ) {
    if heldApostrophe != nil, !endsInLetter { finish(into: &tokens) }
    if !isOpen {
      isOpen = true
      start = offset
    }
    if let held = heldApostrophe {
      scalars.append(held.scalar == "\u{2019}" ? "'" : held.scalar)
      heldApostrophe = nil
    }
    if scalar.value < 0x80 {
      let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
      scalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
    } else {
      isASCII = false
      scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    end = offset + 1
    self.endsInLetter = endsInLetter
  }

  /// Keeps an apostrophe back until the next scalar shows whether it stands inside a word.
  mutating func hold(_ scalar: Unicode.Scalar, at offset: Int, into tokens: inout [Token]) {
    if isOpen, endsInLetter, heldApostrophe == nil {
      heldApostrophe = (scalar, offset)
    } else {
      finish(into: &tokens)
    }
  }

  /// Ends the word, if one is open.
  mutating func finish(into tokens: inout [Token]) {
    guard isOpen else { return }
    let form = String(scalars)
    tokens.append(Token(TextSpan(start, end), isASCII ? form : form.nfc))
    self = TokenBuilder()
  }
}
