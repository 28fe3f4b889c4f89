internal import Text

/// A sheet that came back, not yet held against its source.
package struct CodeSheetDraft {
  /// What it is about.
  package let head: CodeSheetHead
  /// What the codings were when it was written; nil where that part was changed.
  package let state: CodeSheetState?
  private let body: Body

  private enum Body {
    case text([CodeSheetTextLine])
    case word([CodeSheetWordLine], comments: [CodeSheetComment])
  }

  /// Reads a sheet that was written as text.
  ///
  /// - Throws: `CodeSheetError` where it is not one.
  package init(text bytes: [UInt8]) throws(CodeSheetError) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    let (range, head, tail) = try CodeSheetMark.parts(
      of: lines.map { line in
        // Only lines that begin as an aside can be one; the others need not become strings.
        line.starts(with: CodeSheetMark.aside.unicodeScalars)
          ? Self.string(line)
          : line.allSatisfy(CodeSheetMark.isBlank) ? "" : "-"
      })
    self.head = try CodeSheetHead(head)
    state = CodeSheetState(tail)
    body = .text(CodeSheetTextLine.lines(lines[range], from: range.lowerBound + 1))
  }

  /// Reads a sheet that was written as a Word file.
  ///
  /// - Throws: `CodeSheetError` where it is not one, or `DocumentReadingError`.
  package init(word bytes: [UInt8]) throws {
    let document = try CodeSheetWordReader(bytes)
    let texts = document.lines.map { Self.string($0.scalars[...]) }
    let (range, head, tail) = try CodeSheetMark.parts(
      of: texts.map { $0.hasPrefix(CodeSheetMark.aside) || $0.withoutBlankEnd.isEmpty ? $0 : "-" })
    self.head = try CodeSheetHead(head)
    state = CodeSheetState(tail)
    for line in document.lines[..<range.lowerBound] + document.lines[range.upperBound...] {
      if let anchor = line.anchors.first(where: { document.comments.keys.contains($0.comment) }) {
        throw CodeSheetError.commentOutside(
          text: document.comments[anchor.comment]?.text ?? "")
      }
    }
    body = .word(
      Array(document.lines[range]),
      comments: document.comments.values.sorted { $0.id < $1.id })
  }

  /// The passages that are marked, with their codes.
  ///
  /// - Throws: `CodeSheetError` where the transcript is another, or marks do not fit together.
  package func passages(
    in frame: CodeSheetFrame
  ) throws(CodeSheetError) -> [CodeSheetPassage] {
    switch body {
    case .text(let lines): try CodeSheetTextReader.passages(lines, in: frame)
    case .word(let lines, let comments):
      try CodeSheetWordMarks.passages(lines, comments, in: frame)
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: scalars)
    return String(string)
  }
}
