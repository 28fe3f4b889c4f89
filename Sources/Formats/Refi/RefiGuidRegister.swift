/// Gives every element of a project an identifier that no other has, the same in every export.
package struct RefiGuidRegister {
  private let digest: (String) -> String
  private var taken: Set<RefiGUID> = []

  /// Makes an empty register.
  ///
  /// - Parameter digest: SHA-256 of a text in hexadecimal.
  package init(digest: @escaping (String) -> String) {
    self.digest = digest
  }

  /// Every identifier that has been given.
  package var all: Set<RefiGUID> { taken }

  /// The identifier that an element has already, if it is one and nothing else has it; else one
  /// made of it and of what the element is.
  package mutating func take(_ wanted: String, as role: String) -> RefiGUID {
    let guid = RefiGUID(wanted)
    if Self.isGUID(guid.description), taken.insert(guid).inserted { return guid }
    return make(role + " " + wanted)
  }

  /// An identifier for an element that has none of its own, made of what says which one it is.
  package mutating func make(_ name: String) -> RefiGUID {
    var round = 0
    while true {
      let guid = Self.guid(of: digest(round == 0 ? name : "\(name) \(round)"))
      if taken.insert(guid).inserted { return guid }
      round += 1
    }
  }

  /// Takes identifiers that cannot be changed; nothing is taken where something else has one of them.
  ///
  /// - Parameter wanted: The identifiers.
  /// - Returns: Whether all of them were free and none stands there twice.
  package mutating func reserve(_ wanted: [RefiGUID]) -> Bool {
    guard Set(wanted).count == wanted.count, taken.isDisjoint(with: wanted) else { return false }
    taken.formUnion(wanted)
    return true
  }

  /// A version 8 UUID (RFC 9562) of the first digits of a digest.
  package static func guid(of digest: String) -> RefiGUID {
    var digits = Array(digest.uppercased().utf8.prefix(32))
    while digits.count < 32 { digits.append(UInt8(ascii: "0")) }
    digits[12] = UInt8(ascii: "8")
    digits[16] = Array("89AB".utf8)[Int(digits[16]) & 3]
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return RefiGUID(
      groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-"))
  }

  /// Whether a text is 8-4-4-4-12 hexadecimal digits.
  package static func isGUID(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return groups.map(\.count) == [8, 4, 4, 4, 12]
      && groups.allSatisfy { group in
        group.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte)
            || (0x61...0x66).contains(byte)
        }
      }
  }
}
