/// Reads regular expressions, from left to right.
///
///     choice   = sequence { "|" sequence }
///     sequence = { [ "^" ] atom [ count [ "?" ] ] [ "$" ] }
///     atom     = letter | "." | escape | class | "(" [ "?:" ] choice ")"
///     count    = "*" | "+" | "?" | "{" number [ "," [ number ] ] "}"
struct RegularExpressionParser {
  typealias Failure = RegularExpressionError

  /// An expression and where anchors stand at its ends.
  private struct Part {
    var expression: FormExpression
    var startAnchor: Int?
    var endAnchor: Int?
  }

  private let signs: [RegularExpression.Sign]
  private let end: Int
  private var place = 0
  private var depth = 0

  init(_ written: String) {
    signs = RegularExpression.signs(of: written)
    end = written.unicodeScalars.count
  }

  /// The expression that the whole is.
  mutating func parse() throws(Failure) -> FormExpression {
    if signs.isEmpty { throw .expected(.letter, offset: 0) }
    let part = try choice(isFirst: true)
    if place < signs.count { throw .expected(.end, offset: offset) }
    return part.expression
  }

  private var next: Unicode.Scalar? { place < signs.count ? signs[place].scalar : nil }

  /// The offset of the next sign, or of the end.
  private var offset: Int { place < signs.count ? signs[place].offset : end }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    place += 1
    return true
  }

  private mutating func choice(isFirst: Bool) throws(Failure) -> Part {
    var whole = try sequence(isFirst: isFirst)
    var parts = [whole.expression]
    while take("|") {
      let part = try sequence(isFirst: isFirst)
      parts.append(part.expression)
      whole.startAnchor = whole.startAnchor ?? part.startAnchor
      whole.endAnchor = whole.endAnchor ?? part.endAnchor
    }
    if parts.count > 1 { whole.expression = .choice(parts) }
    return whole
  }

  private mutating func sequence(isFirst: Bool) throws(Failure) -> Part {
    var whole = Part(expression: .sequence([]))
    var parts: [FormExpression] = []
    while let sign = next, sign != "|", sign != ")" {
      let start = offset
      if sign == "$" {
        place += 1
        whole.endAnchor = whole.endAnchor ?? start
        continue
      }
      if let anchor = whole.endAnchor { throw .unsupported(.anchorInside, offset: anchor) }
      if sign == "^" {
        guard isFirst, parts.isEmpty else { throw .unsupported(.anchorInside, offset: start) }
        place += 1
        whole.startAnchor = whole.startAnchor ?? start
        continue
      }
      let part = try atom(isFirst: isFirst && parts.isEmpty)
      whole.startAnchor = whole.startAnchor ?? part.startAnchor
      whole.endAnchor = part.endAnchor
      parts.append(try counted(part))
    }
    whole.expression = parts.count == 1 ? parts[0] : .sequence(parts)
    return whole
  }

  /// A part with the count behind it, if there is one.
  private mutating func counted(_ part: Part) throws(Failure) -> FormExpression {
    let start = offset
    let least: Int
    let most: Int?
    switch next {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{": (least, most) = try bounds()
    default: return part.expression
    }
    place += 1
    if let anchor = part.startAnchor ?? part.endAnchor {
      throw .unsupported(.anchorInside, offset: anchor)
    }
    if let most, most < least { throw .reversedCount(offset: start) }
    if !take("?"), next == "+" { throw .unsupported(.possessive, offset: offset) }
    return .repeated(part.expression, atLeast: least, atMost: most)
  }

  /// What stands in `{ }`, up to the closing brace.
  private mutating func bounds() throws(Failure) -> (Int, Int?) {
    place += 1
    let least = try number()
    if next == "}" { return (least, least) }
    guard take(",") else { throw .expected(.closingBrace, offset: offset) }
    if next == "}" { return (least, nil) }
    let most = try number()
    guard next == "}" else { throw .expected(.closingBrace, offset: offset) }
    return (least, most)
  }

  private mutating func number() throws(Failure) -> Int {
    guard let sign = next, "0"..."9" ~= sign else { throw .expected(.number, offset: offset) }
    var number = 0
    while let sign = next, "0"..."9" ~= sign {
      number = min(number * 10 + Int(sign.value - 0x30), 1_000_000)
      place += 1
    }
    return number
  }

  private mutating func atom(isFirst: Bool) throws(Failure) -> Part {
    let start = offset
    guard let sign = next else { throw .expected(.letter, offset: end) }
    place += 1
    switch sign {
    case ".": return Part(expression: .letter(.any))
    case "\\": return Part(expression: .letter(try escape()))
    case "[": return Part(expression: .letter(try letterClass()))
    case "(": return try group(isFirst: isFirst, start)
    case "*", "+", "?", "{": throw .expected(.letter, offset: start)
    case "]", "}": throw .expected(.opening, offset: start)
    default: return Part(expression: .letter(LetterSet(sign.value)))
    }
  }

  /// A group whose parenthesis has been taken.
  private mutating func group(isFirst: Bool, _ start: Int) throws(Failure) -> Part {
    if next == "?" { try plainGroupMark(start) }
    depth += 1
    defer { depth -= 1 }
    if depth > RegularExpression.depthLimit {
      throw .tooDeep(limit: RegularExpression.depthLimit, offset: start)
    }
    let part = try choice(isFirst: isFirst)
    guard take(")") else { throw .expected(.closingParenthesis, offset: offset) }
    return part
  }

  /// Takes `?:`.
  private mutating func plainGroupMark(_ start: Int) throws(Failure) {
    place += 1
    if take(":") { return }
    switch next {
    case "=", "!": throw .unsupported(.lookAround, offset: start)
    case "<":
      place += 1
      let isLook = next == "=" || next == "!"
      throw .unsupported(isLook ? .lookAround : .namedGroup, offset: start)
    case "p", "'": throw .unsupported(.namedGroup, offset: start)
    default: throw .unsupported(.specialGroup, offset: start)
    }
  }

  /// What a backslash that has been taken makes of the next sign.
  private mutating func escape() throws(Failure) -> LetterSet {
    guard let sign = next else { throw .expected(.escape, offset: end) }
    let start = signs[place - 1].offset
    let set: LetterSet
    switch sign {
    case "w": set = .word
    case "W": set = .word.inverted
    case "d": set = .digit
    case "D": set = .digit.inverted
    case "1"..."9", "k": throw .unsupported(.backreference, offset: start)
    case "b", "B", "A", "z", "Z", "G": throw .unsupported(.boundary, offset: start)
    case "p", "P": throw .unsupported(.property, offset: start)
    default:
      if LetterCategory.of(sign.value) != 0 { throw .expected(.escape, offset: offset) }
      set = LetterSet(sign.value)
    }
    place += 1
    return set
  }

  /// A class whose bracket has been taken.
  private mutating func letterClass() throws(Failure) -> LetterSet {
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    var sets: [LetterSet] = []
    while !take("]") {
      let start = offset
      let set = try letterInClass()
      guard let first = set.onlyLetter else {
        sets.append(set)
        continue
      }
      guard next == "-", place + 1 < signs.count, signs[place + 1].scalar != "]" else {
        ranges.append(first...first)
        continue
      }
      place += 1
      let behind = offset
      guard let last = try letterInClass().onlyLetter else {
        throw .expected(.endOfRange, offset: behind)
      }
      if last < first { throw .reversedRange(offset: start) }
      ranges.append(first...last)
    }
    if ranges.isEmpty, sets.isEmpty {
      throw .expected(.letterInClass, offset: signs[place - 1].offset)
    }
    let set = LetterSet(ranges: ranges, with: sets)
    return isInverted ? set.inverted : set
  }

  private mutating func letterInClass() throws(Failure) -> LetterSet {
    guard let sign = next else { throw .expected(.closingBracket, offset: end) }
    let start = offset
    place += 1
    if sign == "[" || sign == "&" && next == "&" {
      throw .unsupported(.classInClass, offset: start)
    }
    return sign == "\\" ? try escape() : LetterSet(sign.value)
  }
}
