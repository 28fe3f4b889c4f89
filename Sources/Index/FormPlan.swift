/// How the forms that match a pattern are found.
enum FormPlan: Sendable {
  /// There is but one.
  case literal([UInt8])
  /// They begin and end with these bytes, which do not overlap, whatever is between.
  case affixes(prefix: [UInt8], suffix: [UInt8])
  /// These bytes stand in them somewhere.
  case infix([UInt8])
  /// An automaton accepts them; they begin with the one and hold the other bytes.
  case automaton(FormAutomaton, prefix: [UInt8], infix: [UInt8])
  /// They are within a distance of a word.
  case edit(EditMachine)

  /// The plan for an expression.
  init(_ expression: FormExpression) {
    let parts = expression.parts
    if let literal = parts.literal {
      self = .literal(literal)
      return
    }
    let (prefix, letters) = parts.literalPrefix
    let rest = Array(parts.dropFirst(letters))
    if rest.first == .anything {
      if let suffix = Array(rest.dropFirst()).literal {
        self = .affixes(prefix: prefix, suffix: suffix)
        return
      }
      if prefix.isEmpty, rest.last == .anything,
        let infix = Array(rest.dropFirst().dropLast()).literal
      {
        self = .infix(infix)
        return
      }
    }
    self = .automaton(FormAutomaton(expression), prefix: prefix, infix: rest.longestLiteral)
  }

  /// Whether a form in UTF-8 matches.
  func matches(_ form: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .literal(let bytes): return form.elementsEqual(bytes)
    case .affixes(let prefix, let suffix):
      return form.count >= prefix.count + suffix.count && form.starts(with: prefix)
        && form[(form.count - suffix.count)...].elementsEqual(suffix)
    case .infix(let bytes):
      return bytes.isEmpty
        || bytes.withUnsafeBufferPointer { ByteFinder.find($0, in: form, from: 0) } != nil
    case .automaton(let automaton, _, _):
      return LazyMachine.with(automaton) { $0.accepts(form: form) }
    case .edit(var machine): return machine.accepts(form: form)
    }
  }
}
