internal import Dispatch
internal import Glibc
internal import Index
internal import Search
internal import Store
internal import Study
internal import Synchronization
internal import Text

/// Builds the index of a corpus, and opens it.
enum IndexRuns {
  static func run(_ options: Options) throws {
    try options.finish(operands: 1)
    guard let output = options.text("o") else { throw BenchProblem("-o OUT is wanted") }
    let threads = try max(1, options.number("threads", standard: 1))
    let memory = try options.number("memory", standard: 0)
    let files = try BenchFiles.list(options.operands[0] + "/txt")
    print(try buildIndex(files, threads, memory == 0 ? nil : memory << 20, into: output).json)
  }

  /// Builds the segments of some files in a folder.
  ///
  /// - Parameters:
  ///   - files: the paths of interviews in UTF-8.
  ///   - threads: the number of segments built at once.
  ///   - memory: the most bytes that all builders may hold together, if that is limited.
  ///   - folder: where the segments go.
  /// - Returns: what it took.
  /// - Throws: what keeps a file from being read or written, or a segment from being built.
  static func buildIndex(_ files: [String], _ threads: Int, _ memory: Int?, into folder: String)
    throws -> ResultLine
  {
    BenchFiles.makeFolder(folder)
    for path in try BenchFiles.list(folder) { unlink(path) }
    let before = Clock.usage()
    let start = Clock.seconds()
    let sizes = try files.map(BenchFiles.size)
    let text = sizes.reduce(0, +)
    let limits = memory.map(IndexLimits.init) ?? .usual
    let groups = limits.shards(lengths: sizes)
    let failure = Mutex<(any Error)?>(nil)
    let written = Mutex((next: 0, bytes: 0, cutting: 0.0))
    let workers = min(limits.threads(of: threads), groups.count)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let number = written.withLock {
          $0.next += 1
          return $0.next - 1
        }
        guard number < groups.count else { return }
        do {
          let digits = String(number + 1)
          let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
          let (size, cutting) = try buildSegment(
            files[groups[number]], to: "\(folder)/segment-\(name)")
          written.withLock {
            $0.bytes += size
            $0.cutting += cutting
          }
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    let after = Clock.usage()
    let cutting = written.withLock { $0.cutting }
    var line = ResultLine(kind: "build", engine: "Sitat")
    line.wall = Clock.seconds() - start - cutting / Double(max(1, workers))
    line.holds = "positions, words by position, character offsets, turns, sentences"
    line.cpu = after.cpu - before.cpu - cutting
    line.note = "finding lines and sentences, \(Figures.fixed(cutting, 2)) s, is not counted"
    line.memory = after.memory
    line.threads = workers
    line.docs = files.count
    line.textBytes = text
    line.indexBytes = written.withLock { $0.bytes }
    return line
  }

  /// Builds one segment, streamed to its file.
  ///
  /// - Returns: the number of its bytes without the copy of the text, and the seconds that went
  ///   into cutting the texts into lines and sentences, which importing does and not the index.
  private static func buildSegment(
    _ files: ArraySlice<String>, to path: String
  ) throws -> (bytes: Int, cutting: Double) {
    let sink = try FileSink(path)
    var builder = SegmentBuilder(into: sink.write)
    var text = 0
    var cutting = 0.0
    for file in files {
      let utf8 = try BenchFiles.read(file)
      let start = Clock.threadSeconds()
      let interview = Interview(utf8: utf8)
      cutting += Clock.threadSeconds() - start
      text += interview.utf8.count
      builder.add(interview.document(named: file))
    }
    try builder.finish()
    return (try sink.finish() - text, cutting)
  }
}

/// An interview as measurements index it: paragraphs are lines, and each is a turn.
///
/// No mark lies over it, so that labels are words as they are for everybody else.
struct Interview {
  let utf8: [UInt8]
  private(set) var turns: [TextSpan] = []
  private(set) var sentences: [TextSpan] = []

  /// Finds lines, and sentences by the stops in them.
  init(utf8: [UInt8]) {
    self.utf8 = utf8
    var offset = 0
    var turn = 0
    var sentence = 0
    var before: UInt8 = 0
    for byte in utf8 where byte & 0xC0 != 0x80 {
      if byte == 0x0A {
        if offset > sentence { sentences.append(TextSpan(sentence, offset)) }
        if offset > turn { turns.append(TextSpan(turn, offset)) }
        turn = offset + 1
        sentence = offset + 1
      } else if byte == 0x20, before == 0x2E || before == 0x3F || before == 0x21 {
        if offset > sentence { sentences.append(TextSpan(sentence, offset)) }
        sentence = offset + 1
      }
      before = byte
      offset += 1
    }
    if offset > sentence { sentences.append(TextSpan(sentence, offset)) }
    if offset > turn { turns.append(TextSpan(turn, offset)) }
  }

  /// The interview as the index takes it in.
  func document(named key: String) -> IndexDocument {
    IndexDocument(
      key: key, fingerprint: "1", language: "nb", utf8: utf8, pieces: [], turns: turns,
      sentences: sentences, paragraphs: turns)
  }
}

/// An index as it lies in a folder, open for searching.
struct BuiltIndex {
  let engine: SearchEngine
  private let files: [MappedFile]

  /// Opens every segment of a folder.
  init(_ folder: String) throws {
    let files = try BenchFiles.list(folder).map(MappedFile.init)
    let segments = try files.map { IndexSnapshot.Segment(try SegmentReader($0)) }
    var sources: [Source] = []
    for segment in segments {
      for document in segment.reader.documents {
        let number = sources.count + 1
        sources.append(
          Source(
            id: number, guid: document.key, name: document.key, kind: .interview, language: "nb",
            length: document.length))
      }
    }
    self.files = files
    engine = SearchEngine(IndexSnapshot(segments), StudyContext(sources: sources))
  }

  /// Drops the pages of a folder's files from memory; none of them may be open.
  static func drop(_ folder: String) throws {
    for path in try BenchFiles.list(folder) { BenchFiles.drop(path) }
  }

  /// The number of positions, and of different forms in the segment that has most.
  var size: (positions: Int, forms: Int) {
    let readers = engine.index.segments.map(\.reader)
    return (
      readers.reduce(0) { $0 + $1.positionCount - $1.documents.count },
      readers.map(\.lexicon.count).max() ?? 0
    )
  }

  /// Runs a body while the files stay mapped.
  func use<Result>(_ body: (SearchEngine) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(files) { try body(engine) }
  }
}
