/// One line of a text, by scalar offsets.
///
/// A text may have as many lines as letters, so that each takes sixteen bytes.
struct TextLine: Hashable {
  private let bounds: SIMD4<UInt32>

  /// Makes a line of its offsets.
  init(start: Int, end: Int, first: Int, last: Int) {
    bounds = SIMD4(UInt32(start), UInt32(end), UInt32(first), UInt32(last))
  }

  /// The first scalar of the line.
  var start: Int { Int(bounds.x) }
  /// The offset of its newline, or the end of the text.
  var end: Int { Int(bounds.y) }
  /// The first scalar that is not blank; equal to `last` on a blank line.
  var first: Int { Int(bounds.z) }
  /// Just past the last scalar that is not blank.
  var last: Int { Int(bounds.w) }

  /// Whether nothing is on the line.
  var isBlank: Bool { first == last }
  /// The number of scalars from the first to the last that is not blank.
  var width: Int { last - first }
}

/// A text as an array of scalars, cut into lines.
struct TextLines {
  /// The scalars by offset.
  let scalars: [UInt32]
  /// The lines in order, blank ones included.
  let lines: [TextLine]

  /// Cuts at every LF.
  init(_ text: StoredText) {
    scalars = text.scalars
    var lines: [TextLine] = []
    lines.reserveCapacity(scalars.count { $0 == 0x0A } + 1)
    var start = 0
    while start <= scalars.count {
      var first = -1
      var last = 0
      var end = start
      while end < scalars.count, scalars[end] != 0x0A {
        if !ScalarClass.isBlank(scalars[end]) {
          if first < 0 { first = end }
          last = end + 1
        }
        end += 1
      }
      if first < 0 {
        first = end
        last = end
      }
      lines.append(TextLine(start: start, end: end, first: first, last: last))
      start = end + 1
    }
    if let final = lines.last, final.start == scalars.count, lines.count > 1 { lines.removeLast() }
    self.lines = lines
  }

  /// The index of the line that an offset lies on.
  func line(at offset: Int) -> Int {
    max(0, lines.partitioningIndex { $0.start > offset } - 1)
  }

  /// The end of the word scalars that begin at an offset.
  func wordEnd(from offset: Int, limit: Int) -> Int {
    var end = offset
    while end < limit, ScalarClass.isWord(scalars[end]) { end += 1 }
    return end
  }

  /// The start of the word scalars that end before an offset.
  func wordStart(before offset: Int, limit: Int) -> Int {
    var start = offset
    while start > limit, ScalarClass.isWord(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// The end of the scalars from an offset that are not blank.
  func chunkEnd(from offset: Int, limit: Int) -> Int {
    var end = offset
    while end < limit, !ScalarClass.isBlank(scalars[end]) { end += 1 }
    return end
  }

  /// The start of the scalars before an offset that are not blank.
  func chunkStart(before offset: Int, limit: Int) -> Int {
    var start = offset
    while start > limit, !ScalarClass.isBlank(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// The first offset at or after one that is not blank, or the limit.
  func skipBlanks(from offset: Int, limit: Int) -> Int {
    var position = offset
    while position < limit, ScalarClass.isBlank(scalars[position]) { position += 1 }
    return position
  }

  /// Whether the content of a line ends a sentence: a stop, behind any closers and note figures.
  func endsSentence(_ line: TextLine) -> Bool {
    var position = line.last
    while position > line.first, ScalarClass.isDigit(scalars[position - 1]) { position -= 1 }
    if position < line.last {
      guard line.last - position <= 3, position > line.first else { return false }
      let before = scalars[position - 1]
      guard ScalarClass.isStop(before) || ScalarClass.isCloser(before) else { return false }
    }
    while position > line.first,
      ScalarClass.isCloser(scalars[position - 1]) || ScalarClass.isEmoji(scalars[position - 1])
    { position -= 1 }
    return position > line.first && ScalarClass.isStop(scalars[position - 1])
  }

  /// Whether the content of a line ends with a hyphen glued to a letter or figure.
  func endsWithHyphen(_ line: TextLine) -> Bool {
    line.width > 1 && ScalarClass.isHyphen(scalars[line.last - 1])
      && ScalarClass.isWord(scalars[line.last - 2])
  }

  /// The first scalar at or after an offset that is no opening quote or bracket.
  func firstLetter(from offset: Int, limit: Int) -> UInt32 {
    var position = offset
    while position < limit, ScalarClass.isOpener(scalars[position]) { position += 1 }
    return position < limit ? scalars[position] : 0
  }
}
