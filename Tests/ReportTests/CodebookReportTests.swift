import Formats
import Report
import Study
import Testing

/// What differs between codebooks, and reviews, as people and machines read them.
@Suite("Reports on the codebook over time")
struct CodebookReportTests {
  private static func diff() -> CodebookDiff {
    let old = CodebookSnapshot([
      CodebookSnapshotCode(guid: "a", name: "A", definition: "før"),
      CodebookSnapshotCode(guid: "b", name: "B", position: 1),
    ])
    let new = CodebookSnapshot([
      CodebookSnapshotCode(guid: "a", name: "A", definition: "nå", opposite: "c"),
      CodebookSnapshotCode(guid: "c", parent: "a", name: "C"),
    ])
    return CodebookDiff(from: old, to: new, merges: ["b": "c"], splits: [:])
  }

  @Test("a diff says in each language what became of codes, and what fields said and say")
  func languages() {
    func words(_ language: DocumentLanguage) -> [[Table.Cell]] {
      CodebookDiffReports(
        Wording(language), from: "v1", to: nil, Self.diff(), paths: ["c": CodePath(["A", "C"])]
      ).changes.rows.map(\.cells)
    }
    let a = Table.Cell.text("A")
    let c = Table.Cell.text("A/C")
    let nb: [[Table.Cell]] = [
      [.text("ny definisjon"), a, a, .list(["definisjon: “før” → “nå”"])],
      [.text("annen beskrivelse"), a, a, .list(["motsetning: tom → “A/C”"])],
      [.text("ny"), .empty, c, .empty],
      [.text("slått sammen"), .text("B"), c, .empty],
    ]
    #expect(words(.nb) == nb)
    #expect(words(.nn).map { $0[0] }[1] == .text("annan omtale"))
    #expect(
      words(.en).map { $0[0] }
        == [.text("redefined"), .text("described anew"), .text("added"), .text("merged")])
  }

  @Test("machines read names that are never translated")
  func json() {
    let reports = CodebookDiffReports(
      Wording(.nb), from: "v1", to: "v2", Self.diff(), paths: [:])
    let text = reports.json.text(.compact)
    for part in [
      #""from":"v1","to":"v2""#, #""change":"redefined","guid":"a""#,
      #""initial":"B","category":"A","now":"A/C","change":"merged""#,
    ] {
      #expect(text.contains(part), "\(text)")
    }
  }

  @Test("progress is a share, and none where nothing is asked")
  func progress() {
    let reports = CodebookReviewReports(Wording(.en))
    let table = reports.progress([
      CodebookReviewReports.Progress(
        kind: .split, code: "A", kept: 1, moved: 1, dropped: 1, open: 1)
    ])
    #expect(table.rows[0].cells.last == .number(0.75))
    let splits = reports.splits([
      CodebookReviewReports.Split(code: "A", parts: ["B"], total: 0, decided: 0, since: 2)
    ])
    #expect(splits.rows[0].cells[4] == .missing("–"))
  }
}
