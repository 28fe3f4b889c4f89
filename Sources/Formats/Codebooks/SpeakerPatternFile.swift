package import Text
internal import Yams

/// A file that says how a team writes its speakers.
///
/// Such as
///
///     patterns:
///       - '<{name}>'
///       - pattern: '{time} {name} –'
///         names: [INT, P07]
package struct SpeakerPatternFile: Hashable, Sendable {
  /// Every pattern is tried on every line.
  private static let mostPatterns = 100
  /// The patterns in the order in which they are tried.
  package let patterns: [SpeakerPattern]

  /// Reads a file in YAML.
  ///
  /// - Throws: `StudyFileError` with every problem and its line.
  package init(yaml bytes: [UInt8]) throws(StudyFileError) {
    let root = try YAMLReader.root(of: bytes)
    var reader = YAMLReader()
    let values = reader.mapping(root, named: nil, valid: ["patterns"]) ?? [:]
    if root.mapping != nil, values["patterns"] == nil {
      reader.note(.missing(key: "patterns"), at: YAMLReader.line(of: root))
    }
    var patterns: [SpeakerPattern] = []
    var lines: [String: Int] = [:]
    let nodes = reader.list("patterns", in: values)
    if nodes.count > Self.mostPatterns {
      reader.note(.tooMany(limit: Self.mostPatterns), at: YAMLReader.line(of: root))
    }
    for node in nodes.prefix(Self.mostPatterns) {
      guard let entry = Self.entry(node, &reader) else { continue }
      let line = YAMLReader.line(of: node)
      if let first = lines[entry.template], entry.names.isEmpty {
        reader.note(.duplicate(name: entry.template, firstLine: first), at: line)
        continue
      }
      lines[entry.template] = line
      do throws(SpeakerPattern.Fault) {
        patterns.append(try SpeakerPattern(entry.template, names: entry.names))
      } catch {
        reader.note(.wrongPattern(entry.template, error), at: line)
      }
    }
    if nodes.isEmpty, values["patterns"] != nil {
      reader.note(.missing(key: "patterns"), at: YAMLReader.line(of: root))
    }
    try reader.check()
    self.patterns = patterns
  }

  /// A template, by itself or with the names that it is for.
  private static func entry(
    _ node: Node, _ reader: inout YAMLReader
  ) -> (template: String, names: [String])? {
    if node.scalar != nil {
      let template = reader.text("patterns", in: ["patterns": node])
      if template.isEmpty { reader.note(.missing(key: "pattern"), at: YAMLReader.line(of: node)) }
      return template.isEmpty ? nil : (template, [])
    }
    guard let values = reader.mapping(node, named: "patterns", valid: ["pattern", "names"]) else {
      return nil
    }
    let template = reader.text("pattern", in: values)
    let names = reader.list("names", in: values).map { reader.text("names", in: ["names": $0]) }
    guard !template.isEmpty else {
      reader.note(.missing(key: "pattern"), at: YAMLReader.line(of: node))
      return nil
    }
    return (template, names.filter { !$0.isEmpty })
  }
}
