package import Analysis
internal import Store
package import Study
internal import Text

/// What agreement is asked about.
package struct AgreementRequest: Sendable {
  /// What is judged.
  package var unit: UnitKind = .sentence
  /// When a unit has a code.
  package var rule: CoverageRule = .any
  /// Whose speech counts; nil for everybody's.
  package var role: SpeakerRole? = .informant
  /// The codes asked for; empty for every code.
  package var codes: [String] = []
  /// Whether the codes below those asked for are rows of their own.
  package var includesDescendants = false
  /// Whether a code's descendants count as the code.
  package var rollup = false
  /// Whether codes with others below them are shown with these as well.
  package var hasRollUpRows = true
  /// The only coders wanted; empty for all.
  package var coders: [String] = []
  /// The only sources wanted; empty for all.
  package var sources: [String] = []
  /// The only kinds of source wanted; empty for all.
  package var kinds: [SourceKind] = []
  /// The only cases whose speech counts; empty for all.
  package var cases: [String] = []
  /// A query: only units that its passages touch are judged.
  package var filter: String?
  /// A table of drawn passages: only units that lie in them are judged.
  package var sample: String?
  /// Which layers are compared.
  package var layers: [Layer] = [.individual]
  /// Whether the work counts as it stands today, and not as it was when first compared.
  package var isCurrent = false
  /// Whether sources of several kinds are measured together.
  package var poolsKinds = false
  /// The frozen codebook by whose codes is measured; the codebook as it stands, if nil.
  package var version: String?

  /// The usual question.
  package init() {}
}

/// That work was opened again after it could be compared.
package struct ReopenedWork: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// Whose work.
  package let rater: Rater
  /// Whether it is open now.
  package let isOpen: Bool
}

/// Agreement in sources that are measured together.
package struct AgreementBlock: Sendable {
  /// The kind of the sources; nil where all that are compared are measured together.
  package let kind: SourceKind?
  /// What kind the sources are, where they are of one.
  package let soleKind: SourceKind?
  /// What was measured.
  package let input: AgreementInput
  /// How well the coders agree.
  package let report: AgreementReport
  /// The same at the unit `character`, for the α beside the units' own.
  package let characters: AgreementReport
  /// The work that was opened again after it could be compared, by source and rater.
  package let reopened: [ReopenedWork]
  /// The compared sources from the first that was finished to the last.
  package let inOrderOfSealing: [SourceID]
  /// When the last coder finished each of them, in UTC.
  package let sealedAt: [SourceID: String]
  /// How much of the material was coded twice.
  package let doubleCoding: DoubleCoding
}

/// How much of some sources two coders or more have finished.
package struct DoubleCoding: Hashable, Sendable {
  /// The number of sources.
  package let sources: Int
  /// The length of their texts.
  package let scalars: Int
  /// The number of sources that two have finished.
  package let comparedSources: Int
  /// The length of their texts.
  package let comparedScalars: Int
}

/// Agreement with the names that a report needs.
package struct AgreementResult: Sendable {
  /// What is measured together: one block, or one for each kind of source.
  package let blocks: [AgreementBlock]
  package let codebook: Codebook
  package let coderNames: [CoderID: String]
  package let sourceNames: [SourceID: String]
  /// The kinds of which no source was finished by two, with their numbers of sources; empty where
  /// one block holds all.
  package let kindsLeftOut: [(kind: SourceKind, sources: Int)]
  /// The number of sources in which nothing was asked about.
  package let sourcesOutside: Int
  /// The number of codings that were sealed with a code that is in no codebook any more.
  package let codingsWithoutCode: Int
  /// The drawn passages that units had to lie in, if any were asked for.
  package let sample: SampleShare?
  /// The frozen codebook by whose codes was measured, if one was asked for.
  package let version: String?
  /// The codes of sealed codings that it does not have, with how many codings each, by name.
  package let codesLeftOut: [(name: String, codings: Int)]
}

extension OpenProject {
  /// How well the coders agree, in the sources that two of them have finished.
  ///
  /// What counts is the work as it was when it could first be compared. Sources of different kinds
  /// are measured apart unless the request says otherwise.
  ///
  /// Under a frozen codebook, each coding has the code that it had when its work was sealed, under
  /// the name and at the place that the version has it. A code that the version does not have
  /// counts as what it has been merged into since, where the version has that, and else is left out
  /// and listed.
  ///
  /// - Throws: `Problem.nothingFinished` or `.noPairFinished` where there is nothing to compare,
  ///   with the names that its remedy needs; `.noUnits` or `.nothingAskedAbout` where nothing is
  ///   left to be judged.
  package func agreement(_ request: AgreementRequest) throws -> AgreementResult {
    let passages = try request.filter.map { try passageFilter($0) }
    return try file.read { reader in
      let gathering = try AgreementGatherer(request, reader, passages)
      return try gathering.result()
    }
  }
}

extension Codebook {
  /// The rows of a report on agreement.
  func agreementRows(_ request: AgreementRequest) throws -> (
    codes: [ReportedCode], rollUps: [ReportedCode]
  ) {
    var asked: [CodeID] = []
    for name in request.codes {
      let code = try wanted(name).id
      asked += request.includesDescendants ? withDescendants(code) : [code]
    }
    var seen: Set<CodeID> = []
    let rows = (asked.isEmpty ? codes.map(\.id) : asked).filter { seen.insert($0).inserted }
    let codes = rows.map { id in
      ReportedCode(id: id, members: request.rollup ? Set(withDescendants(id)) : [id])
    }
    guard request.hasRollUpRows, !request.rollup else { return (codes, []) }
    return (
      codes,
      rows.filter { !children(of: $0).isEmpty }.map {
        ReportedCode(id: $0, members: Set(withDescendants($0)))
      }
    )
  }
}
