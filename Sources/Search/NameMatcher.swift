internal import Index
internal import Study
internal import Text

/// Holds names against what a field asks for, regardless of capitals.
struct NameMatcher {
  private let pattern: WildcardPattern
  private let asked: String

  /// Takes a field's value.
  ///
  /// - Throws: `QueryError.noRange` where the value is a range.
  init(_ test: FieldTest) throws(QueryError) {
    guard case .text(let text) = test.value else {
      throw .noRange(field: test.field.name, column: test.column)
    }
    asked = text
    pattern = WildcardPattern(text.foldedForSearch)
  }

  /// Whether a name is meant.
  func matches(_ name: String) -> Bool {
    pattern.matches(name.foldedForSearch)
  }

  /// As many values are shown to somebody who asked for one that nothing has.
  private static let mostShown = 12

  /// Refuses a value that nothing has.
  func check(_ names: [String], _ test: FieldTest) throws(QueryError) {
    if names.contains(where: matches) { return }
    let known = Set(names).sorted()
    throw .unknownValue(
      field: test.field.name, asked: asked, valid: known.count > Self.mostShown ? [] : known,
      nearest: NearestNames(known).matches(for: asked), column: test.column)
  }

  /// Refuses a value that is none of the few there are.
  func check(fixed names: [String], _ test: FieldTest) throws(QueryError) {
    if names.contains(where: matches) { return }
    throw .unknownValue(
      field: test.field.name, asked: asked, valid: names,
      nearest: NearestNames(names).matches(for: asked), column: test.column)
  }
}
