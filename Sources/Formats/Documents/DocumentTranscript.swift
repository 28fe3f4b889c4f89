package import Text

/// What a document of a word processor says, paragraph by paragraph, as it reads with all tracked
/// changes accepted.
package struct DocumentTranscript: Hashable, Sendable {
  /// Where in the document's tables a paragraph stands; all counted from 0.
  package struct Cell: Hashable, Sendable {
    /// Which table, in the order in which they begin; a table within a table is one of its own.
    package let table: Int
    /// Which row.
    package let row: Int
    /// Which column of the table's grid, so that merged cells do not move the ones after them.
    package let column: Int

    /// Makes a place.
    package init(table: Int, row: Int, column: Int) {
      self.table = table
      self.row = row
      self.column = column
    }
  }

  /// One paragraph.
  package struct Paragraph: Hashable, Sendable {
    /// Its text; a tab is a tab, a line break within the paragraph is LF.
    package let text: String
    /// The stretches in bold, as scalar offsets within the paragraph; they never touch.
    package let bold: [TextSpan]
    /// The name of its style, such as `heading 1`, where it has one.
    package let style: String?
    /// 1 to 9 for a heading, by its style or its outline level.
    package let headingLevel: Int?
    /// Whether it is numbered or has a bullet; neither is part of the text.
    package let isListItem: Bool
    /// The cell it stands in, if any.
    package let cell: Cell?
    /// Whether it stands in a text box.
    package let isInTextBox: Bool

    /// Makes a paragraph.
    package init(
      text: String, bold: [TextSpan] = [], style: String? = nil, headingLevel: Int? = nil,
      isListItem: Bool = false, cell: Cell? = nil, isInTextBox: Bool = false
    ) {
      self.text = text
      self.bold = bold
      self.style = style
      self.headingLevel = headingLevel
      self.isListItem = isListItem
      self.cell = cell
      self.isInTextBox = isInTextBox
    }

    /// The bold text that the paragraph begins with, which often is a speaker's name.
    package var leadingBold: TextSpan? {
      bold.first.flatMap { $0.start == 0 ? $0 : nil }
    }
  }

  /// The size of a table.
  package struct Table: Hashable, Sendable {
    /// The number of its rows.
    package let rows: Int
    /// The number of columns in its widest row.
    package let columns: Int

    /// Makes a size.
    package init(rows: Int, columns: Int) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// Something in the document that is not in the text, or that a person should look at.
  package enum Complaint: Hashable, Sendable {
    /// Notes whose text was left out.
    case footnotes(Int)
    case endnotes(Int)
    /// Comments in the margin, which were left out.
    case comments(Int)
    /// Tracked insertions that were taken as accepted, and deletions that were left out.
    case trackedChanges(insertions: Int, deletions: Int)
    /// Characters formatted as hidden, which were left out.
    case hiddenCharacters(Int)
    /// Text boxes, whose text stands after the paragraph that they hang on.
    case textBoxes(Int)
    case pictures(Int)
    case embeddedObjects(Int)
    /// Parts of other files that the document pulls in when it is opened.
    case includedFiles(Int)
    /// Characters of symbol fonts, kept by their number in the font.
    case symbols(Int)
    /// Characters that the file's encoding could not tell, now U+FFFD.
    case lostCharacters(Int)
    /// Paragraphs whose automatic number or bullet was left out.
    case automaticNumbers(Int)
    /// A field in a paragraph, counted from 0, that begins and never ends.
    case unfinishedField(paragraph: Int)
    /// Groups that are open where the file ends, so that it may have been cut off.
    case unclosedGroups(Int)
  }

  /// The paragraphs in the document's order; a table's cells row by row.
  package let paragraphs: [Paragraph]
  /// The tables that `Cell.table` counts.
  package let tables: [Table]
  /// What was left out or should be looked at.
  package let complaints: [Complaint]
  /// The encoding that it was written in, for a document that is a text itself.
  package let encoding: DocumentEncoding?
  /// All paragraphs in UTF-8, joined by LF: the text to be stored.
  package let utf8: [UInt8]
  /// Where each paragraph lies in that text.
  package let spans: [TextSpan]
  /// The comments in the margin, where the reader of the format takes them.
  package internal(set) var comments: [DocumentComment] = []

  /// Lays paragraphs one below the other.
  package init(
    paragraphs: [Paragraph], tables: [Table], complaints: [Complaint],
    encoding: DocumentEncoding? = nil
  ) {
    var utf8: [UInt8] = []
    var spans: [TextSpan] = []
    var offset = 0
    for (index, paragraph) in paragraphs.enumerated() {
      if index > 0 {
        utf8.append(0x0A)
        offset += 1
      }
      utf8.append(contentsOf: paragraph.text.utf8)
      let length = paragraph.text.unicodeScalars.count
      spans.append(TextSpan(offset, offset + length))
      offset += length
    }
    self.paragraphs = paragraphs
    self.tables = tables
    self.complaints = complaints
    self.encoding = encoding
    self.utf8 = utf8
    self.spans = spans
  }
}

/// The encoding of a document that is a text itself, and why that one.
package struct DocumentEncoding: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// Why it was chosen.
  package let reason: EncodingReason

  /// Names an encoding.
  package init(name: String, reason: EncodingReason) {
    self.name = name
    self.reason = reason
  }
}
