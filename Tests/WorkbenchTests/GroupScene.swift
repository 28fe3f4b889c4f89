import Analysis
import Quotation
import Store
import Study
import Testing
import Text
import Workbench

/// A focus group with two who are cases, two who are linked to none and an interviewer; two
/// interviews with one of those cases, one with somebody who is linked to none, and a field note.
///
/// A counts a half. fg1 has an interviewer in turns 1 and 6, A in 2 and 7, B in 3 and 8, and the
/// unlinked in 4, 5, 9 and 10; in the interviews the informant has turns 2 and 4.
struct GroupScene {
  static let names = ["fg1", "int01", "int02", "int03", "note"]

  let scene: Scene

  init() throws {
    scene = try Scene()
    var group = ""
    for (label, text) in [
      ("Intervjuer", "Hvem ringte?"), ("Anna", "Vi ringte selv."), ("Bent", "Ingen ringte oss."),
      ("Cato", "Jo, én gang."), ("Dina", "Det var fint."), ("Intervjuer", "Takk for det."),
      ("Anna", "Takk selv."), ("Bent", "Ja, takk."), ("Cato", "Takk."), ("Dina", "Ha det."),
    ] { group += "\(label): \(text)\n\n" }
    try add("fg1", group, .focusGroup)
    for name in ["int01", "int02", "int03"] {
      try add(
        name,
        "Intervjuer: Hvem ringte i \(name)?\n\nLeder: De ringte.\n\nIntervjuer: Og så?\n\n"
          + "Leder: Ikke noe mer.\n", .interview)
    }
    try add("note", "De satt stille lenge.\n\nIngen sa noe.\n", .fieldNote)
    for label in ["Anna", "Bent", "Cato", "Dina"] {
      _ = try scene.ane.setSpeaker(
        label, source: "fg1", role: .informant, caseName: nil, newLabel: nil)
    }
    try scene.codes("Tillit", "Kontakt")
    try scene.write(
      "cases.csv", "case,source,speaker\nA,fg1,Anna\nB,fg1,Bent\nA,int01,Leder\nA,int02,Leder\n")
    _ = try scene.ane.importCases(scene.folder + "/cases.csv")
    try scene.ane.weighCase("A", 0.5, reason: "svarte kort")
  }

  private func add(_ name: String, _ text: String, _ kind: SourceKind) throws {
    var options = Scene.options
    options.kind = kind
    let path = try scene.write(name + ".txt", text)
    _ = try scene.ane.importFiles([path], options, dryRun: false)
  }

  func tag(_ code: String, _ source: String, _ places: String...) throws {
    for place in places {
      _ = try scene.ane.tag(
        [code], source: source, .place(place), layer: .individual, note: "")
    }
  }

  func finish() throws { _ = try scene.ane.done(Self.names, layer: .individual) }

  func matrix(_ change: (inout MatrixRequest) -> Void = { _ in }) throws -> MatrixResult {
    var request = MatrixRequest()
    request.measure = .cases
    change(&request)
    return try scene.ane.matrix(request)
  }

  func quotations(_ code: String) throws -> QuotationList {
    try scene.ane.quotations(
      QuoteRequest(title: "", codes: [code], attribution: .standard(), roleWords: [:]))
  }
}
