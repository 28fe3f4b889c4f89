extension ReportDocument {
  /// Blocks that belong together, for formats that have an element around them.
  package enum Group: Hashable, Sendable {
    /// Any paragraph that stands by itself.
    case paragraph(Paragraph)
    /// Items that follow one another.
    case list([Paragraph])
    /// A quotation, and who said it.
    case quotation([Paragraph], attribution: Paragraph?)
    case table(Table)
    case pageBreak
  }

  /// The blocks, with the items of a list and the paragraphs of a quotation taken together.
  package var groups: [Group] {
    var groups: [Group] = []
    var items: [Paragraph] = []
    var quoted: [Paragraph] = []
    func close() {
      if !items.isEmpty { groups.append(.list(items)) }
      if !quoted.isEmpty { groups.append(.quotation(quoted, attribution: nil)) }
      items = []
      quoted = []
    }
    for block in blocks {
      switch block {
      case .paragraph(let paragraph) where paragraph.style == .listItem:
        if !quoted.isEmpty { close() }
        items.append(paragraph)
      case .paragraph(let paragraph) where paragraph.style == .quote:
        if !items.isEmpty { close() }
        quoted.append(paragraph)
      case .paragraph(let paragraph) where paragraph.style == .attribution && !quoted.isEmpty:
        groups.append(.quotation(quoted, attribution: paragraph))
        quoted = []
      case .paragraph(let paragraph):
        close()
        groups.append(.paragraph(paragraph))
      case .table(let table):
        close()
        groups.append(.table(table))
      case .pageBreak:
        close()
        groups.append(.pageBreak)
      }
    }
    close()
    return groups
  }
}
