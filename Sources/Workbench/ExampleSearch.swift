internal import Text

/// Looks for the examples of a codebook in texts, all of them in one walk over each text.
///
/// Case, quotation marks around an example, and how blanks and line ends are written make no
/// difference; marks of omission part an example into pieces, which must all stand in one text.
struct ExampleSearch {
  /// What the first bytes of pieces are filed by.
  private static let width = 4
  private static let omissions = ["[…]", "(…)", "[...]", "(...)", "[..]", "(..)", "…", "..."]

  /// The pieces of each example.
  private let pieces: [[[UInt8]]]
  private var byStart: [UInt32: [(example: Int, piece: Int)]] = [:]
  private var found: [Bool]

  /// Takes the examples.
  init(_ examples: [String]) {
    pieces = examples.map(Self.pieces)
    found = pieces.map(\.isEmpty)
    for (example, list) in pieces.enumerated() {
      for (piece, bytes) in list.enumerated() {
        byStart[Self.key(bytes[...]), default: []].append((example, piece))
      }
    }
  }

  /// The numbers of the examples that stood in no text so far.
  var missing: [Int] { found.indices.filter { !found[$0] } }

  /// Looks through a text.
  mutating func look(in text: String) {
    let bytes = Array(Self.plain(text).utf8)
    guard bytes.count >= Self.width else { return }
    var met: [Int: Set<Int>] = [:]
    var window: UInt32 = 0
    for (index, byte) in bytes.enumerated() {
      window = window << 8 | UInt32(byte)
      guard index >= Self.width - 1, let candidates = byStart[window] else { continue }
      let start = index - Self.width + 1
      for (example, piece) in candidates where !found[example] {
        let wanted = pieces[example][piece]
        if start + wanted.count <= bytes.count,
          bytes[start..<(start + wanted.count)].elementsEqual(wanted)
        {
          met[example, default: []].insert(piece)
        }
      }
    }
    for (example, list) in met where list.count == pieces[example].count {
      found[example] = true
    }
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.prefix(width).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The parts of an example between marks of omission that are long enough to be sought.
  private static func pieces(_ example: String) -> [[UInt8]] {
    var parts = [plain(example)]
    for mark in omissions {
      parts = parts.flatMap { part in part.split(separator: mark).map(String.init) }
    }
    return parts.map(stripped).map { Array($0.utf8) }.filter { $0.count >= width }
  }

  /// A text in lower case with every stretch of blanks as one.
  private static func plain(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var isBlank = true
    for scalar in text.foldedForSearch.unicodeScalars {
      if scalar.properties.isWhitespace {
        if !isBlank { output.append(" ") }
        isBlank = true
      } else {
        output.append(scalar)
        isBlank = false
      }
    }
    return String(output)
  }

  /// A piece without quotation marks, blanks and dashes around it, and what stands behind a
  /// closing quotation mark, such as who said it.
  private static func stripped(_ piece: String) -> String {
    var scalars = piece.unicodeScalars[...]
    let marks: Set<Unicode.Scalar> = ["«", "»", "\"", "“", "”", "„", "‘", "’", "'", " ", "-", "–"]
    if let first = scalars.first, first == "«", let end = scalars.lastIndex(of: "»") {
      scalars = scalars[..<end]
    }
    while let first = scalars.first, marks.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, marks.contains(last) { scalars.removeLast() }
    return String(scalars)
  }
}
