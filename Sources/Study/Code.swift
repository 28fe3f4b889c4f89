/// What a code stands for in the analysis.
package enum CodeKind: String, Hashable, Sendable, CaseIterable {
  /// A topic that passages are about.
  case topic
  /// One of two opposites.
  case pole
  /// A working code, such as "unsure", that leaves no trace in the findings.
  case process
  /// A passage set aside, with the reason in the definition.
  case excluded
  /// A code named with an informant's own words.
  case inVivo = "in-vivo"
}

/// A code of the codebook, with what tells coders when to use it.
package struct Code: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package var id: CodeID
  /// The code above it, if any.
  package var parent: CodeID?
  /// The code's own name, without its ancestors'.
  package var name: String
  /// What passages with this code are about.
  package var definition: String
  /// What else belongs under it.
  package var include: String
  /// What does not, and where that goes.
  package var exclude: String
  /// A typical passage.
  package var example: String
  /// A passage that looks typical and is not.
  package var counterExample: String
  /// `#RRGGBB`, if chosen.
  package var colour: String?
  /// What it stands for in the analysis.
  package var kind: CodeKind
  /// Where it stands among its siblings.
  package var position: Int

  /// Makes a code.
  package init(
    id: CodeID, parent: CodeID? = nil, name: String, definition: String = "",
    include: String = "", exclude: String = "", example: String = "",
    counterExample: String = "", colour: String? = nil, kind: CodeKind = .topic, position: Int = 0
  ) {
    self.id = id
    self.parent = parent
    self.name = name
    self.definition = definition
    self.include = include
    self.exclude = exclude
    self.example = example
    self.counterExample = counterExample
    self.colour = colour
    self.kind = kind
    self.position = position
  }
}
