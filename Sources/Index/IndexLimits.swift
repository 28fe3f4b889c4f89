/// How much memory building an index may take, and how the work is cut up for that.
///
/// What is built depends on the documents and on the memory alone, never on how many threads
/// build it.
package struct IndexLimits: Hashable, Sendable {
  /// The bytes that building may take beyond mapped files.
  package let memory: Int

  /// What is taken unless something else is said: 512 MB.
  package static let usual = IndexLimits(memory: 512 << 20)

  /// About what a builder keeps of each token at most.
  private static let bytesPerToken = 14
  /// About how many bytes of text a token takes.
  private static let textPerToken = 6
  /// What a builder takes besides: tables of forms, buffers, the document in hand.
  private static let overhead = 24 << 20
  /// Texts shorter than this together are not cut up: one thread is done before others begin.
  private static let smallestShard = 8 << 20
  /// Into so many segments texts are cut where none of them becomes too large or too small.
  private static let usualShards = 4

  /// Sets a limit; less than 64 MB counts as that.
  package init(memory: Int) {
    self.memory = max(memory, 64 << 20)
  }

  /// The most bytes of text that go into one segment.
  package var largestShard: Int {
    let tokens = (memory / 2 - Self.overhead) / Self.bytesPerToken
    return min(IndexPlan.largestSegment, max(tokens, 1 << 19)) * Self.textPerToken
  }

  /// The number of threads that may build at once, of those that there are.
  package func threads(of available: Int) -> Int {
    let each = largestShard / Self.textPerToken * Self.bytesPerToken + Self.overhead
    return max(1, min(available, memory / each))
  }

  /// Cuts texts, given by their lengths in bytes, into runs for one segment each, about equally
  /// long.
  package func shards(lengths: [Int]) -> [Range<Int>] {
    let total = lengths.reduce(0, +)
    let count = max(
      (total + largestShard - 1) / largestShard,
      min(Self.usualShards, total / Self.smallestShard), 1)
    var result: [Range<Int>] = []
    var start = 0
    var length = 0
    for (index, next) in lengths.enumerated() {
      if index > start, length + next / 2 > total * (result.count + 1) / count {
        result.append(start..<index)
        start = index
      }
      length += next
    }
    if start < lengths.count { result.append(start..<lengths.count) }
    return result
  }
}
