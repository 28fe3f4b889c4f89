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

  /// Adds some numbers, each written to its place by a body that gets its index among them.
  @inline(__always)
  mutating func append(count added: Int, _ body: (UnsafeMutablePointer<UInt32>, Int) -> Void) {
    while capacity &- count < added { grow() }
    for index in 0..<added { body(base + (count &+ index), index) }
    count &+= added
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
