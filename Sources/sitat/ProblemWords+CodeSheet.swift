internal import Formats
internal import Workbench

extension ProblemWords {
  /// What keeps a coding sheet from being written or read.
  static func codeSheet(_ problem: Problem) -> ProblemWords? {
    guard case .codeSheet(let problem) = problem else { return nil }
    switch problem {
    case .unreadable(let error): return reading(error)
    case .unwritable(let source):
      return Self(
        "\(source) cannot be laid out so that the sheet would read back exactly as it is",
        "a name of a code, the coder or the source has a line end, or blanks at its ends, or two "
          + "codes are named alike; rename it. A sheet in the other form, .txt or .docx, may do")
    case .otherText(let source):
      return Self(
        "this sheet is of another text than \(source) has now",
        "write the sheet again, and take the codes over by hand; nothing was stored")
    case .otherPassages(let source):
      return Self(
        "the paragraphs or turns of \(source) have been read anew since this sheet was written",
        "`sitat undo` the change of marks or segments and read the sheet then, or write it again; "
          + "nothing was stored")
    case .unknownLayer(let asked, let valid):
      return Self("there is no layer “\(asked)”", "layers: \(String.list(valid))")
    case .lostState(let coder, let source):
      return Self(
        "the lines at the end of the sheet, below “§§ end”, are gone or changed",
        "put them back from the sheet as it was written; or let the sheet alone say what "
          + "\(coder) has coded in \(source), with --prefer sheet; nothing was stored")
    case .conflicts(let places):
      return Self(
        "sheet and project were changed in the same place: \(String.list(places))",
        "say whose word counts there with --prefer sheet or --prefer project; `--dry-run` shows "
          + "everything; nothing was stored")
    case .noteIsCode(let note):
      return Self(
        "“\(note)” stands where a note does, and is the name of a code",
        "part codes by semicolons on the comment's first line; a note that is meant begins with "
          + "memo:")
    case .severalCodings(let places):
      return Self(
        "several codings would become one: \(String.list(places))",
        "choose them one at a time, with --source and --at; nothing was stored")
    case .editor(let command):
      return Self(
        "the editor “\(command)” did not end well", "nothing was stored; see $EDITOR")
    case .noEditor:
      return Self("it is not known which editor to open", "set $EDITOR, such as EDITOR=nano")
    }
  }

  private static func reading(_ error: CodeSheetError) -> ProblemWords {
    switch error {
    case .notASheet:
      Self(
        "this is no coding sheet, or its lines “§§ begin” and “§§ end” are gone",
        "sheets are made by `sitat sheet write`")
    case .missingMember(let key):
      Self(
        "the sheet's head has no line “§§ \(key): …” any more",
        "put it back from a sheet written anew")
    case .changedText(_, let written, let stored):
      Self(
        "the transcript was changed here: “\(written)”, where “\(stored)” stands",
        "put the text back as it was, and leave the marks; nothing was stored")
    case .addedText(_, let written):
      Self(
        "“\(written)” does not stand in the transcript",
        "take it out; codes begin with §; nothing was stored")
    case .missingText(let stored):
      Self(
        "the end of the transcript is missing, from “\(stored)” on",
        "put it back from a sheet written anew; nothing was stored")
    case .notClosed(_, let number):
      Self(
        "the passage that \(open(number)) begins is not closed",
        "put \(close(number)) where it ends")
    case .notOpened(_, let number):
      Self(
        "\(close(number)) ends a passage that does not begin anywhere before",
        "put \(open(number)) where it begins; brackets that stand in the transcript are written \\[\\[ and \\]\\]"
      )
    case .openedTwice(_, let number):
      Self(
        "\(open(number)) begins a passage inside another that is marked the same",
        "number passages that overlap: [[1: … :1]], [[2: … :2]]")
    case .noCodes(_, let number):
      Self(
        "the passage that \(open(number)) begins has no codes",
        "write them on a line below: §\(number.map { "\($0)" } ?? "") CODE; or take the brackets out"
      )
    case .noPassage(_, let number):
      Self(
        number.map { "there is no passage [[\($0): … :\($0)]] above" }
          ?? "there is no paragraph above that these codes could be for",
        "code lines stand below what they are for; `sitat help sheet` shows how")
    case .tooManyCodings(_, let most):
      Self(
        "with this line the sheet stands for more than \(most) codings",
        "code lines without a number are for every [[…]] above them; number the passages")
    case .commentOutside(let text):
      Self(
        "the comment “\(text)” is not on the transcript",
        "move it to the passage that it is for; nothing was stored")
    }
  }

  private static func open(_ number: Int?) -> String { number.map { "[[\($0):" } ?? "[[" }
  private static func close(_ number: Int?) -> String { number.map { ":\($0)]]" } ?? "]]" }
}
