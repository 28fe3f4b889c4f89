internal import CFast

/// Numbers forms in the order in which they first occur.
///
/// Open addressing with linear probing; a slot holds 32 bits of the hash, whose top bits are the
/// place, and the form's number, so that growing never looks at a form. It only grows, and holds
/// at most 4 GiB of forms.
struct FormTable: ~Copyable {
  /// One form: its first eight bytes, and where all of them are.
  private struct Entry {
    let head: UInt64
    let offset: UInt32
    let length: UInt32
  }

  /// The number of forms; their numbers are below it.
  private(set) var count = 0

  /// The most forms that can be interned at once.
  static let batchSize = 64

  private static let empty = UInt64.max
  /// How many bytes behind a form may be read.
  private static let padding = 8

  private var slots: UnsafeMutablePointer<UInt64>
  private var slotBits: UInt64
  private var entries: UnsafeMutablePointer<Entry>
  /// The number of scalars of each form, `FormLengths.most` where it is that or more.
  private var scalarCounts: UnsafeMutablePointer<UInt8>
  private var entryCapacity: Int
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var byteCapacity: Int
  /// The first bytes and the hash of each form of a batch.
  private let batch: UnsafeMutablePointer<UInt64>

  /// Makes an empty table.
  init() {
    slotBits = 12
    slots = Self.emptySlots(bits: 12)
    entryCapacity = 1 << 11
    entries = .allocate(capacity: entryCapacity)
    scalarCounts = .allocate(capacity: entryCapacity)
    byteCapacity = 1 << 14
    batch = .allocate(capacity: 2 * Self.batchSize)
    bytes = .allocate(capacity: byteCapacity)
    bytes.initialize(repeating: 0, count: Self.padding)
  }

  deinit {
    slots.deallocate()
    entries.deallocate()
    scalarCounts.deallocate()
    bytes.deallocate()
    batch.deallocate()
  }

  /// The number of a form in UTF-8, which is new if the form is.
  ///
  /// Eight bytes must be readable from its start, whatever its length.
  @inline(__always)
  mutating func intern(_ form: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let start = UnsafeRawPointer(form.baseAddress ?? UnsafePointer(bytes))
    let head = Self.head(start, form.count)
    return intern(start, form.count, head, Self.hash(start, form.count, head))
  }

  /// The same for the forms of some runs of a text, at most `batchSize`, whose numbers go to
  /// `output`.
  ///
  /// What is known of a form lies anywhere in memory, so it is asked for while others are looked at.
  mutating func intern(
    _ runs: UnsafeBufferPointer<sitat_run>, of text: UnsafePointer<UInt8>,
    to output: UnsafeMutablePointer<UInt32>
  ) {
    precondition(runs.count <= Self.batchSize, "more runs than are taken at once")
    let text = UnsafeRawPointer(text)
    for index in runs.indices {
      let start = text + Int(runs[index].start)
      let length = Int(runs[index].end &- runs[index].start)
      let head = Self.head(start, length)
      let hash = Self.hash(start, length, head)
      batch[2 &* index] = head
      batch[2 &* index &+ 1] = hash
      sitat_expect(slots + Int(truncatingIfNeeded: hash &>> (64 &- slotBits)))
    }
    for index in runs.indices {
      let slot = slots[Int(truncatingIfNeeded: batch[2 &* index &+ 1] &>> (64 &- slotBits))]
      if slot != Self.empty { sitat_expect(entries + Int(UInt32(truncatingIfNeeded: slot))) }
    }
    for index in runs.indices where runs[index].end &- runs[index].start > 8 {
      let slot = slots[Int(truncatingIfNeeded: batch[2 &* index &+ 1] &>> (64 &- slotBits))]
      if slot != Self.empty {
        sitat_expect(bytes + Int(entries[Int(UInt32(truncatingIfNeeded: slot))].offset) + 8)
      }
    }
    for index in runs.indices {
      output[index] = intern(
        text + Int(runs[index].start), Int(runs[index].end &- runs[index].start),
        batch[2 &* index], batch[2 &* index &+ 1])
    }
  }

  @inline(__always)
  private mutating func intern(
    _ start: UnsafeRawPointer, _ length: Int, _ head: UInt64, _ hash: UInt64
  ) -> UInt32 {
    let tag = hash & 0xFFFF_FFFF_0000_0000
    let mask = (1 &<< Int(truncatingIfNeeded: slotBits)) &- 1
    var place = Int(truncatingIfNeeded: hash &>> (64 &- slotBits))
    while true {
      let slot = slots[place]
      if slot == Self.empty { break }
      if slot & 0xFFFF_FFFF_0000_0000 == tag {
        let id = UInt32(truncatingIfNeeded: slot)
        let entry = entries[Int(id)]
        let known = UnsafeRawPointer(bytes + Int(entry.offset))
        if entry.head == head, Int(entry.length) == length,
          length <= 8 || Self.tailsAreEqual(known, start, length)
        {
          return id
        }
      }
      place = (place &+ 1) & mask
    }
    return add(start, length, head, tag: tag, at: place)
  }

  /// The same for bytes behind which nothing may be read.
  mutating func intern(unpadded form: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard form.count < 8 else { return intern(form) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8) { copy in
      copy.initialize(repeating: 0)
      for index in form.indices { copy[index] = form[index] }
      return intern(UnsafeBufferPointer(rebasing: copy[..<form.count]))
    }
  }

  /// The bytes of a form; they stay where they are until the next form is interned.
  func bytes(of id: UInt32) -> UnsafeBufferPointer<UInt8> {
    precondition(Int(id) < count, "no such form")
    let entry = entries[Int(id)]
    return UnsafeBufferPointer(start: bytes + Int(entry.offset), count: Int(entry.length))
  }

  /// The number of scalars of a form; `FormLengths.most` where it is that or more.
  @inline(__always)
  func shortScalarCount(of id: UInt32) -> UInt8 {
    precondition(Int(id) < count, "no such form")
    return scalarCounts[Int(id)]
  }

  @inline(never)
  private mutating func add(
    _ start: UnsafeRawPointer, _ length: Int, _ head: UInt64, tag: UInt64, at place: Int
  ) -> UInt32 {
    let id = UInt32(truncatingIfNeeded: count)
    if count == entryCapacity { growEntries() }
    if byteCount + length + Self.padding > byteCapacity { growBytes(by: length) }
    (entries + count).initialize(
      to: Entry(head: head, offset: UInt32(byteCount), length: UInt32(length)))
    let text = start.assumingMemoryBound(to: UInt8.self)
    (scalarCounts + count).initialize(
      to: UInt8(
        truncatingIfNeeded: min(Int(FormLengths.most), sitat_count_scalars(text, length))))
    (bytes + byteCount).update(from: text, count: length)
    byteCount += length
    (bytes + byteCount).initialize(repeating: 0, count: Self.padding)
    count += 1
    slots[place] = tag | UInt64(id)
    if count * 2 > 1 << slotBits { growSlots() }
    return id
  }

  private mutating func growSlots() {
    let bits = slotBits + 1
    let larger = Self.emptySlots(bits: bits)
    let mask = (1 << Int(bits)) - 1
    for index in 0..<(1 << Int(slotBits)) where slots[index] != Self.empty {
      var place = Int(truncatingIfNeeded: slots[index] >> (64 - bits))
      while larger[place] != Self.empty { place = (place + 1) & mask }
      larger[place] = slots[index]
    }
    slots.deallocate()
    slots = larger
    slotBits = bits
  }

  private mutating func growEntries() {
    let capacity = entryCapacity * 2
    let largerEntries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    largerEntries.moveInitialize(from: entries, count: count)
    entries.deallocate()
    entries = largerEntries
    let largerCounts = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    largerCounts.moveInitialize(from: scalarCounts, count: count)
    scalarCounts.deallocate()
    scalarCounts = largerCounts
    entryCapacity = capacity
  }

  private mutating func growBytes(by length: Int) {
    let capacity = max(byteCapacity * 2, byteCount + length + Self.padding)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: bytes, count: byteCount)
    bytes.deallocate()
    bytes = larger
    byteCapacity = capacity
  }

  private static func emptySlots(bits: UInt64) -> UnsafeMutablePointer<UInt64> {
    let slots = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 << Int(bits))
    slots.initialize(repeating: empty, count: 1 << Int(bits))
    return slots
  }
}

/// How forms are told apart, eight bytes at a time.
extension FormTable {
  /// The first eight bytes, zeros behind the form's end.
  @inline(__always)
  private static func head(_ start: UnsafeRawPointer, _ length: Int) -> UInt64 {
    let whole = start.loadUnaligned(as: UInt64.self).littleEndian
    if length >= 8 { return whole }
    return whole & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
  }

  /// A hash of 64 bits, the top ones as good as any: multiplied to 128 bits and folded.
  @inline(__always)
  private static func hash(_ start: UnsafeRawPointer, _ length: Int, _ head: UInt64) -> UInt64 {
    var hash = folded(head ^ UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15)
    if length <= 8 { return hash }
    var offset = 8
    while offset &+ 8 < length {
      hash = folded(hash ^ start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    return folded(hash ^ start.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self))
  }

  @inline(__always)
  private static func folded(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }

  /// Whether two forms of the same length above eight are equal behind their first eight bytes.
  @inline(__always)
  private static func tailsAreEqual(
    _ one: UnsafeRawPointer, _ other: UnsafeRawPointer, _ length: Int
  ) -> Bool {
    var offset = 8
    while offset &+ 8 < length {
      if one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset &+= 8
    }
    return one.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
      == other.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
  }
}
