import Study
import Testing

@Suite("The codebook's tree")
struct CodebookTests {
  private let book = Codebook([
    Code(id: 3, parent: 2, name: "Tillit", position: 0),
    Code(id: 4, parent: 2, name: "Kontroll", position: 1),
    Code(id: 5, name: "Økonomi", position: 0),
    Code(id: 1, name: "Samarbeid", position: 1),
    Code(id: 6, parent: 5, name: "Tillit", position: 0),
    Code(id: 2, parent: 1, name: "NAV", position: 0),
    Code(id: 9, parent: 77, name: "Foreldreløs", position: 5),
  ])

  @Test("parents come before children, siblings by position, a code without its parent on top")
  func treeOrder() {
    #expect(book.codes.map(\.id) == [5, 6, 1, 2, 3, 4, 9])
    #expect(book.place(of: 2) == 3)
    #expect(book.withDescendants(1) == [1, 2, 3, 4])
    #expect(book.root(of: 4) == 1)
    #expect(book.depth(of: 4) == 2)
    #expect(book.path(of: 4).description == "Samarbeid/NAV/Kontroll")
  }

  @Test(
    "a code is found by path, by the end of its path, or by a name that only one has",
    arguments: [
      ("Samarbeid/NAV/Tillit", 3), ("NAV/Tillit", 3), ("samarbeid/nav/tillit", 3),
      ("Kontroll", 4), ("økonomi", 5), ("O\u{0338}konomi/Tillit", nil),
    ] as [(String, Int?)])
  func lookUp(asked: String, id: Int?) throws {
    if let id {
      #expect(try book.code(named: asked).id == id)
    } else {
      #expect(throws: CodeLookupError.self) { try book.code(named: asked) }
    }
  }

  @Test("a name that several codes have is refused with all of them")
  func ambiguous() {
    #expect(
      throws: CodeLookupError.ambiguous(
        asked: "Tillit",
        candidates: [CodePath(["Økonomi", "Tillit"]), CodePath(["Samarbeid", "NAV", "Tillit"])])
    ) { try book.code(named: "Tillit") }
  }

  @Test("a mistyped name is refused with the nearest ones")
  func unknown() {
    #expect(
      throws: CodeLookupError.unknown(
        asked: "Kontrol", nearest: [CodePath(["Samarbeid", "NAV", "Kontroll"])])
    ) { try book.code(named: "Kontrol") }
  }

  @Test("a name composed of letter and accent is the same name")
  func composedNames() throws {
    let book = Codebook([Code(id: 1, name: "Å ta sjansen")])
    #expect(try book.code(named: "A\u{030A} ta sjansen").id == 1)
  }
}

@Suite("Nearest names")
struct NearestNamesTests {
  @Test(
    "finds what was probably meant",
    arguments: [
      ("serch", ["search"]), ("saerch", ["search"]), ("codebok", ["codebook"]),
      ("xyzzy", []), ("book", ["codebook"]),
    ])
  func finds(asked: String, expected: [String]) {
    let names = NearestNames(["search", "codebook", "agree", "import"])
    #expect(names.matches(for: asked) == expected)
  }

  @Test("offers three at most, the nearest first")
  func offersThree() {
    let names = NearestNames(["koder", "kodet", "kode", "kodes"])
    #expect(names.matches(for: "kode") == ["kode", "koder", "kodes"])
  }
}
