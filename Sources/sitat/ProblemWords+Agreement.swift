internal import Workbench

extension ProblemWords {
  /// What keeps agreement from being measured, or a consensus from being made.
  static func agreement(_ problem: Problem) -> ProblemWords? {
    guard case .agreement(let problem) = problem else { return nil }
    return segments(problem) ?? consensus(problem)
  }

  private static func segments(_ problem: AgreementProblem) -> ProblemWords? {
    switch problem {
    case .emptySample:
      Self(
        "the sample names no source", "write one: `sitat sample --passages 40 -o passages.csv`")
    case .noUnitsInSample(let unit, let passages):
      Self(
        "no \(unit) lies wholly in "
          + (passages == 1 ? "the drawn passage" : "any of the \(passages) drawn passages"),
        "choose a smaller unit with --unit, or draw passages of that kind: `sitat sample --unit`")
    case .segmentedTwice(let coder, let source):
      Self(
        "\(coder) has cut \(source) in another of these files already",
        "give each coder one file, or a column coder; files without one are named after their coder"
      )
    case .segmentsWithoutKind:
      Self(
        "these are segments of a project's texts, by start and end",
        "say of which kind: `sitat agree --boundaries turn FILE…`")
    case .noSegmentsOfKind(let asked, let found):
      Self(
        "the table has no segment of kind \(asked)",
        found.isEmpty ? "it has no rows" : "it has: \(String.list(found))")
    case .noUnitsToCut(let unit):
      Self(
        "the sources have no units of kind \(unit), between which they could be cut",
        "choose another with --unit, or bring your own: `sitat segments import FILE`")
    case .undecided, .stillCoding, .withdrawalAndMore: nil
    }
  }

  private static func consensus(_ problem: AgreementProblem) -> ProblemWords? {
    switch problem {
    case .undecided(let source, let passages):
      Self(
        "\(passages.of("disputed passage")) of \(source) \(passages == 1 ? "is" : "are") not decided yet",
        "see them with `sitat disagreements --source \(source)`, and read the decisions in with `sitat decide`; --force seals it as it is, which the log tells"
      )
    case .stillCoding(let source, let coders):
      Self(
        "\(String.list(coders)) \(coders.count == 1 ? "has" : "have") begun with \(source) and not finished it",
        "wait for `sitat done \(source)`; --force seals the consensus as it is, which the log tells"
      )
    case .withdrawalAndMore(let written):
      Self(
        "“\(written)” both takes a decision back and makes one",
        "write withdraw alone, or the new decision alone, which takes the old one's place")
    case .emptySample, .noUnitsInSample, .segmentedTwice, .segmentsWithoutKind,
      .noSegmentsOfKind, .noUnitsToCut:
      nil
    }
  }
}
