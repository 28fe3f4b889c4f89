internal import CFast

/// Rows and pairs of frequent forms, found by going through the positions of both side by side.
///
/// Looking beside a position reads a line of memory of its own: beside hundreds of thousands of
/// them, nearly all of the forward codes. The positions of the other form are packed more closely,
/// and are read from first to last.
extension SegmentReader {
  /// So many blocks of positions are unpacked at once.
  private static let blocksAtOnce = 8
  /// Below so many positions nothing is gained.
  private static let fewest = 1 << 9
  /// More lines of memory than these the processor does not keep at hand.
  private static let manyLines = 1 << 15
  /// A form is gone through that has less than so many times as many positions as those that it
  /// may stand beside, where these lie on many lines, and where they do not.
  private static let (mostTimes, usualTimes) = (10, 2)

  /// Whether going through the positions of a set's form takes less time than looking for its code
  /// beside so many positions.
  ///
  /// - Parameters:
  ///   - set: the form.
  ///   - count: the number of positions.
  ///   - lines: the lines of memory that are read beside each of them.
  /// - Returns: whether it does; never for a set that is not a single form.
  func meets(_ set: FormSet, count: Int, lines: Int) -> Bool {
    guard count >= Self.fewest, set.forms.count == 1, positionCount <= Int(SITAT_RING_END) else {
      return false
    }
    let isMany = count * lines >= Self.manyLines
    return set.occurrences / count < (isMany ? Self.mostTimes : Self.usualTimes)
  }

  /// Keeps the rows that have a form at an offset from their first token.
  func keep(_ rows: inout [UInt32], meeting form: Int, at offset: Int) {
    let kept = rows.withUnsafeMutableBufferPointer { buffer in
      withRing { ring -> Int in
        var keeping = sitat_keeping(
          ring: ring, rows: buffer.baseAddress, count: buffer.count,
          offset: UInt32(truncatingIfNeeded: offset), next: 0, kept: 0)
        forEachPortion(ofForm: form) { others, count in
          sitat_keep_met(&keeping, others, count)
          return keeping.next < buffer.count ? Int(buffer[keeping.next]) + offset : nil
        }
        return sitat_end_keeping(&keeping)
      }
    }
    rows.removeLast(rows.count - kept)
  }

  /// The pairs of some positions and those of a form, nearly ascending, across documents too.
  ///
  /// - Parameters:
  ///   - positions: the positions, ascending.
  ///   - form: the form, by rank.
  ///   - distance: the most positions from one of a pair to the other, 1 to 7.
  ///   - output: room for `2 * distance` pairs of each position.
  /// - Returns: how many there are.
  func pair(
    _ positions: UnsafeBufferPointer<UInt32>, meeting form: Int, distance: Int,
    to output: UnsafeMutableBufferPointer<UInt64>
  ) -> Int {
    withRing { ring in
      var pairing = sitat_pairing(
        ring: ring, positions: positions.baseAddress, count: positions.count,
        distance: UInt32(truncatingIfNeeded: distance), pairs: output.baseAddress,
        capacity: output.count, next: 0, written: 0)
      forEachPortion(ofForm: form) { others, count in
        sitat_pair_met(&pairing, others, count)
        return pairing.next < positions.count ? Int(positions[pairing.next]) - distance : nil
      }
      return min(sitat_end_pairing(&pairing), output.count)
    }
  }

  /// Drops the pairs, in their order, whose two tokens stand in different documents.
  func dropPairsAcrossDocuments(_ pairs: inout [UInt64]) {
    var document = 0
    var end = 0
    pairs.removeAll { pair in
      let first = Int(truncatingIfNeeded: pair >> 32)
      if first >= end {
        document = documents.index(ofPosition: first, from: document)
        end = documents.positions(document).upperBound
      }
      return Int(truncatingIfNeeded: pair & 0xFFFF_FFFF) >= end
    }
  }

  private func withRing<Result>(_ body: (UnsafeMutablePointer<UInt16>?) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Int(SITAT_RING_SIZE)) { ring in
      sitat_clear_ring(ring.baseAddress)
      return body(ring.baseAddress)
    }
  }

  /// Hands out the positions of a form, some blocks at a time.
  ///
  /// - Parameters:
  ///   - form: the form, by rank.
  ///   - body: takes some positions; it gives the first that is still of interest, or nil to end.
  private func forEachPortion(
    ofForm form: Int, _ body: (UnsafePointer<UInt32>, Int) -> Int?
  ) {
    let block = PostingsCursor.blockSize
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blocksAtOnce * block) { room in
      guard let base = room.baseAddress else { return }
      var cursor = postings(ofForm: form)
      guard cursor.count > 0 else { return }
      while true {
        var count = 0
        while count + block <= room.count {
          let found = cursor.next(into: base + count)
          count += found
          if found < block { break }
        }
        guard count > 0, let first = body(base, count) else { return }
        cursor.seek(atOrAfter: first)
      }
    }
  }
}
