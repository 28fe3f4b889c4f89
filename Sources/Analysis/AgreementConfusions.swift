package import Study

/// What one rater had on units where another had something else.
package struct CodeConfusion: Hashable, Sendable {
  /// The rater that had the code.
  package let first: Rater
  /// The rater that did not have it.
  package let second: Rater
  /// The code.
  package let code: CodeID
  /// A code that the second rater had on the same units and the first had not; nil where there is
  /// none.
  package let instead: CodeID?
  /// The number of units.
  package let units: Int
}

/// Which codes raters used in each other's place.
package struct ConfusionReport: Hashable, Sendable {
  /// For every two raters, what they had in place of each other's codes.
  ///
  /// A unit with two codes in place of one counts for each. Where both have a code of their own it
  /// is told once, from the rater that comes first.
  package let confusions: [CodeConfusion]
  /// The number of units, for each two raters once, on which the two differ.
  package let disputed: Int

  /// Compares the sets of codes that raters gave each unit, two raters at a time.
  ///
  /// - Throws: `AgreementError.tooManyRaters` where more than 64 raters finished a source.
  package init(_ input: AgreementInput) throws(AgreementError) {
    let layout = AgreementLayout(input)
    var sets = RowSets()
    var disputes: [Difference: Int] = [:]
    for source in input.sources where Set(source.raters).count >= 2 {
      let raters = Set(source.raters).count
      guard raters <= SourcePresence.raterLimit else {
        throw .tooManyRaters(
          source: source.id, found: raters, limit: SourcePresence.raterLimit)
      }
      let material = layout.material(
        of: source, source.codings.filter { layout.rows[$0.code] != nil })
      let given = layout.sets(of: material, into: &sets)
      given.forEach { numbers, units in
        for first in 0..<raters {
          let left = numbers[numbers.startIndex + first]
          for second in first + 1..<raters {
            let right = numbers[numbers.startIndex + second]
            if left == right { continue }
            let dispute = Difference(
              first: material.raters[first], second: material.raters[second], left: left,
              right: right)
            disputes[dispute, default: 0] += units
          }
        }
      }
    }
    disputed = disputes.values.reduce(0, +)
    var counts: [Place: Int] = [:]
    for (dispute, units) in disputes {
      dispute.forEachPlace(sets) { counts[$0, default: 0] += units }
    }
    confusions = counts.sorted { $0.key.order < $1.key.order }.map { place, units in
      CodeConfusion(
        first: layout.raters[place.first], second: layout.raters[place.second],
        code: input.codes[place.row].id, instead: place.instead.map { input.codes[$0].id },
        units: units)
    }
  }
}

/// Two raters and the different sets that they gave some units.
private struct Difference: Hashable {
  let first: Int
  let second: Int
  let left: Int
  let right: Int

  /// Hands over each row that one of the two has alone, with each that the other has alone.
  func forEachPlace(_ sets: RowSets, _ body: (Place) -> Void) {
    let one = Set(sets.sets[left])
    let other = Set(sets.sets[right])
    let onlyFirst = one.subtracting(other)
    let onlySecond = other.subtracting(one)
    for row in onlyFirst {
      if onlySecond.isEmpty {
        body(Place(first: first, second: second, row: row, instead: nil))
      }
      for instead in onlySecond {
        body(Place(first: first, second: second, row: row, instead: instead))
      }
    }
    guard onlyFirst.isEmpty else { return }
    for row in onlySecond {
      body(Place(first: second, second: first, row: row, instead: nil))
    }
  }
}

/// A row in the place of another, with the positions of the two raters.
private struct Place: Hashable {
  let first: Int
  let second: Int
  let row: Int
  let instead: Int?

  var order: (Int, Int, Int, Int) { (row, instead ?? -1, first, second) }
}
