internal import Study
internal import Workbench

extension ProblemWords {
  /// What keeps the codebook from being changed.
  static func codebook(_ problem: Problem) -> ProblemWords? {
    guard case .codebook(let problem) = problem else { return nil }
    return naming(problem) ?? merging(problem) ?? versions(problem) ?? reviews(problem)
      ?? themes(problem)
  }

  private static func naming(_ problem: CodebookProblem) -> ProblemWords? {
    switch problem {
    case .emptyName: Self("a name is one line with something on it", "write another")
    case .nameIsPath(let asked):
      Self(
        "“\(asked)” is a path, and a name is wanted",
        "`sitat code move` puts codes elsewhere; a / that belongs to a name is written \\/")
    case .nameTaken(let path):
      Self("there is a code “\(path)” already", "choose another name, or merge the two")
    case .belowItself(let code, let parent):
      Self(
        "“\(code)” cannot stand under “\(parent)”, which is the code itself or lies below it",
        "move that one away first")
    case .notBeside(let code, let sibling):
      Self(
        "“\(sibling)” does not stand where “\(code)” is going",
        "name one that has the same code above it, or say --under")
    case .ownOpposite(let code): Self("“\(code)” cannot be its own opposite", "name another code")
    case .notAColour(let written): Self("“\(written)” is no colour", "write #RRGGBB")
    case .nameTooLong(let length):
      Self(
        "\(length) characters are too long for a code's name", "give a name behind the options")
    default: nil
    }
  }

  private static func merging(_ problem: CodebookProblem) -> ProblemWords? {
    switch problem {
    case .mergesItself(let code):
      Self("“\(code)” cannot be merged into itself", "name another code")
    case .childrenClash(let code, let target, let names):
      Self(
        "“\(code)” and “\(target)” would both have \(String.list(names)) below them",
        "merge or rename those first")
    case .hasChildren(let code, let children):
      Self(
        "“\(code)” has \(children.of("code")) below it",
        "move or remove those first: `sitat code move CODE --top`")
    case .inUse(let code, let codings, let sources, let coders):
      Self(
        "“\(code)” has \(codings.of("coding")) of \(coders.of("coder")) in \(sources.of("source"))",
        "give them another code with --move-to CODE, or let them go with --with-codings")
    default: nil
    }
  }

  private static func versions(_ problem: CodebookProblem) -> ProblemWords? {
    switch problem {
    case .notFrozen(let codes, let version):
      Self(
        "the codebook frozen as \(version) does not have \(String.list(codes.map { "“\($0)”" }))",
        "say why it is used with --amend REASON; nothing was stored")
    case .unknownVersion(let asked, let known):
      Self("no codebook was frozen as “\(asked)”", "there are: \(String.list(known))")
    case .noneFrozen:
      Self(
        "no codebook has been frozen yet",
        "freeze the one that stands: `sitat codebook freeze NOTE`"
      )
    default: nil
    }
  }

  private static func reviews(_ problem: CodebookProblem) -> ProblemWords? {
    switch problem {
    case .unknownReview(let id):
      Self("there is no question \(id)", "`sitat review list` numbers them")
    case .decidedAlready(let id, let decision, let coder):
      Self(
        "question \(id) was decided by \(coder): \(decision.rawValue)",
        "undo that, or ask again with `sitat review start CODE --again`; nothing was stored")
    case .codingGone(let id):
      Self(
        "the coding of question \(id) is gone, or has another code by now",
        "`sitat review list` shows what is left; nothing was stored")
    case .badDecision(let written):
      Self("“\(written)” is no decision", "write keep, drop, or move CODE")
    case .movesNowhere(let id, let code):
      Self("the coding of question \(id) has “\(code)” already", "decide keep instead")
    case .twoDecisions(let id):
      Self("question \(id) is decided twice", "let one of them stand; nothing was stored")
    default: nil
    }
  }

  private static func themes(_ problem: CodebookProblem) -> ProblemWords? {
    switch problem {
    case .unknownTheme(let asked, let nearest, let known):
      Self(
        "no theme is called “\(asked)”",
        known.isEmpty
          ? "there is none yet: `sitat theme new NAME CODE…`"
          : nearest.isEmpty
            ? "there are: \(String.list(known))" : "did you mean \(String.list(nearest))?")
    case .themeTaken(let name):
      Self("there is a theme “\(name)” already", "choose another name")
    case .notInTheme(let code, let theme):
      Self("“\(code)” does not belong to “\(theme)”", "`sitat theme show` lists its codes")
    default: nil
    }
  }
}
