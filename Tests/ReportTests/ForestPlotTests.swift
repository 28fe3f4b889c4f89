import Formats
import Report
import Study
import Testing

@Suite("Forest plots")
struct ForestPlotTests {
  private static func plot(_ rows: [ForestPlot.Row]) -> ForestPlot {
    ForestPlot(
      title: "Samsvar & tall", caption: FigureScene.caption, axis: "Krippendorffs α",
      thresholds: [0.667, 0.8], rows: rows)
  }

  private static func rows(_ paths: [CodePath]) -> [ForestPlot.Row] {
    paths.enumerated().map { index, path in
      if index % 7 == 3 {
        return .init(
          label: path, value: nil, low: nil, high: nil,
          note: "ingen variasjon: ingen koder har brukt koden i de kildene som er ferdige")
      }
      let value = 1 - Double(index % 11) / 9
      return .init(
        label: path, value: value, low: value - 0.3, high: value + 0.2,
        note: index % 5 == 0 ? "kan ikke avgjøres: intervallet dekker 0,667" : "")
    }
  }

  @Test("whiskers, marks and thresholds lie where arithmetic puts them")
  func places() throws {
    let path = CodePath(["Tillit"])
    let figure = try SVGReader(
      Self.plot([.init(label: path, value: 0.75, low: 0.5, high: 1)]).svg(Wording(.nb)))
    let lines = figure.all("line")
    // The axis goes from 0 to 1; its ends give the place of every other number.
    let ticks = Dictionary(
      uniqueKeysWithValues: try figure.texts().compactMap { text, box in
        ["0,0", "1,0"].contains(text) ? (text, (box.left + box.right) / 2) : nil
      })
    let zero = try #require(ticks["0,0"])
    let one = try #require(ticks["1,0"])
    let place = { (value: Double) in zero + (one - zero) * value }
    let whisker = try #require(
      lines.first {
        $0.attributes["stroke-width"] == "1.4" && $0.attributes["y1"] == $0.attributes["y2"]
      })
    #expect(abs(try #require(whisker.number("x1")) - place(0.5)) < 0.2)
    #expect(abs(try #require(whisker.number("x2")) - place(1)) < 0.2)
    let dashed = lines.filter { $0.attributes["stroke-dasharray"] != nil }
    #expect(dashed.count == 2)
    for (line, limit) in zip(dashed, [0.667, 0.8]) {
      #expect(abs(try #require(line.number("x1")) - place(limit)) < 0.2)
    }
    // Between the thresholds stands a diamond, whose outline begins at its left corner.
    let diamond = try #require(figure.all("path").first?.attributes["d"])
    let corner = try #require(Double(diamond.dropFirst().prefix { $0 != " " }))
    #expect(abs(corner + 5.8 - place(0.75)) < 0.2)
    #expect(try figure.texts().contains { $0.text == "0,750" })
    #expect(try figure.texts().contains { $0.text == "[0,500; 1,000]" })
  }

  @Test("a row without a value gives its reason and no mark")
  func undefinedRow() throws {
    let figure = try SVGReader(
      Self.plot([
        .init(label: CodePath(["A"]), value: nil, low: nil, high: nil, note: "ingen variasjon")
      ]).svg(Wording(.nb)))
    let texts = try figure.texts().map(\.text)
    #expect(texts.contains("ingen variasjon"))
    #expect(texts.contains("–"))
    // The legend alone has marks: two circles and a diamond.
    #expect(figure.all("circle").count == 2)
    #expect(figure.all("path").count == 1)
  }

  @Test("the shape of a mark tells how many thresholds are reached, at the threshold itself too")
  func shapes() throws {
    let values = [0.666, 0.667, 0.799, 0.8]
    let figure = try SVGReader(
      Self.plot(
        values.enumerated().map {
          .init(label: CodePath(["K\($0)"]), value: $1, low: nil, high: nil)
        }
      ).svg(Wording(.en)))
    #expect(figure.all("path").count == 2 + 1)
    let fills = figure.all("circle").compactMap { $0.attributes["fill"] }
    #expect(fills == ["#ffffff", "#1a1a1a", "#ffffff", "#1a1a1a"])
  }

  @Test("a whisker that leaves the axis ends in an arrow, and stays in the figure")
  func clipped() throws {
    let figure = try SVGReader(
      Self.plot([.init(label: CodePath(["A"]), value: 0.9, low: -3, high: 1.4)]).svg(Wording(.nb)))
    #expect(figure.all("path").count == 2 + 1)
    try figure.expectAllInside()
  }

  @Test("thirty codes: nothing overlaps, nothing is outside", arguments: [true, false])
  func thirty(isSorted: Bool) throws {
    var paths = FigureScene.paths(27)
    if isSorted { paths.sort { $0.leaf < $1.leaf } }
    let svg = Self.plot(Self.rows(paths)).svg(Wording(.nb))
    let figure = try SVGReader(svg)
    try figure.expectAllInside()
    try figure.expectTextsApart()
    #expect(svg == Self.plot(Self.rows(paths)).svg(Wording(.nb)))
    // In the codebook's order each name above is printed once, else as part of each row.
    let headings = try figure.texts().filter { $0.text == "Arbeidsplassen og lederen" }
    #expect(headings.count == (isSorted ? 0 : 1))
  }

  @Test("a plot of nothing is still a figure")
  func empty() throws {
    let plot = ForestPlot(title: "", caption: [], axis: "", thresholds: [], rows: [])
    try SVGReader(plot.svg(Wording(.nn))).expectAllInside()
  }
}
