internal import CHunspell
internal import Text

/// A Hunspell dictionary: which forms are words of a language, and which words they are forms of.
///
/// It holds a C object that is not safe to share, so it belongs to one task at a time. Loading
/// takes 50-80 ms, a look-up a few microseconds.
package final class WordDictionary {
  /// Where Debian installs dictionaries.
  package static let usualFolders = ["/usr/share/hunspell", "/usr/share/myspell/dicts"]

  /// The language.
  package let language: LanguageCode
  /// The dictionary's name, such as `nb_NO`.
  package let name: String
  /// What identifies this very dictionary, to be stored with everything that it decided.
  package let version: String

  private let handle: OpaquePointer
  private let encoding: WordEncoding
  private let files: DictionaryFiles

  /// What its words begin with, read when first asked for; nil where its files have gone.
  private(set) lazy var outline = WordOutline(files, encoding: encoding)

  /// Opens the dictionary of a language.
  ///
  /// - Throws: `dictionaryMissing` with the package to install, `unreadable`, `unknownEncoding`.
  package init(
    _ language: LanguageCode, folders: [String] = WordDictionary.usualFolders
  ) throws(LanguageError) {
    let files = try DictionaryFiles.find(language, in: folders)
    let version = try files.version()
    guard let handle = Hunspell_create(files.affixes, files.words) else {
      throw .unreadable(path: files.words)
    }
    let label = Hunspell_get_dic_encoding(handle).map { String(cString: $0) } ?? ""
    guard let encoding = WordEncoding(label: label) else {
      Hunspell_destroy(handle)
      throw .unknownEncoding(path: files.affixes, encoding: label)
    }
    self.language = language
    self.name = files.name
    self.version = version
    self.handle = handle
    self.files = files
    self.encoding = encoding
  }

  deinit { Hunspell_destroy(handle) }

  /// Whether a form is a word, with capitals where the language wants them.
  package func isWord(_ form: String) -> Bool {
    guard let bytes = encoding.encode(form.nfc) else { return false }
    return bytes.withUnsafeBufferPointer { Hunspell_spell(handle, $0.baseAddress) != 0 }
  }

  /// Whether a form is a word as it stands or with a capital or capitals, as names are.
  package func isWordInAnyCase(_ form: String) -> Bool {
    let folded = form.foldedForSearch
    return isWord(folded) || isWord(form) || isWord(folded.withCapital)
      || isWord(folded.uppercased())
  }

  /// The words that a form is a form of, as Hunspell says, lower case; empty where it knows none.
  func stems(of form: String) -> [String] {
    guard let bytes = encoding.encode(form.nfc) else { return [] }
    var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    let count = bytes.withUnsafeBufferPointer { Hunspell_stem(handle, &list, $0.baseAddress) }
    defer { Hunspell_free_list(handle, &list, count) }
    guard let list, count > 0 else { return [] }
    var found: [String] = []
    for index in 0..<Int(count) {
      guard let word = list[index] else { continue }
      let stem = encoding.decode(word).foldedForSearch
      if !stem.isEmpty, !found.contains(stem) { found.append(stem) }
    }
    return found
  }
}

/// How a dictionary writes its words.
enum WordEncoding: Hashable {
  case utf8
  case latin1

  /// The encoding that a dictionary's `SET` line names, if it is known here.
  init?(label: String) {
    switch label.uppercased().filter({ $0 != "-" && $0 != "_" }) {
    case "UTF8": self = .utf8
    case "ISO88591", "LATIN1", "": self = .latin1
    default: return nil
    }
  }

  /// A word as a C string, with a plain apostrophe; `nil` where it cannot be written.
  func encode(_ word: String) -> [CChar]? {
    var bytes: [CChar] = []
    for scalar in word.unicodeScalars {
      let value: UInt32 = scalar.value == 0x2019 ? 0x27 : scalar.value
      if value == 0 { return nil }
      switch self {
      case .latin1:
        guard value < 0x100 else { return nil }
        bytes.append(CChar(bitPattern: UInt8(value)))
      case .utf8:
        bytes +=
          UTF8.encode(Unicode.Scalar(value) ?? scalar).map { $0.map(CChar.init(bitPattern:)) }
          ?? []
      }
    }
    return bytes.isEmpty ? nil : bytes + [0]
  }

  /// The word of a C string.
  func decode(_ pointer: UnsafePointer<CChar>) -> String {
    if self == .utf8 { return String(cString: pointer) }
    var view = String.UnicodeScalarView()
    var position = 0
    while pointer[position] != 0 {
      view.append(Unicode.Scalar(UInt8(bitPattern: pointer[position])))
      position += 1
    }
    return String(view)
  }
}

extension String {
  /// The string with its first scalar in upper case.
  fileprivate var withCapital: String {
    guard let first = unicodeScalars.first else { return self }
    return first.properties.titlecaseMapping + String(unicodeScalars.dropFirst())
  }
}
