/// How far two different categories count as agreeing: 1 for the same, 0 for those farthest apart.
package enum WeightScheme: String, Hashable, Sendable, CaseIterable {
  /// Only the same category agrees.
  case identity
  /// 1 − |x − y| over the whole width.
  case linear
  /// 1 − (x − y)² over the whole width squared.
  case quadratic
  /// By the number of pairs of categories from the one to the other (Gwet 2014).
  case ordinal
  /// 1 − d over the greatest distance, with distances that were handed in.
  case own
}

/// The weights between all categories; symmetric, with 1 for a category and itself.
struct WeightMatrix: Sendable {
  /// The number of categories.
  let count: Int
  /// The sum of all weights.
  let total: Double
  /// Row by row; empty where only the same category agrees.
  private let values: [Double]

  /// More categories than this have no weights; they would be measurements, not categories.
  static let limit = 2000

  /// Weights where only the same category agrees.
  init(identity count: Int) {
    self.count = count
    total = Double(count)
    values = []
  }

  /// Weights as a function has them.
  init(_ count: Int, weight: (Int, Int) -> Double) {
    self.count = count
    var values: [Double] = []
    values.reserveCapacity(count * count)
    for left in 0..<count {
      for right in 0..<count { values.append(weight(left, right)) }
    }
    self.values = values
    total = values.reduce(0, +)
  }

  subscript(left: Int, right: Int) -> Double {
    values.isEmpty ? (left == right ? 1 : 0) : values[left * count + right]
  }

  /// The weighted sum that each category meets in a vector over categories.
  func applied(to vector: [Double]) -> [Double] {
    if values.isEmpty { return vector }
    return (0..<count).map { left in
      var sum = 0.0
      for right in 0..<count { sum += values[left * count + right] * vector[right] }
      return sum
    }
  }
}

extension RatingsTable {
  /// The weights that the table's level gives a meaning, beside those of no weight at all.
  ///
  /// Names have none; what is ordered has linear, quadratic and ordinal ones.
  var meaningfulSchemes: [WeightScheme] {
    (level == .nominal ? [] : [.linear, .quadratic, .ordinal]) + (ownDistance == nil ? [] : [.own])
  }

  /// The weights between the table's categories, declared or found.
  ///
  /// Linear and quadratic weights take categories by their place in the list at the ordinal
  /// level, and by their numbers above it.
  ///
  /// - Parameter scheme: How weights are made.
  /// - Returns: The weights, or nothing where there are more categories than `WeightMatrix.limit`.
  func weights(_ scheme: WeightScheme) -> WeightMatrix? {
    let count = categories.count
    guard scheme != .identity, count > 1 else { return WeightMatrix(identity: count) }
    guard count <= WeightMatrix.limit else { return nil }
    let places =
      numbers.isEmpty || level == .ordinal ? categories.indices.map { Double($0) } : numbers
    let width = (places.last ?? 1) - (places.first ?? 0)
    switch scheme {
    case .identity:
      return WeightMatrix(identity: count)
    case .linear:
      return WeightMatrix(count) { 1 - (places[$0] - places[$1]).magnitude / width }
    case .quadratic:
      return WeightMatrix(count) { left, right in
        let share = (places[left] - places[right]) / width
        return 1 - share * share
      }
    case .ordinal:
      let all = Double(count * (count - 1))
      return WeightMatrix(count) { left, right in
        let steps = abs(left - right)
        return 1 - Double((steps + 1) * steps) / all
      }
    case .own:
      guard let ownDistance else { return WeightMatrix(identity: count) }
      var greatest = 0.0
      for left in 0..<count {
        for right in 0..<left { greatest = max(greatest, ownDistance(left, right)) }
      }
      guard greatest > 0 else { return WeightMatrix(identity: count) }
      return WeightMatrix(count) { 1 - ownDistance($0, $1) / greatest }
    }
  }
}
