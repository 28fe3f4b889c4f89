/// What stands in one cell of a table that is written.
package enum SheetCell: Hashable, Sendable {
  /// A text; never read as a formula.
  case text(String)
  /// A whole number.
  case integer(Int)
  /// Any number; one that is not finite is written as an empty cell.
  case number(Double)
  /// A share, 0.25 for 25 %.
  case percent(Double)
  /// Nothing.
  case empty
}
