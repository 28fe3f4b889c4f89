internal import Store
internal import Study
internal import Text

/// A line that another program printed, which names a passage.
struct PipedLine {
  /// Its number in what came in, from 1.
  let number: Int
  /// The line without its end.
  let bytes: ArraySlice<UInt8>

  /// The lines of what came in, without blank ones.
  static func lines(of bytes: [UInt8]) -> [PipedLine] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .map { PipedLine(number: $0 + 1, bytes: $1) }
      .filter { !$0.bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
  }

  /// Whether it is an object in JSON.
  var isObject: Bool {
    bytes.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "{")
  }

  /// The line as a message shows it.
  var shown: String { String(decoding: bytes, as: UTF8.self).shortened }
}

/// One way of reading a line that `grep -n` printed: `FILE:LINE:text`, `LINE:text`, or one of them
/// with the column behind the line's number.
struct GrepReading {
  /// The file that is named; nil where the line begins with its number.
  let file: String?
  /// The number of the line, from 1.
  let line: Int
  /// The number of the byte, from 1, at which the match begins.
  let column: Int?
  /// What stands on the line.
  let text: ArraySlice<UInt8>

  /// Every way of reading a line, the shortest file names first.
  ///
  /// A file's name may have colons and numbers in it, and so may the text: which reading is meant is
  /// told by what stands in the source.
  static func all(of bytes: ArraySlice<UInt8>) -> [GrepReading] {
    var readings: [GrepReading] = []
    func add(file: String?, numberAt place: Int) {
      guard let line = number(at: place, in: bytes) else { return }
      readings.append(
        GrepReading(file: file, line: line.value, column: nil, text: bytes[line.end...]))
      guard let column = number(at: line.end, in: bytes), column.value > 0 else { return }
      readings.append(
        GrepReading(
          file: file, line: line.value, column: column.value, text: bytes[column.end...]))
    }
    add(file: nil, numberAt: bytes.startIndex)
    for place in bytes.indices.dropFirst() where bytes[place] == UInt8(ascii: ":") {
      add(
        file: String(decoding: bytes[..<place], as: UTF8.self), numberAt: place + 1)
    }
    return readings
  }

  /// The number that ends in a colon at a place, and the place behind the colon.
  private static func number(
    at start: Int, in bytes: ArraySlice<UInt8>
  ) -> (value: Int, end: Int)? {
    var place = start
    var value = 0
    while place < bytes.endIndex, (0x30...0x39).contains(bytes[place]), place - start < 9 {
      value = value * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard place > start, place < bytes.endIndex, bytes[place] == UInt8(ascii: ":") else {
      return nil
    }
    return (value, place + 1)
  }
}

/// The sources that a file's name may mean.
struct SourceFinder {
  private let records: [SourceRecord]

  init(_ records: [SourceRecord]) {
    self.records = records
  }

  /// The sources of that name; else those whose file was called so, in any folder; else those of
  /// that name but for folder and suffix.
  func sources(called asked: String) -> [SourceRecord] {
    let exact = records.filter { $0.source.name.nfc == asked.nfc }
    if !exact.isEmpty { return exact }
    let name = FileBytes.name(of: asked).nfc
    let byFile = records.filter { $0.fileName.nfc == name }
    if !byFile.isEmpty { return byFile }
    let stem = FileBytes.stem(of: asked).nfc
    return records.filter { $0.source.name.nfc == stem }
  }

  /// The refusal of a name that no source has.
  func unknown(_ asked: String) -> Problem {
    let nearest = NearestNames(records.map(\.source.name))
      .matches(for: FileBytes.stem(of: asked))
    return .unknownSource(asked: asked, nearest: nearest, known: records.count)
  }
}

/// The lines of a source's stored text by number.
struct LineTable {
  /// A line without its end.
  struct Line {
    let span: TextSpan
    let utf8: ArraySlice<UInt8>
  }

  private let text: StoredText
  /// The offset and the byte at which each line begins, and the end of the text behind the last.
  private let starts: [(offset: Int, byte: Int)]
  /// The number of lines; a line end at the end of the text begins no other.
  let count: Int

  init(_ text: StoredText) {
    self.text = text
    var starts = [(offset: 0, byte: 0)]
    var offset = 0
    for (place, byte) in text.utf8.enumerated() {
      if byte & 0xC0 != 0x80 { offset += 1 }
      if byte == 0x0A { starts.append((offset, place + 1)) }
    }
    let isEnded = text.utf8.last == 0x0A || text.utf8.isEmpty
    count = starts.count - (isEnded ? 1 : 0)
    if !isEnded { starts.append((text.count + 1, text.utf8.count + 1)) }
    self.starts = starts
  }

  /// The line of a number from 1; nil where there is none.
  subscript(number: Int) -> Line? {
    guard number >= 1, number <= count else { return nil }
    let (start, next) = (starts[number - 1], starts[number])
    return Line(
      span: TextSpan(start.offset, next.offset - 1), utf8: text.utf8[start.byte..<(next.byte - 1)])
  }
}

extension String {
  /// The beginning of a text, for a message.
  var shortened: String {
    let limit = 60
    let scalars = unicodeScalars
    return scalars.count > limit ? String(scalars.prefix(limit)) + "…" : self
  }
}
