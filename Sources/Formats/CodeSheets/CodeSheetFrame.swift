package import Text

/// The transcript that a sheet shows: its lines, passages and turns.
package struct CodeSheetFrame: Sendable {
  /// The scalars of the whole text.
  let scalars: [Unicode.Scalar]
  /// The lines without their ends; the last has none, and may be empty.
  let lines: [TextSpan]
  /// What a code line without a number tags: paragraphs, in order.
  let passages: [TextSpan]
  /// The numbers of the turns that begin on each line.
  private let turns: [Int: Int]

  /// Lays out a text.
  ///
  /// - Parameters:
  ///   - text: the stored text.
  ///   - passages: what a code without a range of its own tags, in order, none overlapping another.
  ///   - turns: the turns in order.
  package init(_ text: StoredText, passages: [TextSpan], turns: [TextSpan]) {
    scalars = Array(text.string.unicodeScalars)
    var lines: [TextSpan] = []
    var start = 0
    for (offset, scalar) in scalars.enumerated() where scalar == "\n" {
      lines.append(TextSpan(start, offset))
      start = offset + 1
    }
    lines.append(TextSpan(start, scalars.count))
    self.lines = lines
    self.passages = passages
    var numbers: [Int: Int] = [:]
    for (index, turn) in turns.enumerated() {
      let line = max(0, lines.partitioningIndex { $0.start > turn.start } - 1)
      if numbers[line] == nil { numbers[line] = index + 1 }
    }
    self.turns = numbers
  }

  /// The line that an offset lies on, or ends.
  func line(of offset: Int) -> Int {
    max(0, lines.partitioningIndex { $0.start > offset } - 1)
  }

  /// The passage that a code below a line tags: the last that begins on it or before.
  func passage(above line: Int) -> Int? {
    let end = lines[line].end
    let index = passages.partitioningIndex { $0.start > end } - 1
    return index >= 0 ? index : nil
  }

  /// The number of the turn that begins on a line.
  func turn(beginningOn line: Int) -> Int? { turns[line] }

  /// Whether nothing but blanks stands on a line.
  func isBlank(_ line: Int) -> Bool {
    scalars[lines[line].start..<lines[line].end].allSatisfy(CodeSheetMark.isBlank)
  }

  /// A line's scalars.
  func content(of line: Int) -> ArraySlice<Unicode.Scalar> {
    scalars[lines[line].start..<lines[line].end]
  }
}

/// The marks of a sheet that both kinds share.
enum CodeSheetMark {
  /// What begins a line that is no part of the transcript.
  static let aside = "§§"
  /// The line after which the transcript begins.
  static let begin = "§§ begin"
  /// The line with which it ends.
  static let end = "§§ end"

  /// Lines with the mark before them.
  static func lines(_ lines: [String]) -> [String] { lines.map { aside + " " + $0 } }

  /// Whether a scalar makes no difference at the end of a line.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}"
  }

  /// Parts head, transcript and tail of a sheet from each other.
  ///
  /// - Parameter lines: all lines of the file.
  /// - Returns: the range of the transcript's lines, and what head and tail say.
  /// - Throws: `CodeSheetError.notASheet` where beginning or end cannot be found.
  static func parts(
    of lines: [String]
  ) throws(CodeSheetError) -> (body: Range<Int>, head: [String], tail: [String]) {
    let bare = lines.map(\.withoutBlankEnd)
    guard let begin = bare.firstIndex(of: begin), let end = bare.lastIndex(of: end), begin < end,
      bare[..<begin].allSatisfy({ $0.isEmpty || $0.hasPrefix(aside) })
    else { throw .notASheet }
    func said(_ lines: ArraySlice<String>) -> [String] {
      lines.filter { $0.hasPrefix(aside) }.map {
        String($0.unicodeScalars.dropFirst(2)).trimmingBlanks()
      }
    }
    return ((begin + 1)..<end, said(bare[..<begin]), said(bare[(end + 1)...]))
  }
}

extension String {
  /// The string without blanks and carriage returns at its end.
  var withoutBlankEnd: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, CodeSheetMark.isBlank(last) { scalars.removeLast() }
    return String(scalars)
  }
}
