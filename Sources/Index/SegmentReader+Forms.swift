extension SegmentReader {
  /// Writes the ranks of the forms at some positions one after the other; the largest number where
  /// there is none.
  ///
  /// - Parameters:
  ///   - positions: the positions.
  ///   - output: room for as many numbers.
  package func copyForms(at positions: Range<Int>, to output: UnsafeMutablePointer<UInt32>) {
    var place = 0
    for position in positions {
      output[place] = UInt32(truncatingIfNeeded: form(at: position))
      place &+= 1
    }
  }
}
