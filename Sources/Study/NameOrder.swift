internal import Text

/// The order in which names are listed: numbers by value, letters as in the Norwegian alphabet.
///
/// Case does not matter; æ, ø and å follow z, `aa` counts as å, ä as æ and ö as ø. Names that
/// are equal so far stand in the order of their scalars.
package struct NameOrder: Comparable, Sendable {
  private let weights: [UInt64]
  private let name: String

  /// Takes a name for comparison.
  package init(_ name: String) {
    self.name = name
    var weights: [UInt64] = []
    var number: UInt64?
    for scalar in name.foldedForSearch.unicodeScalars {
      if let digit = Self.digit(scalar) {
        number = min((number ?? 0) * 10 + digit, Self.largestNumber)
        continue
      }
      if let value = number { weights.append(Self.numberBase + value) }
      number = nil
      let weight = Self.weight(of: scalar)
      if scalar == "a", weights.last == weight {
        weights[weights.count - 1] = Self.letterBase + 29
      } else {
        weights.append(weight)
      }
    }
    if let value = number { weights.append(Self.numberBase + value) }
    self.weights = weights
  }

  package static func < (left: NameOrder, right: NameOrder) -> Bool {
    if left.weights == right.weights { return left.name < right.name }
    return left.weights.lexicographicallyPrecedes(right.weights)
  }

  private static let numberBase: UInt64 = 1 << 22
  private static let largestNumber: UInt64 = 1 << 40
  private static let letterBase: UInt64 = 1 << 50

  private static func digit(_ scalar: Unicode.Scalar) -> UInt64? {
    ("0"..."9").contains(scalar) ? UInt64(scalar.value - 48) : nil
  }

  /// Signs, then numbers, then letters; `a` to `z` are 1 to 26, æ 27, ø 28, å 29, others after.
  private static func weight(of scalar: Unicode.Scalar) -> UInt64 {
    switch scalar {
    case "a"..."z": letterBase + UInt64(scalar.value - 96)
    case "æ", "ä": letterBase + 27
    case "ø", "ö": letterBase + 28
    case "å": letterBase + 29
    default:
      scalar.properties.isAlphabetic
        ? letterBase + 64 + UInt64(scalar.value) : UInt64(scalar.value)
    }
  }
}

extension Sequence {
  /// The elements in the order of their names; each name is weighed once.
  package func sortedByName(_ name: (Element) -> String) -> [Element] {
    map { (order: NameOrder(name($0)), element: $0) }.sorted { $0.order < $1.order }
      .map(\.element)
  }
}

extension Sequence<String> {
  /// Names in their order.
  package func sortedByName() -> [String] { sortedByName(\.self) }
}
