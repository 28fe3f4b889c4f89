/// How the lines of a file ended before they were turned into LF.
package struct LineEnds: Hashable, Sendable {
  /// Lines that ended in LF alone.
  package var lf = 0
  /// Lines that ended in CR LF.
  package var crlf = 0
  /// Lines that ended in CR alone.
  package var cr = 0

  /// Makes a count.
  package init(lf: Int = 0, crlf: Int = 0, cr: Int = 0) {
    self.lf = lf
    self.crlf = crlf
    self.cr = cr
  }

  /// Whether more than one kind occurs.
  package var isMixed: Bool { [lf, crlf, cr].count { $0 > 0 } > 1 }

  /// The number of all line ends.
  package var total: Int { lf + crlf + cr }
}

/// Something in a text that a person should look at; the text is kept as it is.
package struct TextComplaint: Hashable, Sendable {
  /// What was found.
  package enum Kind: Hashable, Sendable {
    /// U+0000 characters, which no text should hold.
    case nulCharacter
    /// U+FFFD characters: another program has lost letters here.
    case replacementCharacter
    /// A byte that Windows-1252 does not define, kept as the C1 control of the same number.
    case undefinedByte(UInt8)
    /// The Norwegian letters in it would fit another encoding better.
    case mayBeIn(TextEncoding)
  }

  /// The line, from 1; for a whole file, 1.
  package let line: Int
  /// What was found.
  package let kind: Kind
  /// How many times on that line.
  package let count: Int

  /// Makes a complaint.
  package init(line: Int, kind: Kind, count: Int) {
    self.line = line
    self.kind = kind
    self.count = count
  }
}

/// A text file as text: what was read, and how it was decided.
package struct DecodedText: Hashable, Sendable {
  /// The text in valid UTF-8 with LF line ends and no byte order mark, otherwise unchanged.
  package let utf8: [UInt8]
  /// The encoding that the file was read in.
  package let encoding: TextEncoding
  /// Why that one.
  package let reason: EncodingReason
  /// How lines ended in the file.
  package let lineEnds: LineEnds
  /// What a person should look at, in line order, one per line and kind.
  package let complaints: [TextComplaint]

  /// Makes a decoded text.
  package init(
    utf8: [UInt8], encoding: TextEncoding, reason: EncodingReason, lineEnds: LineEnds,
    complaints: [TextComplaint]
  ) {
    self.utf8 = utf8
    self.encoding = encoding
    self.reason = reason
    self.lineEnds = lineEnds
    self.complaints = complaints
  }
}

/// Why a file cannot be read as text.
package enum TextDecodingError: Error, Hashable, Sendable {
  /// It is another kind of file.
  case notText(FileKind)
  /// The bytes cannot be in the encoding that its byte order mark or a person names; the offset
  /// in bytes of the first that cannot, and its line from 1.
  case cannotBe(TextEncoding, byteOffset: Int, line: Int)
  /// Nearly all of it is UTF-8, so that reading it as Windows-1252 would spoil every letter
  /// outside ASCII; the first wrong byte, its line, and how many are wrong.
  case damagedUTF8(byteOffset: Int, line: Int, wrongBytes: Int)
}
