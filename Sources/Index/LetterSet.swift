internal import Text

/// A set of letters, that is of Unicode scalars as they stand in forms.
///
/// It is made of ranges and of whole categories, and may be turned into all that is outside them.
struct LetterSet: Hashable, Sendable {
  /// Every letter there is.
  static let any = LetterSet(ranges: [0...0x10FFFF])
  /// Letters, marks and numbers: what a token is made of besides apostrophes; `\w`.
  static let word = LetterSet(categories: 0b1010)
  /// Decimal digits; `\d`.
  static let digit = LetterSet(categories: 0b1000)

  /// The ranges, ascending and apart.
  private(set) var ranges: [ClosedRange<UInt32>] = []
  /// A bit for each value of `LetterCategory.of(_:)` that belongs to it.
  private(set) var categories: UInt8 = 0
  /// Whether it is what lies outside.
  private(set) var isInverted = false

  /// One letter.
  init(_ letter: UInt32) { ranges = [letter...letter] }

  /// Ranges in any order.
  init(ranges: [ClosedRange<UInt32>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
        self.ranges[self.ranges.count - 1] =
          last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  private init(categories: UInt8) { self.categories = categories }

  /// All letters that are not in it.
  var inverted: LetterSet {
    var result = self
    result.isInverted.toggle()
    return result
  }

  /// Ranges together with categories; the sets joined to them must not mix the two.
  init(ranges: [ClosedRange<UInt32>], with others: [LetterSet]) {
    self.init(ranges: ranges)
    for other in others {
      categories |= other.isInverted ? ~other.categories & 0xF : other.categories
    }
  }

  /// The letter, if it holds just one.
  var onlyLetter: UInt32? {
    guard !isInverted, categories == 0, ranges.count == 1, ranges[0].count == 1 else { return nil }
    return ranges[0].lowerBound
  }

  /// Whether a letter of a category is in it.
  func contains(_ letter: UInt32, category: Int) -> Bool {
    if categories >> UInt8(category) & 1 != 0 { return !isInverted }
    let index = ranges.partitioningIndex { $0.upperBound >= letter }
    return (index < ranges.count && ranges[index].lowerBound <= letter) != isInverted
  }
}

/// What Unicode says of letters, as far as patterns can ask for it.
enum LetterCategory {
  /// The number of categories.
  static let count = 4

  private static let small: [UInt8] = (0..<0x800).map { UInt8(compute($0)) }

  /// 1 for what tokens are made of, 3 if it is a decimal digit too, 0 for the rest.
  static func of(_ letter: UInt32) -> Int {
    letter < 0x800 ? Int(small[Int(letter)]) : compute(letter)
  }

  private static func compute(_ letter: UInt32) -> Int {
    guard let scalar = Unicode.Scalar(letter) else { return 0 }
    return switch scalar.properties.generalCategory {
    case .decimalNumber: 3
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .letterNumber:
      1
    default: 0
    }
  }
}
