internal import Text
internal import Study

/// What a codebook says of a code besides its name and place.
package enum CodebookFileField: String, Hashable, Sendable, CaseIterable {
  case definition
  case include
  case exclude
  case example
  case counterExample = "counter-example"
  case colour
  case kind
  /// Why passages under it are set aside.
  case reason
  /// The path of the code that is its opposite.
  case opposite

  /// Whether it is a text of a code.
  var isText: Bool { Self.texts.contains(self) }

  /// The texts, in the order in which they are written.
  package static let texts: [CodebookFileField] = [
    .definition, .include, .exclude, .example, .counterExample, .reason,
  ]

  /// What a code has where nobody has said anything.
  package var standard: String { self == .kind ? CodeKind.topic.rawValue : "" }
}

/// How a file says that a description is to be emptied, which leaving it out does not say.
///
/// A lone dash stands for nothing; a text that is itself a dash has a `\` before it.
enum CodebookClearing {
  private static let dashes: Set<String> = ["-", "–", "—"]

  /// What a cell says: nil for nothing at all, an empty text for what is to be emptied.
  static func read(_ written: String) -> String? {
    let text = written.trimmingBlanks()
    if text.isEmpty { return nil }
    if dashes.contains(text) { return "" }
    return isEscaped(text) ? String(text.dropFirst()) : text
  }

  /// A text as it is written, so that it reads back as itself.
  static func written(_ text: String) -> String {
    let trimmed = text.trimmingBlanks()
    return dashes.contains(trimmed) || isEscaped(trimmed) ? "\\" + trimmed : trimmed
  }

  /// Whether a text is a dash behind one or more `\`.
  private static func isEscaped(_ text: String) -> Bool {
    let rest = text.drop { $0 == "\\" }
    return rest.count < text.count && dashes.contains(String(rest))
  }
}

extension CodebookDraft.Entry {
  /// What the file says, by field; an empty text where it says that there is to be none.
  package var said: [CodebookFileField: String] {
    var said: [CodebookFileField: String] = [:]
    for field in CodebookFileField.texts where !self[field].isEmpty { said[field] = self[field] }
    if let colour { said[.colour] = colour }
    if let statedKind { said[.kind] = statedKind.rawValue }
    if !opposite.isEmpty { said[.opposite] = opposite }
    for field in cleared { said[field] = field.standard }
    return said
  }

  /// Takes what a file says of a field; nothing where it says nothing.
  mutating func say(_ field: CodebookFileField, _ written: String?) {
    guard let text = written.flatMap(CodebookClearing.read) else { return }
    if text.isEmpty {
      cleared.insert(field)
    } else {
      self[field] = text
    }
  }

  /// Adds to a text of the code in place, as a file may add to one as often as it has lines.
  mutating func add(_ text: String, to field: CodebookFileField) {
    switch field {
    case .definition: definition += text
    case .include: include += text
    case .exclude: exclude += text
    case .example: example += text
    case .counterExample: counterExample += text
    case .reason: reason += text
    case .opposite, .colour, .kind: self[field] += text
    }
  }

  /// A text of the code; those that are none are empty here.
  package subscript(field: CodebookFileField) -> String {
    get {
      switch field {
      case .definition: definition
      case .include: include
      case .exclude: exclude
      case .example: example
      case .counterExample: counterExample
      case .reason: reason
      case .opposite: opposite
      case .colour: colour ?? ""
      case .kind: kind.rawValue
      }
    }
    set {
      switch field {
      case .definition: definition = newValue
      case .include: include = newValue
      case .exclude: exclude = newValue
      case .example: example = newValue
      case .counterExample: counterExample = newValue
      case .reason: reason = newValue
      case .opposite: opposite = newValue
      case .colour: colour = CodeColour(newValue)?.written
      case .kind: statedKind = CodeKind(rawValue: newValue)
      }
    }
  }
}
