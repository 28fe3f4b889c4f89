import Study
import Testing

@Suite("The order of names")
struct NameOrderTests {
  @Test(
    "names stand as a Norwegian reader looks for them",
    arguments: [
      ["int1", "int2", "int10", "int10b", "Int11"], ["a", "z", "æ", "ø", "å"],
      ["Aalesund", "Ås"], ["Zoo", "Ærlig", "Øst", "Aase", "Åsmund"], ["case 9", "case 10"],
    ])
  func order(names: [String]) {
    #expect(names.reversed().sorted { NameOrder($0) < NameOrder($1) } == names)
    #expect(names.sorted { NameOrder($0) < NameOrder($1) } == names)
  }
}
