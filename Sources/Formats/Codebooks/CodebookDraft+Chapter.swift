internal import Study

extension CodebookDraft {
  /// The codebook as a chapter: a heading for each code down to the third level, its texts below, in
  /// the words of a language.
  package func chapter(in language: DocumentLanguage) -> ReportDocument {
    let words = CodebookWords(language)
    let title = name.isEmpty ? words.codebook : name
    let headings: [ReportDocument.Style] = [.heading1, .heading2, .heading3]
    var paragraphs = [ReportDocument.Paragraph(.title, title)]
    for (path, entry) in paths {
      let depth = path.names.count
      // Deeper codes have no level of their own, and say where they stand.
      paragraphs.append(
        ReportDocument.Paragraph(
          headings[min(depth, headings.count) - 1],
          depth > headings.count ? path.names.joined(separator: " / ") : entry.name))
      if !entry.definition.isEmpty {
        paragraphs.append(ReportDocument.Paragraph(.normal, entry.definition))
      }
      let labelled = [(words.include, entry.include), (words.exclude, entry.exclude)]
      for (label, text) in labelled where !text.isEmpty {
        paragraphs.append(
          ReportDocument.Paragraph(
            .normal,
            [ReportDocument.Run(label + ": ", isBold: true), ReportDocument.Run(text)]))
      }
      let examples = [(words.example, entry.example), (words.counterExample, entry.counterExample)]
      for (label, text) in examples where !text.isEmpty {
        paragraphs.append(ReportDocument.Paragraph(.quote, text))
        paragraphs.append(ReportDocument.Paragraph(.attribution, label))
      }
    }
    return ReportDocument(
      title: title, language: language, blocks: paragraphs.map { .paragraph($0) })
  }
}
