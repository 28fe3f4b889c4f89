package import Analysis
package import Formats
package import Study

/// A paragraph on agreement for a methods section, to be read over and finished by the team.
///
/// What the project cannot know stands in square brackets.
package struct MethodsText: Hashable, Sendable {
  /// The heading.
  package let heading: String
  /// The paragraphs.
  package let paragraphs: [String]
  /// The works cited, in alphabetical order.
  package let references: [String]
  private let words: Wording

  /// One report on sources that were measured together.
  package struct Part: Sendable {
    let report: AgreementReport
    let characters: AgreementReport
    let scope: AgreementScope
    /// What kind the sources are, where they are of one.
    let kind: SourceKind?

    /// Takes a report.
    package init(
      _ report: AgreementReport, characters: AgreementReport, scope: AgreementScope,
      kind: SourceKind?
    ) {
      self.report = report
      self.characters = characters
      self.scope = scope
      self.kind = kind
    }
  }

  /// Writes the text.
  ///
  /// - Parameters:
  ///   - parts: What was measured, one for each kind of source.
  ///   - names: What codes, coders and sources are called.
  ///   - words: The language.
  package init(_ parts: [Part], names: ReportNames, words: Wording) {
    self.words = words
    heading = words.agreement
    var paragraphs: [String] = []
    for (number, part) in parts.enumerated() {
      let sentences = MethodsSentences(part, names: names, words: words)
      paragraphs.append(sentences.material)
      if number == 0 { paragraphs.append(sentences.method) }
      paragraphs.append(
        number == parts.count - 1 ? sentences.results + " " + sentences.table : sentences.results)
    }
    let reopened = parts.compactMap {
      MethodsSentences($0, names: names, words: words).reopened
    }
    paragraphs.append(([words.resolution] + reopened).joined(separator: " "))
    paragraphs.append(words.limits)
    self.paragraphs = paragraphs
    let cited = parts.contains { $0.report.overall.setAlpha.value != nil }
    let hasIntervals = parts.contains { part in
      part.report.codes.contains { $0.interval.bounds.limits != nil }
    }
    references = MethodsReference.allCases.filter { reference in
      switch reference {
      case .passonneau: cited
      case .tukey: hasIntervals
      case .gwet, .hayes, .krippendorff, .oconnor: true
      }
    }.map(\.text)
  }

  /// The text by itself, as it is pasted into a manuscript.
  package var plain: String {
    ([heading] + paragraphs + [([words.references] + references).joined(separator: "\n")])
      .joined(separator: "\n\n") + "\n"
  }

  /// The text as Markdown.
  package var markdown: String {
    let list = references.map { "- " + MarkdownText.line($0) }.joined(separator: "\n")
    return
      (["## " + MarkdownText.line(heading)] + paragraphs.map(MarkdownText.line)
      + ["### " + MarkdownText.line(words.references), list]).joined(separator: "\n\n") + "\n"
  }

  /// The text as a Word document.
  package var document: ReportDocument {
    let blocks =
      [ReportDocument.Paragraph(.heading1, heading)]
      + paragraphs.map { ReportDocument.Paragraph(.normal, $0) }
      + [ReportDocument.Paragraph(.heading2, words.references)]
      + references.map { ReportDocument.Paragraph(.normal, $0) }
    return ReportDocument(
      title: heading, language: words.language, blocks: blocks.map { .paragraph($0) })
  }

  /// The text as an object.
  package var json: JSONValue {
    [
      "language": .string(words.language.rawValue), "heading": .string(heading),
      "paragraphs": .array(paragraphs.map { .string($0) }),
      "references": .array(references.map { .string($0) }),
    ]
  }
}

/// The works that the methods text cites, in alphabetical order.
private enum MethodsReference: CaseIterable {
  case gwet
  case hayes
  case krippendorff
  case oconnor
  case passonneau
  case tukey

  var text: String {
    switch self {
    case .gwet:
      "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of"
        + " high agreement. British Journal of Mathematical and Statistical Psychology, 61(1),"
        + " 29–48. https://doi.org/10.1348/000711006X126600"
    case .hayes:
      "Hayes, A. F., & Krippendorff, K. (2007). Answering the call for a standard reliability"
        + " measure for coding data. Communication Methods and Measures, 1(1), 77–89."
        + " https://doi.org/10.1080/19312450709336664"
    case .krippendorff:
      "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.)."
        + " Sage. https://doi.org/10.4135/9781071878781"
    case .oconnor:
      "O’Connor, C., & Joffe, H. (2020). Intercoder reliability in qualitative research: Debates and"
        + " practical guidelines. International Journal of Qualitative Methods, 19."
        + " https://doi.org/10.1177/1609406919899220"
    case .passonneau:
      "Passonneau, R. (2006). Measuring agreement on set-valued items (MASI) for semantic and"
        + " pragmatic annotation. Proceedings of the Fifth International Conference on Language"
        + " Resources and Evaluation (LREC’06), 831–836."
    case .tukey:
      "Tukey, J. W. (1958). Bias and confidence in not-quite large samples [Abstract]. The Annals of"
        + " Mathematical Statistics, 29(2), 614."
    }
  }
}
