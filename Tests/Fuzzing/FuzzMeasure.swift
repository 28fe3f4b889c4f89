internal import Glibc

/// Reads one file with one reader and says what it took.
@main
enum FuzzMeasure {
  /// Takes the letter of a reader and the name of a file.
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let letter = arguments[1].utf8.first,
      let file = fopen(arguments[2], "rb")
    else {
      print("usage: sitat-measure LETTER FILE")
      exit(64)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    fclose(file)
    let memory = FuzzBudget.greatestKilobytes()
    let start = FuzzBudget.secondsSpent()
    FuzzReader(choice: letter).read(bytes)
    let seconds = FuzzBudget.secondsSpent() - start
    let grown = FuzzBudget.greatestKilobytes() - memory
    print("\(letter) \(bytes.count) bytes \(seconds) s \(grown) kB")
  }
}
