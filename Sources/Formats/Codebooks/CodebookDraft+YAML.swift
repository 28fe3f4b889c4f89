internal import Study
internal import Text
internal import Yams

extension CodebookDraft {
  /// Reads a codebook in YAML: `codebook`, `language` and `codes`.
  ///
  /// A code is a name alone, or a mapping with `name`, `colour`, `kind`, `definition`, `include`,
  /// `exclude`, `example`, `counter-example`, `reason`, `opposite` and `codes`. An empty text in
  /// quotation marks, or a dash, empties what the project has; a key left out keeps it.
  ///
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(yaml bytes: [UInt8]) throws(StudyFileError) {
    let root = try YAMLReader.root(of: bytes)
    var reader = CodebookYAMLReader()
    let draft = reader.draft(root)
    try reader.yaml.check()
    self = draft
  }

  /// The codebook in YAML, the same for the same codebook every time: long texts are folded
  /// blocks, texts of several lines literal ones, and nothing empty is written.
  package var yaml: String {
    var writer = YAMLWriter()
    writer.write("codebook", name, depth: 0)
    if let language { writer.write("language", language, depth: 0) }
    writer.open("codes", depth: 0, isEmpty: entries.isEmpty)
    for entry in entries { Self.write(entry, depth: 1, to: &writer) }
    return writer.text
  }

  private static func write(_ entry: Entry, depth: Int, to writer: inout YAMLWriter) {
    writer.beginItem()
    writer.write("name", entry.name, depth: depth)
    if let colour = entry.colour { writer.write("colour", colour, depth: depth) }
    if entry.kind != .topic { writer.write("kind", entry.kind.rawValue, depth: depth) }
    for field in CodebookFileField.texts + [.opposite] where !entry[field].trimmingBlanks().isEmpty
    {
      writer.write(field.rawValue, CodebookClearing.written(entry[field]), depth: depth)
    }
    guard !entry.children.isEmpty else { return }
    writer.open("codes", depth: depth, isEmpty: false)
    for child in entry.children { write(child, depth: depth + 1, to: &writer) }
  }
}

/// Reads the codes of a codebook file.
private struct CodebookYAMLReader {
  private static let limit = 20_000
  private static let topKeys = ["codebook", "language", "codes"]
  private static let codeKeys = [
    "name", "colour", "kind", "definition", "include", "exclude", "example", "counter-example",
    "reason", "opposite", "codes",
  ]

  var yaml = YAMLReader()
  private var count = 0

  mutating func draft(_ root: Node) -> CodebookDraft {
    guard let values = yaml.mapping(root, named: nil, valid: Self.topKeys) else {
      return CodebookDraft(name: "")
    }
    if values["codes"] == nil {
      yaml.note(.missing(key: "codes"), at: YAMLReader.line(of: root))
    }
    let language = yaml.text("language", in: values)
    return CodebookDraft(
      name: yaml.text("codebook", in: values), language: language.isEmpty ? nil : language,
      entries: entries(in: values))
  }

  private mutating func entries(in values: [String: Node]) -> [CodebookDraft.Entry] {
    var list: [CodebookDraft.Entry] = []
    var lineByName: [String: Int] = [:]
    for node in yaml.list("codes", in: values) {
      count += 1
      guard count <= Self.limit else {
        if count == Self.limit + 1 {
          yaml.note(.tooMany(limit: Self.limit), at: YAMLReader.line(of: node))
        }
        return list
      }
      guard let entry = entry(node) else { continue }
      let line = entry.line ?? 1
      let name = entry.name.foldedForSearch
      if let first = lineByName[name] {
        yaml.note(.duplicate(name: entry.name, firstLine: first), at: line)
      } else {
        lineByName[name] = line
      }
      list.append(entry)
    }
    return list
  }

  private mutating func entry(_ node: Node) -> CodebookDraft.Entry? {
    let line = YAMLReader.line(of: node)
    if node.scalar != nil {
      let name = yaml.text("name", in: ["name": node])
      return named(name, at: line)
    }
    guard let values = yaml.mapping(node, named: "codes", valid: Self.codeKeys) else { return nil }
    var entry = named(yaml.text("name", in: values), at: line)
    for field in CodebookFileField.allCases {
      let text = yaml.text(field.rawValue, in: values)
      let isQuotedEmpty = text.isEmpty && Self.isQuoted(values[field.rawValue])
      let at = values[field.rawValue].map(YAMLReader.line) ?? line
      if let said = isQuotedEmpty ? "" : CodebookClearing.read(text) {
        if let kind = StudyFileProblem.Kind(field, said) { yaml.note(kind, at: at) }
      }
      entry?.say(field, isQuotedEmpty ? "-" : text)
    }
    let children = entries(in: values)
    entry?.children = children
    return entry
  }

  private static func isQuoted(_ node: Node?) -> Bool {
    guard let scalar = node?.scalar else { return false }
    return scalar.style == .doubleQuoted || scalar.style == .singleQuoted
  }

  private mutating func named(_ name: String, at line: Int) -> CodebookDraft.Entry? {
    guard !name.isEmpty else {
      yaml.note(.missing(key: "name"), at: line)
      return nil
    }
    var entry = CodebookDraft.Entry(name: name)
    entry.line = line
    return entry
  }
}

extension StudyFileProblem.Kind {
  /// What is wrong with what a file says of a code; nil where nothing is.
  init?(_ field: CodebookFileField, _ said: String) {
    switch field {
    case .colour where !said.isEmpty && CodeColour(said) == nil: self = .wrongColour(said)
    case .kind where !said.isEmpty && CodeKind(rawValue: said) == nil:
      self = .wrongKind(said, valid: CodeKind.allCases.map(\.rawValue))
    default: return nil
    }
  }
}
