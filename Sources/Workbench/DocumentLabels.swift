internal import Formats
internal import Text

/// The speakers' labels that a document shows by how they look: cells of two-column tables, bold
/// beginnings of paragraphs that end in a colon, and bold names that come again and again.
enum DocumentLabels {
  /// A label is no longer than this.
  private static let longest = 40

  /// The labels, as spans of the text.
  static func spans(of document: DocumentTranscript, _ text: StoredText) -> [TextSpan] {
    var spans: [TextSpan] = []
    var names: [(key: String, span: TextSpan)] = []
    for (paragraph, span) in zip(document.paragraphs, document.spans) {
      if let cell = paragraph.cell, document.tables.indices.contains(cell.table),
        document.tables[cell.table].columns == 2
      {
        if cell.column == 0, !span.isEmpty, span.length <= longest { spans.append(span) }
      } else if let bold = paragraph.leadingBold, bold.length <= longest {
        let label = TextSpan(span.start, span.start + bold.end)
        let end = min(span.end, label.end + 1)
        let head = text.raw(TextSpan(span.start, end))
        if head.trimmingBlanks().hasSuffix(":") {
          spans.append(label)
        } else if let key = name(text.raw(label), followedBy: end > label.end ? head.last : nil) {
          names.append((key, label))
        }
      }
    }
    return (spans + recurring(names)).sorted()
  }

  /// A bold beginning as a name, where it could be one: few words, each with a capital or a figure
  /// at its head, and a blank or nothing behind.
  private static func name(_ bold: String, followedBy next: Character?) -> String? {
    let name = bold.trimmingBlanks()
    let words = name.split { $0 == " " || $0 == "\u{A0}" }
    let isParted = next.map { $0.isWhitespace } ?? true || bold.last?.isWhitespace == true
    guard isParted, (1...4).contains(words.count), let last = name.last, !".?!,;…".contains(last)
    else { return nil }
    let areNames = words.allSatisfy { word in
      word.first.map { $0.isUppercase || $0.isNumber || $0 == "(" } ?? false
    }
    return areNames ? name.foldedForSearch : nil
  }

  /// The names that recur, where at least two do: a heading comes once, and one name alone may be
  /// anything that somebody stressed.
  private static func recurring(_ names: [(key: String, span: TextSpan)]) -> [TextSpan] {
    let counts = Dictionary(grouping: names, by: \.key).mapValues(\.count)
    let often = counts.filter { $0.value >= 2 }
    guard often.count >= 2 else { return [] }
    return names.filter { often[$0.key] != nil }.map(\.span)
  }
}
