import Study
import Testing

/// What differs between two states of a codebook.
@Suite("Comparing codebooks")
struct CodebookDiffTests {
  private func code(
    _ guid: String, _ name: String, under parent: String? = nil, definition: String = "",
    colour: String? = nil, at position: Int = 0
  ) -> CodebookSnapshotCode {
    CodebookSnapshotCode(
      guid: guid, parent: parent, name: name, definition: definition, colour: colour,
      position: position)
  }

  private func words(_ diff: CodebookDiff) -> [String] {
    diff.differences.map { difference in
      [
        difference.what.rawValue, difference.before?.description ?? "-",
        difference.after?.description ?? "-",
      ].joined(separator: " ")
        + difference.parts.map { " \($0)" }.joined()
        + difference.fields.map { " \($0.field.rawValue)" }.joined()
    }
  }

  @Test("the same codes in any order differ in nothing")
  func same() {
    let codes = [code("a", "A"), code("b", "B", under: "a"), code("c", "C", at: 1)]
    let diff = CodebookDiff(
      from: CodebookSnapshot(codes), to: CodebookSnapshot(codes.reversed()), merges: [:],
      splits: [:])
    #expect(diff.differences.isEmpty)
    #expect(diff.destinations.map(\.fate) == [.same, .same, .same])
  }

  @Test("codes are followed by what identifies them, not by their names")
  func followed() {
    let old = CodebookSnapshot([
      code("a", "A"), code("b", "B", at: 1), code("c", "C", under: "b", definition: "x"),
      code("d", "D", at: 2), code("e", "E", at: 3),
    ])
    let new = CodebookSnapshot([
      code("a", "B"), code("b", "A", at: 1), code("c", "C", under: "a", definition: "y"),
      code("f", "D", at: 2), code("e", "E", colour: "#000000", at: 3),
    ])
    let diff = CodebookDiff(from: old, to: new, merges: [:], splits: [:])
    #expect(
      words(diff) == [
        "renamed A B", "moved B/C B/C", "redefined B/C B/C definition", "renamed B A",
        "added - D", "described E E colour", "removed D -",
      ])
  }

  @Test("a merged code is followed through several merges, and a lost one is told as removed")
  func merged() {
    let old = CodebookSnapshot([
      code("a", "A"), code("b", "B", at: 1), code("c", "C", at: 2), code("d", "D", at: 3),
    ])
    let new = CodebookSnapshot([code("x", "X"), code("y", "Y", under: "x")])
    let diff = CodebookDiff(
      from: old, to: new, merges: ["a": "b", "b": "y", "c": "gone", "d": "d"], splits: [:])
    #expect(
      words(diff) == [
        "added - X", "added - X/Y", "merged A X/Y", "merged B X/Y", "removed C -", "removed D -",
      ])
    #expect(
      diff.destinations.map { "\($0.initial) \($0.category?.description ?? "-") \($0.fate)" }
        == ["A X merged", "B X merged", "C - removed", "D - removed"])
  }

  @Test("a split is told where a part is new")
  func split() {
    let old = CodebookSnapshot([code("a", "A"), code("b", "B", under: "a")])
    let new = CodebookSnapshot([
      code("a", "A"), code("b", "B", under: "a"), code("c", "C", under: "a", at: 1),
    ])
    let splits: [String: [String]] = ["a": ["b", "c"]]
    #expect(
      words(CodebookDiff(from: old, to: new, merges: [:], splits: splits))
        == ["split A A A/B A/C", "added - A/C"])
    #expect(CodebookDiff(from: new, to: new, merges: [:], splits: splits).differences.isEmpty)
  }
}
