package import Study
internal import Text

/// What tells coders when to use a code, as the one text that the standard has room for.
///
/// The definition stands first; what else there is follows, each part after a blank line and its
/// word: `Include: …`. The same text is taken apart again, whatever language its words are in.
package struct RefiCodeDescription: Hashable, Sendable {
  /// What passages with the code are about.
  package var definition = ""
  /// What else belongs under it.
  package var include = ""
  /// What does not.
  package var exclude = ""
  /// A typical passage.
  package var example = ""
  /// A passage that only looks typical.
  package var counterExample = ""

  /// Describes a code.
  package init(of code: Code) {
    definition = code.definition
    include = code.include
    exclude = code.exclude
    example = code.example
    counterExample = code.counterExample
  }

  /// Takes a text as the definition, whatever it says.
  package init(definition: String) { self.definition = definition }

  /// Takes a text apart.
  package init(_ text: String) {
    var part: WritableKeyPath<Self, String> = \.definition
    var isAfterBlank = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if isAfterBlank || (part == \.definition && definition.isEmpty),
        let (next, rest) = Self.heading(line)
      {
        self[keyPath: part] = self[keyPath: part].trimmingBlanks()
        part = next
        self[keyPath: part] = String(rest)
      } else {
        let separator = self[keyPath: part].isEmpty ? "" : "\n"
        self[keyPath: part] += separator + line
      }
      isAfterBlank = line.isEmpty
    }
    self[keyPath: part] = self[keyPath: part].trimmingBlanks()
  }

  /// The one text; nil where there is nothing to say.
  package func text(in language: DocumentLanguage) -> String? {
    var parts = definition.isEmpty ? [] : [definition]
    for (part, word) in Self.parts(CodebookWords(language)) where !self[keyPath: part].isEmpty {
      parts.append(word + ": " + self[keyPath: part])
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
  }

  /// Whether there is more than a definition.
  package var hasParts: Bool {
    ![include, exclude, example, counterExample].allSatisfy(\.isEmpty)
  }

  private static func parts(
    _ words: CodebookWords
  ) -> [(part: WritableKeyPath<Self, String>, word: String)] {
    [
      (\.include, words.include), (\.exclude, words.exclude), (\.example, words.example),
      (\.counterExample, words.counterExample),
    ]
  }

  private static func heading(
    _ line: Substring
  ) -> (part: WritableKeyPath<Self, String>, rest: Substring)? {
    for language in DocumentLanguage.allCases {
      for (part, word) in parts(CodebookWords(language)) where line.hasPrefix(word + ": ") {
        return (part, line.dropFirst(word.count + 2))
      }
    }
    return nil
  }
}
