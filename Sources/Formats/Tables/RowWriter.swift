/// Writes a table row by row from UTF-8, so that a long one need never be held as a whole.
///
/// The bytes gather in `bytes`, which the caller empties into a file as it likes. A cell is
/// written by one call; a row has as many cells as there are columns, and ends with `endRow()`.
package struct RowWriter: Sendable {
  /// How rows are laid out.
  package enum Layout: Hashable, Sendable {
    /// A table as text, the columns' names above.
    case delimited(DelimitedDialect)
    /// One JSON object a line.
    case jsonLines
    /// One JSON array with an object a line.
    case jsonArray
  }

  /// What has been written and not yet been taken away.
  package private(set) var bytes: [UInt8] = []
  private let layout: Layout
  /// What stands before each cell: a separator, or its name and a colon.
  private let leads: [[UInt8]]
  private var column = 0
  private var rowStart = 0
  private var hasRows = false

  /// Begins a table.
  ///
  /// - Parameters:
  ///   - layout: how rows are laid out.
  ///   - columns: the names of the columns, each once.
  package init(_ layout: Layout, columns: [String]) {
    self.layout = layout
    switch layout {
    case .delimited(let dialect):
      leads = columns.indices.map { $0 == 0 ? [] : [dialect.separator] }
      if dialect == .excelNB { bytes = [0xEF, 0xBB, 0xBF] }
      for name in columns { text(name) }
      endRow()
    case .jsonLines, .jsonArray:
      leads = columns.enumerated().map { index, name in
        var lead = Array((index == 0 ? "{" : ",").utf8)
        JSONText.append(name.utf8, to: &lead)
        return lead + [UInt8(ascii: ":")]
      }
    }
  }

  /// Writes a cell that is a text.
  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { self.text($0) }
  }

  /// Writes a cell that is a text, given as UTF-8.
  package mutating func text(_ utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { text($0) }
  }

  private mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
    begin()
    switch layout {
    case .delimited(let dialect): dialect.append(utf8, to: &bytes)
    case .jsonLines, .jsonArray: JSONText.append(utf8, to: &bytes)
    }
  }

  /// Writes a cell that is a whole number.
  package mutating func integer(_ number: Int) {
    begin()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var first = digits.count
      var rest = number.magnitude
      repeat {
        first -= 1
        digits[first] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
        rest /= 10
      } while rest > 0
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
    }
  }

  /// Writes a cell without a value.
  package mutating func empty() {
    begin()
    if case .delimited = layout { return }
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a text, or a cell without a value where there is none.
  package mutating func text(_ text: String?) {
    if let text { self.text(text) } else { empty() }
  }

  /// Writes a number, or a cell without a value where there is none.
  package mutating func integer(_ number: Int?) {
    if let number { integer(number) } else { empty() }
  }

  /// Ends a row.
  package mutating func endRow() {
    switch layout {
    case .delimited(let dialect): dialect.endRow(from: rowStart, in: &bytes)
    case .jsonLines: bytes.append(contentsOf: "}\n".utf8)
    case .jsonArray: bytes.append(UInt8(ascii: "}"))
    }
    hasRows = true
    column = 0
    rowStart = bytes.count
  }

  /// Ends the table.
  package mutating func finish() {
    if layout == .jsonArray { bytes.append(contentsOf: (hasRows ? "\n]\n" : "[]\n").utf8) }
  }

  /// Forgets what has been written, once the caller has put it away.
  package mutating func removeWritten() {
    bytes.removeAll(keepingCapacity: true)
    rowStart = 0
  }

  private mutating func begin() {
    if column == 0, layout == .jsonArray {
      bytes.append(contentsOf: (hasRows ? ",\n" : "[\n").utf8)
    }
    bytes.append(contentsOf: leads[column])
    column += 1
  }
}

extension DelimitedDialect {
  /// What parts two cells.
  var separator: UInt8 {
    switch self {
    case .csv: UInt8(ascii: ",")
    case .tsv: 0x09
    case .excelNB: UInt8(ascii: ";")
    }
  }

  /// Writes a text as a cell.
  func append(_ utf8: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    switch self {
    case .tsv:
      let start = output.count
      output.append(contentsOf: utf8)
      for place in start..<output.count where output[place] < 0x20 {
        if [0x09, 0x0A, 0x0D].contains(output[place]) { output[place] = 0x20 }
      }
    case .csv: quoteIfNeeded(utf8, in: &output)
    case .excelNB:
      let isFormula = utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
      if isFormula {
        (Array("'".utf8) + utf8).withUnsafeBufferPointer { quoteIfNeeded($0, in: &output) }
      } else if SheetDisguise.isNeeded(for: utf8) {
        SheetDisguise.around(utf8).withUnsafeBufferPointer { quoteIfNeeded($0, in: &output) }
      } else {
        quoteIfNeeded(utf8, in: &output)
      }
    }
  }

  /// Ends a row that began at a place; one without a byte is written so that it is seen.
  func endRow(from start: Int, in output: inout [UInt8]) {
    if output.count == start, self != .tsv { output.append(contentsOf: "\"\"".utf8) }
    output.append(contentsOf: (self == .excelNB ? "\r\n" : "\n").utf8)
  }

  private func quoteIfNeeded(_ utf8: UnsafeBufferPointer<UInt8>, in output: inout [UInt8]) {
    let parting = separator
    let isPlain = utf8.allSatisfy {
      $0 != 0x22 && $0 != 0x0A && $0 != 0x0D && $0 != parting
    }
    if isPlain { return output.append(contentsOf: utf8) }
    output.append(0x22)
    for byte in utf8 {
      if byte == 0x22 { output.append(byte) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
