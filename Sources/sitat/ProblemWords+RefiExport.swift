internal import Workbench

extension ProblemWords {
  /// Words for what keeps a project from being exported for other programs.
  static func refiExport(_ problem: Problem) -> ProblemWords? {
    guard case .refiExport(let fault) = problem else { return nil }
    return switch fault {
    case .invalid(let element, let line, let reason, let complaints):
      Self(
        "the export is not valid REFI-QDA, and was not written: "
          + (element.isEmpty ? "" : "element \(element), ") + "line \(line): \(reason)"
          + (complaints > 1 ? " (and \(complaints - 1) more)" : ""),
        "this is a fault of sitat's: keep the project file, and report these words")
    }
  }
}
