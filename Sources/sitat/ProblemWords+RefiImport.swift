internal import Formats
internal import Workbench

extension ProblemWords {
  /// What keeps a project of another program from coming in.
  static func refiImport(_ problem: Problem) -> ProblemWords? {
    guard case .refiImport(let problem) = problem else { return nil }
    return switch problem {
    case .file(let error): refi(error)
    case .empty:
      Self("this file is empty", "export the project from the other program again")
    case .otherFile(let kind, let program): otherFile(kind, program)
    case .text(let entry, let error):
      Self(
        "\(entry) cannot be read as text" + (FormatWords(error).map { ": " + $0.what } ?? ""),
        "nothing was taken in")
    }
  }

  private static func otherFile(_ kind: FileKind, _ program: String?) -> ProblemWords {
    let export = "export a project (.qdpx) or codebook (.qdc) from the other program"
    if let program {
      return Self(
        "this is no REFI-QDA project or codebook, but looks like \(program)'s own file",
        "open it in \(program) and export it as REFI-QDA (.qdpx or .qdc)")
    }
    let remedy =
      switch kind {
      case .database: "`sitat merge` takes in another copy of a project; else " + export
      case .table, .yaml, .xlsx:
        "`sitat codebook import`, `sitat cases import` and `sitat codings import` read tables; else "
          + export
      case .recording, .image, .binary, .zip, .pptx, .pages, .doc, .encryptedOffice: export
      default: "`sitat import` takes transcripts in; else " + export
      }
    return Self("this is no REFI-QDA project or codebook, but \(words(for: kind))", remedy)
  }

  private static func words(for kind: FileKind) -> String {
    switch kind {
    case .text: "plain text"
    case .markdown: "text in Markdown"
    case .docx, .doc: "a Word document"
    case .encryptedOffice: "an Office file with a password"
    case .odt, .fodt: "a LibreOffice document"
    case .rtf: "a text in RTF"
    case .pdf: "a PDF"
    case .html: "a web page"
    case .table: "a table"
    case .xlsx: "a workbook"
    case .pptx: "a presentation"
    case .database: "a database"
    case .recording: "a recording"
    case .image: "a picture"
    case .zip: "an archive without a .qde at its top"
    case .srt, .vtt: "subtitles"
    case .json, .yaml: "a file in \(kind.rawValue.uppercased())"
    case .refi: "another part of one"
    case .binary: "a file of a kind that is not known here"
    default: "a file of the kind \(kind.rawValue)"
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
