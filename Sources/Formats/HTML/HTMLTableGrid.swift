/// Where the next cell of a table lies, with what other cells reach over.
struct HTMLTableGrid {
  /// The number of the table in the document.
  let index: Int
  /// The row that is being read, from 0; -1 before the first.
  private(set) var row = -1
  /// The number of columns of the widest row.
  private(set) var columns = 0
  private var column = 0
  /// For each column, how many rows a cell above still reaches down.
  private var reaching: [Int] = []
  /// More columns or rows than this no cell reaches over.
  private static let furthest = 1_000

  /// Begins a table.
  init(index: Int) {
    self.index = index
  }

  /// Begins a row.
  mutating func beginRow() {
    if row >= 0 { reaching = reaching.map { max(0, $0 - 1) } }
    row += 1
    column = 0
  }

  /// The place of the next cell.
  mutating func nextCell(_ cell: XMLElement) -> DocumentTranscript.Cell {
    if row < 0 { beginRow() }
    while column < reaching.count, reaching[column] > 0 { column += 1 }
    let place = DocumentTranscript.Cell(table: index, row: row, column: column)
    let width = Self.number("colspan", of: cell)
    let height = Self.number("rowspan", of: cell)
    for covered in column..<min(column + width, Self.furthest) {
      while reaching.count <= covered { reaching.append(0) }
      reaching[covered] = height
    }
    column = min(column + width, Self.furthest)
    columns = max(columns, column)
    return place
  }

  private static func number(_ name: String, of cell: XMLElement) -> Int {
    let value = cell.attributes[name].flatMap { Int($0.filter { $0 != " " }) } ?? 1
    return max(1, min(value, furthest))
  }
}
