internal import Workbench

extension GlobalOptions {
  /// Says what a change of the codebook did, and what became of saved queries that name the code.
  func say(_ step: CodebookStep) {
    say(step.summary)
    for query in step.rewritten { say("saved query \(query.name) is now: \(query.text)") }
    guard let first = step.queries.first else { return }
    let names = step.queries.joined(separator: ", ")
    say(
      step.queries.count == 1
        ? "1 saved query still asks for what is no more: \(first) (`sitat query show \(first)`)"
        : "\(step.queries.count) saved queries still ask for what is no more: \(names)"
          + " (`sitat query list`)")
    say("put it right with `sitat query save \(first) 'QUERY'`, or `sitat query remove \(first)`")
  }
}
