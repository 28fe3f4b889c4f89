import Merging
import Testing

@Suite("Copies that say different things")
struct ConflictTests {
  private var base: StudyCopy {
    var copy = StudyCopy(replica: "A")
    copy.insert(SmallStudy.coder, "ane", [.text("Ane")])
    copy.insert(SmallStudy.source, "int01", [.text("int01"), .text("hash")])
    copy.insert(SmallStudy.code, "tillit", [.null, .text("Tillit"), .text(""), .null])
    copy.insert(
      SmallStudy.coding, "first",
      [.reference("int01"), .reference("tillit"), .reference("ane"), .integer(3), .text("")])
    return copy
  }

  private func copies() -> (StudyCopy, StudyCopy) {
    var other = StudyCopy(replica: "B")
    other.state = base.state
    other.clock = base.clock
    return (base, other)
  }

  private func merged(_ one: StudyCopy, _ other: StudyCopy) -> StudyCopy {
    var result = one
    result.merge(other)
    return result
  }

  @Test("about a field show the later value and list both, until somebody decides")
  func fields() {
    var (one, other) = copies()
    one.set(SmallStudy.coding, "first", ["note": .text("en")])
    other.set(SmallStudy.coding, "first", ["note": .text("to")])
    var both = merged(one, other)
    let question = MergeConflict(
      table: "coding", guid: "first",
      kind: .field(column: "note", values: [.text("to"), .text("en")]))
    #expect(both.shown.conflicts == [question])
    #expect(both.standing(SmallStudy.coding)["first"]?[5] == .text("to"))
    both.set(SmallStudy.coding, "first", ["note": .text("en")])
    #expect(both.shown.conflicts.isEmpty)
    // The decision goes to the others like any other work.
    #expect(merged(other, both).shown.conflicts.isEmpty)
    #expect(merged(other, both).standing(SmallStudy.coding)["first"]?[5] == .text("en"))
  }

  @Test("are none where one knew of the other, or both say the same")
  func noConflict() {
    var (one, other) = copies()
    one.set(SmallStudy.coding, "first", ["note": .text("en")])
    other.merge(one)
    other.set(SmallStudy.coding, "first", ["note": .text("to")])
    #expect(merged(one, other).shown.conflicts.isEmpty)
    #expect(merged(one, other).standing(SmallStudy.coding)["first"]?[5] == .text("to"))
    var (same, alike) = copies()
    same.set(SmallStudy.coding, "first", ["note": .text("lik")])
    alike.set(SmallStudy.coding, "first", ["note": .text("lik")])
    #expect(merged(same, alike).shown.conflicts.isEmpty)
    var (note, code) = copies()
    note.set(SmallStudy.coding, "first", ["note": .text("bare merknad")])
    code.set(SmallStudy.coding, "first", ["start": .integer(4)])
    let both = merged(note, code)
    #expect(both.shown.conflicts.isEmpty, "two fields of one row")
    #expect(both.standing(SmallStudy.coding)["first"]?[4] == .integer(4))
    #expect(both.standing(SmallStudy.coding)["first"]?[5] == .text("bare merknad"))
  }

  @Test("about a row that one took off and another changed keep it, and ask")
  func removedAndChanged() {
    var (one, other) = copies()
    one.remove(SmallStudy.coding, "first")
    other.set(SmallStudy.coding, "first", ["note": .text("viktig")])
    let both = merged(one, other)
    #expect(both.standing(SmallStudy.coding)["first"]?[5] == .text("viktig"))
    #expect(both.shown.conflicts.map(\.kind) == [.removedAndChanged])
    var (taken, unknowing) = copies()
    taken.remove(SmallStudy.coding, "first")
    #expect(merged(unknowing, taken).standing(SmallStudy.coding).isEmpty)
    unknowing.merge(taken)
    #expect(unknowing.shown.conflicts.isEmpty, "nobody changed it")
  }

  @Test("about a code that one removed and another coded with keep the code, and ask")
  func removedAndNeeded() {
    var (one, other) = copies()
    one.remove(SmallStudy.coding, "first")
    one.remove(SmallStudy.code, "tillit")
    other.insert(
      SmallStudy.coding, "second",
      [.reference("int01"), .reference("tillit"), .reference("ane"), .integer(9), .text("")])
    let both = merged(one, other)
    #expect(both.standing(SmallStudy.code)["tillit"] != nil)
    #expect(both.standing(SmallStudy.coding).keys.sorted() == ["second"] as [String])
    #expect(both.shown.conflicts.map(\.kind) == [.removedAndNeeded])
  }

  @Test("about a code that one merged and another coded with turn to what it was merged into")
  func mergedAndUsed() {
    var (one, other) = copies()
    one.insert(SmallStudy.code, "tiltro", [.null, .text("Tiltro"), .text(""), .null])
    one.set(SmallStudy.coding, "first", ["code": .reference("tiltro")])
    one.set(
      SmallStudy.code, "tillit", ["removed": .integer(1), "merged_into": .reference("tiltro")])
    other.insert(
      SmallStudy.coding, "second",
      [.reference("int01"), .reference("tillit"), .reference("ane"), .integer(9), .text("")])
    let both = merged(one, other)
    #expect(both.standing(SmallStudy.code).keys.sorted() == ["tiltro"] as [String])
    #expect(both.standing(SmallStudy.coding)["second"]?[2] == .reference("tiltro"))
    #expect(both.shown.conflicts.isEmpty)
  }

  @Test("about codes put under one another take one of them to the top, and ask")
  func circle() {
    var (one, other) = copies()
    for copy in ["a", "b"] {
      let values: [FieldValue] = [.null, .text(copy), .text(""), .null]
      one.insert(SmallStudy.code, copy, values)
    }
    other.merge(one)
    one.set(SmallStudy.code, "a", ["parent": .reference("b")])
    other.set(SmallStudy.code, "b", ["parent": .reference("a")])
    let both = merged(one, other)
    #expect(both.standing(SmallStudy.code)["a"]?[1] == .null)
    #expect(both.standing(SmallStudy.code)["b"]?[1] == .reference("a"))
    #expect(both.shown.conflicts.map(\.kind) == [.circle(column: "parent")])
  }

  @Test("never bring back what was withdrawn, nor anything of it")
  func withdrawn() {
    var (one, other) = copies()
    let gone: Set = [CopyState.WithdrawnRow(table: "source", guid: "int01")]
    one.state = CopyState(tables: SmallStudy.tables, rows: one.state.rows, withdrawn: gone)
    other.set(SmallStudy.coding, "first", ["note": .text("sitat")])
    for both in [merged(one, other), merged(other, one)] {
      #expect(both.state.rows["source"]?.isEmpty == true)
      #expect(both.state.rows["coding"]?.isEmpty == true)
      #expect(both.state.rows["code"]?.count == 1)
    }
  }
}
