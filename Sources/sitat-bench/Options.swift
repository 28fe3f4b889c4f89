/// The words of a command line: operands, `--name value` pairs, and what follows `--`.
struct Options {
  let operands: [String]
  /// What follows `--`.
  let rest: [String]
  private let values: [String: String]
  private let known = [
    "tokens", "seed", "texts", "o", "threads", "memory", "repeat", "size",
    "codings", "codes", "sources",
  ]

  /// Sorts words.
  init(_ words: [String]) throws {
    var operands: [String] = []
    var values: [String: String] = [:]
    var index = 0
    while index < words.count, words[index] != "--" {
      let word = words[index]
      if word.hasPrefix("-"), word.count > 1 {
        let name = String(word.drop { $0 == "-" })
        guard known.contains(name), index + 1 < words.count else {
          throw BenchProblem("no option \(word), or its value is missing")
        }
        values[name] = words[index + 1]
        index += 2
      } else {
        operands.append(word)
        index += 1
      }
    }
    self.operands = operands
    self.values = values
    rest = Array(words.dropFirst(index + 1))
  }

  /// Checks that there are as many operands as are wanted.
  func finish(operands count: Int = 0) throws {
    guard operands.count == count else {
      throw BenchProblem("\(count) operands are wanted, and \(operands.count) are there")
    }
  }

  /// The value of an option, if it is there.
  func text(_ name: String) -> String? { values[name] }

  /// The value of an option as a number, such as `10000000` or `1e7`.
  func number(_ name: String, standard: Int) throws -> Int {
    guard let text = values[name] else { return standard }
    guard let value = Double(text), value >= 0, value < 1e15 else {
      throw BenchProblem("--\(name) wants a number, and \(text) is none")
    }
    return Int(value)
  }
}
