internal import Text

/// The text of a condensation, in the form in which it is kept and told from others.
package enum CondensedText {
  /// As many characters as a cell of a workbook is sure to hold.
  package static let limit = 15_000

  /// The text with LF at line ends, without control characters and without blanks around lines.
  package static func tidy(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: scalars.append("\n")
      case 0x0A: if !isAfterReturn { scalars.append(scalar) }
      case 0x09, 0xA0: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: break
      default: scalars.append(scalar)
      }
      isAfterReturn = scalar.value == 0x0D
    }
    let lines = String(scalars).split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).trimmingBlanks() }
    return lines.joined(separator: "\n").trimmingBlanks()
  }

  /// The words of a text with single blanks between them: what is compared, since some formats
  /// keep no line ends.
  package static func compared(_ text: String) -> String {
    tidy(text).split { $0 == " " || $0 == "\n" }.joined(separator: " ").nfc
  }
}

/// What stands in a cell of a grid of cases and codes.
package enum CondensedState: String, Hashable, Sendable, CaseIterable {
  /// A text that somebody wrote.
  case text
  /// Passages, and no text yet.
  case coded
  /// The case was asked, or read to the end, and nothing was coded.
  case nothing
  /// No question that asks for the code was put to the case.
  case notAsked = "not-asked"
  /// Nobody has finished a source in which the case speaks.
  case notRead = "not-read"
  /// The code cannot be about the case: by what somebody wrote, or since the case says nothing.
  case notApplicable = "not-applicable"
}

/// What has become of a condensation since it was written.
package enum CondensedFreshness: String, Hashable, Sendable, CaseIterable {
  /// What it was written from is as it was.
  case current
  /// Codings have come, gone, or been moved since.
  case stale
  /// None of what it was written from is left.
  case gone
}
