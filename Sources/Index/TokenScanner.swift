internal import CFast
internal import Text

/// Takes the tokens of a text one after the other.
protocol TokenSink: ~Copyable {
  /// Takes one token.
  ///
  /// - Parameters:
  ///   - form: UTF-8, lower case, NFC; gone when the call returns, eight bytes behind it readable.
  ///   - start: the token's first scalar.
  ///   - end: the scalar behind its last.
  mutating func token(_ form: UnsafeBufferPointer<UInt8>, start: Int, end: Int)

  /// Takes tokens that are runs of a text in lower case, eight bytes behind which are readable.
  mutating func tokens(_ runs: UnsafeBufferPointer<sitat_run>, of text: UnsafePointer<UInt8>)
}

extension TokenSink where Self: ~Copyable {
  mutating func tokens(_ runs: UnsafeBufferPointer<sitat_run>, of text: UnsafePointer<UInt8>) {
    for run in runs {
      let form = UnsafeBufferPointer(
        start: text + Int(run.start), count: Int(run.end &- run.start))
      token(form, start: Int(run.first), end: Int(run.last))
    }
  }
}

/// Finds in UTF-8 exactly the tokens that `Tokenizer` finds.
///
/// A kernel lowers the case and marks which bytes surely belong to words, and which are to be
/// looked at. A run of sure bytes between separators is a token as it stands; any other run is
/// read scalar by scalar. The buffers are kept for the next text and only grow.
struct TokenScanner: ~Copyable {
  private static let blocksAtOnce = 64
  private static let runsPerBlock = 32

  private var masks = TokenMasks()
  private var reader = TokenReader()
  private let runs: UnsafeMutablePointer<sitat_run>
  private let isPlain: Bool

  /// Makes a scanner, which may read many texts; `plainly` takes the kernels' portable twins.
  init(plainly isPlain: Bool = false) {
    self.isPlain = isPlain
    runs = .allocate(capacity: Self.blocksAtOnce * Self.runsPerBlock)
  }

  deinit { runs.deallocate() }

  /// Gives the tokens of a text, read through the pieces of its reading layer, in order.
  ///
  /// The text is valid UTF-8 of less than 4 GiB; what is not valid separates, or gives odd tokens,
  /// but nothing outside the text is read.
  mutating func scan(
    _ utf8: UnsafeBufferPointer<UInt8>, pieces: [ReadingLayer.Piece],
    into sink: inout (some TokenSink & ~Copyable)
  ) {
    masks.fill(from: utf8, plainly: isPlain)
    reader.begin(utf8)
    if !pieces.isEmpty { masks.lay(pieces, over: utf8, skipping: &reader.skipped) }
    let lower = UnsafePointer(masks.lower)
    var search = sitat_run_search()
    while Int(search.block) < masks.blockCount {
      let blocks = min(Self.blocksAtOnce, masks.blockCount &- Int(search.block))
      let found = masks.findRuns(in: blocks, &search, runs, plainly: isPlain)
      var index = 0
      while index < found {
        let first = index
        while index < found, runs[index].needs_look == 0 { index &+= 1 }
        sink.tokens(UnsafeBufferPointer(start: runs + first, count: index &- first), of: lower)
        guard index < found else { break }
        let run = runs[index]
        reader.read(Int(run.start)..<Int(run.end), from: Int(run.first), into: &sink)
        index &+= 1
      }
    }
  }
}
