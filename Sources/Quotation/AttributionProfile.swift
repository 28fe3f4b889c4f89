internal import Text

/// Why an attribution template cannot be read, with the place of the fault in scalars from 1.
package enum AttributionTemplateError: Error, Hashable, Sendable {
  /// A `{` or `[` that nothing closes.
  case unclosed(column: Int)
  /// A `}` or `]` that nothing opened.
  case unopened(column: Int)
  /// A `[` inside another.
  case nested(column: Int)
  /// A `{}` without a field's name.
  case nameless(column: Int)
}

/// How quotations are attributed in print: a template with fields.
///
/// - `{case}` is replaced by the field's value: `case`, `speaker`, `role`, `id`, `source`, `turn`,
///   `time` (in the recording, where the transcript tells), or the name of any attribute of cases.
/// - `{case|speaker|"informant"}` is replaced by the first that has a value; words between `"`
///   stand for themselves.
/// - `[, {sector}]` is printed only if every field inside has a value.
/// - `\` before a sign makes it an ordinary one.
package struct AttributionProfile: Hashable, Sendable {
  /// One possible value of a field.
  enum Alternative: Hashable, Sendable {
    case named(String)
    case words(String)
  }

  /// One part of a template.
  indirect enum Part: Hashable, Sendable {
    case literal(String)
    case field([Alternative])
    case optional([Part])
  }

  /// The template as it was written.
  package let template: String
  private let parts: [Part]

  /// Reads a template.
  ///
  /// - Throws: `AttributionTemplateError` with the place of the fault.
  package init(_ template: String) throws(AttributionTemplateError) {
    self.template = template
    var reader = TemplateReader(template)
    parts = try reader.parts()
  }

  /// The profile of a study that has chosen none: `({case|role}[, {sector}])`, with the attributes
  /// named, each only where it is known.
  package static func standard(attributes: [String] = []) -> AttributionProfile {
    let optional = attributes.map { Part.optional([.literal(", "), .field([.named($0)])]) }
    let template = "({case|role}" + attributes.map { "[, {\($0)}]" }.joined() + ")"
    return AttributionProfile(
      template: template,
      parts: [.literal("("), .field([.named("case"), .named("role")])] + optional
        + [.literal(")")])
  }

  private init(template: String, parts: [Part]) {
    self.template = template
    self.parts = parts
  }

  /// The fields that every study has; attributes of cases come beside them.
  package static let ownFields = ["case", "speaker", "role", "id", "source", "turn", "time"]

  /// The names of the fields in the template, each once, in their order.
  package var fields: [String] {
    Self.fields(in: parts).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The attribution of what has these values; blanks at its ends are left out.
  package func text(_ values: [String: String]) -> String {
    Self.text(parts, values).text.trimmingBlanks()
  }

  private static func fields(in parts: [Part]) -> [String] {
    parts.flatMap { part -> [String] in
      switch part {
      case .literal: []
      case .optional(let inner): fields(in: inner)
      case .field(let alternatives):
        alternatives.compactMap { if case .named(let name) = $0 { name } else { nil } }
      }
    }
  }

  /// The text of parts, and whether all their fields had values.
  private static func text(
    _ parts: [Part], _ values: [String: String]
  ) -> (text: String, isComplete: Bool) {
    var output = ""
    var isComplete = true
    for part in parts {
      switch part {
      case .literal(let text): output += text
      case .optional(let inner):
        let attempt = text(inner, values)
        if attempt.isComplete { output += attempt.text }
      case .field(let alternatives):
        if let value = value(alternatives, values) { output += value } else { isComplete = false }
      }
    }
    return (output, isComplete)
  }

  private static func value(
    _ alternatives: [Alternative], _ values: [String: String]
  ) -> String? {
    for alternative in alternatives {
      switch alternative {
      case .words(let words): return words
      case .named(let name):
        if let value = values[name], !value.isEmpty { return value }
      }
    }
    return nil
  }
}
