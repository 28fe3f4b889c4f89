internal import Glibc

/// What libFuzzer calls for every input: the first byte chooses a reader, the rest is its file.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  guard let start, count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let budget = FuzzBudget(bytes: count)
  FuzzReader(choice: bytes[0]).read(Array(bytes.dropFirst()))
  if let excess = budget.excess() {
    // libFuzzer keeps the input of a run that is cut short by a signal.
    excess.withCString { words in _ = write(2, words, strlen(words)) }
    abort()
  }
  return 0
}

/// What a run may take: generous on top of what is promised, as the code is instrumented.
struct FuzzBudget {
  private let bytes: Int
  private let seconds: Double
  private let kilobytes: Int

  /// Starts to measure a run.
  init(bytes: Int) {
    self.bytes = bytes
    seconds = Self.secondsSpent()
    kilobytes = Self.greatestKilobytes()
  }

  /// What was passed, in words; nil where the run kept within its budget.
  func excess() -> String? {
    let spent = Self.secondsSpent() - seconds
    if spent > 1 + 6 * Double(bytes) / 1_000_000 {
      return "over time: \(spent) s for \(bytes) bytes\n"
    }
    let grown = (Self.greatestKilobytes() - kilobytes) * 1024
    if grown > 16 * bytes + (64 << 20) { return "over memory: \(grown) for \(bytes) bytes\n" }
    return nil
  }

  /// The time that this process has computed for.
  static func secondsSpent() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }

  /// The most memory that this process has held.
  static func greatestKilobytes() -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return usage.ru_maxrss
  }
}
