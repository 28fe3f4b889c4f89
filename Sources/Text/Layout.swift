/// How the lines of a text file make its paragraphs.
package enum Layout: String, Hashable, Sendable, CaseIterable {
  /// Found out from the text, region by region.
  case auto
  /// Blank lines part paragraphs; single newlines are wraps.
  case blankLine = "blank-line"
  /// Lines are wrapped, and paragraphs, headings and lists are told by their short last lines.
  case hardWrapped = "hard-wrapped"
  /// A blank line follows every line, so that paragraphs must be told by the line lengths.
  case doubleSpaced = "double-spaced"
  /// Every line is a paragraph.
  case line
}

/// A stretch of lines that one layout was used for.
package struct LayoutRegion: Hashable, Sendable {
  /// The lines, counted from 1, first and last included.
  package let lines: ClosedRange<Int>
  /// The layout: any but `auto`.
  package let layout: Layout

  /// Makes a region.
  package init(lines: ClosedRange<Int>, layout: Layout) {
    self.lines = lines
    self.layout = layout
  }
}
