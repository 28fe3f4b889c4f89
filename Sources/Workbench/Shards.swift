internal import Dispatch
internal import Glibc
internal import Synchronization

/// Work that is done in several parts at once.
enum Shards {
  /// The number of processors.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Does every part of some work, on several threads, the parts begun in their order.
  ///
  /// - Parameters:
  ///   - count: the number of parts.
  ///   - threads: at most so many are done at once.
  ///   - body: does the part with an index.
  /// - Throws: the error of the first part, by index, that failed; parts that were not begun by
  ///   then are left.
  static func run(
    _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) throws -> Void
  ) throws {
    if threads < 2 || count < 2 {
      for part in 0..<count { try body(part) }
      return
    }
    let state = Mutex(State())
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while let part = state.withLock({ $0.next(of: count) }) {
        do {
          try body(part)
        } catch {
          state.withLock { $0.fail(part, error) }
        }
      }
    }
    if let error = state.withLock({ $0.fault?.error }) { throw error }
  }

  private struct State {
    private var begun = 0
    private(set) var fault: (part: Int, error: any Error)?

    mutating func next(of count: Int) -> Int? {
      guard begun < count, fault == nil else { return nil }
      defer { begun += 1 }
      return begun
    }

    mutating func fail(_ part: Int, _ error: any Error) {
      if fault.map({ part < $0.part }) ?? true { fault = (part, error) }
    }
  }
}
