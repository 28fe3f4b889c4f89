internal import Text

/// A line of the transcript as it came back, without its marks.
struct CodeSheetLine {
  /// Where a passage begins or ends on the line.
  struct Anchor {
    /// The number of scalars before it.
    let offset: Int
    /// Which passage; nil for one without a number.
    let key: Int?
    let isStart: Bool
  }

  /// The line of the file, or the paragraph, from 1.
  let number: Int
  let scalars: [Unicode.Scalar]
  let anchors: [Anchor]

  var isBlank: Bool { scalars.allSatisfy(CodeSheetMark.isBlank) }
}

/// Holds the lines that came back against those of the source, one after the other.
///
/// Blank lines and blanks at the ends of lines may have come or gone; everything else must stand.
struct CodeSheetAligner {
  /// Where a line that came back stands in the source.
  struct Place {
    /// The line of the source.
    let line: Int
    fileprivate let start: Int
    fileprivate let length: Int
    fileprivate let shift: Int

    /// The stored offset of a place on the line.
    func offset(_ written: Int) -> Int { start + min(max(0, written - shift), length) }
  }

  private let frame: CodeSheetFrame
  /// What a stored scalar looks like after a detour through a file format.
  private let isSame: (Unicode.Scalar, Unicode.Scalar) -> Bool
  /// Whether lines may begin with the number of their turn and a tab.
  private let hasNumbers: Bool
  private var next = 0

  /// Begins at the first line.
  init(
    _ frame: CodeSheetFrame, hasNumbers: Bool = false,
    isSame: @escaping (Unicode.Scalar, Unicode.Scalar) -> Bool = { $0 == $1 }
  ) {
    self.frame = frame
    self.hasNumbers = hasNumbers
    self.isSame = isSame
  }

  /// Where a line stands.
  mutating func place(_ line: CodeSheetLine) throws(CodeSheetError) -> Place {
    let last = frame.lines.count - 1
    if next <= last, let shift = match(line, next) { return take(next, shift) }
    if line.isBlank {
      let offset = next <= last ? frame.lines[next].start : frame.scalars.count
      return Place(line: max(0, next - 1), start: offset, length: 0, shift: 0)
    }
    var candidate = next
    while candidate <= last, frame.isBlank(candidate) { candidate += 1 }
    guard candidate <= last else {
      throw .addedText(line: line.number, written: Self.shown(line.scalars[...]))
    }
    guard let shift = match(line, candidate) else { throw difference(line, candidate) }
    return take(candidate, shift)
  }

  /// Sees to it that nothing is missing at the end.
  func finish() throws(CodeSheetError) {
    for line in frame.lines.indices.dropFirst(next) where !frame.isBlank(line) {
      throw .missingText(stored: Self.shown(frame.content(of: line)))
    }
  }

  private mutating func take(_ line: Int, _ shift: Int) -> Place {
    next = line + 1
    let span = frame.lines[line]
    return Place(line: line, start: span.start, length: span.length, shift: shift)
  }

  /// How many scalars stand before a stored line in one that came back; nil where it is another.
  private func match(_ line: CodeSheetLine, _ candidate: Int) -> Int? {
    let stored = frame.content(of: candidate)
    if equals(line.scalars[...], stored) { return 0 }
    guard hasNumbers, let turn = frame.turn(beginningOn: candidate) else { return nil }
    let number = Array("\(turn)\t".unicodeScalars)
    guard line.scalars.starts(with: number) else { return nil }
    return equals(line.scalars[number.count...], stored) ? number.count : nil
  }

  private func equals(
    _ written: ArraySlice<Unicode.Scalar>, _ stored: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    let left = Self.trimmed(written)
    let right = Self.trimmed(stored)
    return left.count == right.count && zip(left, right).allSatisfy(isSame)
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var trimmed = scalars
    while let last = trimmed.last, CodeSheetMark.isBlank(last) { trimmed.removeLast() }
    return trimmed
  }

  /// The error of a line that reads otherwise, cut around the first difference.
  private func difference(_ line: CodeSheetLine, _ candidate: Int) -> CodeSheetError {
    let stored = frame.content(of: candidate)
    var written = line.scalars[...]
    if hasNumbers, let turn = frame.turn(beginningOn: candidate) {
      let number = Array("\(turn)\t".unicodeScalars)
      if written.starts(with: number) { written = written.dropFirst(number.count) }
    }
    let same = zip(written, stored).prefix { isSame($0, $1) }.count
    let cut = same > 30 ? same - 20 : 0
    let lead = cut > 0 ? "…" : ""
    return .changedText(
      line: line.number, written: lead + Self.shown(written.dropFirst(cut)),
      stored: lead + Self.shown(stored.dropFirst(cut)))
  }

  private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars.prefix(60))
    return String(shown) + (scalars.count > 60 ? "…" : "")
  }
}
