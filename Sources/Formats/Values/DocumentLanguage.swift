/// The languages that documents are written in, for spelling and for the words we put in.
package enum DocumentLanguage: String, Hashable, Sendable, CaseIterable {
  /// Norwegian bokmål.
  case nb
  /// Norwegian nynorsk.
  case nn
  /// English.
  case en

  /// The tag that Office files want, with a country.
  package var tag: String {
    switch self {
    case .nb: "nb-NO"
    case .nn: "nn-NO"
    case .en: "en-GB"
    }
  }
}
