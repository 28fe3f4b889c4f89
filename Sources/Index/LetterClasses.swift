internal import Text

/// Letters put into classes such that some sets hold all letters of a class or none of them.
struct LetterClasses: Sendable {
  /// The letters below this one have their classes in a table.
  static let smallBound: UInt32 = 0x800

  /// The number of classes; each is known by its number.
  let count: Int
  /// The classes that each set holds: an entry per set and class.
  private let members: [Bool]
  /// The first letters of the intervals in which nothing but categories changes, from 0.
  private let starts: [UInt32]
  /// The class of each interval and category.
  private let numbers: [UInt32]
  /// The classes of the small letters.
  private let small: [UInt32]
  private let usesCategories: Bool

  /// Finds the classes of some sets.
  init(_ sets: [LetterSet]) {
    var bounds: Set<UInt32> = [0]
    for range in sets.lazy.flatMap(\.ranges) {
      bounds.insert(range.lowerBound)
      if range.upperBound < 0x10FFFF { bounds.insert(range.upperBound + 1) }
    }
    let starts = bounds.sorted()
    usesCategories = sets.contains { $0.categories != 0 }
    let width = usesCategories ? LetterCategory.count : 1
    let (classes, samples) = Self.refined(sets, starts, width)
    count = samples.count
    numbers = classes.map { UInt32($0) }
    members = sets.flatMap { set in
      samples.map { set.contains(starts[$0 / width], category: $0 % width) }
    }
    self.starts = starts
    var small: [UInt32] = []
    small.reserveCapacity(Int(Self.smallBound))
    var interval = 0
    for letter in 0..<Self.smallBound {
      if interval + 1 < starts.count, starts[interval + 1] == letter { interval += 1 }
      let category = usesCategories ? LetterCategory.of(letter) : 0
      small.append(numbers[interval * width + category])
    }
    self.small = small
  }

  /// Splits all pairs of interval and category, set by set, into those inside and outside.
  ///
  /// - Returns: the class of each pair, and of each class the first pair.
  private static func refined(_ sets: [LetterSet], _ starts: [UInt32], _ width: Int)
    -> ([Int], [Int])
  {
    var classes = [Int](repeating: 0, count: starts.count * width)
    var count = 1
    for set in sets {
      var split = [Int](repeating: -1, count: count)
      for index in pairs(in: set, starts, width) {
        if split[classes[index]] < 0 {
          split[classes[index]] = count
          count += 1
        }
        classes[index] = split[classes[index]]
      }
    }
    var samples: [Int] = []
    var renumbered = [Int](repeating: -1, count: count)
    for index in classes.indices {
      if renumbered[classes[index]] < 0 {
        renumbered[classes[index]] = samples.count
        samples.append(index)
      }
      classes[index] = renumbered[classes[index]]
    }
    return (classes, samples)
  }

  /// The pairs of interval and category that a set holds.
  private static func pairs(in set: LetterSet, _ starts: [UInt32], _ width: Int) -> [Int] {
    if set.isInverted || set.categories != 0 {
      return (0..<starts.count * width).filter {
        set.contains(starts[$0 / width], category: $0 % width)
      }
    }
    return set.ranges.flatMap { range in
      let first = starts.partitioningIndex { $0 >= range.lowerBound }
      let end = starts.partitioningIndex { $0 > range.upperBound }
      return first * width..<end * width
    }
  }

  /// The class of a letter.
  @inline(__always)
  func number(of letter: UInt32) -> Int {
    letter < Self.smallBound ? Int(small[Int(letter)]) : largeNumber(of: letter)
  }

  @inline(never)
  private func largeNumber(of letter: UInt32) -> Int {
    let interval = starts.partitioningIndex { $0 > letter } - 1
    guard usesCategories else { return Int(numbers[interval]) }
    return Int(numbers[interval * LetterCategory.count + LetterCategory.of(letter)])
  }

  /// The classes of the letters below a bound, each in its place.
  var smallNumbers: [UInt32] { small }

  /// Whether a set holds a class.
  @inline(__always)
  func set(_ set: Int, contains number: Int) -> Bool { members[set &* count &+ number] }

  /// The stretches of letters in which there can be letters of some classes, ascending.
  func stretches(of wanted: [Bool]) -> [ClosedRange<UInt32>] {
    let width = usesCategories ? LetterCategory.count : 1
    var result: [ClosedRange<UInt32>] = []
    for interval in starts.indices
    where (0..<width).contains(where: { wanted[Int(numbers[interval * width + $0])] }) {
      let end = interval + 1 < starts.count ? starts[interval + 1] - 1 : 0x10FFFF
      if let last = result.last, last.upperBound + 1 == starts[interval] {
        result[result.count - 1] = last.lowerBound...end
      } else {
        result.append(starts[interval]...end)
      }
    }
    return result
  }
}
