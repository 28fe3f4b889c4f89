import Analysis
import Quotation
import Study
import Testing
import Workbench

/// Three interviews of fifteen informant's words each, with a guide of two questions.
///
/// The informant says three words before any question (turn 1), seven in two sentences to the first
/// (turn 3), and five to the second (turn 5), which int03 was not asked. int03 is not finished.
struct MatrixScene {
  let scene: Scene

  init() throws {
    scene = try Scene()
    for name in ["int01", "int02", "int03"] {
      try scene.add(
        name,
        "Leder: Hei på deg.\n\nIntervjuer: Hva gjør du på arbeid i \(name)?\n\n"
          + "Leder: Jeg hjelper folk her. Vi snakker sammen.\n\n"
          + "Intervjuer: Og hvordan er helsen?\n\nLeder: Så går det bra nå.\n")
    }
    try scene.codes("Arbeid", "Arbeid/Tillit", "Helse", "Uro")
    try scene.write(
      "cases.csv",
      """
      case,source,sektor:text,ansatte:integer,tema:multi,dato:date,fast:boolean
      A,int01,privat,5,x;y,2024-03-01,ja
      B,int02,Offentlig,60,y,2024-01-10,nei
      C,int03,privat,,x,2024-02-05,

      """)
    _ = try scene.ane.importCases(scene.folder + "/cases.csv")
    try scene.write(
      "guide.yaml",
      """
      guide: Arbeid
      questions:
        - id: q1
          topic: Arbeid
          text: Hva gjør du på arbeid?
        - id: q2
          topic: Helse
          text: Og hvordan er helsen?

      """)
    try scene.write(
      "turns.csv",
      "source,turn,question\nint01,2,q1\nint01,4,q2\nint02,2,q1\nint02,4,q2\nint03,2,q1\n")
    _ = try scene.ane.importGuide(
      scene.folder + "/guide.yaml", turns: scene.folder + "/turns.csv", dryRun: false)
    try tag("Tillit", "3.1", "int01")
    try tag("Helse", "5", "int01")
    try tag("Tillit", "3", "int02")
    try tag("Arbeid", "3", "int02")
    try tag("Helse", "1", "int02")
    try tag("Tillit", "3.2", "int03")
    _ = try scene.ane.done(["int01", "int02"], layer: .individual)
  }

  func tag(
    _ code: String, _ place: String, _ source: String, by coder: String = "Ane",
    layer: Layer = .individual
  ) throws {
    _ = try scene.bench(coder).tag([code], source: source, .place(place), layer: layer, note: "")
  }

  func request(_ axis: MatrixAxis, _ change: (inout MatrixRequest) -> Void = { _ in })
    -> MatrixRequest
  {
    var request = MatrixRequest()
    request.axis = axis
    change(&request)
    return request
  }

  /// The rows as `code: a b … | total`.
  func rows(_ axis: MatrixAxis, _ change: (inout MatrixRequest) -> Void = { _ in }) throws
    -> [String]
  {
    let asked = request(axis, change)
    let result = try scene.ane.matrix(asked)
    return result.matrix.codes.indices.map { row in
      let cells = result.columns.indices.map {
        String(result.matrix.cell(row, $0).count(asked.measure))
      }
      let path = result.codebook.path(of: result.matrix.codes[row].id)
      return "\(path): \(cells.joined(separator: " "))"
        + " | \(result.matrix.total(row).count(asked.measure))"
    }
  }

  static let quoting = MatrixQuoting(attribution: .standard(), roleWords: [:])
}
