internal import Workbench

extension GlobalOptions {
  /// Says what a change of the codebook did, and which saved queries it leaves behind.
  func say(_ step: CodebookStep) {
    say(step.summary)
    guard let first = step.queries.first else { return }
    say(
      step.queries.count == 1
        ? "1 saved query asks for it by its former name: \(first) (`sitat query show \(first)`)"
        : "\(step.queries.count) saved queries ask for it by its former name:"
          + " \(step.queries.joined(separator: ", ")) (`sitat query list`)")
  }
}
