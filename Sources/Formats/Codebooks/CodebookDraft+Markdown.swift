internal import Study
internal import Text

extension CodebookDraft {
  /// The codebook as an appendix in Markdown: a heading for each code down to the sixth level,
  /// its texts below, in the words of a language.
  package func markdown(in language: DocumentLanguage) -> String {
    let words = CodebookWords(language)
    var parts = ["# " + Self.escaped(name.isEmpty ? words.codebook : name)]
    for (path, entry) in paths {
      let level = min(6, path.names.count + 1)
      let title = level == path.names.count + 1 ? entry.name : path.names.joined(separator: " / ")
      parts.append(String(repeating: "#", count: level) + " " + Self.escaped(title))
      if !entry.definition.isEmpty { parts.append(Self.escaped(entry.definition)) }
      let labelled = [
        (words.include, entry.include), (words.exclude, entry.exclude),
        (words.example, entry.example), (words.counterExample, entry.counterExample),
      ]
      for (label, text) in labelled where !text.isEmpty {
        parts.append("**\(label):** " + Self.escaped(text))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Text whose signs Markdown would take for markup are escaped.
  private static func escaped(_ text: String) -> String {
    let special = Set("\\`*_[]<>#|~".unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for scalar in text.trimmingBlanks().unicodeScalars {
      if special.contains(scalar) { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }
}

/// The words of a printed codebook.
package struct CodebookWords: Hashable, Sendable {
  /// What the whole is called.
  package let codebook: String
  /// What else belongs under a code.
  package let include: String
  /// What does not.
  package let exclude: String
  /// A typical passage.
  package let example: String
  /// One that only looks typical.
  package let counterExample: String

  /// The words in a language.
  package init(_ language: DocumentLanguage) {
    switch language {
    case .nb:
      (codebook, include, exclude) = ("Kodebok", "Inkluderer", "Ekskluderer")
      (example, counterExample) = ("Eksempel", "Moteksempel")
    case .nn:
      (codebook, include, exclude) = ("Kodebok", "Inkluderer", "Ekskluderer")
      (example, counterExample) = ("Døme", "Motdøme")
    case .en:
      (codebook, include, exclude) = ("Codebook", "Include", "Exclude")
      (example, counterExample) = ("Example", "Counter-example")
    }
  }
}
