internal import Formats
internal import Store
internal import Study
internal import Workbench

/// An error in words: what happened, where, and what to do about it.
struct Complaint {
  let place: String?
  let what: String
  let remedy: String?

  init(_ what: String, at place: String? = nil, remedy: String? = nil) {
    self.what = what
    self.place = place
    self.remedy = remedy
  }

  /// The exit code of an error: 64 where something was asked wrongly, 2 where it could not be done.
  static func exitCode(of error: any Error) -> Int32 {
    if let fault = error as? QueryFault, QueryWords.isMalformed(fault.error) { return 64 }
    if let refusal = error as? Refusal {
      switch refusal.problem {
      case .unreadablePlace, .unusableName: return 64
      case .writing(let problem): return problem.isMalformed ? 64 : 2
      default: return 2
      }
    }
    return 2
  }

  /// The lines that go to standard error.
  var text: String {
    let head = "sitat: " + (place.map { $0 + ": " } ?? "") + what
    return remedy.map { head + "\n" + $0 } ?? head
  }

  /// Puts any error of the rooms into words.
  init(_ error: any Error) {
    switch error {
    case let refusal as Refusal: self.init(refusal)
    case let error as StoreError: self.init(error)
    case let fault as FormatFault: self.init(fault)
    case let fault as RatingsFault: self.init(fault)
    case let fault as QueryFault: self.init(fault)
    default:
      let words = FormatWords(error)
      self.init(words?.what ?? "this went wrong: \(error)", remedy: words?.remedy)
    }
  }

  private init(_ fault: FormatFault) {
    if fault.error is Refusal {
      self.init(fault.error)
      return
    }
    guard let words = FormatWords(fault.error) else {
      self.init("\(fault.error)", at: fault.file)
      return
    }
    let place = words.line.map { "\(fault.file):\($0)" } ?? fault.file
    self.init(words.what, at: place, remedy: words.remedy)
  }

  private init(_ fault: RatingsFault) {
    let words = FormatWords(fault.error)
    let place = fault.place.line.map { "\(fault.place.file):\($0)" } ?? fault.place.file
    self.init(words?.what ?? "\(fault.error)", at: place, remedy: words?.remedy)
  }

  private init(_ fault: QueryFault) {
    let (what, remedy, column) = QueryWords.parts(fault.error)
    guard let column else {
      self.init(what, remedy: remedy)
      return
    }
    let caret = "  \(fault.query)\n  " + String(repeating: " ", count: column - 1) + "^"
    self.init(what, at: "query:\(column)", remedy: remedy.map { caret + "\n" + $0 } ?? caret)
  }

  private init(_ refusal: Refusal) {
    let words = ProblemWords(refusal.problem)
    let place = refusal.place.map { place in
      place.line.map { "\(place.file):\($0)" } ?? place.file
    }
    let more =
      refusal.others > 0
      ? " (and \(refusal.others) more row\(refusal.others == 1 ? "" : "s") at fault)" : ""
    self.init(words.what + more, at: place, remedy: words.remedy)
  }

  private init(_ error: StoreError) {
    switch error {
    case .missing(let path):
      self.init(
        "there is no such project file", at: path,
        remedy: "make one with `sitat init`, or name another with -p")
    case .exists(let path):
      self.init(
        "this file is there already and is not overwritten", at: path,
        remedy: "choose another name, or open it with -p")
    case .notAProject(let path):
      self.init(
        "this is not a project file", at: path,
        remedy: "projects are made by `sitat init` and end in .sitat")
    case .tooNew(let path):
      self.init(
        "this project was written by a later version of sitat", at: path,
        remedy: "install that version; nothing was changed")
    case .busy(let path):
      self.init(
        "another program is writing to the project", at: path,
        remedy: "wait until it has finished, and try again; nothing was changed")
    case .held(let path, let owner):
      let who = owner.coder.map { "\($0) on \(owner.host)" } ?? "somebody on \(owner.host)"
      self.init(
        "\(who) holds the project since \(owner.since) (process \(owner.process))", at: path,
        remedy: "wait until that has finished, and try again; nothing was changed. If that computer"
          + " works on it no longer, remove \(path)-owner")
    case .readOnly(let path, let obstacle):
      let why = obstacle.path.map { "\($0): \(obstacle.reason)" }
      self.init(
        "the project cannot be changed here"
          + (why.map { " (\($0))" } ?? ", as SITAT_DRIVE is read-only"),
        at: path,
        remedy: why == nil
          ? "reading works; nothing was changed"
          : "reading works, and `sitat backup -o COPY.sitat` makes a copy that can be changed")
    case .full(let path):
      self.init(
        "there is no room left on its disk", at: path,
        remedy: "nothing of this step was changed; make room, and try again")
    case .damaged(let table, let row):
      self.init(
        "the project file is damaged: row \(row) of \(table) cannot be read",
        remedy: "`sitat check` lists what else is; take up an earlier copy of the file")
    case .refused(let path, let reason):
      self.init(
        "the project file could not be used: \(reason)", at: path,
        remedy: "nothing was changed; where the file is damaged, take up an earlier copy of it")
    }
  }
}

extension String {
  /// Up to six of many names, for an error's remedy.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).joined(separator: ", ")
    return names.count > 6 ? "\(shown) … (\(names.count) in all)" : shown
  }
}
