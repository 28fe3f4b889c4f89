internal import Store
package import Study
package import Text

/// What is drawn for a second coder.
package struct SampleRequest: Sendable {
  /// What is drawn.
  package enum Units: Hashable, Sendable {
    case sources
    /// Stretches of one kind; so many from each source, or from all together.
    case passages(SegmentKind, perSource: Bool)
  }

  /// How many are drawn.
  package enum Size: Hashable, Sendable {
    case count(Int)
    /// A share of all, rounded up.
    case share(Double)
  }

  /// What is drawn.
  package var units: Units
  /// How many.
  package var size: Size
  /// What sources are divided by: `kind`, `language` or an attribute of cases; may be several.
  package var strata: [String] = []
  /// How many are drawn at least from each group.
  package var atLeast = 0
  /// What the draw begins with.
  package var seed: UInt64 = 1
  /// The only sources to draw from; empty for all.
  package var sources: [String] = []
  /// A coder who must have finished what is drawn.
  package var finishedBy: String?
  /// A coder who must not have what is drawn yet.
  package var without: String?
  /// Whose speech passages must hold; nil for anybody's.
  package var role: SpeakerRole? = .informant
  /// Who is to code what was drawn.
  package var coder: String?
  /// Whether that is entered as an assignment.
  package var assigns = false
  /// Where the project for that coder is written.
  package var package: String?
  /// Whether the package tells the informants' attributes.
  package var tellsAttributes = false

  /// Asks for a draw.
  package init(_ units: Units, _ size: Size) {
    self.units = units
    self.size = size
  }
}

/// One group that was drawn from.
package struct SampledGroup: Hashable, Sendable {
  /// The values that its sources share; empty where sources are not divided.
  package let name: String
  /// How many there are, and how many were drawn.
  package let size: Int
  package let drawn: Int
}

/// One source or passage that was drawn.
package struct SampledUnit: Hashable, Sendable {
  package let source: String
  /// The group that it was drawn from, by its position.
  package let group: Int
  /// The passage, if passages were drawn.
  package let passage: SampledPassage?
}

/// A passage that was drawn.
package struct SampledPassage: Hashable, Sendable {
  package let span: TextSpan
  package let place: String
  package let text: String
}

/// A draw, and what was done with it.
package struct SampleResult: Sendable {
  package let groups: [SampledGroup]
  package let units: [SampledUnit]
  /// How many sources were given to the coder that were not the coder's before.
  package let assigned: Int
  package let request: SampleRequest

  /// The sources drawn, or drawn from, each once.
  package var sources: [String] {
    units.map(\.source).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}

extension OpenProject {
  /// Draws sources or passages, writes a blind package of them, and gives them to a coder.
  ///
  /// The same seed draws the same as long as the sources are the same, whatever the order in which
  /// they came. The assignments are one step; the package is written before them.
  ///
  /// - Throws: `Problem.nothingToSample`, `.sampleTooSmall` or `.unknownStratum`, and
  ///   `StoreError.exists` where the package would take another file's place.
  package func sample(_ request: SampleRequest) throws -> SampleResult {
    let draw = try file.read { try SampleDraw(request, $0) }
    if let path = request.package, let coder = request.coder {
      try file.read { reader in
        try BlindPackage(draw.records, coder: coder, tellsAttributes: request.tellsAttributes)
          .write(to: path, from: reader)
      }
    }
    let names = draw.records.map(\.source.name)
    let assigned =
      if request.assigns, let coder = request.coder {
        try assign(names, to: coder, layer: .individual)
      } else { 0 }
    return SampleResult(
      groups: draw.groups, units: draw.units, assigned: assigned, request: request)
  }
}
