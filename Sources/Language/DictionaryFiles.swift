internal import Glibc

/// The two files of a Hunspell dictionary.
struct DictionaryFiles: Hashable {
  /// The name, such as `nb_NO`.
  let name: String
  /// The affix file.
  let affixes: String
  /// The word list.
  let words: String

  /// Finds the files of a language's dictionary in the first folder that has them.
  static func find(
    _ language: LanguageCode, in folders: [String]
  ) throws(LanguageError) -> DictionaryFiles {
    for name in language.dictionaryNames {
      for folder in folders {
        let files = DictionaryFiles(
          name: name, affixes: "\(folder)/\(name).aff", words: "\(folder)/\(name).dic")
        if access(files.affixes, R_OK) == 0, access(files.words, R_OK) == 0 { return files }
      }
    }
    throw .dictionaryMissing(
      language: language, folders: folders, package: language.dictionaryPackage)
  }

  /// What identifies this very dictionary: its name, the bytes of both files together, and the
  /// CRC-32 (ISO 3309, as in zip) of the word list after the affixes.
  func version() throws(LanguageError) -> String {
    var sum = Checksum()
    for path in [affixes, words] { try sum.append(fileAt: path) }
    let digits = String(sum.value, radix: 16)
    return "\(name)-\(sum.count)-\(String(repeating: "0", count: 8 - digits.count))\(digits)"
  }
}

/// A CRC-32 over files.
struct Checksum {
  /// The number of bytes taken in.
  private(set) var count = 0
  private var state: UInt32 = 0xFFFF_FFFF
  private let table: [UInt32]

  /// Makes the checksum of nothing.
  init() {
    table = (0..<256).map { index in
      (0..<8).reduce(UInt32(index)) { value, _ in
        value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
      }
    }
  }

  /// The checksum so far.
  var value: UInt32 { ~state }

  /// Takes in bytes.
  mutating func append(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      state = table[Int((state ^ UInt32(byte)) & 0xFF)] ^ (state >> 8)
      count += 1
    }
  }

  /// Takes in a file.
  mutating func append(fileAt path: String) throws(LanguageError) {
    guard let file = fopen(path, "rb") else { throw .unreadable(path: path) }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = fread(&buffer, 1, buffer.count, file)
      if length == 0 { break }
      append(buffer[..<length])
    }
    if ferror(file) != 0 { throw .unreadable(path: path) }
  }
}
