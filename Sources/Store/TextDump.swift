package import Text

/// Every row of a project that stands, table by table, with guids for numbers: what the project is,
/// without how it came to be.
///
/// A row stands if it was not removed and belongs to none that was. Removed rows that a standing one
/// names, such as the former revision of a source, are there too, and say that they are removed.
package struct TextDump: Sendable {
  /// One value of a row.
  package enum Value: Hashable, Sendable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    /// The guid of another row.
    case reference(String)
  }

  /// One column, without those that all tables have.
  package struct Column: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// The table whose rows it names, if it does.
    package let target: String?
    /// Whether every row has a value.
    package let isRequired: Bool
  }

  /// One row.
  package struct Row: Hashable, Sendable {
    /// The same in every copy of the project.
    package let guid: String
    /// Whether it is there only because a standing row names it.
    package let isRemoved: Bool
    /// A value for each column.
    package let values: [Value]

    /// Makes a row.
    package init(guid: String, isRemoved: Bool, values: [Value]) {
      self.guid = guid
      self.isRemoved = isRemoved
      self.values = values
    }
  }

  /// One table.
  package struct Table: Hashable, Sendable {
    /// Its name.
    package let name: String
    /// Its columns in the order of the schema.
    package let columns: [Column]
    /// Its rows by place or name, and then by guid.
    package var rows: [Row]

    /// The place of a column among the columns.
    package func index(of column: String) -> Int? {
      columns.firstIndex { $0.name == column }
    }
  }

  /// The number of the schema that the columns are of.
  package let schema: Int
  /// The tables in an order in which each comes behind those that it names, where that is possible.
  package var tables: [Table]
  /// The segments of each segmentation, by guid and in their order; speakers by place.
  package var segments: [String: [Segment]]

  /// Makes a dump.
  package init(schema: Int, tables: [Table], segments: [String: [Segment]]) {
    self.schema = schema
    self.tables = tables
    self.segments = segments
  }

  /// A table by name.
  package func table(_ name: String) -> Table? {
    tables.first { $0.name == name }
  }
}

/// What keeps rows from becoming a project.
package enum TextDumpError: Error, Hashable, Sendable {
  /// A row names another that is not there.
  case unknownReference(table: String, row: Int, column: String, guid: String)
  /// Two rows have one guid.
  case repeatedGuid(table: String, row: Int, guid: String)
  /// The project file refuses a row, with its own words.
  case refusedRow(table: String, row: Int, reason: String)
  /// A source names a text or an original that is not there.
  case missingBytes(table: String, row: Int, column: String)
  /// The rows make a project that is not whole.
  case defect(Defect, table: String?, row: Int?)
}
