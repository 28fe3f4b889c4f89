/// Looks through YAML for what the parser could not bear, before it does: it calls itself for every
/// level, and it compares keys with all that an alias in them stands for.
struct YAMLMeasure {
  /// The most levels, and the most columns in front of the words of a line.
  private static let deepest = 500
  /// The most aliases in a file with keys that are more than words.
  private static let mostAliases = 20

  private var brackets: [UInt8] = []
  private var front = 0
  private var isInFront = true
  private var hasOddKeys = false
  /// The names that stand for something, and the one that is being read with its sign.
  private var anchors: Set<[UInt8]> = []
  private var name: [UInt8]?
  private var sign: UInt8 = 0
  private var aliases = 0
  private var aliasLine: Int?
  /// The last byte but blanks.
  private var word: UInt8 = 0x0A
  private var former: UInt8 = 0x0A
  private var before: UInt8 = 0x0A

  /// The line where the measure is full; nil where it never is.
  static func lineTooDeep(in text: String.UTF8View) -> Int? {
    var measure = YAMLMeasure()
    var line = 1
    for byte in text {
      measure.take(byte, line)
      if measure.front > deepest || measure.brackets.count > deepest { return line }
      if byte == 0x0A { line += 1 }
    }
    return measure.hasOddKeys ? measure.aliasLine : nil
  }

  private mutating func take(_ byte: UInt8, _ line: Int) {
    readName(byte, line)
    switch byte {
    case 0x0A:
      front = 0
      isInFront = true
      if former == 0x3F { hasOddKeys = true }
    case 0x20, 0x09:
      if isInFront { front += 1 }
      if former == 0x3F, Self.isGap(before) { hasOddKeys = true }
    case 0x2D, 0x3F:
      if isInFront { front += 1 }
    case 0x3A:
      if isInFront { front += 1 }
      if former == 0x5D || former == 0x7D || former == 0x20 { hasOddKeys = true }
    case 0x5B, 0x7B:
      if isAtFlowKey { hasOddKeys = true }
      brackets.append(byte)
      isInFront = false
    case 0x5D, 0x7D:
      _ = brackets.popLast()
      isInFront = false
    case 0x2A:
      if isAtFlowKey { hasOddKeys = true }
      isInFront = false
    default: isInFront = false
    }
    if byte > 0x20 { word = byte }
    before = former
    former = byte
  }

  /// Reads names behind `&` and `*`.
  ///
  /// Only what repeats a name given before is an alias: prose has both signs too.
  private mutating func readName(_ byte: UInt8, _ line: Int) {
    if name != nil, Self.isOfName(byte) {
      name?.append(byte)
      return
    }
    if let name, !name.isEmpty {
      if sign == 0x26 { anchors.insert(name) }
      if sign == 0x2A, anchors.contains(name) { noteAlias(line) }
    }
    name = nil
    if byte == 0x26 || byte == 0x2A, Self.isGap(former) {
      name = []
      sign = byte
    }
  }

  private mutating func noteAlias(_ line: Int) {
    aliases += 1
    if aliases > Self.mostAliases, aliasLine == nil { aliasLine = line }
  }

  /// Whether a byte can be of an anchor's name, as libyaml has them.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }

  /// Whether what begins here is a key between braces.
  private var isAtFlowKey: Bool { brackets.last == 0x7B && (word == 0x7B || word == 0x2C) }

  /// Whether a value can begin behind a byte.
  private static func isGap(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x20, 0x09, 0x5B, 0x7B, 0x2C: true
    default: false
    }
  }
}
