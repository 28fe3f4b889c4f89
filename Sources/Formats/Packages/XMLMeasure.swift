/// Looks through XML for tags that the parser would take too long for, before it does.
enum XMLMeasure {
  /// The most attributes of one element; the parser's time grows with their square.
  fileprivate static let mostAttributes = 2_000
  /// How many names of namespaces in force the parser may have to look through for each byte.
  private static let mostLooked = 200

  /// About how many elements and attributes XML has.
  static func parts(of bytes: [UInt8]) -> Int {
    var count = 0
    var former: UInt8 = 0
    for byte in bytes {
      if former == 0x3C, byte != 0x2F { count += 1 }
      if former == 0x3D, byte == 0x22 || byte == 0x27 { count += 1 }
      former = byte
    }
    return count
  }

  /// The line of the first tag with which the measure is full; nil where there is none.
  ///
  /// Quotation marks after an equals sign are attributes wherever a tag is open: what begins with
  /// the next angle bracket is another tag, as no attribute can hold one.
  static func lineOfMonster(in bytes: [UInt8]) -> Int? {
    var place = 0
    var inForce: [Int] = []
    var known = 0
    var looked = 0
    while let open = bytes[place...].firstIndex(of: 0x3C) {
      let tag = Tag(bytes, from: open + 1)
      place = tag.end
      if tag.attributes > mostAttributes { return line(of: open, in: bytes) }
      switch tag.kind {
      case .other: break
      case .closing: known -= inForce.popLast() ?? 0
      case .opening, .empty:
        looked += known + tag.namespaces
        if looked > 1_000_000 + mostLooked * bytes.count { return line(of: open, in: bytes) }
        if tag.kind == .opening {
          inForce.append(tag.namespaces)
          known += tag.namespaces
        }
      }
    }
    return nil
  }

  private static func line(of place: Int, in bytes: [UInt8]) -> Int {
    bytes[..<place].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }
}

/// What stands between two angle brackets.
private struct Tag {
  enum Kind {
    case opening
    case empty
    case closing
    case other
  }

  private(set) var kind = Kind.opening
  private(set) var attributes = 0
  private(set) var namespaces = 0
  /// The first byte behind it, or the next angle bracket that opens.
  private(set) var end: Int

  init(_ bytes: [UInt8], from start: Int) {
    end = start
    switch start < bytes.count ? bytes[start] : 0 {
    case 0x2F: kind = .closing
    case 0x21, 0x3F: kind = .other
    default: break
    }
    var quote: UInt8?
    while end < bytes.count, bytes[end] != 0x3C {
      let byte = bytes[end]
      end += 1
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      if byte == 0x3E {
        if kind == .opening, bytes[end - 2] == 0x2F { kind = .empty }
        return
      }
      guard byte == 0x22 || byte == 0x27, kind == .opening else { continue }
      quote = byte
      attributes += 1
      if attributes > XMLMeasure.mostAttributes { return }
      if Self.namesNamespace(bytes, before: end - 1, from: start) { namespaces += 1 }
    }
  }

  /// A name that is longer is taken for that of an attribute.
  private static let longestName = 100

  /// Whether the attribute whose value begins here is `xmlns` or `xmlns:a`.
  private static func namesNamespace(_ bytes: [UInt8], before place: Int, from start: Int) -> Bool {
    var first = place
    let limit = max(start, place - longestName)
    while first > limit, bytes[first - 1] > 0x20, bytes[first - 1] != 0x22, bytes[first - 1] != 0x27
    { first -= 1 }
    return bytes[first..<place].starts(with: [0x78, 0x6D, 0x6C, 0x6E, 0x73])
  }
}
