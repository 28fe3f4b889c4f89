/// As many numbers as there are tokens, in pages that are never moved.
struct Pages<Number: BitwiseCopyable>: ~Copyable {
  /// The numbers on a page.
  static var pageSize: Int { 1 << 16 }

  /// How many there are.
  private(set) var count = 0
  private var pages: [UnsafeMutablePointer<Number>] = []
  private var page: UnsafeMutablePointer<Number>?

  deinit {
    for page in pages { page.deallocate() }
  }

  /// The number of pages.
  var pageCount: Int { pages.count }

  /// The numbers of a page; the first is at `page * pageSize`.
  func values(_ page: Int) -> UnsafeBufferPointer<Number> {
    let first = page * Self.pageSize
    return UnsafeBufferPointer(start: pages[page], count: min(Self.pageSize, count - first))
  }

  /// Some numbers from one on, all on the same page.
  func values(from index: Int, count: Int) -> UnsafeBufferPointer<Number> {
    let first = index % Self.pageSize
    return UnsafeBufferPointer(
      rebasing: values(index / Self.pageSize)[first..<(first + count)])
  }

  /// The number at an index.
  subscript(index: Int) -> Number { pages[index / Self.pageSize][index % Self.pageSize] }

  /// Adds a number.
  @inline(__always)
  mutating func append(_ value: Number) {
    let place = count & (Self.pageSize &- 1)
    if place == 0 { addPage() }
    if let page { (page + place).initialize(to: value) }
    count &+= 1
  }

  /// Adds numbers.
  mutating func append(contentsOf values: UnsafeBufferPointer<Number>) {
    guard var source = values.baseAddress else { return }
    var left = values.count
    while left > 0 {
      let place = count & (Self.pageSize &- 1)
      if place == 0 { addPage() }
      let part = min(left, Self.pageSize &- place)
      if let page { (page + place).initialize(from: source, count: part) }
      source += part
      left &-= part
      count &+= part
    }
  }

  @inline(never)
  private mutating func addPage() {
    let added = UnsafeMutablePointer<Number>.allocate(capacity: Self.pageSize)
    pages.append(added)
    page = added
  }
}
