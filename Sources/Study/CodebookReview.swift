/// Why a coding is to be looked at again.
package enum CodebookReviewKind: String, Hashable, Sendable, CaseIterable {
  /// Its code was split.
  case split
  /// Its code was defined otherwise when it was made.
  case redefined
  /// A pass over every coding of a code.
  case secondReading = "second-reading"
}

/// What was decided about a coding that was looked at again.
package enum CodebookReviewDecision: String, Hashable, Sendable, CaseIterable {
  /// It stays as it is.
  case keep
  /// It gets another code.
  case move
  /// It goes.
  case drop
}
