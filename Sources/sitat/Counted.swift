extension Int {
  /// The number with what it counts: `1 hit`, `2 hits`.
  ///
  /// - Parameters:
  ///   - one: the noun for one.
  ///   - many: the noun for several, where it is more than an s.
  /// - Returns: the number, a blank and the noun.
  func of(_ one: String, _ many: String? = nil) -> String {
    "\(self) " + (self == 1 ? one : many ?? one + "s")
  }

  /// The number with its verb: `1 was`, `2 were`.
  var was: String { self == 1 ? "1 was" : "\(self) were" }
}
