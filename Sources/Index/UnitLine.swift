/// A straight line through nothing, on which numbers that grow about evenly nearly lie.
struct UnitLine {
  /// How many binary digits behind the point the lines of a block have: positions over units, and
  /// scalars over positions.
  static let digits: (positions: UInt32, scalars: UInt32) = (6, 10)

  /// What the line rises by, in parts of two to the power of `digits`; at most 16 bits.
  let slope: UInt32
  let digits: UInt32

  /// A line with a slope that is known.
  @inline(__always)
  init(slope: UInt32, digits: UInt32) {
    self.slope = slope
    self.digits = digits
  }

  /// The line through a point, or as near to it as slopes go.
  init(across: UInt32, up: UInt32, digits: UInt32) {
    let slope = across == 0 ? 0 : UInt64(up) << UInt64(digits) / UInt64(across)
    self.init(slope: UInt32(min(slope, 0xFFFF)), digits: digits)
  }

  /// How high the line is at a place.
  @inline(__always)
  subscript(across: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: UInt64(across) &* UInt64(slope) &>> UInt64(digits))
  }
}
