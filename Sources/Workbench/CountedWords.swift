extension Int {
  /// The number with what it counts, for the summaries of steps: `1 coding`, `2 codings`.
  func of(_ one: String) -> String { "\(self) \(one)" + (self == 1 ? "" : "s") }
}
