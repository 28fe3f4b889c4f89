/// Numbers that are added one by one, in memory that only grows.
struct NumberList: ~Copyable {
  /// How many there are.
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<UInt32>

  /// Makes an empty list.
  init(capacity: Int = 1 << 12) {
    self.capacity = max(1, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The numbers; valid until the next is added.
  var values: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: base, count: count) }

  /// Adds a number.
  @inline(__always)
  mutating func append(_ value: UInt32) {
    if count == capacity { grow() }
    (base + count).initialize(to: value)
    count &+= 1
  }

  /// Forgets everything, and keeps the room for more.
  mutating func removeAll() { count = 0 }

  @inline(never)
  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    larger.moveInitialize(from: base, count: count)
    base.deallocate()
    base = larger
    capacity *= 2
  }
}

/// As many numbers as there are tokens, in pages that are never moved.
struct NumberPages: ~Copyable {
  /// The numbers on a page.
  static let pageSize = 1 << 16

  /// How many there are.
  private(set) var count = 0
  private var pages: [UnsafeMutablePointer<UInt32>] = []
  private var page: UnsafeMutablePointer<UInt32>?

  deinit {
    for page in pages { page.deallocate() }
  }

  /// The number of pages.
  var pageCount: Int { pages.count }

  /// The numbers of a page; the first is at `page * pageSize`.
  func values(_ page: Int) -> UnsafeBufferPointer<UInt32> {
    let first = page * Self.pageSize
    return UnsafeBufferPointer(start: pages[page], count: min(Self.pageSize, count - first))
  }

  /// The number at an index.
  subscript(index: Int) -> UInt32 { pages[index / Self.pageSize][index % Self.pageSize] }

  /// Adds a number.
  @inline(__always)
  mutating func append(_ value: UInt32) {
    let place = count & (Self.pageSize &- 1)
    if place == 0 { addPage() }
    if let page { (page + place).initialize(to: value) }
    count &+= 1
  }

  @inline(never)
  private mutating func addPage() {
    let added = UnsafeMutablePointer<UInt32>.allocate(capacity: Self.pageSize)
    pages.append(added)
    page = added
  }
}
