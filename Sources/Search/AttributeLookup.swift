internal import Study
internal import Text

/// Finds the cases whose attribute has a value, compared as the attribute's type says.
///
/// Texts, bands and multiple values compare regardless of capitals, and may have wildcards;
/// numbers compare as numbers, with a decimal point or comma; a date may be cut short, so that
/// `2023` means all of its days. A case without a value is never found.
struct AttributeLookup {
  let cases: [Case]
  let attributes: [Attribute]

  /// The cases that a field means.
  ///
  /// - Throws: `QueryError`, where no attribute has the name, or no case can have the value.
  func cases(with name: String, _ test: FieldTest) throws(QueryError) -> [Case] {
    let folded = name.foldedForSearch
    guard let attribute = attributes.first(where: { $0.name.foldedForSearch == folded }) else {
      let valid = QueryField.names + attributes.map(\.name)
      throw .unknownField(
        asked: name, valid: valid, nearest: NearestNames(valid).matches(for: name),
        column: test.column)
    }
    let admits = try self.test(attribute, test)
    return cases.filter { study in study.values[attribute.name].map(admits) ?? false }
  }

  private func test(_ attribute: Attribute, _ test: FieldTest) throws(QueryError)
    -> (String) -> Bool
  {
    switch attribute.type {
    case .integer, .decimal: return try numberTest(attribute, test)
    case .date: return try dateTest(attribute, test)
    case .boolean: return try booleanTest(test)
    case .orderedBand where !attribute.bands.isEmpty:
      if case .range(let from, let to) = test.value {
        return try bandTest(attribute, from, to, test)
      }
      let matcher = try NameMatcher(test)
      try matcher.check(fixed: attribute.bands, test)
      return matcher.matches
    case .text, .orderedBand, .multi:
      let matcher = try NameMatcher(test)
      let parts = { (value: String) -> [String] in
        attribute.type == .multi
          ? value.split(separator: ";").map { String($0).trimmingBlanks() } : [value]
      }
      try matcher.check(cases.compactMap { $0.values[attribute.name] }.flatMap(parts), test)
      return { parts($0).contains(where: matcher.matches) }
    }
  }

  /// Whether a value lies between two bands, in the order that was laid down for them.
  private func bandTest(
    _ attribute: Attribute, _ from: String?, _ to: String?, _ test: FieldTest
  ) throws(QueryError) -> (String) -> Bool {
    func place(_ text: String) throws(QueryError) -> Int {
      guard let place = attribute.place(ofBand: text) else {
        throw .unknownValue(
          field: test.field.name, asked: text, valid: attribute.bands,
          nearest: NearestNames(attribute.bands).matches(for: text), column: test.column)
      }
      return place
    }
    var low = 0
    var high = attribute.bands.count
    if let from { low = try place(from) }
    if let to { high = try place(to) }
    return { value in attribute.place(ofBand: value).map { low <= $0 && $0 <= high } ?? false }
  }

  private func numberTest(_ attribute: Attribute, _ test: FieldTest) throws(QueryError)
    -> (String) -> Bool
  {
    func number(_ text: String) throws(QueryError) -> Double {
      guard let value = Self.number(text) else {
        throw .badValue(
          field: test.field.name, asked: text, type: attribute.type, column: test.column)
      }
      return value
    }
    switch test.value {
    case .text(let text), .only(let text):
      let wanted = try number(text)
      return { Self.number($0) == wanted }
    case .words: throw .noRange(field: test.field.name, column: test.column)
    case .range(let from, let to):
      var low = -Double.infinity
      var high = Double.infinity
      if let from { low = try number(from) }
      if let to { high = try number(to) }
      return { Self.number($0).map { low <= $0 && $0 <= high } ?? false }
    }
  }

  private func dateTest(_ attribute: Attribute, _ test: FieldTest) throws(QueryError)
    -> (String) -> Bool
  {
    func date(_ text: String) throws(QueryError) -> String {
      guard Self.isDate(text) else {
        throw .badValue(
          field: test.field.name, asked: text, type: attribute.type, column: test.column)
      }
      return text
    }
    switch test.value {
    case .text(let text), .only(let text):
      let wanted = try date(text)
      return { $0 == wanted || $0.hasPrefix(wanted + "-") }
    case .words: throw .noRange(field: test.field.name, column: test.column)
    case .range(let from, let to):
      var low = ""
      var high: String?
      if let from { low = try date(from) }
      if let to { high = try date(to) }
      return { value in
        value >= low && (high.map { String(value.prefix($0.count)) <= $0 } ?? true)
      }
    }
  }

  private func booleanTest(_ test: FieldTest) throws(QueryError) -> (String) -> Bool {
    guard case .text(let text) = test.value else {
      throw .noRange(field: test.field.name, column: test.column)
    }
    guard let wanted = Self.boolean(text) else {
      throw .unknownValue(
        field: test.field.name, asked: text, valid: ["true", "false"], nearest: [],
        column: test.column)
    }
    return { Self.boolean($0) == wanted }
  }

  private static func number(_ text: String) -> Double? {
    let value = Double(String(text.map { $0 == "," ? "." : $0 }).trimmingBlanks())
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Whether a text is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  private static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count)
      && zip(parts, [4, 2, 2]).allSatisfy { part, width in
        part.utf8.count == width && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// What a word for yes or no says, in English or Norwegian.
  static func boolean(_ text: String) -> Bool? {
    switch text.foldedForSearch {
    case "true", "yes", "ja", "1": true
    case "false", "no", "nei", "0": false
    default: nil
    }
  }
}
