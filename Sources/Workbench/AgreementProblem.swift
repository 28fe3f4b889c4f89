/// What keeps agreement from being measured, or a consensus from being made.
package enum AgreementProblem: Hashable, Sendable {
  // Samples
  case emptySample
  case noUnitsInSample(unit: String, passages: Int)
  // Segmentations
  case segmentedTwice(coder: String, source: String)
  case segmentsWithoutKind
  case noSegmentsOfKind(asked: String, found: [String])
  case noUnitsToCut(unit: String)
  // Consensus
  case undecided(source: String, passages: Int)
  case stillCoding(source: String, coders: [String])
  case withdrawalAndMore(written: String)
}
