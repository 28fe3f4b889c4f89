package import Merging

/// What one coder sends to the others: codings, and what they need, without any text.
///
/// It is a ZIP archive with one entry of JSON Lines: a head, and for each table its name and columns
/// followed by its rows, `[guid, clock, replica, [values], [[clock, replica, [[clock, replica]…],
/// {column: value}]…]]`, an undone change with `true` behind it; a reference is `{"@": guid}`.
package struct LayerFile: Hashable, Sendable {
  /// Who made a step.
  package struct Author: Hashable, Sendable {
    /// When and in which copy.
    package let stamp: ChangeStamp
    /// Who, if it was said.
    package let coder: String?
    /// The time, in UTC.
    package let at: String
    /// The verb.
    package let command: String

    /// Names an author.
    package init(stamp: ChangeStamp, coder: String?, at: String, command: String) {
      self.stamp = stamp
      self.coder = coder
      self.at = at
      self.command = command
    }
  }

  /// The project's name.
  package let project: String
  /// Whose work it is.
  package let coder: String
  /// The layers that are in it.
  package let layers: [String]
  /// The rows.
  package let state: CopyState
  /// Who made the steps that the rows carry.
  package let authors: [Author]

  /// Gathers a file.
  package init(
    project: String, coder: String, layers: [String], state: CopyState, authors: [Author]
  ) {
    self.project = project
    self.coder = coder
    self.layers = layers
    self.state = state
    self.authors = authors
  }

  static let entry = "layer.jsonl"
  static let version = 1

  /// Whether bytes begin as a ZIP archive does, as a layer file must.
  package static func mayBe(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

  /// The file's bytes, the same for the same content.
  ///
  /// - Throws: `PackageWritingError` where the archive cannot be made.
  package func bytes() throws(PackageWritingError) -> [UInt8] {
    try ZipWriter.archive([ZipWriter.Entry(Self.entry, text)])
  }

  private var text: String {
    let head: JSONValue = .object([
      .init("sitat", "layer"), .init("version", .integer(Self.version)),
      .init("project", .string(project)), .init("coder", .string(coder)),
      .init("layers", .array(layers.map(JSONValue.string))),
      .init(
        "authors",
        .array(
          authors.map { author in
            .array([
              .integer(author.stamp.clock), .string(author.stamp.replica),
              author.coder.map(JSONValue.string) ?? .null, .string(author.at),
              .string(author.command),
            ])
          })),
    ])
    var lines = [head.text()]
    for table in state.tables {
      let rows = (state.rows[table.name] ?? [:]).values.sorted { $0.guid < $1.guid }
      guard !rows.isEmpty else { continue }
      let columns = JSONValue.array(table.columns.map(JSONValue.string))
      lines.append(
        JSONValue.object([.init("table", .string(table.name)), .init("columns", columns)]).text())
      lines += rows.map { Self.line($0, of: table).text() }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ row: RowRecord, of table: MergeTable) -> JSONValue {
    .array([
      .string(row.guid), .integer(row.stamp.clock), .string(row.stamp.replica),
      .array(row.values.map(value)),
      .array(
        row.versions.map { version in
          .array(
            [
              .integer(version.stamp.clock), .string(version.stamp.replica),
              .array(
                version.base.map { .array([.integer($0.clock), .string($0.replica)]) }),
              .object(
                version.values.sorted { $0.key < $1.key }.map {
                  .init(table.columns[$0.key], value($0.value))
                }),
            ] + (version.isUndone ? [.bool(true)] : []))
        }),
    ])
  }

  private static func value(_ field: FieldValue) -> JSONValue {
    switch field {
    case .null: .null
    case .integer(let number): .integer(number)
    case .real(let number): .object([.init("r", .number(number))])
    case .text(let text): .string(text)
    case .reference(let guid): .object([.init("@", .string(guid))])
    }
  }
}
