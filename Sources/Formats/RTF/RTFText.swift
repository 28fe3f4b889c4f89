/// Makes text of the bytes and numbers that an RTF file writes it in.
struct RTFText {
  /// How characters look.
  struct Look: Hashable {
    var isBold = false
    var isHidden = false
  }

  /// Characters that could not be told.
  private(set) var lost = 0
  /// Characters of symbol fonts.
  private(set) var symbols = 0
  /// Hidden characters.
  private(set) var hidden = 0
  /// Bytes that are not decoded yet, since a letter may take several, and what they mean.
  private var bytes: [UInt8] = []
  private var meaning = RTFFonts.Meaning.page(.western)
  /// Decoded text that is not in a paragraph yet, and how it looks.
  private var utf8: [UInt8] = []
  private var look = Look()
  /// The first half of a character that UTF-16 writes in two.
  private var highHalf: UInt32?

  /// Takes one byte.
  mutating func take(
    _ byte: UInt8, _ meaning: RTFFonts.Meaning, _ look: Look, to flows: inout [RTFFlow]
  ) {
    dropHalf()
    if look != self.look { finish(to: &flows) }
    if meaning != self.meaning { decode() }
    self.look = look
    self.meaning = meaning
    if byte < 0x80, bytes.isEmpty, case .page(.single) = meaning {
      utf8.append(byte)
    } else {
      bytes.append(byte)
    }
  }

  /// Takes characters.
  mutating func write(_ signs: String, _ look: Look, to flows: inout [RTFFlow]) {
    dropHalf()
    if look != self.look { finish(to: &flows) }
    decode()
    self.look = look
    utf8 += signs.utf8
  }

  /// Takes a unit of UTF-16, or a whole scalar.
  mutating func write(unit: Int, _ look: Look, to flows: inout [RTFFlow]) {
    let value = UInt32(clamping: unit)
    if let high = highHalf, (0xDC00..<0xE000).contains(value) {
      highHalf = nil
      append(0x1_0000 + (high - 0xD800) << 10 + (value - 0xDC00))
      return
    }
    dropHalf()
    if look != self.look { finish(to: &flows) }
    decode()
    self.look = look
    if (0xD800..<0xDC00).contains(value) {
      highHalf = value
    } else {
      if (0xF020...0xF0FF).contains(value) { symbols += 1 }
      append(value)
    }
  }

  /// Hands what has been read to the innermost flow.
  mutating func finish(to flows: inout [RTFFlow]) {
    dropHalf()
    decode()
    guard !utf8.isEmpty else { return }
    let text = String(decoding: utf8, as: UTF8.self)
    utf8.removeAll(keepingCapacity: true)
    if look.isHidden {
      hidden += text.unicodeScalars.count
    } else {
      flows[flows.count - 1].append(text, isBold: look.isBold)
    }
  }

  private mutating func append(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value), value != 0 else {
      lost += 1
      utf8 += UTF8.encodedReplacementCharacter
      return
    }
    utf8 += Array(String(scalar).utf8)
  }

  /// A first half without its second is no character.
  private mutating func dropHalf() {
    guard highHalf != nil else { return }
    highHalf = nil
    lost += 1
    utf8 += UTF8.encodedReplacementCharacter
  }

  private mutating func decode() {
    guard !bytes.isEmpty else { return }
    switch meaning {
    case .page(let page): lost += page.decode(bytes, into: &utf8)
    case .signs:
      for byte in bytes {
        if byte > 0x20 { symbols += 1 }
        append(byte > 0x20 ? 0xF000 + UInt32(byte) : UInt32(byte))
      }
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
