internal import Formats
internal import Language
internal import Text

/// The sentences of real interviews, cleaned so that every reader cuts them into the same words.
struct SeedText {
  /// Norwegian sentences, each as its words.
  private(set) var norwegian: [[String]] = []
  /// English sentences, each as its words.
  private(set) var english: [[String]] = []

  /// Reads every transcript in some folders, `.docx`, `.txt` and `.md`.
  init(folders: [String]) throws {
    for folder in folders {
      for path in try BenchFiles.list(folder) {
        if path.hasSuffix("README.md") { continue }
        let bytes = try? BenchFiles.read(path)
        guard let bytes else { continue }
        if path.hasSuffix(".docx") {
          add(StoredText(utf8: try DocumentTranscript(word: bytes).utf8))
        } else if path.hasSuffix(".txt") || path.hasSuffix(".md") {
          add(StoredText(utf8: try TextDecoder().decode(bytes).utf8))
        }
      }
    }
    guard norwegian.count >= 100 || english.count >= 100 else {
      throw BenchProblem("fewer than a hundred sentences in \(folders.joined(separator: ", "))")
    }
  }

  private mutating func add(_ text: StoredText) {
    let abbreviations = Abbreviations.set(for: .nb).union(Abbreviations.set(for: .en))
    let reading = TranscriptReader(abbreviations: abbreviations).read(text)
    let layer = ReadingLayer(reading.marks)
    let sentences = reading.segments(.sentence).map {
      Self.words(of: layer.read($0.span, of: text))
    }.filter { (3...60).contains($0.count) }
    if Self.isEnglish(sentences) { english += sentences } else { norwegian += sentences }
  }

  private static func isEnglish(_ sentences: [[String]]) -> Bool {
    let marks: [String: Int] = [
      "the": 1, "and": 1, "was": 1, "that": 1, "og": -1, "er": -1, "det": -1, "som": -1,
    ]
    return sentences.joined().reduce(0) { $0 + (marks[$1] ?? 0) } > 0
  }

  /// The words of a sentence with the signs that stand at them.
  ///
  /// Only letters of Latin, digits and plain signs are kept, and no sign joins two letters or
  /// digits but the apostrophe and the hyphen: `bl.a` is written `bl. a`, `11,8` as `11, 8`.
  static func words(of sentence: String) -> [String] {
    let scalars = Array(sentence.nfc.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if isWordScalar(scalar) {
        result.append(scalar)
      } else if scalar == "'" || scalar == "\u{2019}" {
        result.append(contentsOf: isWordScalar(next) && index > 0 ? ["'"] : [])
      } else if ".,:;!?…".unicodeScalars.contains(scalar) {
        result.append(scalar)
        if isWordScalar(next) { result.append(" ") }
      } else if "-–—\"«»()".unicodeScalars.contains(scalar) {
        result.append(scalar)
      } else {
        result.append(" ")
      }
    }
    return String(result).split(separator: " ").map(String.init).filter {
      $0.unicodeScalars.contains(where: isWordScalar) || $0 == "–"
    }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || (scalar.value < 0x250 && scalar.properties.isAlphabetic)
  }
}
