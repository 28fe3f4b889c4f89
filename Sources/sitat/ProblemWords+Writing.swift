internal import Workbench

extension WritingProblem {
  /// Whether the command line itself is wrong.
  var isMalformed: Bool {
    switch self {
    case .unreadableSubject, .emptyText, .emptyStatement, .kindOfDecisions, .linkedToItself: true
    default: false
    }
  }
}

extension ProblemWords {
  /// What keeps people from writing memos, condensations or claims.
  static func writing(_ problem: Problem) -> ProblemWords? {
    guard case .writing(let problem) = problem else { return nil }
    return name(problem) ?? row(problem) ?? text(problem)
  }

  private static func name(_ problem: WritingProblem) -> ProblemWords? {
    switch problem {
    case .unreadableSubject(let asked):
      Self(
        "“\(asked)” is nothing to write about",
        "write project, source:int03, case:07, code:NAME, quote:int03:41, theme:NAME, c1 or, in links, m1"
      )
    case .unknownMemo(let asked, let known):
      Self(
        "there is no memo “\(asked)”",
        known == 0
          ? "none has been written yet: `sitat memo new --on project -m TEXT`"
          : "`sitat memo list` shows the \(known) there are")
    case .unknownClaim(let asked, let known):
      Self(
        "there is no claim “\(asked)”",
        known == 0
          ? "none has been made yet: `sitat claim new STATEMENT`"
          : "`sitat claim list` shows the \(known) there are")
    case .unknownTheme(let asked, let nearest, let known):
      Self(
        "no theme is called “\(asked)”",
        known.isEmpty
          ? "the project has no themes yet"
          : nearest.isEmpty
            ? "there are: \(String.list(known))" : "did you mean \(String.list(nearest))?")
    case .unknownQuotation(let asked, let nearest):
      Self(
        "no quotation is called “\(asked)”",
        nearest.isEmpty
          ? "`sitat quote list` shows quotations with their ids"
          : "did you mean \(String.list(nearest))?")
    case .severalCodes(let quotation, let codes):
      Self(
        "\(quotation) has several codes: \(String.list(codes))",
        "say which: \(quotation)/\(codes.first ?? "CODE")")
    case .notCoded(let quotation, let code, let codes):
      Self(
        code.map { "\(quotation) is not coded “\($0)”" } ?? "\(quotation) is coded no more",
        codes.isEmpty
          ? "`sitat undo` brings codings back" : "it is coded: \(String.list(codes))")
    case .isDecision(let key):
      Self(
        "\(key) is a decision of a meeting, and no memo",
        "`sitat decide` reads another one in its place")
    case .notLinked(let first, let second):
      Self("\(first) and \(second) are not linked", "`sitat memo show` lists a memo's links")
    case .notInClaim(let claim, let quotation):
      Self(
        "\(quotation) stands neither for nor against \(claim)",
        "`sitat claim show \(claim)` lists what does")
    default: nil
    }
  }

  private static func row(_ problem: WritingProblem) -> ProblemWords? {
    switch problem {
    case .unknownRow(let key):
      Self(
        "nothing has the key “\(key)” any more",
        "its coding or case is gone; make a new table with `sitat condense list`, nothing was stored"
      )
    case .staleRow(let what):
      Self(
        "the codings under \(what) have changed since the table was made",
        "read them again: make a new table with `sitat condense list`, nothing was stored")
    case .conflictingRow(let what, let now):
      Self(
        "\(what) has been written anew since the table was made: “\(now)”",
        "make a new table with `sitat condense list`, and write it there; nothing was stored")
    case .repeatedRow(let line):
      Self("this is the row of line \(line) again", "let one of them stand; nothing was stored")
    case .emptiedRow(let what):
      Self(
        "the text of \(what) has been emptied",
        "to take it away use `sitat condense remove`; nothing was stored")
    case .nothingToCondense(let name, let code):
      Self(
        "\(name) says nothing that is coded “\(code)”",
        "a condensation is made from codings; for what cannot be, say --state not-applicable")
    case .notCondensed(let asked):
      Self("\(asked) has not been condensed", "`sitat condense list --written` shows what has been")
    default: nil
    }
  }

  private static func text(_ problem: WritingProblem) -> ProblemWords? {
    switch problem {
    case .emptyText: Self("there is no text", "write it with -m TEXT, -F FILE, or in $EDITOR")
    case .emptyStatement: Self("a claim says something", "`sitat claim new STATEMENT`")
    case .kindOfDecisions(let kind):
      Self(
        "memos of the kind “\(kind)” are made by `sitat decide` alone", "choose another word")
    case .linkedToItself(let asked):
      Self("\(asked) cannot be linked with itself", "name two things")
    case .tooLong(let characters, let limit):
      Self(
        "a condensation of \(characters) characters is none; there is room for \(limit)",
        "keep longer texts as memos: `sitat memo new --on case:NAME`")
    default: nil
    }
  }
}
