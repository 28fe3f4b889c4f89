import Formats
import Report
import Study
import Testing

@Suite("Heat maps")
struct HeatMapTests {
  private static func map(_ counts: [[Int]], hasDiagonal: Bool = true) -> HeatMap {
    let paths = counts.indices.map { CodePath(["Topp \($0 / 2)", "Midt", "Kode \($0)"]) }
    return HeatMap(
      title: "Koder & tall", caption: ["Et par teller <én> gang."], rows: paths, columns: paths,
      counts: counts, hasDiagonal: hasDiagonal)
  }

  private static func svg(_ map: HeatMap) -> String { HeatMapSVG(Wording(.nb)).text(map) }

  private static func count(_ part: String, in text: String) -> Int {
    text.split(separator: part, omittingEmptySubsequences: false).count - 1
  }

  @Test("the figure has title, description, own numbers hatched, and empty cells empty")
  func parts() {
    let svg = Self.svg(Self.map([[40, 7, 0], [7, 30, 2], [0, 2, 20]]))
    #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(svg.contains("<title>Koder &amp; tall</title>"))
    #expect(
      svg.contains(
        "<desc>Matrise med 3 rader og 3 kolonner. Høyest er 7: Topp 0 / Midt / Kode 0 og"
          + " Topp 0 / Midt / Kode 1.</desc>"))
    #expect(Self.count("<path d=", in: svg) == 3 + 1)
    #expect(Self.count(">40</text>", in: svg) == 1)
    #expect(Self.count(">7</text>", in: svg) == 2)
    #expect(svg.contains(">6–7</text>"))
    #expect(!svg.contains(">0</text>"))
    #expect(!svg.contains("<script"))
  }

  @Test("the same figure gives the same bytes")
  func deterministic() {
    let map = Self.map([[4, 1], [1, 3]])
    #expect(Self.svg(map) == Self.svg(map))
  }

  @Test("steps cover every number from 1 to the largest, once", arguments: 1...60)
  func steps(largest: Int) {
    let svg = Self.svg(
      Self.map([[99, largest], [largest, 99]]))
    var next = 1
    for legend in svg.split(separator: "\n").suffix(20) where legend.hasSuffix("</text>") {
      let text = legend.split(separator: ">").dropFirst().first?.split(separator: "<").first ?? ""
      let bounds = text.split(separator: "–").compactMap { Int($0) }
      guard let low = bounds.first, legend.contains("#595959") else { continue }
      #expect(low == next)
      next = (bounds.last ?? low) + 1
    }
    #expect(next == largest + 1)
  }

  @Test("nothing is drawn left of or above the figure, however long the names", arguments: [2, 30])
  func longNames(number: Int) {
    let paths = (0..<number).map { index in
      CodePath([
        "Arbeidsgivers motiv og risiko", "Samarbeid med hjelpeapparatet og behandlere",
        "Misbruk av gratis arbeidskraft i ordninger med tilskudd \(index)",
      ])
    }
    let map = HeatMap(
      title: "T", caption: [], rows: paths, columns: paths,
      counts: paths.map { _ in paths.map { _ in 1 } }, hasDiagonal: true)
    let svg = Self.svg(map)
    #expect(!svg.contains("x=\"-"))
    #expect(!svg.contains("y=\"-"))
    #expect(svg.contains("…"))
  }

  @Test(
    "the legend lies in the figure, however few columns there are", arguments: [0, 1, 2, 3],
    [Wording(.nb), Wording(.en)])
  func legend(columns: Int, words: Wording) throws {
    let paths = (0..<max(columns, 1)).map { CodePath(["K\($0)"]) }
    for measure in [
      "", "tegn som to koder har felles, per 1 000 ord av informantenes tale i kilden",
    ] {
      for hasDiagonal in [true, false] where columns > 0 || !hasDiagonal {
        let map = HeatMap(
          title: "T", caption: [], rows: paths, columns: Array(paths.prefix(columns)),
          cells: paths.indices.map { row in
            (0..<columns).map { $0 == row ? nil : 1234.5 * Double(row + 1) }
          }, measure: measure, digits: 2, hasDiagonal: hasDiagonal)
        let figure = try SVGReader(HeatMapSVG(words).text(map))
        let width = try figure.size().width
        let texts = try figure.texts()
        #expect(!texts.isEmpty)
        for (text, box) in texts { #expect(box.right <= width - 10, "\(text)") }
        for rect in figure.all("rect") {
          #expect((rect.number("x") ?? 0) + (rect.number("width") ?? 0) <= width)
        }
      }
    }
  }

  @Test("a figure of nothing is still a figure")
  func empty() {
    #expect(Self.svg(Self.map([])).hasSuffix("</svg>\n"))
    #expect(Self.svg(Self.map([[0]])).hasSuffix("</svg>\n"))
  }
}
