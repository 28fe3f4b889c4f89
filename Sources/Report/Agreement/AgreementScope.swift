package import Study

/// What an agreement report was asked for that its numbers alone do not tell.
package struct AgreementScope: Hashable, Sendable {
  /// Whose speech was compared.
  package enum Speech: String, Hashable, Sendable, CaseIterable {
    /// Everybody's.
    case any
    /// All but the interviewer's.
    case informant
    /// The interviewer's alone.
    case interviewer
  }

  /// What an interval of α takes for the sample.
  package enum IntervalKind: String, Hashable, Sendable, CaseIterable {
    /// Sources, left out one by one.
    case sources
    /// Units, as if they were drawn one by one.
    case units
  }

  /// Work that was opened again after it could be compared.
  package struct Reopening: Hashable, Sendable {
    /// The source.
    package let source: SourceID
    /// Whose work.
    package let rater: Rater
    /// Whether it is open now.
    package let isOpen: Bool

    /// Names such work.
    package init(source: SourceID, rater: Rater, isOpen: Bool) {
      self.source = source
      self.rater = rater
      self.isOpen = isOpen
    }
  }

  /// Whether every code was read with its descendants.
  package var isRolledUp: Bool
  /// Whose speech was compared.
  package var speech: Speech
  /// The only kind of source measured, where there are others.
  package var kind: SourceKind?
  /// The query whose passages units had to touch.
  package var filter: String?
  /// The drawn passages that alone count.
  package var sample: DrawnShare?
  /// The only cases whose speech counts.
  package var cases: [String] = []
  /// The number of sources in which nothing was asked about.
  package var sourcesOutside = 0
  /// Whether the work was measured as it stands today, not as it was when first compared.
  package var isCurrent = false
  /// The work that was opened again after it could be compared.
  package var reopened: [Reopening] = []
  /// The number of codings that were sealed with a code that is in no codebook any more.
  package var codingsWithoutCode = 0
  /// The frozen codebook by whose codes was measured.
  package var version: String?
  /// The codes of sealed codings that it does not have.
  package var codesLeftOut: [CodeCount] = []
  /// What the interval shown takes for the sample.
  package var interval: IntervalKind = .sources
  /// The kinds of which no source was finished by two, with their numbers of sources.
  package var kindsLeftOut: [KindCount] = []
  /// How much of the material two coders have finished.
  package var doubleCoding: DoubleCodingShare?

  /// A code with a number of codings.
  package struct CodeCount: Hashable, Sendable {
    let name: String
    let codings: Int

    /// Makes a number.
    package init(name: String, codings: Int) {
      self.name = name
      self.codings = codings
    }
  }

  /// A kind of source with a number of sources.
  package struct KindCount: Hashable, Sendable {
    /// The kind.
    package let kind: SourceKind
    /// The number of sources.
    package let sources: Int

    /// Makes a number.
    package init(kind: SourceKind, sources: Int) {
      self.kind = kind
      self.sources = sources
    }
  }

  /// Makes a scope in which nothing was restricted.
  package init(isRolledUp: Bool = false, speech: Speech = .informant) {
    self.isRolledUp = isRolledUp
    self.speech = speech
  }
}

/// How much the passages of a drawn sample are.
package struct DrawnShare: Hashable, Sendable {
  /// The file that lists them.
  package let file: String
  /// The number of passages; 0 where whole sources were drawn.
  package let passages: Int
  /// The number of sources that they lie in.
  package let sources: Int

  /// Describes a sample.
  package init(file: String, passages: Int, sources: Int) {
    self.file = file
    self.passages = passages
    self.sources = sources
  }
}

/// How much of some sources two coders or more have finished.
package struct DoubleCodingShare: Hashable, Sendable {
  /// The number of sources.
  package let sources: Int
  /// The number of them that two have finished.
  package let compared: Int
  /// The share of the sources' text that lies in those.
  package let share: Double?

  /// Makes a share of texts, by their lengths.
  package init(sources: Int, compared: Int, scalars: Int, comparedScalars: Int) {
    self.sources = sources
    self.compared = compared
    share = scalars > 0 ? Double(comparedScalars) / Double(scalars) : nil
  }
}
