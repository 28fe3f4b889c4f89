/// On which side of a claim a passage stands.
package enum ClaimSide: String, Hashable, Sendable, CaseIterable {
  case supporting
  case contrary
}

/// What makes a claim weaker than it looks.
package enum ClaimFlag: String, Hashable, Sendable, CaseIterable {
  /// Nothing supports it.
  case unsupported
  /// All that supports it comes from one informant, if from any.
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
  /// Who says it; empty where no informant does.
  package let informants: [Informant]
  /// Whether it is coded no more.
  package let isGone: Bool

  /// Makes a ground.
  package init(side: ClaimSide, source: SourceID, informants: [Informant], isGone: Bool) {
    self.side = side
    self.source = source
    self.informants = informants
    self.isGone = isGone
  }
}

extension ClaimFlag {
  /// What there is to say of a claim that rests on some grounds.
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
    let informants = Set(supporting.flatMap(\.informants))
    return allCases.filter { flag in
      switch flag {
      case .unsupported: supporting.isEmpty
      case .oneInformant: !supporting.isEmpty && informants.count <= 1
      case .oneSource: Set(supporting.map(\.source)).count == 1
      case .contraryNotSought:
        !contrarySought && !standing.contains { $0.side == .contrary }
      case .codingGone: grounds.contains(where: \.isGone)
      }
    }
  }
}
