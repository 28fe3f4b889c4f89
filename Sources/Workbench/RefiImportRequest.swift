package import Formats

/// How a project of another program is to come in.
package struct RefiImportRequest: Hashable, Sendable {
  /// The file: `.qdpx`, `.qde` or `.qdc`.
  package let path: String
  /// Whether it is only shown what would happen.
  package let isDryRun: Bool
  /// What a person lays down of how positions count.
  package let positions: RefiPositions.Asked

  /// Describes an import.
  package init(
    path: String, isDryRun: Bool = false,
    positions: RefiPositions.Asked = RefiPositions.Asked()
  ) {
    self.path = path
    self.isDryRun = isDryRun
    self.positions = positions
  }
}

/// Why a project of another program cannot come in.
package enum RefiImportProblem: Hashable, Sendable {
  /// The file cannot be read.
  case file(RefiError)
  /// One of its texts is no text.
  case text(entry: String, TextDecodingError)
}
