internal import Glibc

/// The clocks and meters that measurements read.
enum Clock {
  /// Seconds from some beginning, never running backward.
  static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The processor seconds of this thread.
  static func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The processor seconds of this process, and the most memory it has held, in bytes.
  static func usage() -> (cpu: Double, memory: Int) {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return (cpu(of: usage), Int(usage.ru_maxrss) * 1024)
  }

  /// The processor seconds in a report.
  static func cpu(of usage: rusage) -> Double {
    let parts = [usage.ru_utime, usage.ru_stime]
    return parts.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
  }

  /// Runs a body several times, and gives the least seconds and its last result; what takes
  /// many seconds is run twice.
  static func least<Result>(of runs: Int, _ body: () throws -> Result) rethrows -> (
    seconds: Double, result: Result
  ) {
    let first = seconds()
    var result = try body()
    var best = seconds() - first
    for _ in 1..<max(2, runs) {
      let start = seconds()
      result = try body()
      best = min(best, seconds() - start)
      if seconds() - first > 10 { break }
    }
    return (best, result)
  }
}

/// Numbers in print, and the middle and the tail of many.
enum Figures {
  /// A number with some digits behind the point.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    guard value.isFinite else { return "–" }
    let whole = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(whole) }
    let rest = String(whole % scale)
    let zeros = String(repeating: "0", count: digits - rest.count)
    return "\(sign)\(whole / scale).\(zeros)\(rest)"
  }

  /// A number with about three digits that count, thousands parted.
  static func short(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    if value < 10 { return fixed(value, value < 1 ? 2 : 1) }
    let digits = String(Int(value.rounded()))
    var result = ""
    for (place, digit) in digits.reversed().enumerated() {
      if place > 0, place % 3 == 0 { result.append(" ") }
      result.append(digit)
    }
    return String(result.reversed())
  }

  /// The value below which a share of the values lies.
  static func quantile(_ share: Double, of values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
  }
}
