internal import Workbench

extension ProblemWords {
  /// What keeps a matrix from being made.
  static func matrix(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .unknownAttribute(let asked, let nearest, let known):
      Self(
        "no attribute of cases is called “\(asked)”",
        known.isEmpty
          ? "there is none yet; `sitat case import` reads them"
          : nearest.isEmpty
            ? "there are: \(String.list(known))" : "did you mean \(String.list(nearest))?")
    case .unknownColumn(let asked, let nearest, let known):
      Self(
        "the matrix has no column “\(asked)”",
        nearest.isEmpty
          ? "its columns: \(String.list(Array(known.prefix(20))))"
          : "did you mean \(String.list(nearest))?")
    case .notANumberAttribute(let name):
      Self("“\(name)” is not a number, and has no bands", "leave --bands out")
    case .noGuide:
      Self(
        "the project has no interview guide, so nobody knows what was asked",
        "read one with `sitat guide import FILE`")
    case .noPoles:
      Self(
        "no two codes are opposites",
        "give codes of one parent the kind “pole” in the codebook, or name two with --pole")
    case .noDates:
      Self(
        "no source has a date, and cases have no attribute of type date",
        "say it with `sitat source set SOURCE --date YYYY-MM-DD`, or choose another --order")
    default: nil
    }
  }
}
