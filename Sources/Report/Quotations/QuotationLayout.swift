internal import Quotation
internal import Study

/// What a printed quotation list shows besides the words, their codes and whom they are
/// attributed to.
package struct QuotationLayout: Hashable, Sendable {
  /// Where a quotation's id, its coders and its other codes stand.
  package enum Details: String, Hashable, Sendable, CaseIterable {
    /// Beside the attribution.
    case beside
    /// In a footnote.
    case footnote
    /// In a comment, which can be taken away before the report is printed.
    case comment
  }

  /// Whether each quotation says who coded it, and with what other codes.
  package let showsCodings: Bool
  /// Where such details stand; lists that are not laid out as documents have them beside.
  package let details: Details

  /// Makes a layout.
  package init(showsCodings: Bool = true, details: Details = .beside) {
    self.showsCodings = showsCodings
    self.details = details
  }

  /// What stands after the attribution under one heading: the id, whether who speaks counts for less
  /// than others, the coders, the other codes.
  func details(
    of passage: QuotedPassage, under group: QuotationGroup, _ words: Wording
  ) -> [String] {
    var details = [passage.id]
    if let mark = words.tonedDown(passage.tonedDown) { details.append(mark) }
    guard showsCodings else { return details }
    if let coders = passage.codes.first(where: { $0.id == group.code })?.coders, !coders.isEmpty {
      details.append(words.codedBy(coders))
    }
    let others = passage.codes.filter { $0.id != group.code }.map(\.path)
    if !others.isEmpty { details.append(words.alsoCoded(others)) }
    return details
  }
}

/// One stretch of words as it is printed, with who says them in front where that is shown.
struct PrintedTurn {
  let label: String?
  let paragraphs: [String]

  init(_ turn: SpokenTurn, _ words: Wording) {
    label = words.label(of: turn)
    paragraphs = Self.paragraphs(turn.text)
  }

  private init(_ text: String) {
    label = nil
    paragraphs = Self.paragraphs(text)
  }

  /// A quotation: by speaker where there is more than one, else without labels.
  static func turns(of passage: QuotedPassage, _ words: Wording) -> [PrintedTurn] {
    passage.turns.isEmpty
      ? [PrintedTurn(passage.text)] : passage.turns.map { PrintedTurn($0, words) }
  }

  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: true)
      .map { String($0) }
  }
}
