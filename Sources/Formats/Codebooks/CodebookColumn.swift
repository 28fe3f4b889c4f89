internal import Text

/// What a column of a codebook table holds.
enum CodebookColumn: Hashable {
  /// The whole path, `A/B/C`.
  case path
  /// The code's own name, or the initial code of a two-column list.
  case code
  /// The name of what the code lies under.
  case category
  /// The number of the code's level.
  case depth
  /// The name at one level of the tree, from 1.
  case level(Int)
  /// What is said of the code.
  case field(CodebookFileField)
  /// Something that is counted or printed, and never read.
  case ignored

  /// The names by which tables of our own know columns, for those who mistype one.
  static let names =
    [
      "path", "code", "category", "level", "level 1", "level 2",
    ] + CodebookFileField.allCases.map(\.rawValue)

  /// What a heading means in bokmål, nynorsk or English; nil where it means nothing here.
  init?(heading: String) {
    let words = Self.plain(heading)
    if words.isEmpty {
      self = .ignored
    } else if let known = Self.byHeading[words] {
      self = known
    } else if let level = Self.level(words) {
      self = .level(level)
    } else {
      return nil
    }
  }

  /// A heading in lower case, with signs between words as single blanks.
  private static func plain(_ heading: String) -> String {
    heading.foldedForSearch.unicodeScalars.split { scalar in
      !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }.map { String($0) }.joined(separator: " ")
  }

  /// The number in `level 2`, `nivå 2` and the like.
  private static func level(_ words: String) -> Int? {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count > 1, let last = parts.last, let number = Int(last), (1...99) ~= number
    else { return nil }
    let rest = parts.dropLast().joined(separator: " ")
    let stems = ["level", "nivå", "code level", "kodenivå", "code", "kode", "l"]
    return stems.contains(rest) ? number : nil
  }

  private static let byHeading: [String: CodebookColumn] = {
    var known: [String: CodebookColumn] = [:]
    for (column, headings) in headings {
      for heading in headings.split(separator: "|") { known[String(heading)] = column }
    }
    return known
  }()

  private static let headings: [(CodebookColumn, String)] = [
    (.path, "path|code path|full path|sti|kodesti"),
    (
      .code,
      "code|codes|code name|name|initial code|initial codes|kode|koder|kodar|kodenavn|kodenamn"
        + "|navn|namn|node|noder|nodes|initiell kode|initielle koder|initielle kodar"
        + "|første koder|første kodar|underkode|underkoder|subcode"
    ),
    (
      .category,
      "category|categories|parent|parent code|kategori|kategorier|kategoriar|hovedkategori"
        + "|hovudkategori|overkode|overordnet kode|overordna kode"
    ),
    (.depth, "level|nivå|depth|dybde|djupn"),
    (
      .field(.definition),
      "definition|definitions|description|definisjon|definisjoner|definisjonar|beskrivelse"
        + "|beskriving|skildring|forklaring"
    ),
    (
      .field(.include),
      "include|includes|inclusion|inclusion criteria|when to use|inkluder|inkluderer|inkludert"
        + "|inklusjon|inklusjonskriterier|inklusjonskriterium|brukes når|blir brukt når"
    ),
    (
      .field(.exclude),
      "exclude|excludes|exclusion|exclusion criteria|when not to use|ekskluder|ekskluderer"
        + "|eksklusjon|eksklusjonskriterier|eksklusjonskriterium|brukes ikke når"
        + "|blir ikkje brukt når"
    ),
    (.field(.example), "example|examples|typical example|eksempel|eksempler|døme|typisk eksempel"),
    (
      .field(.counterExample),
      "counter example|counterexample|counter examples|moteksempel|moteksempler|motdøme"
    ),
    (.field(.colour), "colour|color|farge"),
    (.field(.kind), "kind|type|slag|kodetype"),
    (.field(.reason), "reason|grunn|begrunnelse|grunngiving"),
    (.field(.opposite), "opposite|motsatt|motsats|motsetning|motsetnad|motpol"),
    (
      .ignored,
      "sources|codings|references|files|kilder|kjelder|kodinger|kodingar|n sources|n codings"
        + "|n kilder|n kjelder|n kodinger|n kodingar|antall kilder|antall kodinger"
    ),
  ]
}
