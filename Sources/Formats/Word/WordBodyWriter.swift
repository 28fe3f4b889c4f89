/// Writes the part of a Word file that holds its text.
struct WordBodyWriter {
  /// Lengths in twentieths of a point: A4 with margins of 2.5 cm.
  private static let shortSide = 11_906
  private static let longSide = 16_838
  private static let margin = 1_418

  private let document: WordDocument
  private var lines: [String] = []

  /// Writes a document.
  init(_ document: WordDocument) {
    self.document = document
    var owesBreak = false
    for block in document.blocks {
      switch block {
      case .pageBreak: owesBreak = true
      case .paragraph(let paragraph):
        write(paragraph, onNewPage: owesBreak)
        owesBreak = false
      case .table(let table):
        if owesBreak { write(Self.spacer, onNewPage: true) }
        owesBreak = false
        write(table)
        write(Self.spacer, onNewPage: false)
      }
    }
    if lines.isEmpty { write(Self.spacer, onNewPage: false) }
  }

  /// What keeps a table apart from what comes next; Word wants a paragraph after every table.
  private static let spacer = WordDocument.Paragraph(.context, [])

  /// The part.
  var xml: String {
    WordParts.declaration
      + "<w:document \(WordParts.namespaces)><w:body>\n"
      + lines.joined(separator: "\n") + "\n" + section + "</w:body></w:document>\n"
  }

  private var section: String {
    let (width, height) =
      document.isLandscape
      ? (Self.longSide, Self.shortSide) : (Self.shortSide, Self.longSide)
    let orientation = document.isLandscape ? " w:orient=\"landscape\"" : ""
    let margins = ["top", "right", "bottom", "left"].map { "w:\($0)=\"\(Self.margin)\"" }
    return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
      + "<w:pgSz w:w=\"\(width)\" w:h=\"\(height)\"\(orientation)/>"
      + "<w:pgMar \(margins.joined(separator: " ")) w:header=\"709\" w:footer=\"709\""
      + " w:gutter=\"0\"/></w:sectPr>"
  }

  private var textWidth: Int {
    (document.isLandscape ? Self.longSide : Self.shortSide) - 2 * Self.margin
  }

  private mutating func write(_ paragraph: WordDocument.Paragraph, onNewPage: Bool) {
    lines.append(Self.xml(of: paragraph, onNewPage: onNewPage))
  }

  private static func xml(
    of paragraph: WordDocument.Paragraph, onNewPage: Bool = false, inHeader: Bool = false,
    halfPoints: Int? = nil
  ) -> String {
    var properties = ""
    if paragraph.style != .normal {
      properties += "<w:pStyle w:val=\"\(paragraph.style.rawValue)\"/>"
    }
    if onNewPage { properties += "<w:pageBreakBefore/>" }
    if inHeader { properties += "<w:keepNext/>" }
    let runs = paragraph.runs
      .map { xml(of: $0, isForcedBold: inHeader, halfPoints: halfPoints) }.joined()
    return "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(runs)</w:p>"
  }

  private static func xml(
    of run: WordDocument.Run, isForcedBold: Bool, halfPoints: Int?
  ) -> String {
    guard !run.text.isEmpty else { return "" }
    var properties = ""
    if run.isBold || isForcedBold { properties += "<w:b/>" }
    if run.isItalic { properties += "<w:i/>" }
    if run.isGrey { properties += "<w:color w:val=\"6B6B6B\"/>" }
    if let halfPoints {
      properties += "<w:sz w:val=\"\(halfPoints)\"/><w:szCs w:val=\"\(halfPoints)\"/>"
    }
    if !properties.isEmpty { properties = "<w:rPr>\(properties)</w:rPr>" }
    return "<w:r>\(properties)\(content(of: run.text))</w:r>"
  }

  /// Text with the characters that have elements of their own.
  private static func content(of text: String) -> String {
    var content = ""
    var plain = String.UnicodeScalarView()
    func flush() {
      guard !plain.isEmpty else { return }
      content += "<w:t xml:space=\"preserve\">\(XMLText.escaped(String(plain)))</w:t>"
      plain = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if let element = elements[scalar] {
        flush()
        content += element
      } else {
        plain.append(scalar)
      }
    }
    flush()
    return content
  }

  private static let elements: [Unicode.Scalar: String] = [
    "\t": "<w:tab/>", "\n": "<w:br/>", "\u{2011}": "<w:noBreakHyphen/>",
    "\u{AD}": "<w:softHyphen/>",
  ]

  private mutating func write(_ table: WordDocument.Table) {
    let widths = columnWidths(of: table)
    lines.append(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>"
        + "<w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
        + "<w:tblLayout w:type=\"fixed\"/>" + Self.margins(isDense: table.isDense)
        + "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>")
    if !table.header.isEmpty {
      let cells = table.header.map { WordDocument.Cell($0, shading: "#E8ECEF") }
      lines.append(Self.row(cells, widths: widths, isHeader: true, isDense: table.isDense))
    }
    lines += table.rows.map {
      Self.row($0, widths: widths, isHeader: false, isDense: table.isDense)
    }
    if table.header.isEmpty, table.rows.isEmpty {
      lines.append(Self.row([], widths: widths, isHeader: false, isDense: false))
    }
    lines.append("</w:tbl>")
  }

  /// Narrow margins within the cells of a dense table; else those of the style.
  private static func margins(isDense: Bool) -> String {
    guard isDense else { return "" }
    return "<w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/>"
      + "<w:right w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar>"
  }

  /// The widths in twentieths of a point; they fill the text's width exactly.
  private func columnWidths(of table: WordDocument.Table) -> [Int] {
    let shares = (0..<table.columns).map { index in
      index < table.widths.count && table.widths[index] > 0 ? table.widths[index] : 1
    }
    let whole = shares.reduce(0, +)
    var edges = [0]
    var sum = 0.0
    for share in shares {
      sum += share
      edges.append(Int((sum / whole * Double(textWidth)).rounded()))
    }
    return zip(edges, edges.dropFirst()).map { $1 - $0 }
  }

  private static func row(
    _ cells: [WordDocument.Cell], widths: [Int], isHeader: Bool, isDense: Bool
  ) -> String {
    let properties = isHeader ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : ""
    let columns = widths.indices.map { index in
      let cell = index < cells.count ? cells[index] : WordDocument.Cell([])
      let shading = colour(cell.shading).map {
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>"
      }
      let paragraphs = cell.paragraphs.map {
        xml(of: $0, inHeader: isHeader, halfPoints: isDense ? 16 : nil)
      }.joined()
      return "<w:tc><w:tcPr><w:tcW w:w=\"\(widths[index])\" w:type=\"dxa\"/>\(shading ?? "")"
        + "</w:tcPr>\(paragraphs.isEmpty ? "<w:p/>" : paragraphs)</w:tc>"
    }
    return "<w:tr>\(properties)\(columns.joined())</w:tr>"
  }

  /// The six digits of a colour, if it is one.
  private static func colour(_ written: String?) -> String? {
    guard let written, let colour = CodeColour(written) else { return nil }
    return String(colour.written.dropFirst())
  }
}
