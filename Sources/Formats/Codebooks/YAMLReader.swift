internal import Study
internal import Text
internal import Yams

/// Reads values out of YAML and collects what is wrong with them.
///
/// Scalars are taken as they are written, never as YAML's types: `no` is a language here.
struct YAMLReader {
  /// What has been found wrong.
  private(set) var problems: [StudyFileProblem] = []

  /// The top of a document.
  static func root(of bytes: [UInt8]) throws(StudyFileError) -> Node {
    let text: String
    do throws(TextDecodingError) {
      text = String(decoding: try TextDecoder().decode(bytes).utf8, as: UTF8.self)
    } catch {
      throw StudyFileError(problems: [StudyFileProblem(line: 1, kind: .notText(error))])
    }
    if let line = YAMLMeasure.lineTooDeep(in: text.utf8) {
      throw StudyFileError(
        problems: [
          StudyFileProblem(line: line, kind: .notYAML(reason: "it is nested too deep", column: 1))
        ])
    }
    do {
      // What looks like a number or a date is a text here too, so that nothing needs to be resolved.
      if let node = try compose(yaml: text, .basic) { return node }
    } catch {
      throw StudyFileError(problems: [problem(for: error)])
    }
    throw StudyFileError(
      problems: [StudyFileProblem(line: 1, kind: .wrongShape(key: nil, expected: .mapping))])
  }

  private static func problem(for error: any Error) -> StudyFileProblem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      StudyFileProblem(
        line: mark.line, kind: .notYAML(reason: problem, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      StudyFileProblem(
        line: context.mark.line,
        kind: .notYAML(
          reason: "the same key twice: " + keys.sorted().joined(separator: ", "),
          column: context.mark.column))
    case .reader(let problem, _, _, _):
      StudyFileProblem(line: 1, kind: .notYAML(reason: problem, column: 1))
    default: StudyFileProblem(line: 1, kind: .notYAML(reason: "cannot be parsed", column: 1))
    }
  }

  /// Notes a problem.
  mutating func note(_ kind: StudyFileProblem.Kind, at line: Int) {
    problems.append(StudyFileProblem(line: line, kind: kind))
  }

  /// Throws what has been noted, if anything, in line order.
  func check() throws(StudyFileError) {
    if !problems.isEmpty {
      throw StudyFileError(problems: problems.sorted { $0.line < $1.line })
    }
  }

  /// The values of a mapping by key; keys that are not valid are noted.
  mutating func mapping(
    _ node: Node, named key: String?, valid: [String]
  ) -> [String: Node]? {
    guard let mapping = node.mapping else {
      note(.wrongShape(key: key, expected: .mapping), at: Self.line(of: node))
      return nil
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? "?"
      if valid.contains(name) {
        values[name] = value
      } else {
        note(
          .unknownKey(name, valid: valid, nearest: NearestNames(valid).matches(for: name)),
          at: Self.line(of: key))
      }
    }
    return values
  }

  /// The text of a scalar without blanks around it; empty where there is none or it is null.
  mutating func text(_ key: String, in values: [String: Node]) -> String {
    guard let node = values[key] else { return "" }
    guard let scalar = node.scalar else {
      note(.wrongShape(key: key, expected: .text), at: Self.line(of: node))
      return ""
    }
    return Self.isNull(scalar) ? "" : scalar.string.trimmingBlanks()
  }

  /// The elements of a list; none where there is none or it is null.
  mutating func list(_ key: String, in values: [String: Node]) -> [Node] {
    guard let node = values[key] else { return [] }
    if let sequence = node.sequence { return Array(sequence) }
    if let scalar = node.scalar, Self.isNull(scalar) { return [] }
    note(.wrongShape(key: key, expected: .list), at: Self.line(of: node))
    return []
  }

  /// The line that a node begins on, from 1.
  static func line(of node: Node) -> Int {
    node.mark?.line ?? 1
  }

  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
