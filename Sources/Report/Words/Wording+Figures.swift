internal import Study

extension Wording {
  /// What stands before the legend of a heat map.
  var timesTogether: String {
    pick("Antall ganger sammen", "Tal på gonger saman", "Times together")
  }

  /// What stands before the legend where other things than codes are counted together.
  var number: String { pick("Antall", "Tal", "Number") }

  /// What an empty cell means.
  var neverTogether: String { pick("ingen", "ingen", "none") }

  /// What a cell without a number means.
  var nothingToCountIn: String {
    pick("ingenting å telle i", "ingenting å telje i", "nothing to count in")
  }

  /// What the diagonal means.
  var ownNumber: String {
    pick("kodens eget antall", "koden sitt eige tal", "the code's own number")
  }

  /// A heat map in words, for those who cannot see it.
  func description(of map: HeatMap) -> String {
    let rows = map.rows.count
    let columns = map.columns.count
    let size = pick(
      "Matrise med \(rows) rader og \(columns) kolonner.",
      "Matrise med \(rows) rader og \(columns) kolonnar.",
      "Matrix with \(rows) rows and \(columns) columns.")
    var best: (row: Int, column: Int)?
    var largest = 0.0
    for row in 0..<rows {
      for column in 0..<columns where !map.isDiagonal(row, column) {
        guard let value = map.cells[row][column], value > largest else { continue }
        largest = value
        best = (row, column)
      }
    }
    guard let best else { return size }
    let number = NumberFormat.people(language).decimal(largest, digits: map.digits)
    let first = map.rows[best.row].forPeople
    let second = map.columns[best.column].forPeople
    return size
      + pick(
        " Høyest er \(number): \(first) og \(second).",
        " Høgast er \(number): \(first) og \(second).",
        " The highest is \(number): \(first) and \(second).")
  }
}
