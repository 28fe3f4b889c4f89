internal import Foundation
internal import Glibc

/// Measures whole processes, and drops files from memory.
enum ProcessRuns {
  static func run(_ options: Options) throws {
    try options.finish(operands: 3)
    guard !options.rest.isEmpty else { throw BenchProblem("a program is wanted after --") }
    let runs = try max(1, options.number("repeat", standard: 5))
    var line = ResultLine(kind: "process", engine: options.operands[0])
    line.class = options.operands[1]
    line.name = options.operands[2]
    for _ in 0..<runs {
      let start = Clock.seconds()
      let usage = try run(options.rest)
      let wall = Clock.seconds() - start
      line.wall = min(line.wall ?? wall, wall)
      let cpu = Clock.cpu(of: usage)
      line.cpu = min(line.cpu ?? cpu, cpu)
      line.memory = max(line.memory ?? 0, Int(usage.ru_maxrss) * 1024)
      if (line.wall ?? 0) > 20 { break }
    }
    print(line.json)
  }

  static func drop(_ options: Options) throws {
    for path in options.operands {
      if BenchFiles.isFolder(path) {
        for file in try BenchFiles.list(path) { BenchFiles.drop(file) }
      } else {
        BenchFiles.drop(path)
      }
    }
  }

  /// Runs a program to its end with its output thrown away; an exit code of 0 or 1 is right, as
  /// that is how search tools say whether something was found.
  private static func run(_ words: [String]) throws -> rusage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    let arguments = words.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process: pid_t = 0
    guard posix_spawnp(&process, words[0], &actions, nil, arguments, variables) == 0 else {
      throw BenchProblem("cannot run \(words[0])")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status & 0x7F == 0,
      status >> 8 & 0xFF <= 1
    else { throw BenchProblem("\(words.joined(separator: " ")) failed") }
    return usage
  }
}
