internal import Workbench

extension ProblemWords {
  /// What keeps a codebook file from being taken in.
  static func codebookFile(_ problem: Problem) -> ProblemWords? {
    guard case .codebookFile(let problem) = problem else { return nil }
    return switch problem {
    case .conflicts(let codes, let count):
      Self(
        "the project and this file have changed the same in \(count.of("place")): "
          + Array(codes.prefix(5)).joined(separator: ", ") + (codes.count > 5 ? " …" : ""),
        "look at both with --dry-run, then say --take file or --take project")
    case .unknownOpposite(let code, let asked, let nearest):
      Self(
        "the opposite of “\(code)”, “\(asked)”, is no code, or several",
        nearest.isEmpty
          ? "write the whole path of a code of this file or of the project"
          : "did you mean \(String.list(nearest))?")
    case .levelsWithoutTable:
      Self("--levels names columns, and this file has none", "leave --levels out")
    }
  }
}
