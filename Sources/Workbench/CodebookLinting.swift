package import Analysis
internal import Language
internal import Store
package import Study
internal import Text

/// What a codebook was found to want.
package struct CodebookLintResult: Sendable {
  /// The codes.
  package let codebook: Codebook
  /// What was found.
  package let findings: [CodebookFinding]
  /// The rules that could not be held to: nothing is coded yet, or there are no sources.
  package let skipped: [CodebookRule]
}

extension OpenProject {
  /// Holds the codebook against rules.
  ///
  /// - Parameters:
  ///   - rules: the rules.
  ///   - overlap: the share of words that overlapping definitions have in common.
  /// - Returns: what was found.
  /// - Throws: `StoreError` where the file cannot be read.
  package func lintCodebook(
    _ rules: Set<CodebookRule>, overlap: Double
  ) throws -> CodebookLintResult {
    try file.read { reader in
      let codebook = try reader.codebook()
      let language = LanguageCode(tag: try reader.setting("language") ?? "")
      let stemmer = try? Stemmer(language)
      let lint = CodebookLint(
        codebook: codebook, reasons: try reader.codeReasons(),
        passages: Self.passages(try reader.codings()),
        orphans: rules.contains(.orphanExample)
          ? try Self.orphans(codebook, reader) : nil,
        overlap: overlap, stopWords: StopWords.set(for: language),
        stem: { form in stemmer?.stem(form) ?? form })
      return CodebookLintResult(
        codebook: codebook, findings: lint.findings(rules),
        skipped: CodebookRule.allCases.filter { rules.contains($0) && !lint.applies($0) })
    }
  }

  /// The number of passages of each code, whoever coded them, each range once.
  private static func passages(_ codings: [Coding]) -> [CodeID: Int] {
    struct Passage: Hashable {
      let code: CodeID
      let source: SourceID
      let span: TextSpan
    }
    let passages = Set(
      codings.map { Passage(code: $0.code, source: $0.source, span: $0.span) })
    return passages.reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
  }

  /// The codes whose example stands in no source, or came from one that is gone.
  private static func orphans(
    _ codebook: Codebook, _ reader: ProjectReader
  ) throws -> Set<CodeID>? {
    let sources = try reader.sources()
    if sources.isEmpty { return nil }
    let codes = codebook.codes.filter { !$0.example.trimmingBlanks().isEmpty }
    var search = ExampleSearch(codes.map(\.example))
    for record in sources where !search.missing.isEmpty {
      let text = try reader.text(of: record.source.id)
      let layer = ReadingLayer(try reader.marks(of: record.source.id).map(\.mark))
      search.look(in: layer.read(TextSpan(0, text.count), of: text))
    }
    return try Set(search.missing.map { codes[$0].id }).union(reader.codesWithLostExample())
  }
}
