/// A report before anybody decides how it is written: paragraphs in named styles, tables, notes.
///
/// `docx()` and `odt()` make files of it, on A4 and in real styles that can be restyled.
package struct ReportDocument: Hashable, Sendable {
  /// The styles of paragraphs, each a style of the file.
  package enum Style: String, Hashable, Sendable, CaseIterable {
    case normal = "Normal"
    case title = "Title"
    case heading1 = "Heading1"
    case heading2 = "Heading2"
    case heading3 = "Heading3"
    /// A quotation, set in from the margin.
    case quote = "Quote"
    /// Who said it, right below a quotation.
    case attribution = "Attribution"
    /// The turns around a quotation, or other small print.
    case context = "Context"
    /// What stands above a table or below a figure.
    case caption = "Caption"
    /// One item of a list with bullets.
    case listItem = "ListBullet"
  }

  /// What somebody says of a stretch of text, to be read beside it.
  package struct Comment: Hashable, Sendable {
    /// Who says it.
    package let author: String
    /// What is said; LF parts paragraphs.
    package let text: String

    /// Makes a comment.
    package init(author: String, text: String) {
      self.author = author
      self.text = text
    }
  }

  /// A stretch of text that looks the same throughout.
  package struct Run: Hashable, Sendable {
    /// The text; LF is a line break, TAB a tab.
    package let text: String
    /// Whether it is bold.
    package let isBold: Bool
    /// Whether it is in italics.
    package let isItalic: Bool
    /// Whether it is grey.
    package let isGrey: Bool
    /// Whether it is in letters of one width, as what is typed into a computer.
    package let isCode: Bool
    /// What stands at the foot of the page, with a figure right after the text; LF parts
    /// paragraphs.
    package let footnote: String?
    /// What is said of the text in the margin.
    package let comment: Comment?
    /// The sequence, such as `Tabell`, whose number the text is: a word processor counts it anew, and
    /// makes lists of it.
    package let sequence: String?

    /// Makes a run.
    package init(
      _ text: String, isBold: Bool = false, isItalic: Bool = false, isGrey: Bool = false,
      isCode: Bool = false, footnote: String? = nil, comment: Comment? = nil,
      sequence: String? = nil
    ) {
      self.text = text
      self.isBold = isBold
      self.isItalic = isItalic
      self.isGrey = isGrey
      self.isCode = isCode
      self.footnote = footnote
      self.comment = comment
      self.sequence = sequence
    }
  }

  /// A paragraph.
  package struct Paragraph: Hashable, Sendable {
    /// Its style.
    package let style: Style
    /// Its text.
    package let runs: [Run]

    /// Makes a paragraph of runs.
    package init(_ style: Style, _ runs: [Run]) {
      self.style = style
      self.runs = runs
    }

    /// Makes a paragraph of plain text.
    package init(_ style: Style, _ text: String) {
      self.init(style, [Run(text)])
    }

    /// Makes a caption, such as `Tabell 2. Koder etter sektor`.
    ///
    /// - Parameters:
    ///   - label: what it belongs to, such as `Tabell`.
    ///   - number: which of those in the document it is, from 1.
    ///   - text: what it says.
    /// - Returns: the caption, whose number a word processor counts anew.
    package static func caption(_ label: String, _ number: Int, _ text: String) -> Paragraph {
      Paragraph(
        .caption, [Run("\(label) "), Run("\(number)", sequence: label), Run(". \(text)")])
    }
  }

  /// A cell of a table.
  package struct Cell: Hashable, Sendable {
    /// What stands in it; none is an empty cell.
    package let paragraphs: [Paragraph]
    /// The colour behind it, `#RRGGBB`, if any.
    package let shading: String?

    /// Makes a cell of paragraphs.
    package init(_ paragraphs: [Paragraph], shading: String? = nil) {
      self.paragraphs = paragraphs
      self.shading = shading
    }

    /// Makes a cell of plain text.
    package init(_ text: String, shading: String? = nil) {
      self.init([Paragraph(.normal, text)], shading: shading)
    }
  }

  /// A table in the style Table Grid.
  package struct Table: Hashable, Sendable {
    /// The names of the columns: bold, shaded, and repeated on every page; empty for none.
    package let header: [String]
    /// The rows, each with as many cells as there are columns; missing ones are written empty.
    package let rows: [[Cell]]
    /// How wide the columns are in proportion to each other; equally wide if empty.
    package let widths: [Double]
    /// The columns of numbers, which are set to the right.
    package let numeric: Set<Int>

    /// Makes a table.
    package init(
      header: [String], rows: [[Cell]], widths: [Double] = [], numeric: Set<Int> = []
    ) {
      self.header = header
      self.rows = rows
      self.widths = widths
      self.numeric = numeric
    }

    /// The shares of the text's width that the columns take, of 1 together.
    package var shares: [Double] {
      let given = (0..<columns).map { $0 < widths.count && widths[$0] > 0 ? widths[$0] : 1 }
      let whole = given.reduce(0, +)
      return given.map { $0 / whole }
    }

    /// Whether it has so many columns that it is set in smaller letters.
    package var isDense: Bool { columns > 8 }

    /// The number of columns.
    package var columns: Int {
      max(header.count, widths.count, rows.map(\.count).max() ?? 0, 1)
    }
  }

  /// What a document is made of.
  package enum Block: Hashable, Sendable {
    case paragraph(Paragraph)
    case table(Table)
    /// What follows begins a new page.
    case pageBreak
  }

  /// The title in the file's properties; not printed by itself.
  package let title: String
  /// The language of the text.
  package let language: DocumentLanguage
  /// Whether the long side of the paper is the width.
  package let isLandscape: Bool
  /// The contents.
  package let blocks: [Block]

  /// Makes a document.
  package init(
    title: String, language: DocumentLanguage, isLandscape: Bool = false, blocks: [Block]
  ) {
    self.title = title
    self.language = language
    self.isLandscape = isLandscape
    self.blocks = blocks
  }
}
