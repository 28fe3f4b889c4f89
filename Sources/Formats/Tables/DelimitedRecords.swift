/// Cuts delimited text into records (RFC 4180, with LF line ends).
struct DelimitedRecords {
  /// Why the text cannot be cut.
  enum Fault: Error {
    case unclosedQuote(line: Int)
    case textAfterQuote(line: Int, column: Int)
  }

  private let text: [UInt8]
  private let separator: UInt8?
  private let hasQuotes: Bool
  private var position: Int
  private var line: Int

  /// Begins at a line of the text.
  init(
    _ text: [UInt8], separator: UInt8?, hasQuotes: Bool = true, position: Int = 0, line: Int = 1
  ) {
    self.text = text
    self.separator = separator
    self.hasQuotes = hasQuotes
    self.position = position
    self.line = line
  }

  /// The next record that is not blank, or `nil` at the end.
  mutating func next() throws(Fault) -> DelimitedTable.Row? {
    while position < text.count, text[position] == 0x0A { skipLineEnd() }
    guard position < text.count else { return nil }
    let first = line
    var cells: [String] = []
    while true {
      cells.append(try cell(column: cells.count + 1))
      guard position < text.count else { break }
      if text[position] == 0x0A {
        skipLineEnd()
        break
      }
      position += 1
    }
    return DelimitedTable.Row(line: first, cells: cells)
  }

  private mutating func skipLineEnd() {
    position += 1
    line += 1
  }

  /// Reads up to the separator or line end after a cell.
  private mutating func cell(column: Int) throws(Fault) -> String {
    guard hasQuotes, position < text.count, text[position] == 0x22 else {
      let start = position
      while position < text.count, !isEnd(text[position]) { position += 1 }
      return String(decoding: text[start..<position], as: UTF8.self)
    }
    let opening = line
    var content: [UInt8] = []
    position += 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte != 0x22 {
        content.append(byte)
        if byte == 0x0A { line += 1 }
      } else if position < text.count, text[position] == 0x22 {
        content.append(byte)
        position += 1
      } else {
        guard position == text.count || isEnd(text[position]) else {
          throw .textAfterQuote(line: line, column: column)
        }
        return String(decoding: content, as: UTF8.self)
      }
    }
    throw .unclosedQuote(line: opening)
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == separator
  }
}
