import Formats
import Report
import Study
import Testing

@Suite("Bars and curves")
struct ChartTests {
  private static func bars(_ groups: [String], _ rows: [(CodePath, [Double])]) -> BarChart {
    BarChart(
      title: "Kodinger & koder", caption: FigureScene.caption, axis: "Antall passasjer",
      groups: groups, rows: rows.map { .init(label: $0.0, values: $0.1) })
  }

  @Test("bars are as long as their numbers, and say them")
  func lengths() throws {
    let values = [4.0, 10, 0, 7]
    let chart = Self.bars([], values.enumerated().map { (CodePath(["K\($0)"]), [$1]) })
    let figure = try SVGReader(chart.svg(Wording(.nb)))
    let widths = figure.all("rect").dropFirst().compactMap { $0.number("width") }
    // No bar for 0; the longest one is 10 of an axis to 10.
    #expect(widths.count == 3)
    let unit = try #require(widths.max()) / 10
    for (width, value) in zip(widths, [4.0, 10, 7]) { #expect(abs(width - value * unit) < 0.2) }
    for value in ["4", "10", "0", "7"] {
      #expect(try figure.texts().contains { $0.text == value })
    }
  }

  @Test("a number that is missing is no bar of length 0, and the legend says so")
  func missing() throws {
    let chart = Self.bars(
      ["a", "b"], [(CodePath(["K"]), [.nan, 2.5]), (CodePath(["L"]), [0, 1])])
    let figure = try SVGReader(chart.svg(Wording(.nb)))
    #expect(try figure.texts().contains { $0.text == "–" })
    #expect(try figure.texts().contains { $0.text.hasSuffix("ingenting å telle i") })
    #expect(try figure.texts().contains { $0.text == "0,00" })
    // The background, two in the legend, two bars.
    #expect(figure.all("rect").count == 1 + 2 + 2)
  }

  @Test("groups stand apart, with nothing overlapping or outside", arguments: 1...8)
  func groups(count: Int) throws {
    let names = (0..<count).map { "Gruppe nummer \($0) med et navn" }
    let rows = FigureScene.paths(27).enumerated().map { index, path in
      (path, (0..<count).map { Double((index * 7 + $0 * 5) % 31) / 3 })
    }
    let chart = Self.bars(count > 1 ? names : [], rows)
    let figure = try SVGReader(chart.svg(Wording(.nn)))
    try figure.expectAllInside()
    try figure.expectTextsApart()
    #expect(chart.svg(Wording(.nn)) == chart.svg(Wording(.nn)))
  }

  private static func curve(_ points: [CurveChart.Point]) -> CurveChart {
    CurveChart(
      title: "Nye koder per intervju", caption: FigureScene.caption, xAxis: "Intervju",
      yAxis: "Antall koder", curve: "i rekkefølge", band: "95 % av rekkefølgene", points: points)
  }

  @Test("points of a curve lie where their numbers put them, and the band around them")
  func curvePlaces() throws {
    let values = [10.0, 25, 40]
    let figure = try SVGReader(
      Self.curve(
        values.enumerated().map {
          .init(label: "int\($0)", value: $1, low: $1 - 5, high: $1 == 40 ? 40 : $1 + 5)
        }
      ).svg(Wording(.nb)))
    let circles = figure.all("circle").dropFirst()
    let heights = circles.compactMap { $0.number("cy") }
    // Fifteen more is as far up each time, and 40 is as far from 0 as the axis is high, 300.
    #expect(abs((heights[0] - heights[1]) - (heights[1] - heights[2])) < 0.2)
    #expect(abs(heights[0] - heights[1] - 300 * 15 / 40) < 0.2)
    let places = circles.compactMap { $0.number("cx") }
    #expect(abs((places[1] - places[0]) - (places[2] - places[1])) < 0.2)
    let dashed = figure.all("path").filter { $0.attributes["stroke-dasharray"] != nil }
    #expect(dashed.count == 2)
    try figure.expectAllInside()
  }

  @Test("the names of interviews are level where there is room, and slope where there is not")
  func curveNames() throws {
    let short = Self.curve((0..<8).map { .init(label: "int\($0)", value: 1, low: nil, high: nil) })
    let long = Self.curve(
      (0..<8).map {
        .init(label: "Øvre Eiker kommune \($0)", value: Double($0), low: nil, high: nil)
      })
    #expect(!short.svg(Wording(.nb)).contains("rotate"))
    #expect(long.svg(Wording(.nb)).contains("rotate(-45)"))
    try SVGReader(short.svg(Wording(.nb))).expectTextsApart()
    try SVGReader(long.svg(Wording(.nb))).expectAllInside()
  }

  @Test("figures of one point, of none and of many are figures", arguments: [0, 1, 2, 60, 300])
  func sizes(count: Int) throws {
    let curve = Self.curve(
      (0..<count).map { .init(label: "i\($0)", value: Double($0), low: 0, high: Double(2 * $0)) })
    try SVGReader(curve.svg(Wording(.en))).expectAllInside()
    let bars = Self.bars([], (0..<count).map { (CodePath(["K\($0)"]), [Double($0)]) })
    try SVGReader(bars.svg(Wording(.en))).expectAllInside()
  }
}
