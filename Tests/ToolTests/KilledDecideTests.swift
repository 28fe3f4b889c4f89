import Foundation
import Testing

/// A program that is killed while it reads decisions in: the project is as it was before, or as it is
/// after, and never half of either.
@Suite("Deciding, and dying of it")
struct KilledDecideTests {
  private static let passages = 120

  /// A source with so many sentences, in each of which one coder has one code and the other another.
  private static func prepare(_ program: BuiltProgram) throws {
    let sentences = (1...passages).map { "Setning nummer \($0) er her." }.joined(separator: " ")
    try Data("Leder: \(sentences)\n".utf8).write(to: program.folder.appending(path: "int01.txt"))
    try Data("path\nTillit\nKontroll\n".utf8)
      .write(to: program.folder.appending(path: "codes.csv"))
    try program.sitat("init -q study --me Ane")
    try program.sitat("import -q int01.txt")
    try program.sitat("codebook import -q codes.csv")
    let start = "Leder: ".unicodeScalars.count
    var place = start
    var rows = ["coder,source,start,end,code"]
    for number in 1...passages {
      let length = "Setning nummer \(number) er her.".unicodeScalars.count
      rows.append("Ane,int01,\(place),\(place + length),Tillit")
      rows.append("Bjørn,int01,\(place),\(place + length),Kontroll")
      place += length + 1
    }
    try Data((rows.joined(separator: "\n") + "\n").utf8)
      .write(to: program.folder.appending(path: "codings.csv"))
    try program.sitat("codings import -q codings.csv")
    for coder in ["Ane", "Bjørn"] { try program.sitat("done -q int01 --me \(coder)") }
    let fill =
      "sitat disagreements --context 0 --format tsv | awk -F '\\t' -v OFS='\\t' "
      + "'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i } "
      + "NR > 1 { $at[\"decision\"] = \"Ane\" } { print }' > agenda.tsv"
    #expect(try program.run(fill).exitCode == 0)
  }

  /// What the project says of the consensus and of its history.
  private static func state(_ program: BuiltProgram) throws -> [String] {
    let layer = try program.sitat("codings list --layer consensus --format csv")
    let steps = try program.sitat("log --format csv")
    return ["\(layer.lines.count - 1) codings", "\(steps.lines.count - 1) steps"]
  }

  @Test("leaves the state before or the state after, whenever it is killed")
  func killed() throws {
    let program = try BuiltProgram()
    try Self.prepare(program)
    let before = try Self.state(program)
    #expect(before[0] == "0 codings")
    let keep = "cp study.sitat kept.copy"
    #expect(try program.run(keep).exitCode == 0)
    let started = ContinuousClock.now
    try program.sitat("decide -q agenda.tsv --me Ane > said")
    let whole = ContinuousClock.now - started
    let after = try Self.state(program)
    #expect(after[0] == "\(Self.passages) codings")
    #expect(after != before)
    var seen: Set<[String]> = []
    for part in 1...16 {
      let restore = "rm -f study.sitat study.sitat-wal study.sitat-shm && cp kept.copy study.sitat"
      #expect(try program.run(restore).exitCode == 0)
      let seconds = Double(whole.components.attoseconds) / 1e18 + Double(whole.components.seconds)
      let wait = seconds * Double(part) / 14
      _ = try program.run(
        "sitat decide -q agenda.tsv --me Ane > said & victim=$!; sleep \(wait); "
          + "kill -9 $victim 2> said; wait $victim 2> said")
      try program.sitat("check -q")
      let found = try Self.state(program)
      #expect(found == before || found == after, "killed after \(wait) s")
      seen.insert(found)
    }
    #expect(seen.contains(before), "the first was killed before it had done anything")
    try program.sitat("decide -q agenda.tsv --me Ane > said")
    #expect(try Self.state(program) == after, "what was killed can be done again")
  }
}
