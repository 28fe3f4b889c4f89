import Analysis
import Study
import Testing
import Workbench

@Suite("Examples of codes in the material")
struct CodebookLintingTests {
  private func orphans(_ text: String, _ examples: String...) throws -> [Int] {
    let scene = try Scene()
    try scene.add("int01", text)
    let rows = examples.enumerated().map { "k\($0),\"\($1.replacing("\"", with: "\"\""))\"\n" }
    _ = try scene.ane.importCodebook(
      scene.write("codes.csv", "path,example\n" + rows.joined()), dryRun: false)
    let result = try scene.ane.lintCodebook([.orphanExample], overlap: 0.5)
    return result.findings.compactMap { result.codebook.place(of: $0.code) }
  }

  @Test("an example is sought through the reading layer, across line ends and labels")
  func reading() throws {
    #expect(try orphans(Sample.text, "Vi snakker sammen.", "vi snakker", "Vi prater sammen") == [2])
    #expect(try orphans(Sample.text, "«Jeg hjelper folk.» (leder 3)", "\"Så går det bra\"").isEmpty)
    #expect(try orphans(Sample.text, "folk.\nVi   snakker").isEmpty)
    let wrapped = "Leder: en lang arbeids-\npraksis og så\nvidere.\n"
    #expect(try orphans(wrapped, "praksis og så videre").isEmpty)
  }

  @Test("marks of omission part an example into pieces that must all be there")
  func omissions() throws {
    #expect(try orphans(Sample.text, "Jeg hjelper […] sammen", "Jeg hjelper … aldri mer") == [1])
  }

  @Test("without sources nothing is said of examples")
  func nothing() throws {
    let scene = try Scene()
    _ = try scene.ane.importCodebook(
      scene.write("codes.csv", "path,example\nA,noe\n"), dryRun: false)
    let result = try scene.ane.lintCodebook([.orphanExample, .unused], overlap: 0.5)
    #expect(result.findings.isEmpty)
    #expect(result.skipped == [.unused, .orphanExample])
  }
}
