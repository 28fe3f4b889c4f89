/// Line ends: LF, CR LF and a CR alone each end one line.
enum LineCounter {
  /// The text with every line end as LF, and how many of each kind there were.
  static func normalised(_ bytes: [UInt8]) -> (text: [UInt8], ends: LineEnds) {
    var ends = LineEnds()
    guard bytes.contains(0x0D) else {
      ends.lf = bytes.count { $0 == 0x0A }
      return (bytes, ends)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var afterCR = false
    for byte in bytes {
      if byte == 0x0A {
        if afterCR {
          ends.cr -= 1
          ends.crlf += 1
        } else {
          ends.lf += 1
          text.append(byte)
        }
      } else if byte == 0x0D {
        ends.cr += 1
        text.append(0x0A)
      } else {
        text.append(byte)
      }
      afterCR = byte == 0x0D
    }
    return (text, ends)
  }

  /// The number of the line, from 1, that what follows these bytes stands on.
  static func line(after bytes: ArraySlice<UInt8>) -> Int {
    normalised(Array(bytes)).ends.total + 1
  }
}
