/// How far a rater has come with a source.
///
/// *Missing* (not finished) is never *silent* (finished, and nothing coded).
package enum AssignmentStatus: String, Hashable, Sendable, CaseIterable {
  /// Given out, and nothing done yet.
  case assigned
  /// Codings exist.
  case started
  /// Sealed: what is not coded was judged and left uncoded.
  case finished
}

/// That a rater has a source to code.
package struct Assignment: Hashable, Sendable {
  /// The source to code.
  package let source: SourceID
  /// Who codes it, and in which layer.
  package let rater: Rater
  /// How far it has come.
  package let status: AssignmentStatus

  /// Makes an assignment.
  package init(source: SourceID, rater: Rater, status: AssignmentStatus) {
    self.source = source
    self.rater = rater
    self.status = status
  }
}
