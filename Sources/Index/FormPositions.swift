internal import CFast

extension SegmentReader {
  /// A cursor over the positions of a form, by rank.
  package func postings(ofForm form: Int) -> PostingsCursor { postings.cursor(of: form) }

  /// Adds the positions of a form, by rank, to the end of an array, ascending.
  package func appendPositions(ofForm form: Int, to output: inout [UInt32]) {
    if output.isEmpty { return output = positions(ofForm: form) }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SegmentLayout.blockSize) { block in
      guard let base = block.baseAddress else { return }
      var cursor = postings.cursor(of: form)
      while cursor.count > 0 {
        let found = cursor.next(into: base)
        if found == 0 { return }
        output.append(contentsOf: UnsafeBufferPointer(start: base, count: found))
      }
    }
  }

  /// The positions of some forms, by rank, together: ascending, none twice.
  ///
  /// Where they are more than a twentieth of all positions they are marked in a bitmap, and else
  /// sorted digit by digit.
  package func positions(ofForms forms: some Collection<Int>) -> [UInt32] {
    guard let first = forms.first else { return [] }
    if forms.count == 1 { return positions(ofForm: first) }
    let isAscending = zip(forms, forms.dropFirst()).allSatisfy { $0 < $1 }
    let distinct = isAscending ? Array(forms) : Set(forms).sorted()
    let total = distinct.reduce(0) { $0 + postings.count(of: $1) }
    return total > positionCount / 20 && total > 1 << 12
      ? markedPositions(of: distinct) : sortedPositions(of: distinct, total: total)
  }

  /// The positions of a form, by rank, that lie in some ranges, which ascend and do not overlap.
  ///
  /// Blocks between the ranges are passed over.
  package func positions(ofForm form: Int, inside ranges: [Range<Int>]) -> [UInt32] {
    var result: [UInt32] = []
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SegmentLayout.blockSize) { block in
      guard let base = block.baseAddress else { return }
      var cursor = postings.cursor(of: form)
      var found = 0
      var index = 0
      for range in ranges {
        while true {
          if index >= found || Int(base[found - 1]) < range.lowerBound {
            cursor.seek(atOrAfter: range.lowerBound)
            found = cursor.next(into: base)
            index = 0
            if found == 0 { return }
            continue
          }
          let position = Int(base[index])
          if position >= range.upperBound { break }
          if position >= range.lowerBound { result.append(base[index]) }
          index &+= 1
        }
      }
    }
    return result
  }

  private func positions(ofForm form: Int) -> [UInt32] {
    let count = postings.count(of: form)
    if count == 0 { return [] }
    return [UInt32](unsafeUninitializedCapacity: Self.rounded(count)) { buffer, written in
      written = buffer.baseAddress.map { postings.decode(form, into: $0) } ?? 0
    }
  }

  private func sortedPositions(of forms: [Int], total: Int) -> [UInt32] {
    let capacity = Self.rounded(total)
    var isInScratch = false
    var count = 0
    var found: [UInt32] = []
    let scratch = [UInt32](unsafeUninitializedCapacity: capacity) { scratch, written in
      found = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, foundCount in
        guard let values = buffer.baseAddress, let other = scratch.baseAddress else { return }
        for form in forms where postings.count(of: form) <= total - count {
          count += postings.decode(form, into: values + count)
        }
        isInScratch = sitat_sort_numbers(values, other, count) != 0
        foundCount = count
        written = isInScratch ? count : 0
      }
    }
    return isInScratch ? scratch : found
  }

  private func markedPositions(of forms: [Int]) -> [UInt32] {
    var bits = [UInt64](repeating: 0, count: positionCount / 64 + 1)
    var total = 0
    bits.withUnsafeMutableBufferPointer { bits in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: SegmentLayout.blockSize) { block in
        guard let base = block.baseAddress else { return }
        for form in forms {
          var cursor = postings.cursor(of: form)
          while cursor.count > 0 {
            let found = cursor.next(into: base)
            if found == 0 { break }
            for index in 0..<found {
              bits[Int(base[index] &>> 6)] |= 1 &<< UInt64(base[index] & 63)
            }
          }
        }
        total = bits.reduce(0) { $0 &+ $1.nonzeroBitCount }
      }
    }
    return [UInt32](unsafeUninitializedCapacity: total) { buffer, written in
      for index in bits.indices {
        var word = bits[index]
        let base = UInt32(truncatingIfNeeded: index &<< 6)
        while word != 0 {
          buffer[written] = base &+ UInt32(truncatingIfNeeded: word.trailingZeroBitCount)
          written &+= 1
          word &= word &- 1
        }
      }
    }
  }

  /// Room for a number of positions and for the block that the last of them are written with.
  private static func rounded(_ count: Int) -> Int { count + SegmentLayout.blockSize }
}
