/// The numbers that forms get in a segment: ranks by their bytes, codes by their frequency.
struct FormNumbering {
  /// The form's number in the table, by rank.
  let idsByRank: [UInt32]
  let ranksByID: [UInt32]
  let codesByRank: [UInt32]
  let ranksByCode: [UInt32]
  /// Where each form's positions begin when all are laid one after the other, by number.
  let starts: [Int]

  /// Counts the tokens of a segment and numbers their forms.
  init(_ tokens: borrowing TokenColumns) {
    let count = tokens.forms.count
    idsByRank = tokens.forms.idsByRank()
    var ranksByID = [UInt32](repeating: 0, count: count)
    for (rank, id) in idsByRank.enumerated() {
      ranksByID[Int(id)] = UInt32(truncatingIfNeeded: rank)
    }
    self.ranksByID = ranksByID
    let counts = Self.counts(tokens.ids, formCount: count)
    var starts = [Int](repeating: 0, count: count + 1)
    for id in 0..<count { starts[id + 1] = starts[id] + Int(counts[id]) }
    self.starts = starts
    let order = idsByRank.enumerated()
      .map { UInt64(~counts[Int($1)]) << 32 | UInt64($0) }
      .sorted()
    ranksByCode = order.map { UInt32(truncatingIfNeeded: $0) }
    var codesByRank = [UInt32](repeating: 0, count: count)
    for (code, rank) in ranksByCode.enumerated() {
      codesByRank[Int(rank)] = UInt32(truncatingIfNeeded: code)
    }
    self.codesByRank = codesByRank
  }

  /// By number, the code that stands in the forward index, or its escape.
  func shortCodesByID() -> [UInt16] {
    ranksByID.map { rank in
      let code = codesByRank[Int(rank)]
      return code < UInt32(ForwardIndex.gap) ? UInt16(code) : ForwardIndex.escape
    }
  }

  /// The positions of all tokens, by number of their form, then ascending.
  func positions(_ tokens: borrowing TokenColumns) -> [UInt32] {
    let total = starts.last ?? 0
    var next = starts.map { UInt32(truncatingIfNeeded: $0) }
    return [UInt32](unsafeUninitializedCapacity: total) { sorted, count in
      next.withUnsafeMutableBufferPointer { next in
        for page in 0..<tokens.ids.pageCount {
          let ids = tokens.ids.values(page)
          let first = UInt32(truncatingIfNeeded: page * Pages<UInt32>.pageSize)
          for index in ids.indices where ids[index] != TokenColumns.gap {
            let id = Int(ids[index])
            let place = next[id]
            next[id] = place &+ 1
            sorted[Int(place)] = first &+ UInt32(truncatingIfNeeded: index)
          }
        }
      }
      count = total
    }
  }

  private static func counts(_ ids: borrowing Pages<UInt32>, formCount: Int) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: formCount)
    counts.withUnsafeMutableBufferPointer { counts in
      for page in 0..<ids.pageCount {
        for id in ids.values(page) where id != TokenColumns.gap { counts[Int(id)] &+= 1 }
      }
    }
    return counts
  }
}
