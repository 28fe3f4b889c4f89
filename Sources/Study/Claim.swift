/// On which side of a claim a passage stands.
package enum ClaimSide: String, Hashable, Sendable, CaseIterable {
  case supporting
  case contrary
}

/// What makes a claim weaker than it looks.
package enum ClaimFlag: String, Hashable, Sendable, CaseIterable {
  /// Nothing supports it.
  case unsupported
  /// All that supports it comes from one informant.
  case oneInformant = "one-informant"
  /// All that supports it comes from one source.
  case oneSource = "one-source"
  /// No passage stands against it, and nobody has said where one was sought.
  case contraryNotSought = "contrary-not-sought"
  /// A passage for or against it is coded no more.
  case codingGone = "coding-gone"
}

/// Where a passage of a claim comes from.
package struct ClaimGround: Hashable, Sendable {
  /// On which side it stands.
  package let side: ClaimSide
  /// The source.
  package let source: SourceID
  /// Who says it: the cases whose words are in it; empty where nobody in it is one.
  package let cases: [CaseID]
  /// Whether it is coded no more.
  package let isGone: Bool

  /// Makes a ground.
  package init(side: ClaimSide, source: SourceID, cases: [CaseID], isGone: Bool) {
    self.side = side
    self.source = source
    self.cases = cases
    self.isGone = isGone
  }
}

extension ClaimFlag {
  /// What there is to say of a claim that rests on some grounds.
  ///
  /// A passage that nobody who is a case says counts as one informant for each source: who says it
  /// is not known, and two of one source may be one.
  ///
  /// - Parameters:
  ///   - grounds: The passages on either side.
  ///   - contrarySought: Whether somebody said where contrary passages were sought.
  /// - Returns: The flags, in their order.
  package static func flags(
    of grounds: [ClaimGround], contrarySought: Bool
  ) -> [ClaimFlag] {
    let standing = grounds.filter { !$0.isGone }
    let supporting = standing.filter { $0.side == .supporting }
    var informants: Set<Informant> = []
    for ground in supporting {
      if ground.cases.isEmpty { informants.insert(.unknown(ground.source)) }
      informants.formUnion(ground.cases.map { .known($0) })
    }
    return allCases.filter { flag in
      switch flag {
      case .unsupported: supporting.isEmpty
      case .oneInformant: informants.count == 1
      case .oneSource: Set(supporting.map(\.source)).count == 1
      case .contraryNotSought:
        !contrarySought && !standing.contains { $0.side == .contrary }
      case .codingGone: grounds.contains(where: \.isGone)
      }
    }
  }

  private enum Informant: Hashable {
    case known(CaseID)
    case unknown(SourceID)
  }
}
