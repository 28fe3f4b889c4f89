import Search
import Study
import Testing
import Text

@Suite("Themes, and names of codes that are gone")
struct ThemeTests {
  private static let codebook = Codebook([
    Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "Tillit"),
    Code(id: 3, name: "Tid", position: 1), Code(id: 4, name: "Penger", position: 2),
  ])

  /// Each turn has the code of its number; Anna put the first two on, Bo the others.
  private static let study: Study = {
    var study = Study(transcripts: [
      Transcript("int01", lines: ["Leder: En.", "Leder: To.", "Leder: Tre.", "Leder: Fire."])
    ])
    study.codebook = codebook
    study.coders = [1: "Anna", 2: "Bo"]
    study.codings = study.transcripts[0].turns.enumerated().map { index, turn in
      Coding(
        id: index, source: 1, span: turn.span, code: index + 1,
        rater: Rater(coder: index / 2 + 1, layer: .individual))
    }
    study.themes = [
      CodeTheme(name: "Hva som bærer", codes: [1, 3]), CodeTheme(name: "Rammer", codes: [3, 4]),
      CodeTheme(name: "Tom", codes: []),
    ]
    return study
  }()

  private func found(_ query: String) throws -> [String] {
    try Self.study.found(query).map { String($0.dropFirst(6)) }
  }

  @Test("theme: is what has one of the theme's codes or one below, = those codes alone")
  func meaning() throws {
    #expect(try found("theme:\"hva som bærer\"") == ["En.", "To.", "Tre."])
    #expect(try found("theme:=\"Hva som bærer\"") == ["En.", "Tre."])
    #expect(try found("theme:Rammer") == ["Tre.", "Fire."])
    #expect(try found("theme:* ") == ["En.", "To.", "Tre.", "Fire."])
    #expect(try found("theme:Tom") == [])
    #expect(
      try found("theme:\"hva som bærer\"") == found("code:Samarbeid OR code:Tid"),
      "a theme is the union of its codes")
  }

  @Test("theme: takes the coder beside it, words within it, and relations")
  func beside() throws {
    #expect(try found("theme:\"Hva som bærer\" coder:Anna") == ["En.", "To."])
    #expect(try found("to theme:\"Hva som bærer\"") == ["To"])
    #expect(try found("theme:Rammer AND NOT theme:\"Hva som bærer\"") == ["Fire."])
    #expect(try found("code:Tid OVERLAPS theme:Rammer") == ["Tre."])
    #expect(try Query("theme:x").needs == [.codings, .themes])
  }

  @Test("a theme that is not there is refused with the nearest")
  func unknown() {
    #expect(
      throws: QueryError.unknownValue(
        field: "theme", asked: "Ramme", valid: ["Hva som bærer", "Rammer", "Tom"],
        nearest: ["Rammer"], column: 5)
    ) { try found("to  theme:Ramme") }
    #expect(throws: QueryError.noRange(field: "theme", column: 1)) {
      try found("theme:[a TO b]")
    }
  }

  @Test(
    "a query loses a code whose name changed, and no other",
    arguments: [
      ("code:Tillit", true), ("code:\"Samarbeid/Tillit\"", true), ("code:=Tillit", true),
      ("nav AND NOT (code:Tid OR code:Tillit)", true), ("code:T*", true),
      ("nav WITHIN code:Tillit", true), ("code:Samarbeid", false), ("code:Tid", false),
      ("code:Ti*", true), ("code:Tid*", false), ("code:Ukjent", false), ("tillit", false),
      ("theme:Rammer", false), ("memo:tillit", false),
    ])
  func renamed(query: String, isLost: Bool) throws {
    let after = Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "Mistro"),
      Code(id: 3, name: "Tid", position: 1), Code(id: 4, name: "Penger", position: 2),
    ])
    #expect(
      try Query(query).expression.losesCodes(before: Self.codebook, after: after) == isLost)
  }

  @Test(
    "after a merge a query has lost a code unless it asks for the one that took over",
    arguments: [("code:Tid", true), ("code:Penger", false), ("code:P*", false), ("code:*i*", true)])
  func merged(query: String, isLost: Bool) throws {
    let after = Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "Tillit"),
      Code(id: 4, name: "Penger", position: 2),
    ])
    let expression = try Query(query).expression
    #expect(expression.losesCodes(before: Self.codebook, after: after, heir: 4) == isLost)
    if query == "code:*i*" {
      #expect(!expression.losesCodes(before: Self.codebook, after: after, heir: 2))
    }
  }

  @Test("a name that has become ambiguous, or another code's, is lost")
  func ambiguous() throws {
    let query = try Query("code:Tillit").expression
    let two = Codebook([
      Code(id: 1, name: "Samarbeid"), Code(id: 2, parent: 1, name: "Tillit"),
      Code(id: 3, name: "Tid", position: 1), Code(id: 5, parent: 3, name: "Tillit"),
    ])
    #expect(query.losesCodes(before: Self.codebook, after: two))
    let other = Codebook([Code(id: 9, name: "Tillit")])
    #expect(query.losesCodes(before: Self.codebook, after: other))
  }
}
