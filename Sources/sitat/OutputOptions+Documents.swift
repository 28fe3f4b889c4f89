internal import ArgumentParser
internal import Formats
internal import Quotation
internal import Report

extension OutputFormat {
  /// What documents, which are more than one table, can be written as.
  static let ofDocuments: Set<OutputFormat> = [.docx, .odt, .html, .tex, .md]
}

extension OutputOptions {
  /// Writes a document in the wanted format.
  func put(document: ReportDocument, standard: OutputFormat = .tsv) throws {
    switch chosen(standard: standard) {
    case .docx: try write(bytes: document.docx())
    case .odt: try write(bytes: document.odt())
    case .html: try write(DocumentHTML(document).text)
    case .tex: try write(DocumentLaTeX(document).text)
    case .md: try write(DocumentMarkdown(document).text)
    case let other:
      throw ValidationError(
        "this result cannot be \(other.rawValue); it can be "
          + OutputFormat.listed(OutputFormat.ofDocuments))
    }
  }

  /// Writes a list of quotations in the wanted format.
  func putQuotations(
    _ list: QuotationList, _ words: Wording, layout: QuotationLayout = QuotationLayout()
  ) throws {
    let isBeside = layout.details == .beside
    switch chosen() {
    case .md where isBeside: try write(QuotationMarkdown(words, layout: layout).text(list))
    case .html where isBeside: try write(QuotationHTML(words, layout: layout).text(list))
    case .docx, .odt, .tex, .html, .md:
      try put(document: QuotationDocument(words, layout: layout).document(list))
    case .json: try write(QuotationJSON.document(list))
    case .jsonl: try write(QuotationJSON.lines(list))
    case .xlsx: try write(spreadsheet: QuotationTables(words).spreadsheet(list))
    default: try put(QuotationTables(words).byQuotation(list), language: words.language)
    }
  }
}
