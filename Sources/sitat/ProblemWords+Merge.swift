internal import Formats
internal import Workbench

extension ProblemWords {
  /// Words for what stands in the way of merging copies.
  static func merging(_ problem: Problem) -> ProblemWords? {
    guard case .merging(let fault) = problem else { return nil }
    return switch fault {
    case .notALayer(let path, let error): layer(path, error)
    case .itself(let path):
      Self("\(path) is this very project", "name a colleague's copy, or a layer file")
    case .unknownQuestion(let id, let known):
      Self(
        "no open question has the id “\(id)”",
        known.isEmpty
          ? "nothing is left to be decided" : "open ones: \(String.list(known))")
    case .badChoice(let asked, let valid):
      Self(
        asked.isEmpty ? "it is not said what to take" : "“\(asked)” cannot be chosen here",
        "choose \(String.list(valid)); `sitat merge questions` shows the values")
    }
  }

  private static func layer(_ path: String, _ error: LayerFileError) -> ProblemWords {
    switch error {
    case .notALayer, .archive(.notAnArchive):
      Self(
        "\(path): this is neither a project nor a layer",
        "layers are written by `sitat layer export`")
    case .otherVersion:
      Self(
        "\(path): this layer was written by another version of the program",
        "bring both to the same version, and export it again")
    case .damaged(let line):
      Self("\(path): line \(line) of this layer is damaged", "ask for it to be sent again")
    case .archive:
      Self("\(path): this layer is damaged", "ask for it to be sent again")
    }
  }
}
