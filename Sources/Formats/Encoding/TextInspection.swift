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
}
