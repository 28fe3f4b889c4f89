/// The languages that the house knows words of.
package enum LanguageCode: String, Hashable, Sendable, CaseIterable {
  /// Norwegian bokmål.
  case nb
  /// Norwegian nynorsk.
  case nn
  /// English.
  case en
  /// Any other: tokens are searched as they stand.
  case other

  /// The language that a tag such as `nb-NO`, `no` or `en_US` names.
  package init(tag: String) {
    let head = tag.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? ""
    switch head {
    case "nb", "no", "nob", "nor": self = .nb
    case "nn", "nno": self = .nn
    case "en", "eng": self = .en
    default: self = .other
    }
  }

  /// The language's own name.
  package var name: String {
    switch self {
    case .nb: "norsk bokmål"
    case .nn: "norsk nynorsk"
    case .en: "English"
    case .other: "other"
    }
  }

  /// The names of its Hunspell dictionaries, the preferred first.
  package var dictionaryNames: [String] {
    switch self {
    case .nb: ["nb_NO"]
    case .nn: ["nn_NO"]
    case .en: ["en_GB", "en_US"]
    case .other: []
    }
  }

  /// The Debian package that brings a dictionary for it, if one does.
  package var dictionaryPackage: String? {
    switch self {
    case .nb, .nn: "hunspell-no"
    case .en: "hunspell-en-gb"
    case .other: nil
    }
  }

  /// The name of its Snowball stemmer, if there is one.
  package var stemmerName: String? {
    switch self {
    case .nb, .nn: "norwegian"
    case .en: "english"
    case .other: nil
    }
  }
}
