/// The upper half of an 8-bit encoding: the scalars of the bytes 0x80 to 0xFF.
///
/// The tables are those of the Unicode Consortium's mapping files (CP1252.TXT, ROMAN.TXT,
/// CP865.TXT); the five bytes that Windows-1252 leaves undefined are C1 controls, as in the
/// WHATWG Encoding Standard.
struct SingleByteTable: Sendable {
  private let upperHalf: [Unicode.Scalar]

  /// Takes the scalars of the bytes from 0x80 on.
  init(upperHalf: [Unicode.Scalar]) {
    self.upperHalf = upperHalf
  }

  /// Takes the scalars of the bytes from 0x80 on, row by row.
  init(rows: [String]) {
    self.init(upperHalf: rows.flatMap(\.unicodeScalars))
  }

  /// Decodes bytes, each on its own; always possible.
  func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        output.append(byte)
      } else {
        let scalar = upperHalf[Int(byte) - 0x80]
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return output
  }

  /// The bytes that Windows-1252 does not define.
  static let undefinedInWindows1252: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  /// Windows code page 1252, Western European.
  static let windows1252 = SingleByteTable(
    upperHalf: Array(
      ("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}"
        + "\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
        + "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯"
        + "°±²³´µ¶·¸¹º»¼½¾¿"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
        + "ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
        + "àáâãäåæçèéêëìíîï"
        + "ðñòóôõö÷øùúûüýþÿ").unicodeScalars))

  /// ISO 8859-1 with its C1 controls.
  static let latin1 = SingleByteTable(upperHalf: (UInt8(0x80)...0xFF).map { Unicode.Scalar($0) })

  /// Mac OS Roman.
  static let macintosh = SingleByteTable(
    upperHalf: Array(
      ("ÄÅÇÉÑÖÜáàâäãåçéè"
        + "êëíìîïñóòôöõúùûü"
        + "†°¢£§•¶ß®©™´¨≠ÆØ"
        + "∞±≤≥¥µ∂∑∏π∫ªºΩæø"
        + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ"
        + "–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
        + "‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
        + "\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ").unicodeScalars))

  /// DOS code page 865, Nordic.
  static let cp865 = SingleByteTable(
    upperHalf: Array(
      ("ÇüéâäàåçêëèïîìÄÅ"
        + "ÉæÆôöòûùÿÖÜø£Ø₧ƒ"
        + "áíóúñÑªº¿⌐¬½¼¡«¤"
        + "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
        + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
        + "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        + "αßΓπΣσµτΦΘΩδ∞φε∩"
        + "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars))
}
