import Analysis
import Formats
import Quotation
import Report
import Study
import Testing
import Text

@Suite("Reports of matrices")
struct MatrixReportTests {
  private static let codebook = Codebook([
    Code(id: 1, name: "Tillit"), Code(id: 2, name: "Helse", position: 1),
  ])

  /// Two columns of ten words, of which a coder has finished the first.
  private static func reports(
    _ language: DocumentLanguage = .en, _ change: (inout MatrixAbout) -> Void = { _ in }
  ) -> MatrixReports {
    func source(_ id: SourceID, _ column: Int) -> CodeMatrixSource {
      CodeMatrixSource(
        id: id,
        regions: [
          CodeMatrixRegion(
            TextSpan(0, 50), columns: [column], informant: .known(id), isCounted: true)
        ], words: (0..<10).map { TextSpan($0 * 5, $0 * 5 + 4) })
    }
    func matrix(_ sources: [CodeMatrixSource]) -> CodeMatrix {
      CodeMatrix(
        CodeMatrixInput(
          codes: [ReportedCode(1), ReportedCode(2)], columns: 2, sources: sources,
          codings: [
            CountedCoding(source: 1, span: TextSpan(0, 9), code: 1, coders: [1]),
            CountedCoding(source: 2, span: TextSpan(0, 9), code: 1, coders: [1]),
            CountedCoding(source: 1, span: TextSpan(20, 24), code: 2, coders: [1]),
          ]))
    }
    var about = MatrixAbout()
    about.axis = "sektor"
    change(&about)
    return MatrixReports(
      Wording(language), codebook: codebook, about: about,
      columns: [.named("privat"), .noValue], matrix: matrix([source(1, 0), source(2, 1)]),
      finished: matrix([source(1, 0)]))
  }

  @Test("nothing found where nobody has finished is missing, and never 0")
  func unfinished() {
    let table = Self.reports().wide
    #expect(table.rows[0].cells == [.text("Tillit"), .integer(1), .integer(1), .integer(2)])
    #expect(
      table.rows[1].cells == [
        .text("Helse"), .integer(1), .missing("not finished"), .integer(1),
      ])
    #expect(table.delimited(.csv).contains("Helse,1,,1"))
  }

  @Test("a rate stands beside its count, and is missing without a base")
  func rates() {
    let table = Self.reports { $0.rate = .words }.wide
    // One passage in ten words is a hundred in a thousand.
    #expect(
      table.rows[0].cells == [
        .text("Tillit"), .integer(1), .number(100), .integer(1), .missing("no base"), .integer(2),
        .number(100),
      ])
    #expect(
      table.columns.map(\.key) == [
        "code", "privat", "privat:per_1000_words", "no-value", "no-value:per_1000_words", "total",
        "total:per_1000_words",
      ])
  }

  @Test("what is undefined is null in JSON, with its reason")
  func json() {
    let text = Self.reports().json.text(.compact)
    #expect(text.contains(#""per_1000_words":null,"undefined":{"per_interview":"noBase""#))
    #expect(text.contains(#""column":"no-value","count":null"#))
    #expect(!text.contains("nan"))
  }

  @Test("machines get names that do not change with the language, people get words")
  func languages() {
    #expect(
      Self.reports(.nb).transposed(isForPeople: true).rows.map { $0.cells[0] } == [
        .text("privat"), .text("uoppgitt"), .text("I alt"),
      ])
    #expect(
      Self.reports(.nb).transposed(isForPeople: false).rows.map { $0.cells[0] } == [
        .text("privat"), .text("no-value"), .text("total"),
      ])
    let long = Self.reports(.nn).long(isSparse: true)
    #expect(
      long.rows.map { Array($0.cells.prefix(3)) } == [
        [.text("Tillit"), .text("privat"), .integer(1)],
        [.text("Tillit"), .text("no-value"), .integer(1)],
        [.text("Helse"), .text("privat"), .integer(1)],
      ])
  }

  @Test("a figure leaves a cell empty where nothing is known")
  func figure() {
    #expect(Self.reports().heatMap.cells == [[1, 1], [1, nil]])
    #expect(Self.reports { $0.rate = .interview }.heatMap.cells == [[1, nil], [1, nil]])
  }

  @Test("a grid puts its four kinds of nothing in words for people, in names for machines")
  func states() {
    let states: [FrameworkState] = [.found, .nothing, .notAsked, .notRead, .notApplicable]
    let reports = FrameworkReports(
      Wording(.nb), codebook: Self.codebook, about: MatrixAbout(),
      cases: states.indices.map { Case(id: $0, name: "L\($0)", values: [:]) },
      codes: [ReportedCode(1)],
      cells: states.map {
        [FrameworkReports.Cell(state: $0, count: $0 == .found ? 3 : 0, quotation: nil)]
      },
      showsQuotations: false)
    #expect(
      reports.grid(isForPeople: true).rows.map { $0.cells[1] } == [
        .integer(3), .text("–"), .text("ikke spurt"), .text("ikke ferdig"), .text("ikke aktuelt"),
      ])
    #expect(
      reports.grid(isForPeople: false).rows.map { $0.cells[1] } == [
        .integer(3), .integer(0), .text("not-asked"), .text("not-read"), .text("not-applicable"),
      ])
    #expect(
      reports.long.rows.map { $0.cells[3] }.prefix(3) == [
        .integer(3), .integer(0), .missing("ikke spurt"),
      ])
  }

  @Test("k of N is written so that no spreadsheet takes it for a date")
  func parts() {
    let holders = CodeHolders(
      questions: [],
      cases: [
        CaseStanding(id: .known(1), speaks: true, isRead: true, asked: []),
        CaseStanding(id: .known(2), speaks: true, isRead: true, asked: []),
      ], finished: [.known(1)], any: [.known(1)])
    let reports = HoldersReports(
      Wording(.nb), codebook: Self.codebook, about: MatrixAbout(),
      cases: [Case(id: 1, name: "A", values: [:]), Case(id: 2, name: "B", values: [:])],
      groups: [(.named("privat"), [1, 2])])
    let table = reports.table([HoldersReports.Entry(code: ReportedCode(1), holders: holders)])
    #expect(
      table.rows[0].cells == [
        .text("Tillit"), .integer(1), .integer(2), .number(0.5), .text("1 av 2"), .list(["A"]),
        .list([]), .list([]),
      ])
  }
}
