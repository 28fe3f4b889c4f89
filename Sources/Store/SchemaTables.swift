/// A table whose every insertion and change is journaled by triggers, and how its rows are reached.
struct JournaledTable {
  /// The table's name.
  let name: String
  /// The columns besides those that every journaled table has.
  let columns: String
  /// The column, or sub-select over `ROW`, that names the source that a row's texts belong to.
  let source: String
  /// The same for the case.
  let caseColumn: String
  /// When an insertion is journaled, as an SQL condition over `NEW`; always, if nil.
  let insertionCondition: String?

  init(
    _ name: String, source: String = "NULL", case caseColumn: String = "NULL",
    journaledWhen insertionCondition: String? = nil, _ columns: String
  ) {
    self.insertionCondition = insertionCondition
    self.name = name
    self.columns = columns
    self.source = source
    self.caseColumn = caseColumn
  }

  /// What identifies a row in every copy of the project, and who changed it last, and when.
  static let commonColumns = """
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    removed INTEGER NOT NULL DEFAULT 0,
    clock INTEGER NOT NULL DEFAULT 0,
    replica TEXT NOT NULL DEFAULT ''
    """

  /// The statement that makes the table.
  var creation: String {
    "CREATE TABLE \(name) (\n\(Self.commonColumns),\n\(columns)\n) STRICT"
  }
}
