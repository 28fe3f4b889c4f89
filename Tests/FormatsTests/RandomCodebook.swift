import Formats
import Study
import TestSupport

/// Codebooks for property tests, with texts that are hard to write down.
enum RandomCodebook {
  static func draft(using generator: inout SeededGenerator) -> CodebookDraft {
    CodebookDraft(
      name: name(using: &generator), language: "nb",
      entries: entries(depth: 0, using: &generator))
  }

  static func withoutLines(_ draft: CodebookDraft) -> CodebookDraft {
    func stripped(_ entry: CodebookDraft.Entry) -> CodebookDraft.Entry {
      var entry = entry
      entry.line = nil
      entry.statedKind = entry.kind
      entry.children = entry.children.map(stripped)
      return entry
    }
    var draft = draft
    draft.entries = draft.entries.map(stripped)
    return draft
  }

  private static func entries(
    depth: Int, using generator: inout SeededGenerator
  ) -> [CodebookDraft.Entry] {
    (0..<Int.random(in: 1...3, using: &generator)).map { index in
      var entry = CodebookDraft.Entry(name: "\(index)" + name(using: &generator))
      entry.definition = text(using: &generator)
      entry.include = text(using: &generator)
      entry.exclude = text(using: &generator)
      entry.example = text(using: &generator)
      entry.counterExample = text(using: &generator)
      entry.colour = Bool.random(using: &generator) ? "#0A1B2C" : nil
      entry.reason = text(using: &generator)
      entry.opposite = Bool.random(using: &generator) ? "0Tillit" : ""
      entry.kind = CodeKind.allCases.randomElement(using: &generator) ?? .topic
      if depth < 2, Bool.random(using: &generator) {
        entry.children = entries(depth: depth + 1, using: &generator)
      }
      return entry
    }
  }

  private static func name(using generator: inout SeededGenerator) -> String {
    let names = [
      "Tillit", "no", "a/b", "c\\d", "- x", "# y", "k: v", "'", "\"", "~", "1.5", "@a", "x:",
      "«å»", "{a}", "é 😅", "y\u{85}z", "b\u{FEFF}c", "=1", "%", "e\u{301}",
    ]
    return names.randomElement(using: &generator) ?? "x"
  }

  /// A text without blanks at its ends, empty now and then.
  private static func text(using generator: inout SeededGenerator) -> String {
    let words = [
      "ord", "a", "#", ":", "-", "«Ja»,", "x:y", "\"", "'", "og så videre", " ", "\n", "\n\n",
      "\n  ", "–", "\\-", "\t", "😅", "|", ">", "\u{A0}", "\u{2028}", "---", "...", "%", "&a", "*b",
      "null",
    ]
    let count = [0, 1, 3, 10, 60].randomElement(using: &generator) ?? 0
    let joined = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
    let blanks: Set<Unicode.Scalar> = [" ", "\n", "\t"]
    var scalars = Array(joined.unicodeScalars)
    while scalars.last.map(blanks.contains) == true { scalars.removeLast() }
    scalars = Array(scalars.drop(while: blanks.contains))
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
