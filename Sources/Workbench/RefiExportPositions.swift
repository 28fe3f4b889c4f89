internal import Text

/// A source's text as it goes to other programs, and where the stored text's offsets are in it.
struct RefiExportPositions {
  /// The text in UTF-8.
  let utf8: [UInt8]
  /// Whether it has characters outside the basic plane, which UTF-16 counts as two.
  var hasWideCharacters: Bool { !wide.isEmpty }
  private let pieces: [Piece]
  /// The offsets of characters outside the basic plane, in the text that goes out.
  private let wide: [Int]
  private let countsUTF16: Bool

  /// A stretch that is read otherwise than it stands.
  private struct Piece {
    let stored: TextSpan
    let written: TextSpan
  }

  /// Takes a text as it is stored or, with a reading layer, as it is read; labels stay as they are,
  /// since other programs tell by them who speaks.
  init(_ text: StoredText, through layer: ReadingLayer?, countsUTF16: Bool) {
    self.countsUTF16 = countsUTF16
    guard let layer else {
      utf8 = text.utf8
      pieces = []
      wide = Self.wideOffsets(in: text.utf8)
      return
    }
    var output: [UInt8] = []
    var pieces: [Piece] = []
    var offset = 0
    var written = 0
    for piece in layer.pieces where piece.kind != .label && piece.kind != .heading {
      let start = text.bytePosition(of: offset)
      output += text.utf8[start..<text.bytePosition(of: piece.span.start)]
      written += piece.span.start - offset
      let replacement: [UInt8] =
        switch piece.kind {
        case .space: [0x20]
        case .paragraph: [0x0A, 0x0A]
        case .elide, .label, .heading: []
        }
      output += replacement
      pieces.append(
        Piece(stored: piece.span, written: TextSpan(written, written + replacement.count)))
      written += replacement.count
      offset = piece.span.end
    }
    output += text.utf8[text.bytePosition(of: offset)...]
    utf8 = output
    self.pieces = pieces
    wide = Self.wideOffsets(in: output)
  }

  /// Where a range is in the text that goes out, in Unicode scalars.
  ///
  /// An end inside a stretch that is read otherwise is moved to its near edge, so that nothing that
  /// was not coded comes in.
  func written(_ span: TextSpan) -> TextSpan {
    let start = place(of: span.start, isStart: true)
    return TextSpan(start, max(start, place(of: span.end, isStart: false)))
  }

  /// A range of the text that goes out as the reading program counts.
  func counted(_ span: TextSpan) -> (start: Int, end: Int) {
    guard countsUTF16 else { return (span.start, span.end) }
    func units(_ offset: Int) -> Int {
      offset + wide.partitioningIndex { $0 >= offset }
    }
    return (units(span.start), units(span.end))
  }

  private func place(of offset: Int, isStart: Bool) -> Int {
    let index = pieces.partitioningIndex { $0.stored.end > offset }
    if index < pieces.count, pieces[index].stored.start < offset {
      return isStart ? pieces[index].written.end : pieces[index].written.start
    }
    guard index > 0 else { return offset }
    let before = pieces[index - 1]
    return before.written.end + offset - before.stored.end
  }

  private static func wideOffsets(in utf8: [UInt8]) -> [Int] {
    var found: [Int] = []
    var scalars = 0
    for byte in utf8 where byte & 0xC0 != 0x80 {
      if byte >= 0xF0 { found.append(scalars) }
      scalars += 1
    }
    return found
  }
}
