internal import Text
package import Study

/// A codebook as a file holds it, before its codes have numbers.
package struct CodebookDraft: Hashable, Sendable {
  /// One code and what is below it.
  package struct Entry: Hashable, Sendable {
    /// The code's own name.
    package var name: String
    /// What passages with this code are about.
    package var definition = ""
    /// What else belongs under it.
    package var include = ""
    /// What does not, and where that goes.
    package var exclude = ""
    /// A typical passage.
    package var example = ""
    /// A passage that looks typical and is not.
    package var counterExample = ""
    /// `#RRGGBB` in capitals, if chosen.
    package var colour: String?
    /// Why passages under it are set aside.
    package var reason = ""
    /// The path of the code that is its opposite, as it is written.
    package var opposite = ""
    /// What it stands for in the analysis, if that was said.
    package var statedKind: CodeKind?
    /// What was said to be empty, which is more than saying nothing of it.
    package var cleared: Set<CodebookFileField> = []
    /// The codes right below, in order.
    package var children: [Entry] = []
    /// The line in the file, from 1, where it was read from one.
    package var line: Int?

    /// What it stands for in the analysis: a topic, unless something else was said.
    package var kind: CodeKind {
      get { statedKind ?? .topic }
      set { statedKind = newValue }
    }

    /// Makes an entry with only a name.
    package init(name: String) {
      self.name = name
    }
  }

  /// The codebook's name; may be empty.
  package var name: String
  /// The language of its texts, such as `nb`; `nil` where the file does not say.
  package var language: String?
  /// The top codes, in order.
  package var entries: [Entry]

  /// Makes a draft.
  package init(name: String, language: String? = nil, entries: [Entry] = []) {
    self.name = name
    self.language = language
    self.entries = entries
  }

  /// The draft of a codebook that exists, to be written to a file.
  ///
  /// - Parameters:
  ///   - name: what the codebook is called.
  ///   - language: the language of its texts.
  ///   - codebook: the codes.
  ///   - more: the reason and the opposite of codes that have any.
  package init(
    name: String, language: String?, codebook: Codebook,
    more: [CodeID: (reason: String, opposite: CodeID?)] = [:]
  ) {
    func draft(_ code: Code) -> Entry {
      var entry = Entry(name: code.name)
      entry.definition = code.definition
      entry.include = code.include
      entry.exclude = code.exclude
      entry.example = code.example
      entry.counterExample = code.counterExample
      entry.colour = code.colour
      entry.kind = code.kind
      entry.reason = more[code.id]?.reason ?? ""
      entry.opposite =
        more[code.id]?.opposite.map { codebook.path(of: $0).description } ?? ""
      entry.children = codebook.children(of: code.id).compactMap { codebook[$0] }.map { draft($0) }
      return entry
    }
    let roots = codebook.codes.filter { codebook.depth(of: $0.id) == 0 }
    self.init(name: name, language: language, entries: roots.map { draft($0) })
  }

  /// Every entry with its path, parents before their children.
  package var paths: [(path: CodePath, entry: Entry)] {
    var list: [(path: CodePath, entry: Entry)] = []
    func visit(_ entry: Entry, under names: [String]) {
      let path = names + [entry.name]
      list.append((CodePath(path), entry))
      for child in entry.children { visit(child, under: path) }
    }
    for entry in entries { visit(entry, under: []) }
    return list
  }
}
