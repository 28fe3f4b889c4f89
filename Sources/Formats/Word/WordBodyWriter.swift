/// Writes the part of a Word file that holds its text.
struct WordBodyWriter {
  /// Lengths in twentieths of a point: A4 with margins of 2.5 cm.
  private static let shortSide = 11_906
  private static let longSide = 16_838
  private static let margin = 1_418

  private let document: ReportDocument
  private var lines: [String] = []
  /// What writes the text, and gathers its notes.
  private(set) var runs = WordRunWriter()

  /// Writes a document.
  init(_ document: ReportDocument) {
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
  private static let spacer = ReportDocument.Paragraph(.context, [])

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

  private mutating func write(_ paragraph: ReportDocument.Paragraph, onNewPage: Bool) {
    lines.append(xml(of: paragraph, onNewPage: onNewPage))
  }

  private mutating func xml(
    of paragraph: ReportDocument.Paragraph, onNewPage: Bool = false, inHeader: Bool = false,
    toTheRight: Bool = false, halfPoints: Int? = nil
  ) -> String {
    var properties = ""
    if paragraph.style != .normal {
      properties += "<w:pStyle w:val=\"\(paragraph.style.rawValue)\"/>"
    }
    if inHeader { properties += "<w:keepNext/>" }
    if onNewPage { properties += "<w:pageBreakBefore/>" }
    if toTheRight { properties += "<w:jc w:val=\"right\"/>" }
    var content = ""
    for run in paragraph.runs {
      content += runs.xml(of: run, isForcedBold: inHeader, halfPoints: halfPoints)
    }
    return "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(content)</w:p>"
  }

  private mutating func write(_ table: ReportDocument.Table) {
    let widths = columnWidths(of: table)
    lines.append(
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>"
        + "<w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
        + "<w:tblLayout w:type=\"fixed\"/>" + Self.margins(isDense: table.isDense)
        + "<w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>")
    let plan = RowPlan(widths: widths, numeric: table.numeric, isDense: table.isDense)
    if !table.header.isEmpty {
      let cells = table.header.map { ReportDocument.Cell($0, shading: "#E8ECEF") }
      lines.append(row(cells, plan, isHeader: true))
    }
    for cells in table.rows { lines.append(row(cells, plan, isHeader: false)) }
    if table.header.isEmpty, table.rows.isEmpty { lines.append(row([], plan, isHeader: false)) }
    lines.append("</w:tbl>")
  }

  /// Narrow margins within the cells of a dense table; else those of the style.
  private static func margins(isDense: Bool) -> String {
    guard isDense else { return "" }
    return "<w:tblCellMar><w:left w:w=\"50\" w:type=\"dxa\"/>"
      + "<w:right w:w=\"50\" w:type=\"dxa\"/></w:tblCellMar>"
  }

  /// The widths in twentieths of a point; they fill the text's width exactly.
  private func columnWidths(of table: ReportDocument.Table) -> [Int] {
    var edges = [0]
    var sum = 0.0
    for share in table.shares {
      sum += share
      edges.append(Int((sum * Double(textWidth)).rounded()))
    }
    return zip(edges, edges.dropFirst()).map { $1 - $0 }
  }

  /// What all rows of a table have in common.
  private struct RowPlan {
    let widths: [Int]
    let numeric: Set<Int>
    let isDense: Bool
  }

  private mutating func row(
    _ cells: [ReportDocument.Cell], _ plan: RowPlan, isHeader: Bool
  ) -> String {
    var columns = ""
    for (index, width) in plan.widths.enumerated() {
      let cell = index < cells.count ? cells[index] : ReportDocument.Cell([])
      let shading = Self.colour(cell.shading).map {
        "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>"
      }
      var paragraphs = ""
      for paragraph in cell.paragraphs {
        paragraphs += xml(
          of: paragraph, inHeader: isHeader, toTheRight: plan.numeric.contains(index),
          halfPoints: plan.isDense ? 16 : nil)
      }
      columns +=
        "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(shading ?? "")"
        + "</w:tcPr>\(paragraphs.isEmpty ? "<w:p/>" : paragraphs)</w:tc>"
    }
    let properties = isHeader ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : ""
    return "<w:tr>\(properties)\(columns)</w:tr>"
  }

  /// The six digits of a colour, if it is one.
  private static func colour(_ written: String?) -> String? {
    guard let written, let colour = CodeColour(written) else { return nil }
    return String(colour.written.dropFirst())
  }
}
