package import Text

/// Whose reading a set of codings is.
package enum Layer: String, Hashable, Sendable, CaseIterable, Comparable {
  /// A coder's own, blind to the others'.
  case individual
  /// The same coder's later reading, against which intra-coder agreement is measured.
  case secondReading = "second-reading"
  /// What the team decided together.
  case consensus

  package static func < (left: Layer, right: Layer) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .individual: 0
    case .secondReading: 1
    case .consensus: 2
    }
  }
}

/// A coder in a layer: one voice in agreement.
package struct Rater: Hashable, Sendable {
  /// Who coded.
  package let coder: CoderID
  /// In which layer.
  package let layer: Layer

  /// Makes a rater.
  package init(coder: CoderID, layer: Layer) {
    self.coder = coder
    self.layer = layer
  }
}

/// One use of a code on a passage by a rater.
package struct Coding: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: CodingID
  /// The source it lies in.
  package let source: SourceID
  /// The stored scalars it covers; an empty span marks a place and is left out of counts.
  package let span: TextSpan
  /// The code.
  package let code: CodeID
  /// Who coded, and in which layer.
  package let rater: Rater

  /// Makes a coding.
  package init(id: CodingID, source: SourceID, span: TextSpan, code: CodeID, rater: Rater) {
    self.id = id
    self.source = source
    self.span = span
    self.code = code
    self.rater = rater
  }
}
