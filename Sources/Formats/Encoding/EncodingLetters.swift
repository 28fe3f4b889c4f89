/// Tells 8-bit encodings apart by bytes that are letters in one of them and nothing in a word in the
/// others.
///
/// Bytes are looked at where they stand between ASCII letters. There the letters æ, ø and å of DOS
/// (code pages 850 and 865 have them in common) are daggers and quotation marks in Windows-1252, and
/// those of a Macintosh fractions. Two different ones make it plain, and next to none that would be
/// a letter in Windows-1252. Cyrillic in code page 866 is whole words of bytes, of which the half
/// lies where other encodings have signs.
struct EncodingLetters {
  /// The encoding that is plain; nil where the letters leave it open.
  let encoding: TextEncoding?
  /// An encoding that would fit better than Windows-1252, though it is not plain.
  let likelier: TextEncoding?

  /// Looks at the bytes of a whole file.
  init(_ bytes: [UInt8]) {
    var tally = LetterTally(guillemets: bytes.count { $0 == 0x8B })
    for place in bytes.indices.dropFirst().dropLast() where bytes[place] >= 0x80 {
      tally.take(bytes[place], between: bytes[place - 1], and: bytes[place + 1])
    }
    let hasOnlyCR = bytes.contains(0x0D) && !bytes.contains(0x0A)
    if tally.isCyrillicDOS {
      (encoding, likelier) = (.cp866, nil)
    } else if tally.isMacintosh(hasOnlyCR: hasOnlyCR) {
      (encoding, likelier) = (.macintosh, nil)
    } else if tally.isDOS {
      (encoding, likelier) = (.cp850, nil)
    } else {
      encoding = nil
      likelier = hasOnlyCR ? .macintosh : tally.likelier
    }
  }
}

/// Counts bytes above ASCII by what they would be.
private struct LetterTally {
  /// Letters of Windows-1252.
  private var windows = 0
  /// Letters of Mac OS Roman that are no letters in Windows-1252, by byte.
  private var macintosh: [UInt8: Int] = [:]
  /// Letters of DOS that are no letters in Windows-1252, by byte.
  private var dos: [UInt8: Int] = [:]
  /// Opening guillemets of Windows-1252, whose closing ones are ø in DOS.
  private let guillemets: Int
  private var total = 0
  private var cyrillic = 0
  private var cyrillicNoLetter = 0
  private var inRuns = 0

  init(guillemets: Int) { self.guillemets = guillemets }

  mutating func take(_ byte: UInt8, between before: UInt8, and after: UInt8) {
    total += 1
    if before >= 0x80 || after >= 0x80 { inRuns += 1 }
    switch byte {
    case 0x80...0xAF, 0xE0...0xF1: cyrillic += 1
    default: break
    }
    if (0xA0...0xAF).contains(byte) { cyrillicNoLetter += 1 }
    guard Self.isLetter(before), Self.isLetter(after) else { return }
    let isLower = before >= 0x61 && after >= 0x61
    switch byte {
    case 0x86: dos[byte, default: 0] += 1
    case 0x81, 0x84, 0x91, 0x94, 0x9B: if isLower { dos[byte, default: 0] += 1 }
    case 0x8C, 0xD5: if isLower { macintosh[byte, default: 0] += 1 }
    case 0xBE, 0xBF: macintosh[byte, default: 0] += 1
    case 0xD7, 0xF7: break
    case 0xC0...: windows += 1
    default: break
    }
  }

  /// Some of DOS's letters are quotation marks in Windows-1252, which now and then stand in words.
  var isDOS: Bool {
    let plain = count(dos, [0x81, 0x84, 0x86]) + max(0, count(dos, [0x9B]) - guillemets)
    let all = plain + count(dos, [0x91, 0x94])
    return plain > 0 && dos.count > 1 && all > 8 * windows
      && all > macintosh.values.reduce(0, +)
  }

  /// Lines that end in CR alone come from a Macintosh too.
  func isMacintosh(hasOnlyCR: Bool) -> Bool {
    let all = macintosh.values.reduce(0, +)
    return (macintosh.count > 1 || (hasOnlyCR && all > 0)) && all > 8 * windows
      && all > dos.values.reduce(0, +)
  }

  /// In Windows-1251 and KOI8-R no letter lies from A0 to AF, where code page 866 has а to п.
  var isCyrillicDOS: Bool {
    total >= 8 && cyrillic * 20 >= total * 19 && inRuns * 5 >= total * 3
      && cyrillicNoLetter * 10 >= total * 3
  }

  /// The encoding of the more letters.
  var likelier: TextEncoding? {
    let apple = count(macintosh, [0x8C, 0xBE, 0xBF])
    let plain = count(dos, [0x86]) + max(0, count(dos, [0x9B]) - guillemets)
    let old = plain > 0 ? plain + count(dos, [0x91]) : 0
    if apple > max(windows, old) { return .macintosh }
    return old > max(windows, apple) ? .cp850 : nil
  }

  private func count(_ counts: [UInt8: Int], _ bytes: [UInt8]) -> Int {
    bytes.reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
