package import Formats
internal import Study

/// The words that people read in reports, in bokmål, nynorsk and English.
///
/// Everything that a report prints in words comes from here; machine names never do.
package struct Wording: Hashable, Sendable {
  /// The language.
  package let language: DocumentLanguage

  /// Chooses the language.
  package init(_ language: DocumentLanguage) {
    self.language = language
  }

  /// The one of three wordings that is in the language.
  func pick(_ nb: String, _ nn: String, _ en: String) -> String {
    switch language {
    case .nb: nb
    case .nn: nn
    case .en: en
    }
  }

  /// A number with the noun that goes with it.
  func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(NumberFormat.people(language).integer(number)) \(number == 1 ? one : many)"
  }

  /// Words listed as in running text: `a, b og c`.
  func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + pick(" og ", " og ", " and ") + last
  }

  /// What a workbook's sheet is called when the table has no title.
  package var table: String { pick("Tabell", "Tabell", "Table") }
  /// What the sheet with a table's notes is called.
  package var aboutTheTable: String {
    pick("Om tabellen", "Om tabellen", "About the table")
  }

  var source: String { pick("Kilde", "Kjelde", "Source") }
  var sources: String { pick("Kilder", "Kjelder", "Sources") }
  var code: String { pick("Kode", "Kode", "Code") }
  var codes: String { pick("Koder", "Kodar", "Codes") }
  var coders: String { pick("Kodere", "Kodarar", "Coders") }
  var start: String { pick("Start", "Start", "Start") }
  var end: String { pick("Slutt", "Slutt", "End") }
  var note: String { pick("Merknad", "Merknad", "Note") }

  func sourceCount(_ number: Int) -> String {
    count(number, pick("kilde", "kjelde", "source"), pick("kilder", "kjelder", "sources"))
  }

  func codeCount(_ number: Int) -> String {
    count(number, pick("kode", "kode", "code"), pick("koder", "kodar", "codes"))
  }
}
