/// Looks over a decoded text for what a person should know of.
enum TextInspection {
  /// What is found on each line, in line order.
  static func complaints(
    on text: [UInt8], decodedFrom encoding: TextEncoding
  ) -> [TextComplaint] {
    var complaints: [TextComplaint] = []
    var line = 1
    func add(_ kind: TextComplaint.Kind) {
      var place = complaints.count
      while place > 0, complaints[place - 1].line == line {
        place -= 1
        guard complaints[place].kind == kind else { continue }
        complaints[place] = TextComplaint(
          line: line, kind: kind, count: complaints[place].count + 1)
        return
      }
      complaints.append(TextComplaint(line: line, kind: kind, count: 1))
    }
    for position in text.indices {
      switch text[position] {
      case 0x0A: line += 1
      case 0x00: add(.nulCharacter)
      case 0xBD where position >= 2 && text[position - 1] == 0xBF && text[position - 2] == 0xEF:
        add(.replacementCharacter)
      case 0x80...0x9F where encoding == .windows1252 && text[position - 1] == 0xC2:
        add(.undefinedByte(text[position]))
      default: break
      }
    }
    return complaints
  }

  /// The other 8-bit encoding in which the letters æ, ø and å make more sense, if there is one.
  ///
  /// Their bytes are counted where they stand between ASCII letters. Lines that end in CR alone
  /// come from a Macintosh.
  static func likelierEncoding(of bytes: [UInt8], _ lineEnds: LineEnds) -> TextEncoding? {
    if lineEnds.cr > 0, lineEnds.cr == lineEnds.total { return .macintosh }
    var windows = 0
    var macintosh = 0
    var dos = 0
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    for position in bytes.indices.dropFirst().dropLast()
    where bytes[position] >= 0x80 && isLetter(bytes[position - 1]) && isLetter(bytes[position + 1])
    {
      switch bytes[position] {
      case 0xE5, 0xE6, 0xF8: windows += 1
      case 0x8C, 0xBE, 0xBF: macintosh += 1
      case 0x86, 0x91, 0x9B: dos += 1
      default: break
      }
    }
    if macintosh > max(windows, dos) { return .macintosh }
    return dos > max(windows, macintosh) ? .cp865 : nil
  }
}
