internal import Formats
internal import Store
internal import Text

/// Names as they are kept, and names that are not taken.
enum RefiImportNames {
  /// The name in NFC on one line, without blanks around it.
  static func clean(_ name: String) -> String {
    let line = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { (0x09...0x0D).contains($0.value) ? " " : $0 }))
    return line.nfc.trimmingBlanks()
  }

  /// The name, or the name with the first number behind it that is not taken.
  static func free(_ name: String, _ isTaken: (String) -> Bool) -> String {
    if !isTaken(name) { return name }
    var number = 2
    while isTaken("\(name) (\(number))") { number += 1 }
    return "\(name) (\(number))"
  }
}

/// Gives the rows of one table the identifiers of a file, each once.
struct RefiImportRows {
  private(set) var known: [String: RefiKnownRow]
  private var given: [String: Int] = [:]

  /// Takes the rows that there are.
  init(_ known: [String: RefiKnownRow]) {
    self.known = known
  }

  /// The identifier of a row: the file's own; one made of it where it is no GUID, or where another
  /// element of the file has it.
  mutating func guid(for guid: RefiGUID) -> String {
    let times = given[guid.description, default: 0]
    given[guid.description] = times + 1
    if times == 0, guid.isWellFormed { return guid.description }
    return Self.derived(guid.description, "\(times)")
  }

  /// The row that has an identifier.
  subscript(guid: String) -> RefiKnownRow? { known[guid] }

  /// Notes a row that was made.
  mutating func note(_ guid: String, _ id: Int) {
    known[guid] = RefiKnownRow(id: id, isRemoved: false)
  }

  /// An identifier that always comes of the same words.
  static func derived(_ words: String...) -> String {
    let digits = Array(Digest.sha256(Array(words.joined(separator: "\n").utf8)).uppercased().utf8)
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    return groups.map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
  }
}
