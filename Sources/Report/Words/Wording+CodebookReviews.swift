internal import Study

extension Wording {
  var reviewKind: String { pick("Grunn", "Grunn", "Because") }
  var reviewPlace: String { pick("Sted", "Stad", "Place") }
  var reviewCoder: String { pick("Koder", "Kodar", "Coder") }
  var reviewLayer: String { pick("Lag", "Lag", "Layer") }
  var reviewText: String { pick("Tekst", "Tekst", "Text") }
  var reviewDecision: String { pick("Avgjørelse", "Avgjerd", "Decision") }
  var reviewTarget: String { pick("Til", "Til", "To") }
  var reviewDecider: String { pick("Avgjort av", "Avgjort av", "Decided by") }
  var reviewKept: String { pick("Beholdt", "Behaldne", "Kept") }
  var reviewMoved: String { pick("Flyttet", "Flytta", "Moved") }
  var reviewDropped: String { pick("Strøket", "Strokne", "Dropped") }
  var reviewOpen: String { pick("Gjenstår", "Står att", "Left") }
  var reviewTotal: String { pick("I alt", "I alt", "In all") }
  var reviewShare: String { pick("Ferdig", "Ferdig", "Done") }
  var reviewParts: String { pick("Delt i", "Delt i", "Split into") }
  var reviewSince: String { pick("Kodet siden", "Koda sidan", "Coded since") }
  var reviewTitle: String {
    pick("Kodinger å se på igjen", "Kodingar å sjå på att", "Codings to look at again")
  }
  var reviewProgressTitle: String {
    pick("Gjennomlesning, kode for kode", "Gjennomlesing, kode for kode", "Review, code by code")
  }

  func word(for kind: CodebookReviewKind) -> String {
    switch kind {
    case .split: pick("koden er delt", "koden er delt", "its code was split")
    case .redefined: pick("ny definisjon", "ny definisjon", "redefined since")
    case .secondReading: pick("andre lesning", "andre lesing", "second reading")
    }
  }

  func word(for decision: CodebookReviewDecision) -> String {
    switch decision {
    case .keep: pick("beholdt", "behalden", "kept")
    case .move: pick("flyttet", "flytta", "moved")
    case .drop: pick("strøket", "stroken", "dropped")
    }
  }

  // Themes

  package var themeTitle: String { pick("Temaer", "Tema", "Themes") }
  var themeName: String { pick("Tema", "Tema", "Theme") }
  var themeDefinition: String { pick("Definisjon", "Definisjon", "Definition") }
}
