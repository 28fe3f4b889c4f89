internal import Glibc

/// What measurements are made on.
enum Machine {
  static func run(_ options: Options) throws {
    try options.finish()
    var line = ResultLine(kind: "machine")
    line.name = value(of: "model name", in: "/proc/cpuinfo") ?? "an unnamed processor"
    line.threads = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    line.memory = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    line.note = load()
    line.version = (try? text(of: "/proc/sys/kernel/osrelease")).map {
      "Linux " + String($0.prefix { $0 != "\n" })
    }
    print(line.json)
  }

  /// The load average of the last one, five and fifteen minutes.
  private static func load() -> String {
    let text = (try? text(of: "/proc/loadavg")) ?? ""
    return text.split(separator: " ").prefix(3).joined(separator: " ")
  }

  private static func value(of key: String, in path: String) -> String? {
    guard let text = try? text(of: path) else { return nil }
    for line in text.split(separator: "\n") where line.hasPrefix(key) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      return String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    return nil
  }

  /// A file of the kernel's, whose size is not told beforehand.
  private static func text(of path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw BenchProblem("cannot open \(path)") }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
