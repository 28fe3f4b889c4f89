internal import Study
internal import Workbench

extension ProblemWords {
  /// What keeps cases, their attributes, their register or sets from being changed.
  static func cases(_ problem: Problem) -> ProblemWords? {
    guard case .cases(let fault) = problem else { return nil }
    return switch fault {
    case .misfits(let attribute, let type, let bands, let values):
      Self(
        "\(values.count.of("value")) of \(attribute) \(values.count == 1 ? "does" : "do") not fit: "
          + String.list(values.map { "“\($0.value)” (\($0.caseName))" }),
        bands.isEmpty
          ? "they are not of type \(type.rawValue); correct them with `sitat case set`, or choose"
            + " another type"
          : "the bands are: \(bands.joined(separator: ", ")); correct the values with"
            + " `sitat case set`, or add a band")
    case .nameTaken(let what, let name):
      Self("there is \(noun(what)) “\(name)” already", "choose another name")
    case .unusable(let what, let name):
      Self("“\(name)” cannot be the name of \(noun(what))", "write at least one letter or digit")
    case .linked(let name, let speakers, let rows):
      Self(
        "\(name) is not removed: \(linked(speakers, rows))",
        speakers.isEmpty
          ? "remove what hangs on it first"
          : "link the speaker to another case first: `sitat speaker set LABEL --case CASE`")
    case .noAssignment(let written):
      Self("“\(written)” gives no attribute a value", "write ATTRIBUTE=VALUE: sektor=privat")
    case .unusableBands(let attribute, let repeated?):
      Self("the band “\(repeated)” of \(attribute) stands twice", "name each band once")
    case .unusableBands(let attribute, nil):
      Self("\(attribute) is of a type without bands", "say --type band")
    case .noDate(let written):
      Self("“\(written)” is no date", "write the day as YYYY-MM-DD: 2026-03-01")
    case .unknownSet(let asked, let nearest, let known):
      Self(
        "no set is called “\(asked)”",
        known.isEmpty
          ? "there is none yet: `sitat set new NAME --cases …`"
          : nearest.isEmpty
            ? "there are: \(String.list(known))" : "did you mean \(String.list(nearest))?")
    case .notInSet(let name, let set):
      Self("“\(name)” is not in the set “\(set)”", "`sitat set show \(set)` lists what is")
    case .notOfCases(let query):
      Self(
        "“\(query)” asks for more than cases have",
        "use case:, set: and attributes, with AND, OR and NOT")
    case .labelTaken(let label, let source):
      Self(
        "another speaker of \(source) is called “\(label)”",
        "choose another label: two speakers with one label could not be told apart")
    case .unknownStep(let asked, let last):
      Self(
        "“\(asked)” is neither a day nor a step",
        "write YYYY-MM-DD, or the number of a step from 1 to \(last)")
    }
  }

  private static func noun(_ what: CaseNamed) -> String {
    switch what {
    case .study: "a case"
    case .attribute: "an attribute"
    case .set: "a set"
    }
  }

  private static func linked(_ speakers: [String], _ rows: [CaseLink]) -> String {
    let said =
      (speakers.isEmpty ? [] : ["it speaks in " + String.list(speakers)])
      + rows.map { row in
        switch row.table {
        case "memo": "\(row.count.of("memo")) on it"
        case "condensation": "\(row.count.of("condensation")) of it"
        default: "\(row.count.of("consent")) of it"
        }
      }
    return said.joined(separator: "; ")
  }
}
