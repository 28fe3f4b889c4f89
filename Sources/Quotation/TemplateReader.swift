internal import Text

/// Reads an attribution template once from left to right.
struct TemplateReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  /// Takes the template.
  init(_ template: String) {
    scalars = Array(template.unicodeScalars)
  }

  /// The parts of the whole template.
  mutating func parts() throws(AttributionTemplateError) -> [AttributionProfile.Part] {
    try parts(openedAt: nil)
  }

  private mutating func parts(
    openedAt opening: Int?
  ) throws(AttributionTemplateError) -> [AttributionProfile.Part] {
    var parts: [AttributionProfile.Part] = []
    var literal = String.UnicodeScalarView()
    func flush() {
      if !literal.isEmpty { parts.append(.literal(String(literal))) }
      literal = String.UnicodeScalarView()
    }
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "\\" where position < scalars.count:
        literal.append(scalars[position])
        position += 1
      case "{":
        flush()
        parts.append(.field(try alternatives(openedAt: position)))
      case "[":
        if opening != nil { throw .nested(column: position) }
        flush()
        parts.append(.optional(try self.parts(openedAt: position)))
      case "]" where opening != nil:
        flush()
        return parts
      case "]", "}": throw .unopened(column: position)
      default: literal.append(scalar)
      }
    }
    if let opening { throw .unclosed(column: opening) }
    flush()
    return parts
  }

  private mutating func alternatives(
    openedAt opening: Int
  ) throws(AttributionTemplateError) -> [AttributionProfile.Alternative] {
    var alternatives: [AttributionProfile.Alternative] = []
    var current = String.UnicodeScalarView()
    var isQuoted = false
    var words: String?
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      if isQuoted {
        if scalar == "\"" {
          words = String(current)
          isQuoted = false
        } else {
          current.append(scalar)
        }
        continue
      }
      switch scalar {
      case "\"": isQuoted = true
      case "|", "}":
        if let words {
          alternatives.append(.words(words))
        } else {
          let name = String(current).trimmingBlanks()
          if name.isEmpty { throw .nameless(column: opening) }
          alternatives.append(.named(name))
        }
        current = String.UnicodeScalarView()
        words = nil
        if scalar == "}" { return alternatives }
      default: current.append(scalar)
      }
    }
    throw .unclosed(column: opening)
  }
}
