import Analysis
import Quotation
import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

@Suite("Matrices")
struct MatrixTests {
  let scene: MatrixScene

  init() throws { scene = try MatrixScene() }

  @Test("counts passages by the values of an attribute, in any case of letters")
  func attribute() throws {
    let result = try scene.scene.ane.matrix(scene.request(.attribute("Sektor")))
    #expect(result.columns == [.named("Offentlig"), .named("privat")])
    #expect(
      try scene.rows(.attribute("sektor")) == [
        "Arbeid: 1 0 | 1", "Arbeid/Tillit: 1 2 | 3", "Helse: 1 1 | 2",
      ])
    #expect(result.finished.bases.map(\.words) == [15, 15])
    #expect(result.finished.bases.map(\.sources) == [1, 1])
    #expect(result.matrix.bases.map(\.sources) == [1, 2])
    #expect(result.scope.unfinished == ["int03"])
  }

  @Test("a case with several values is in the column of each; one without a value in the last")
  func otherAttributes() throws {
    #expect(try scene.rows(.attribute("tema"))[1] == "Arbeid/Tillit: 2 2 | 3")
    let numbers = try scene.scene.ane.matrix(
      scene.request(.attribute("ansatte")) { $0.bands = ["10", "50"] })
    #expect(
      numbers.columns == [
        .band(from: nil, below: "10"), .band(from: "50", below: nil), .noValue,
      ])
    #expect(
      try scene.scene.ane.matrix(scene.request(.attribute("fast"))).columns == [
        .truth(true), .truth(false), .noValue,
      ])
    #expect(
      try scene.scene.ane.matrix(scene.request(.attribute("dato"))).columns == [
        .named("2024-01"), .named("2024-02"), .named("2024-03"),
      ])
    #expect(
      throws: Refusal(
        .unknownAttribute(
          asked: "sektr", nearest: ["sektor"],
          known: ["sektor", "ansatte", "tema", "dato", "fast"]))
    ) { try scene.rows(.attribute("sektr")) }
    #expect(throws: Refusal(.notANumberAttribute(name: "sektor"))) {
      try scene.rows(.attribute("sektor")) { $0.bands = ["1"] }
    }
  }

  @Test("counts words, cases, sources and codings as they are said to be")
  func measures() throws {
    #expect(
      try scene.rows(.attribute("sektor")) { $0.measure = .words } == [
        "Arbeid: 7 0 | 7", "Arbeid/Tillit: 7 7 | 14", "Helse: 3 5 | 8",
      ])
    // "Jeg hjelper folk her." has 21 characters, "Vi snakker sammen." 18.
    #expect(
      try scene.rows(.source) { $0.measure = .characters }[1] == "Arbeid/Tillit: 21 40 18 | 79")
    #expect(try scene.rows(.total) { $0.measure = .cases }[1] == "Arbeid/Tillit: 3 | 3")
    #expect(
      try scene.rows(.role) { $0.measure = .sources }[1] == "Arbeid/Tillit: 0 3 | 3")
    try scene.tag("Tillit", "3.1", "int01", by: "Bjørn")
    #expect(try scene.rows(.total) { $0.measure = .codings }[1] == "Arbeid/Tillit: 4 | 4")
    #expect(try scene.rows(.total)[1] == "Arbeid/Tillit: 3 | 3")
  }

  @Test("rolls up without counting a range twice, and to a level without counting a coding twice")
  func rollup() throws {
    #expect(
      try scene.rows(.source) { $0.rollup = true } == [
        "Arbeid: 1 1 1 | 3", "Arbeid/Tillit: 1 1 1 | 3", "Helse: 1 1 0 | 2",
      ])
    #expect(
      try scene.rows(.source) {
        $0.level = 1
        $0.measure = .codings
      } == ["Arbeid: 1 2 1 | 4", "Helse: 1 1 0 | 2"])
    #expect(
      try scene.rows(.source) { $0.codes = ["Uro"] } == ["Uro: 0 0 0 | 0"],
      "a code that was named has a row, though nobody used it")
    #expect(try scene.rows(.source) { $0.top = 1 } == ["Arbeid/Tillit: 1 1 1 | 3"])
  }

  @Test("tells answers to the guide's questions from what is said unasked")
  func prompted() throws {
    #expect(
      try scene.rows(.prompted) == [
        "Arbeid: 1 0 | 1", "Arbeid/Tillit: 3 0 | 3", "Helse: 1 1 | 2",
      ])
    #expect(
      try scene.rows(.prompted) { $0.askedBy = ["Q2"] } == [
        "Arbeid: 0 1 | 1", "Arbeid/Tillit: 0 3 | 3", "Helse: 1 1 | 2",
      ])
    #expect(try scene.rows(.question)[2] == "Helse: 0 1 | 2")
    #expect(throws: Refusal(.unknownQuestion(key: "q9", known: ["q1", "q2"]))) {
      try scene.rows(.prompted) { $0.askedBy = ["q9"] }
    }
    #expect(throws: Refusal(.noGuide)) {
      try Scene().ane.matrix(scene.request(.prompted))
    }
  }

  @Test("a query restricts passages and what they are measured against")
  func filtered() throws {
    let result = try scene.scene.ane.matrix(
      scene.request(.source) { $0.filter = "question:q1" })
    #expect(
      try scene.rows(.source) { $0.filter = "question:q1" } == [
        "Arbeid: 0 1 0 | 1", "Arbeid/Tillit: 1 1 1 | 3",
      ])
    #expect(result.finished.bases.map(\.words) == [7, 7, 0])
  }

  @Test("the finished consensus counts alone, and a coder can be singled out")
  func whose() throws {
    try scene.tag("Uro", "5", "int01", by: "Bjørn")
    #expect(try scene.rows(.source) { $0.coders = ["Bjørn"] } == ["Uro: 1 | 1"])
    try scene.tag("Uro", "3", "int02", by: "Bjørn", layer: .consensus)
    _ = try scene.scene.bench("Bjørn").done(["int02"], layer: .consensus)
    let result = try scene.scene.ane.matrix(scene.request(.source))
    #expect(result.scope.consensusSources == 1)
    #expect(result.scope.pooledSources == 1)
    #expect(
      try scene.rows(.source) == ["Arbeid/Tillit: 1 0 1 | 2", "Helse: 1 0 0 | 1", "Uro: 1 1 0 | 2"])
  }

  @Test("codes for excluded material are left out unless they are named")
  func excluded() throws {
    let table = "path,kind\nUro,excluded\n"
    _ = try scene.scene.ane.importCodebook(scene.scene.write("more.csv", table), dryRun: false)
    try scene.tag("Uro", "1", "int03")
    let result = try scene.scene.ane.matrix(scene.request(.source))
    #expect(result.scope.leavesOutExcluded)
    #expect(!(try scene.rows(.source)).contains { $0.hasPrefix("Uro") })
    #expect(try scene.rows(.source) { $0.codes = ["Uro"] } == ["Uro: 0 0 1 | 1"])
  }

  /// The spans of a source that a random coding may have.
  private static let axes: [MatrixAxis] = [
    .source, .caseName, .role, .speaker, .attribute("sektor"), .attribute("tema"), .prompted,
    .question, .kind,
  ]

  @Test("a cell lists as many quotations as it counts, whatever was coded", arguments: 0..<4)
  func cells(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let length = try scene.scene.ane.source("int01").text.count
    var rows = "coder,source,start,end,code\n"
    for _ in 0..<25 {
      let start = Int.random(in: 0..<length - 1, using: &generator)
      let end = Int.random(in: (start + 1)...min(length, start + 60), using: &generator)
      let source = ["int01", "int02", "int03"].randomElement(using: &generator) ?? ""
      let code = ["Arbeid", "Tillit", "Helse", "Uro"].randomElement(using: &generator) ?? ""
      let coder = ["Bjørn", "Camilla"].randomElement(using: &generator) ?? ""
      rows += "\(coder),\(source),\(start),\(end),\(code)\n"
    }
    _ = try? scene.scene.ane.importCodings(
      scene.scene.write("random.csv", rows), dryRun: false)
    for axis in Self.axes {
      for level in [nil, 1] {
        let request = scene.request(axis) { $0.level = level }
        let result = try scene.scene.ane.matrix(request)
        for (row, code) in result.matrix.codes.enumerated() {
          let path = result.codebook.path(of: code.id).description
          for (column, label) in result.columns.enumerated() {
            let list = try scene.scene.ane.matrixCell(
              request, code: path, column: label.key, title: "", quoting: MatrixScene.quoting)
            #expect(
              list.passages.count == result.matrix.cell(row, column).passages,
              "\(axis) \(path) \(label.key)")
          }
        }
      }
    }
  }

  @Test("a cell that is not there is refused with the nearest columns")
  func unknownCell() throws {
    #expect(
      throws: Refusal(
        .unknownColumn(asked: "prvat", nearest: ["privat"], known: ["Offentlig", "privat"]))
    ) {
      try scene.scene.ane.matrixCell(
        scene.request(.attribute("sektor")), code: "Helse", column: "prvat", title: "",
        quoting: MatrixScene.quoting)
    }
    #expect(throws: Refusal(.unknownCode(asked: "Hels", nearest: ["Helse"]))) {
      try scene.scene.ane.matrixCell(
        scene.request(.attribute("sektor")), code: "Hels", column: "privat", title: "",
        quoting: MatrixScene.quoting)
    }
  }
}
