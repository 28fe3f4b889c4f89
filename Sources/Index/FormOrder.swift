/// Forms put in the order of their bytes.
extension FormTable {
  /// The numbers of the forms in the order of their UTF-8 bytes: the form's number by its rank.
  func idsByRank() -> [UInt32] {
    var keys: [(head: UInt64, id: UInt32)] = []
    keys.reserveCapacity(count)
    for id in 0..<UInt32(truncatingIfNeeded: count) {
      keys.append((Self.sortKey(bytes(of: id)), id))
    }
    keys.sort { left, right in
      left.head != right.head
        ? left.head < right.head
        : bytes(of: left.id).lexicographicallyPrecedes(bytes(of: right.id))
    }
    return keys.map(\.id)
  }

  /// The first eight bytes as a number that sorts as they do; a shorter form sorts with zeros.
  private static func sortKey(_ form: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | (index < form.count ? UInt64(form[index]) : 0) }
    return head
  }

  /// Where each form begins, in the order of some numbers, with the end after the last; and the
  /// forms' bytes.
  func table(of ids: [UInt32]) -> (offsets: [UInt32], bytes: [UInt8]) {
    var offsets: [UInt32] = []
    var bytes: [UInt8] = []
    offsets.reserveCapacity(ids.count + 1)
    for id in ids {
      offsets.append(UInt32(truncatingIfNeeded: bytes.count))
      bytes.append(contentsOf: self.bytes(of: id))
    }
    offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    return (offsets, bytes)
  }
}
