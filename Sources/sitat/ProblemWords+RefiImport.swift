internal import Formats
internal import Workbench

extension ProblemWords {
  /// What keeps a project of another program from coming in.
  static func refiImport(_ problem: Problem) -> ProblemWords? {
    guard case .refiImport(let problem) = problem else { return nil }
    return switch problem {
    case .file(let error): refi(error)
    case .text(let entry, let error):
      Self(
        "\(entry) cannot be read as text" + (FormatWords(error).map { ": " + $0.what } ?? ""),
        "nothing was taken in")
    }
  }

  private static func refi(_ error: RefiError) -> ProblemWords {
    switch error {
    case .notRefi:
      Self(
        "this is no REFI-QDA project or codebook",
        "export one (.qdpx or .qdc) from the other program; transcripts come in with `sitat import`"
      )
    case .damaged(let entry, let reason):
      Self(
        (entry.map { "\($0) in this archive is damaged" } ?? "this archive is damaged")
          + ": \(reason)", "copy the file again, or export it again")
    case .encrypted(let entry):
      Self("\(entry) in this archive is locked with a password", "export it without one")
    case .tooLarge(let limit, let entry): tooLarge(limit, entry)
    case .unsafeName(let name):
      Self(
        "the entry “\(name)” leads out of the archive",
        "no program writes that; nothing was taken in, and the file should not be trusted")
    case .sameName(let first, let second):
      Self(
        "two entries have one name: “\(first)” and “\(second)”",
        "nothing was taken in; export the project again")
    case .noProject(let elsewhere):
      Self(
        "this archive has no .qde at its top",
        elsewhere.isEmpty
          ? "export the project as REFI-QDA again"
          : "there is \(String.list(elsewhere)); pack it so that it lies at the top")
    case .severalProjects(let names):
      Self(
        "this archive holds several projects: \(String.list(names))",
        "leave one of them in it")
    case .malformed(let file, let line, let reason):
      Self(
        "\(file), line \(line): \(reason)", "nothing was taken in; export the project again")
    case .documentType(let file):
      Self(
        "\(file) declares a document type, which no program writes",
        "nothing was taken in, and the file should not be trusted")
    }
  }

  private static func tooLarge(_ limit: ZipError.Limit, _ entry: String?) -> ProblemWords {
    let place = entry.map { " (\($0))" } ?? ""
    let what =
      switch limit {
      case .entries: "it has more than a hundred thousand entries"
      case .entryBytes: "an entry would be larger than 512 MB\(place)"
      case .totalBytes: "it would unpack to more than 2 GB\(place)"
      case .ratio: "an entry would grow more than two hundred times\(place)"
      }
    return Self("this archive is refused: \(what)", "nothing was taken in")
  }
}
