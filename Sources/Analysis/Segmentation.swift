/// A text cut into segments by one coder, each of so many units, such as sentences.
///
/// Boundaries are the places between units where a segment ends; the text's own end is none.
package struct Segmentation: Hashable, Sendable {
  /// The number of units in each segment, in order; all of them 1 or more.
  package let masses: [Int]
  /// The number of units.
  package let units: Int

  /// Takes the sizes of the segments.
  ///
  /// - Precondition: There is a segment, and each has a unit or more.
  package init(_ masses: [Int]) {
    precondition(
      !masses.isEmpty && masses.allSatisfy { $0 > 0 }, "every segment has a unit or more")
    self.masses = masses
    units = masses.reduce(0, +)
  }

  /// The number of places where a boundary could be.
  package var places: Int { units - 1 }

  /// The number of boundaries.
  package var boundaries: Int { masses.count - 1 }

  /// Whether there is a boundary, place by place.
  var marks: [Bool] {
    var marks = [Bool](repeating: false, count: places)
    var end = 0
    for mass in masses.dropLast() {
      end += mass
      marks[end - 1] = true
    }
    return marks
  }
}

/// What makes one segmentation of a text another one (Fournier 2013).
///
/// A boundary of one that the other has next to it, at most so many places away, is a near miss, and
/// the two are one edit; the nearest are taken first, then those nearest to the beginning, and no
/// boundary twice. Any other boundary that only one has is a full miss.
struct BoundaryEdits {
  /// Boundaries that both have.
  private(set) var matches = 0
  /// Boundaries that only one has, with none of the other's near.
  private(set) var misses = 0
  /// How far the near misses lie apart, in places.
  private(set) var shifts: [Int] = []
  /// The number of places.
  let places: Int
  /// The number of places that a near miss spans, both ends counted: n_t.
  let span: Int

  /// Compares two segmentations of the same text.
  ///
  /// - Precondition: They have the same number of units, and the span is 1 or more; with 1 there
  ///   are no near misses.
  init(_ first: Segmentation, _ second: Segmentation, span: Int) {
    precondition(first.units == second.units, "both are of the same text")
    self.span = span
    places = first.places
    let marks = (first: first.marks, second: second.marks)
    var differs = zip(marks.first, marks.second).map { $0 != $1 }
    matches = zip(marks.first, marks.second).count { $0 && $1 }
    for distance in 1..<max(span, 1) where distance < places {
      for left in 0..<(places - distance) where differs[left] && differs[left + distance] {
        guard marks.first[left] != marks.first[left + distance] else { continue }
        differs[left] = false
        differs[left + distance] = false
        shifts.append(distance)
      }
    }
    misses = differs.count { $0 }
  }

  /// The weight of all edits: 1 for a full miss, and for a near miss how far it is off, of the
  /// span.
  var weight: Double { Double(misses) + Double(shifts.reduce(0, +)) / Double(span) }

  /// B's numerator and denominator.
  var boundarySimilarity: (agreeing: Double, all: Double) {
    let all = Double(misses + shifts.count + matches)
    return (all - weight, all)
  }

  /// S's numerator and denominator.
  var segmentationSimilarity: (agreeing: Double, all: Double) {
    (Double(places) - weight, Double(places))
  }
}

/// How far windows over a text tell two segmentations apart; errors, so that 0 is the best.
struct WindowErrors {
  /// The units from one end of a window to the other: as asked for, else half the reference's mean
  /// segment, rounded half to even, and 2 at least.
  let window: Int
  /// Pk (Beeferman, Berger and Lafferty 1999): the share of windows whose ends lie in one segment
  /// by one segmentation and not by the other.
  let pk: Coefficient
  /// WindowDiff (Pevzner and Hearst 2002): the share of windows with different numbers of
  /// boundaries.
  let windowDiff: Coefficient

  /// Compares a segmentation with a reference of the same text.
  ///
  /// - Parameters:
  ///   - hypothesis: The segmentation.
  ///   - reference: What it is compared with.
  ///   - window: The size of windows, 1 or more; nil for half the reference's mean segment.
  init(_ hypothesis: Segmentation, reference: Segmentation, window: Int? = nil) {
    let mean = Double(reference.units) / Double(reference.masses.count)
    let window = window ?? max(2, Int((mean / 2).rounded(.toNearestOrEven)))
    self.window = window
    let counts = [hypothesis, reference].map { segmentation in
      segmentation.marks.reduce(into: [0]) { $0.append(($0.last ?? 0) + ($1 ? 1 : 0)) }
    }
    var strangers = 0
    var different = 0
    let windows = max(0, reference.units - window)
    for start in 0..<windows {
      let inside = counts.map { $0[start + window] - $0[start] }
      if (inside[0] == 0) != (inside[1] == 0) { strangers += 1 }
      if inside[0] != inside[1] { different += 1 }
    }
    pk = .share(strangers, of: windows, otherwise: .noPairableUnits)
    windowDiff = .share(different, of: windows, otherwise: .noPairableUnits)
  }
}
