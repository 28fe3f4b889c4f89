internal import Formats

/// How the cells of a table are written, for one kind of reader.
struct CellText {
  private let numbers: NumberFormat
  private let isForPeople: Bool

  /// Cells as people of a language read them.
  static func people(_ language: DocumentLanguage) -> CellText {
    CellText(numbers: .people(language), isForPeople: true)
  }

  /// Cells as scripts read them: a decimal point, every digit, nothing where there is no value.
  static let machine = CellText(numbers: .machine, isForPeople: false)

  /// The text of one cell.
  func callAsFunction(_ cell: Table.Cell, _ column: Table.Column) -> String {
    switch cell {
    case .text(let text): text
    case .integer(let number): numbers.integer(number)
    case .number(let number): text(number, column.kind)
    case .list(let texts): texts.joined(separator: "; ")
    case .missing(let reason): isForPeople ? reason : ""
    case .empty: ""
    }
  }

  private func text(_ number: Double, _ kind: Table.Column.Kind) -> String {
    guard number.isFinite else { return "" }
    if !isForPeople { return Self.exact(number) }
    return switch kind {
    case .percent(let digits): numbers.percent(number, digits: digits)
    case .decimal(let digits): numbers.decimal(number, digits: digits)
    case .text, .integer: numbers.decimal(number, digits: number == number.rounded() ? 0 : 3)
    }
  }

  /// The shortest decimal that reads back as the same number.
  static func exact(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    return number.description
  }
}
