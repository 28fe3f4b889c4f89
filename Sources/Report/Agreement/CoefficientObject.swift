internal import Analysis
internal import Formats

/// An object whose undefined members are `null` and have their reason under `undefined`.
struct CoefficientObject {
  private var members: [JSONValue.Member] = []
  private var undefined: [JSONValue.Member] = []

  /// Adds any member.
  mutating func add(_ key: String, _ value: JSONValue) {
    members.append(JSONValue.Member(key, value))
  }

  /// Adds a coefficient.
  mutating func add(_ key: String, _ coefficient: Coefficient) {
    switch coefficient {
    case .value(let value): add(key, .number(value))
    case .undefined(let reason): leaveOut(key, reason)
    }
  }

  /// Adds an interval as its two limits.
  mutating func add(_ key: String, _ interval: Interval) {
    switch interval {
    case .value(let bounds):
      add(key, .array([.number(bounds.lowerBound), .number(bounds.upperBound)]))
    case .undefined(let reason): leaveOut(key, reason)
    }
  }

  private mutating func leaveOut(_ key: String, _ reason: UndefinedReason) {
    add(key, .null)
    undefined.append(JSONValue.Member(key, .string(reason.rawValue)))
  }

  /// The object.
  var value: JSONValue {
    .object(members + [JSONValue.Member("undefined", .object(undefined))])
  }
}
