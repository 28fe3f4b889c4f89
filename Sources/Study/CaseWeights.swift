/// How much informants count where weights are heeded.
///
/// Sums are of whole millionths, so that they are exact and do not depend on the order.
package struct CaseWeights: Hashable, Sendable {
  /// What an informant counts who has no other weight.
  package static let one = 1_000_000
  /// The weights other than 1.
  private let others: [CaseID: Int]

  /// Takes the weights of cases; those who are no case, and cases that are not named, count 1.
  package init(_ cases: [Case] = []) {
    others = Dictionary(
      cases.compactMap { study in
        let weight = Int(exactly: (study.weight * Double(Self.one)).rounded()) ?? Self.one
        return weight == Self.one ? nil : (study.id, weight)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The weight of an informant, in millionths.
  package func millionths(of informant: Informant) -> Int {
    informant.caseID.flatMap { others[$0] } ?? Self.one
  }

  /// The weight of what several say together: the highest among them, and 1 where none of them is
  /// an informant.
  package func highest(of informants: some Sequence<Informant>) -> Int {
    informants.map(millionths(of:)).max() ?? Self.one
  }

  /// The sum of informants' weights.
  package func sum(of informants: some Sequence<Informant>) -> Double {
    Self.value(informants.reduce(0) { $0 + millionths(of: $1) })
  }

  /// Millionths as the number that they are.
  package static func value(_ millionths: Int) -> Double { Double(millionths) / Double(one) }
}
