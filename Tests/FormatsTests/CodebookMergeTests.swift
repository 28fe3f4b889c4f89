import Formats
import Study
import Testing

@Suite("Three sides of a codebook")
struct CodebookMergeSideTests {
  private func draft(_ table: String) throws -> CodebookDraft {
    try CodebookDraft(name: "x", table: Array(table.utf8))
  }

  private func base(_ draft: CodebookDraft, ids: [String: CodeID]) -> CodebookBase {
    CodebookBase(
      file: "x.csv",
      said: Dictionary(uniqueKeysWithValues: draft.paths.map { ($0.path.folded, $0.entry.said) }),
      ids: Dictionary(
        uniqueKeysWithValues: ids.map { (CodePath(parsing: $0.key).folded, $0.value) }))
  }

  @Test("a code that was renamed in the project is known again, with what is below it")
  func renamed() throws {
    let codebook = Codebook([Code(id: 1, name: "Ny"), Code(id: 2, parent: 1, name: "B")])
    let merge = CodebookMerge(
      try draft("path,definition\nA,a2\nA/B,b\nA/C,c\n"), into: codebook,
      ours: [1: [.definition: "a"], 2: [.definition: "b"]],
      base: base(try draft("path,definition\nA,a\nA/B,b\n"), ids: ["A": 1, "A/B": 2]))
    #expect(merge.additions.map(\.path.description) == ["A/C"])
    #expect(merge.ids[CodePath(["a"])] == 1)
    #expect(merge.ids[CodePath(["a", "b"])] == 2)
    #expect(merge.changes.map(\.state) == [.changed])
    #expect(merge.changes.map(\.path.description) == ["Ny"])
    #expect(merge.absences.isEmpty)
  }

  @Test("who changed a field decides, for every combination of the three sides")
  func everyCombination() throws {
    let texts = ["", "a", "b", "c"]
    for base in texts {
      for ours in texts {
        for theirs in texts {
          let was = base.isEmpty ? "-" : base
          let says = theirs.isEmpty ? "-" : theirs
          let merge = CodebookMerge(
            try draft("path,definition\nA,\(says)\n"), into: Codebook([Code(id: 1, name: "A")]),
            ours: [1: [.definition: ours]],
            base: self.base(try draft("path,definition\nA,\(was)\n"), ids: ["A": 1]))
          let expected: CodebookMerge.Change.State? =
            ours == theirs ? nil : ours == base ? .changed : theirs == base ? .kept : .conflict
          #expect(merge.changes.map(\.state) == [expected].compactMap { $0 })
          #expect(merge.unchanged == (expected == nil ? 1 : 0))
        }
      }
    }
  }

  @Test("the removed parent of a new code is brought back with it")
  func parents() throws {
    let known = try draft("path,definition\nA,a\nB,b\n")
    let merge = CodebookMerge(
      try draft("path,definition\nA,a\nB,b\nA/Ny,n\n"), into: Codebook([]), ours: [:],
      base: base(known, ids: [:]))
    #expect(merge.additions.map(\.path.description) == ["A", "A/Ny"])
    #expect(merge.removedHere.map(\.description) == ["B"])
  }

  @Test("the nearest exchange is the one that differs least in codes and fields")
  func distance() throws {
    let first = base(try draft("path,definition\nA,a\nB,b\n"), ids: [:])
    let edited = try draft("path,definition\nA,a2\nB,b\nC,c\n")
    // One field of A and the code C.
    #expect(first.distance(to: edited) == 2)
    #expect(first.distance(to: try draft("path\nA\n")) == 1)
    #expect(first.distance(to: try draft("path,definition\nA,a\nB,b\n")) == 0)
  }
}
