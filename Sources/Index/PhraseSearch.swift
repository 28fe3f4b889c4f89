internal import CFast

/// The forms that one place in a row of tokens may have, prepared for a segment.
package struct FormSet {
  /// The ranks of the forms, ascending; none where every form will do.
  package let forms: [Int]
  /// Whether every token will do.
  package let isAny: Bool
  /// The number of tokens in the segment that have one of the forms.
  package let occurrences: Int
  /// The code, where there is one form and it has one of its own.
  let code: UInt16?
  /// A bit for each code, that of forms without a code of their own included.
  let bits: [UInt64]
  /// Whether some of the forms have no code of their own.
  let hasEscapes: Bool
}

extension SegmentReader {
  /// Any token.
  package static let anyForm = FormSet(
    forms: [], isAny: true, occurrences: .max, code: nil, bits: [], hasEscapes: false)

  /// Prepares some forms, given by rank and ascending.
  package func formSet(_ forms: [Int]) -> FormSet {
    var occurrences = 0
    var bits: [UInt64] = []
    var hasEscapes = false
    if forms.count > 1 { bits = [UInt64](repeating: 0, count: 1024) }
    for form in forms {
      occurrences += count(ofForm: form)
      let code = self.code(ofForm: form)
      hasEscapes = hasEscapes || code == ForwardIndex.escape
      if forms.count > 1 { bits[Int(code >> 6)] |= 1 << UInt64(code & 63) }
    }
    return FormSet(
      forms: forms, isAny: false, occurrences: occurrences,
      code: forms.count == 1 ? self.code(ofForm: forms[0]) : nil, bits: bits,
      hasEscapes: hasEscapes)
  }

  /// The first positions of the rows of adjacent tokens that have the forms, ascending.
  ///
  /// The rarest place is decoded; what stands beside its tokens is looked up in the forward codes
  /// or, of frequent forms, met in their own positions, the rarest first. No row crosses from one
  /// document to another.
  package func rows(of places: [FormSet]) -> [UInt32] {
    let order = places.indices.filter { !places[$0].isAny }
      .sorted { places[$0].occurrences < places[$1].occurrences }
    guard let driver = order.first, places[driver].occurrences > 0 else { return [] }
    var rows = positions(ofForms: places[driver].forms)
    if places.count == 1 { return rows }
    shift(&rows, by: driver, length: places.count)
    for place in order.dropFirst() { keep(&rows, having: places[place], at: place) }
    for place in places.indices where places[place].isAny {
      rows.removeAll { forward.codes[Int($0) + place] == ForwardIndex.gap }
    }
    return rows
  }

  /// Turns positions of a place into those of the first, and drops rows that do not fit in.
  private func shift(_ rows: inout [UInt32], by offset: Int, length: Int) {
    let last = positionCount - length
    guard last >= 0 else { return rows.removeAll() }
    if let first = rows.first, Int(first) < offset {
      rows.removeSubrange(..<(rows.firstIndex { Int($0) >= offset } ?? rows.count))
    }
    let step = UInt32(truncatingIfNeeded: offset)
    if step > 0 {
      for index in rows.indices { rows[index] &-= step }
    }
    while let row = rows.last, Int(row) > last { rows.removeLast() }
  }

  private func keep(_ rows: inout [UInt32], having place: FormSet, at offset: Int) {
    if meets(place, count: rows.count, lines: 1) {
      return keep(&rows, meeting: place.forms[0], at: offset)
    }
    let kept = rows.withUnsafeMutableBufferPointer { buffer -> Int in
      guard let start = buffer.baseAddress else { return 0 }
      if let code = place.code {
        return sitat_keep_code(start, buffer.count, forward.codes, offset, code)
      }
      return place.bits.withUnsafeBufferPointer { bits in
        bits.baseAddress.map {
          sitat_keep_coded(start, buffer.count, forward.codes, offset, $0)
        } ?? 0
      }
    }
    rows.removeLast(rows.count - kept)
    guard place.hasEscapes else { return }
    let forms = Set(place.forms)
    rows.removeAll { row in
      let position = Int(row) + offset
      return forward.codes[position] == ForwardIndex.escape
        && !forms.contains(forward.rank(at: position))
    }
  }

  /// The pairs of tokens, one of each set, that stand at most `distance` positions apart in one
  /// document, as smaller position << 32 | larger position, ascending and each once; nil where this
  /// has to be found in another way, because neither set has a code or they are too far apart.
  package func pairs(_ left: FormSet, _ right: FormSet, distance: Int) -> [UInt64]? {
    guard (1...7).contains(distance), !left.isAny, !right.isAny else { return nil }
    var (rare, other) = left.occurrences < right.occurrences ? (left, right) : (right, left)
    if other.code == nil || other.hasEscapes { swap(&rare, &other) }
    guard let code = other.code, !other.hasEscapes else { return nil }
    let positions = positions(ofForms: rare.forms)
    let most = positions.count * 2 * distance
    let meets = meets(other, count: positions.count, lines: 2)
    var pairs = [UInt64](unsafeUninitializedCapacity: most) { buffer, written in
      guard let start = buffer.baseAddress else { return }
      written = positions.withUnsafeBufferPointer { positions in
        if meets {
          return pair(positions, meeting: other.forms[0], distance: distance, to: buffer)
        }
        return positions.baseAddress.map {
          sitat_near_code(
            $0, positions.count, forward.codes, UInt32(distance), code, ForwardIndex.gap, start,
            most)
        } ?? 0
      }
      written = sitat_settle(start, min(written, most))
    }
    if meets { dropPairsAcrossDocuments(&pairs) }
    return pairs
  }
}
