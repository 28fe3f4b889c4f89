/// Writes the part of an OpenDocument text that holds its contents.
struct OpenDocumentBodyWriter {
  private let document: ReportDocument
  private var lines: [String] = []
  private var runs = OpenDocumentRunWriter()
  /// The styles of tables and of single paragraphs, in the order of their use.
  private var automatic: [String] = []
  private var tables = 0
  private var breaks: Set<ReportDocument.Style> = []
  private var owesBreak = false
  private var cellStyles: [String: String] = [:]

  /// Writes a document.
  init(_ document: ReportDocument) {
    self.document = document
    for group in document.groups {
      switch group {
      case .pageBreak: owesBreak = true
      case .paragraph(let paragraph): write(paragraph)
      case .quotation(let quoted, let attribution):
        for paragraph in quoted { write(paragraph) }
        if let attribution { write(attribution) }
      case .list(let items):
        if owesBreak { write(Self.spacer) }
        lines.append("<text:list text:style-name=\"Bullets\">")
        for item in items {
          lines.append("<text:list-item>\(paragraph(item, style: item.style.openName))")
          lines.append("</text:list-item>")
        }
        lines.append("</text:list>")
      case .table(let table):
        if owesBreak { write(Self.spacer) }
        write(table)
        write(Self.spacer)
      }
    }
    if lines.isEmpty { write(Self.spacer) }
  }

  private static let spacer = ReportDocument.Paragraph(.context, [])

  /// The part.
  var xml: String {
    OpenDocumentParts.declaration
      + "<office:document-content \(OpenDocumentParts.namespaces)>\n" + OpenDocumentParts.fonts
      + "<office:automatic-styles>\n" + automatic.joined() + runs.styles + Self.bullets
      + Self.toTheRight + "</office:automatic-styles>\n<office:body><office:text>\n"
      + runs.declarations + lines.joined(separator: "\n") + "\n</office:text></office:body>\n"
      + "</office:document-content>\n"
  }

  private static let bullets =
    "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\""
    + " text:bullet-char=\"•\"><style:list-level-properties"
    + " text:list-level-position-and-space-mode=\"label-alignment\">"
    + "<style:list-level-label-alignment text:label-followed-by=\"listtab\""
    + " text:list-tab-stop-position=\"0.75cm\" fo:text-indent=\"-0.5cm\" fo:margin-left=\"0.75cm\"/>"
    + "</style:list-level-properties></text:list-level-style-bullet></text:list-style>\n"

  private static let toTheRight = ["Contents", "Heading"].map {
    "<style:style style:name=\"\($0)Right\" style:family=\"paragraph\""
      + " style:parent-style-name=\"Table_20_\($0)\">"
      + "<style:paragraph-properties fo:text-align=\"end\"/></style:style>\n"
  }.joined()

  private mutating func write(_ paragraph: ReportDocument.Paragraph) {
    var style = paragraph.style.openName
    if owesBreak {
      let name = "Break_" + style
      if breaks.insert(paragraph.style).inserted {
        automatic.append(
          "<style:style style:name=\"\(name)\" style:family=\"paragraph\""
            + " style:parent-style-name=\"\(style)\">"
            + "<style:paragraph-properties fo:break-before=\"page\"/></style:style>\n")
      }
      style = name
      owesBreak = false
    }
    lines.append(self.paragraph(paragraph, style: style))
  }

  private mutating func paragraph(
    _ paragraph: ReportDocument.Paragraph, style: String, isDense: Bool = false
  ) -> String {
    let content = runs.xml(of: paragraph.runs, isDense: isDense)
    if let level = paragraph.style.headingLevel {
      return
        "<text:h text:style-name=\"\(style)\" text:outline-level=\"\(level)\">\(content)</text:h>"
    }
    return "<text:p text:style-name=\"\(style)\">\(content)</text:p>"
  }

  // MARK: - Tables

  private mutating func write(_ table: ReportDocument.Table) {
    tables += 1
    let name = "Table\(tables)"
    let width = document.isLandscape ? 24.7 : 16.0
    automatic.append(
      "<style:style style:name=\"\(name)\" style:family=\"table\"><style:table-properties"
        + " style:width=\"\(width)cm\" table:align=\"left\" fo:margin-top=\"0.1cm\""
        + " fo:margin-bottom=\"0.2cm\" table:border-model=\"collapsing\"/></style:style>\n")
    lines.append("<table:table table:name=\"\(name)\" table:style-name=\"\(name)\">")
    var edge = 0
    var sum = 0.0
    for (index, share) in table.shares.enumerated() {
      sum += share
      let next = Int((sum * width * 1000).rounded())
      automatic.append(
        "<style:style style:name=\"\(name).\(index + 1)\" style:family=\"table-column\">"
          + "<style:table-column-properties style:column-width=\"\(Self.centimetres(next - edge))\"/>"
          + "</style:style>\n")
      edge = next
      lines.append("<table:table-column table:style-name=\"\(name).\(index + 1)\"/>")
    }
    if !table.header.isEmpty {
      let cells = table.header.map { ReportDocument.Cell($0, shading: "#E8ECEF") }
      lines.append("<table:table-header-rows>")
      write(cells, of: table, isHeader: true)
      lines.append("</table:table-header-rows>")
    }
    for row in table.rows { write(row, of: table, isHeader: false) }
    if table.header.isEmpty, table.rows.isEmpty { write([], of: table, isHeader: false) }
    lines.append("</table:table>")
  }

  /// Thousandths of a centimetre as a length.
  private static func centimetres(_ thousandths: Int) -> String {
    let rest = String(thousandths % 1000 + 1000).dropFirst()
    return "\(thousandths / 1000).\(rest)cm"
  }

  private mutating func write(
    _ cells: [ReportDocument.Cell], of table: ReportDocument.Table, isHeader: Bool
  ) {
    lines.append("<table:table-row>")
    for index in 0..<table.columns {
      let cell = index < cells.count ? cells[index] : ReportDocument.Cell([])
      let style = cellStyle(shading: cell.shading, isDense: table.isDense)
      let usual = isHeader ? "Heading" : "Contents"
      let isNumeric = table.numeric.contains(index)
      let plain = isNumeric ? usual + "Right" : "Table_20_" + usual
      var content = ""
      for item in cell.paragraphs {
        content += paragraph(
          item, style: item.style == .normal ? plain : item.style.openName, isDense: table.isDense)
      }
      if content.isEmpty { content = "<text:p text:style-name=\"\(plain)\"/>" }
      lines.append(
        "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"string\">"
          + content + "</table:table-cell>")
    }
    lines.append("</table:table-row>")
  }

  /// The style of cells with a colour behind them, made when it is needed first.
  private mutating func cellStyle(shading: String?, isDense: Bool) -> String {
    let colour = shading.flatMap { CodeColour($0)?.written.lowercased() } ?? ""
    let key = colour + (isDense ? "d" : "")
    if let name = cellStyles[key] { return name }
    let name = "Cell\(cellStyles.count + 1)"
    cellStyles[key] = name
    let side = isDense ? "0.09cm" : "0.18cm"
    automatic.append(
      "<style:style style:name=\"\(name)\" style:family=\"table-cell\"><style:table-cell-properties"
        + (colour.isEmpty ? "" : " fo:background-color=\"\(colour)\"")
        + " fo:border=\"0.5pt solid #a6a6a6\" fo:padding-top=\"0.07cm\" fo:padding-bottom=\"0.07cm\""
        + " fo:padding-left=\"\(side)\" fo:padding-right=\"\(side)\"/></style:style>\n")
    return name
  }
}
