internal import Merging
internal import Study

/// What the rows of a state are called by people.
struct MergeNames {
  private let shown: ShownState
  private let columns: [String: MergeTable]

  init(_ shown: ShownState) {
    self.shown = shown
    columns = Dictionary(
      shown.state.tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A field of a row as it is shown.
  func field(_ table: String, _ guid: String, _ column: String) -> FieldValue {
    guard let known = columns[table], let place = known.place(of: column),
      let row = shown.state[table, guid]
    else { return .null }
    return shown.value(row, of: known, place)
  }

  /// The text that a field holds, or the name of the row that it refers to.
  func text(_ table: String, _ guid: String, _ column: String) -> String {
    guard let known = columns[table], let place = known.place(of: column) else { return "" }
    return text(field(table, guid, column), known.references[place])
  }

  /// A value in words.
  func text(_ value: FieldValue, _ target: String?) -> String {
    switch value {
    case .null: ""
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): text
    case .reference(let guid): target.map { name($0, guid) } ?? guid
    }
  }

  /// The value of a conflict in words.
  func text(_ value: FieldValue, of table: String, _ column: String) -> String {
    let known = columns[table]
    return text(value, known?.place(of: column).flatMap { known?.references[$0] })
  }

  /// What a row is called: a code by its path, a coding by its place and code.
  func name(_ table: String, _ guid: String) -> String {
    switch table {
    case "code": path(guid).description
    case "coding":
      "\(text(table, guid, "source")) \(place(table, guid)): \(text(table, guid, "code"))"
        + " (\(text(table, guid, "coder")))"
    case "quotation":
      "\(text(table, guid, "source")):\(text(table, guid, "turn"))\(text(table, guid, "suffix"))"
    case "case_value":
      "\(text(table, guid, "study_case")), \(text(table, guid, "attribute"))"
    case "assignment": "\(text(table, guid, "source")), \(text(table, guid, "coder"))"
    case "speaker": "\(text(table, guid, "source")), \(text(table, guid, "label"))"
    case "memo": text(table, guid, "title")
    case "claim": text(table, guid, "statement")
    case "codebook_version": text(table, guid, "note")
    case "setting", "question": text(table, guid, "key")
    case "synonym_set": text(table, guid, "head")
    case "synonym": text(table, guid, "word")
    default: text(table, guid, "name")
    }
  }

  /// A range in a source, such as `int03 120–135`.
  func place(_ values: [FieldValue], of table: String, _ columns: [String]) -> String {
    let parts = zip(values, columns).map { text($0, of: table, $1) }
    return parts.count == 3 ? "\(parts[0]) \(parts[1])–\(parts[2])" : parts.joined(separator: " ")
  }

  /// The range of a row in its source.
  private func place(_ table: String, _ guid: String) -> String {
    "\(text(table, guid, "start"))–\(text(table, guid, "end"))"
  }

  private func path(_ guid: String) -> CodePath {
    var names: [String] = []
    var seen: Set<String> = []
    var current: String? = guid
    while let code = current, seen.insert(code).inserted {
      names.insert(text("code", code, "name"), at: 0)
      guard case .reference(let above) = field("code", code, "parent") else { break }
      current = above
    }
    return CodePath(names)
  }
}
