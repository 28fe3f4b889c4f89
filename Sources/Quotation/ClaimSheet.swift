package import Study

/// A claim with the passages for and against it, as it is listed and printed.
package struct ClaimSheet: Hashable, Sendable {
  /// One passage.
  package struct Passage: Hashable, Sendable {
    /// On which side it stands.
    package let side: ClaimSide
    /// The passage, as it is quoted.
    package let quoted: QuotedPassage
    /// What kind of source it is from.
    package let kind: SourceKind
    /// Whether it is coded no more.
    package let isGone: Bool

    /// Makes a passage.
    package init(side: ClaimSide, quoted: QuotedPassage, kind: SourceKind, isGone: Bool) {
      self.side = side
      self.quoted = quoted
      self.kind = kind
      self.isGone = isGone
    }
  }

  /// What people type for it: `c1`.
  package let key: String
  /// What is claimed.
  package let statement: String
  /// A note; may be empty.
  package let note: String
  /// Where contrary passages were sought; may be empty.
  package let contrarySought: String
  /// The passages, by side, source and place.
  package let passages: [Passage]
  /// How many informants and sources speak on each side, among passages that still are coded.
  package let informants: [ClaimSide: Int]
  /// How many of those informants stand for all in a source who are linked to no case.
  package let unlinked: [ClaimSide: Int]
  package let sources: [ClaimSide: Int]
  /// What makes it weaker than it looks.
  package let flags: [ClaimFlag]

  /// Makes a sheet.
  package init(
    key: String, statement: String, note: String, contrarySought: String, passages: [Passage],
    informants: [ClaimSide: Int], unlinked: [ClaimSide: Int], sources: [ClaimSide: Int],
    flags: [ClaimFlag]
  ) {
    self.key = key
    self.statement = statement
    self.note = note
    self.contrarySought = contrarySought
    self.passages = passages
    self.informants = informants
    self.unlinked = unlinked
    self.sources = sources
    self.flags = flags
  }

  /// The passages of one side.
  package func passages(_ side: ClaimSide) -> [Passage] { passages.filter { $0.side == side } }

  /// The kinds of sources on a side, with how many passages that still are coded each has.
  package func kinds(_ side: ClaimSide) -> [(kind: SourceKind, passages: Int)] {
    let own = passages(side).filter { !$0.isGone }
    return SourceKind.allCases.compactMap { kind in
      let count = own.filter { $0.kind == kind }.count
      return count == 0 ? nil : (kind, count)
    }
  }
}
