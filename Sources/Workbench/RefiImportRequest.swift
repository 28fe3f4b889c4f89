package import Formats

/// How a project of another program is to come in.
package struct RefiImportRequest: Sendable {
  /// The file: `.qdpx`, `.qde` or `.qdc`.
  package let path: String
  /// Whether it is only shown what would happen.
  package let isDryRun: Bool
  /// What a person lays down of how positions count.
  package let positions: RefiPositions.Asked
  /// How many bytes a recording or picture may have to be kept, and all of them together.
  package var mediaLimits = (file: 64 << 20, all: 256 << 20)

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
  /// The file has nothing in it.
  case empty
  /// The file is something else; what it is, and the program whose own project it may be.
  case otherFile(FileKind, program: String?)
  /// One of its texts is no text.
  case text(entry: String, TextDecodingError)
}
