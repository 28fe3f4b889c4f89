internal import Dispatch
internal import Glibc
internal import Synchronization

/// Makes a corpus of invented interviews.
enum CorpusRun {
  static func run(_ options: Options) throws {
    try options.finish(operands: 1)
    let folder = options.operands[0] + "/txt"
    let wanted = try options.number("tokens", standard: 1_000_000)
    let seed = try options.number("seed", standard: 20_250_101)
    let threads = try max(1, options.number("threads", standard: 2))
    let texts = options.text("texts").map { [$0] }
    let start = Clock.seconds()
    let material = try SeedText(folders: texts ?? ["Corpora/arbeidsliv", "Corpora/remote-work"])
    let norwegian = SeedLanguage(
      material.norwegian.isEmpty ? material.english : material.norwegian, voice: .norwegian)
    let english = SeedLanguage(
      material.english.isEmpty ? material.norwegian : material.english, voice: .english)
    let lengths = lengths(for: wanted, seed: seed)
    BenchFiles.makeFolder(folder)
    for path in try BenchFiles.list(folder) { unlink(path) }
    let sums = Mutex((bytes: 0, words: 0))
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      for number in stride(from: thread, to: lengths.count, by: threads) {
        var writer = InterviewWriter(number, seed: seed, norwegian: norwegian, english: english)
        writer.write(words: lengths[number])
        do {
          try BenchFiles.write(writer.text, to: "\(folder)/\(name(number)).txt")
        } catch {
          failure.withLock { $0 = error }
        }
        let (bytes, words) = (writer.text.count, writer.words)
        sums.withLock { $0 = ($0.bytes + bytes, $0.words + words) }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    let total = sums.withLock { $0 }
    var line = ResultLine(kind: "corpus")
    line.docs = lengths.count
    line.words = total.words
    line.textBytes = total.bytes
    line.wall = Clock.seconds() - start
    print(line.json)
  }

  private static func lengths(for words: Int, seed: Int) -> [Int] {
    var result: [Int] = []
    var left = words
    while left > 0 {
      let length = min(left, InterviewWriter.length(of: result.count, seed: seed))
      result.append(length)
      left -= length
    }
    return result
  }

  private static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
