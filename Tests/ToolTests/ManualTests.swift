import Foundation
import Testing

/// The manual pages, as they are made of the program's own help.
@Suite("The manual")
struct ManualTests {
  private static let script = BuiltProgram.repository.appending(path: "scripts/manual").path

  @Test("has a page for each command, in which groff finds nothing wrong")
  func pages() throws {
    let program = try BuiltProgram()
    let tools = try program.run("command -v python3 && command -v groff")
    // Without them there is no manual, and the program has its help.
    guard tools.exitCode == 0 else { return }
    let made = try program.run(
      "SITAT=$(command -v sitat) python3 '\(Self.script)' --check pages")
    #expect(made.exitCode == 0, "\(made.talkText)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: program.folder.appending(path: "pages").path)
    #expect(names.count >= 40)
    let overview = try page("sitat.1", of: program)
    for name in names where name != "sitat.1" {
      let command = name.dropFirst("sitat-".count).dropLast(".1".count)
      #expect(overview.contains("\n\\fBsitat\\-\(command)\\fR(1)\n"), "\(name)")
    }
    for title in ["QUERIES", "EXIT STATUS", "ENVIRONMENT"] {
      #expect(overview.contains("\n.SH \"\(title)\"\n"))
    }
    let codes = try page("sitat-code.1", of: program)
    #expect(codes.contains("\n.SS \"sitat code rename\"\n"))
    #expect(codes.contains("sitat code rename Samarbeid/Tillit \"Tillit og mistillit\""))
  }

  private func page(_ name: String, of program: BuiltProgram) throws -> String {
    try String(
      contentsOf: program.folder.appending(path: "pages/\(name)"), encoding: .utf8)
  }
}
