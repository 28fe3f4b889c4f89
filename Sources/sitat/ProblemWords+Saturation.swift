internal import Study
internal import Workbench

extension ProblemWords {
  /// What keeps interviews from being put in an order.
  static func saturation(_ problem: Problem) -> ProblemWords? {
    guard case .saturation(let fault) = problem else { return nil }
    return switch fault {
    case .notDates(let name, let type, let dates):
      Self(
        "the values of “\(name)” are no dates: it is of type \(type.rawValue)",
        dates.isEmpty
          ? "`sitat case attribute set \(name) --type date` makes dates of them, if they are"
          : "attributes of type date: \(String.list(dates))")
    case .noValues(let name):
      Self(
        "nobody who speaks in a finished source has a date in “\(name)”",
        "say when with `sitat case set CASE \(name)=YYYY-MM-DD`, or choose another --order")
    }
  }
}
