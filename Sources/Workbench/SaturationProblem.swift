package import Study

/// What keeps interviews from being put in an order.
package enum SaturationProblem: Hashable, Sendable {
  /// An attribute that is named for its dates is of another type.
  case notDates(name: String, type: AttributeType, dates: [String])
  /// No case who speaks in a finished source has a date in the attribute.
  case noValues(name: String)
}
