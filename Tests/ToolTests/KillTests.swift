import Foundation
import TestSupport
import Testing

/// The built program, killed at any moment of any command.
@Suite("The program killed at work")
struct KillTests {
  /// How often it is killed in all; SITAT_KILLS asks for more.
  private static let kills =
    ProcessInfo.processInfo.environment["SITAT_KILLS"].flatMap(Int.init) ?? 100

  /// Commands that are one step, or change nothing but a folder or the index.
  private static let commands = [
    "import new1.txt", "codings import codings.csv", "codebook import more.csv",
    "autocode Tillit '*a*' --unit sentence", "tag Tillit --source int01 --at 2", "undo --any",
    "source revise int01 corrected.txt", "source remove int02 --with-codings",
    "export --text out", "search folk", "done int01", "guide import guide.yaml",
  ]

  private static let preparation = """
    sitat init -q study --me Ane
    for n in 1 2; do
      for t in 1 2 3 4 5 6 7 8 9 10 11 12; do
        printf 'Intervjuer: Hva gjør du i uke %s?\\n\\nLeder: Jeg hjelper folk %s. Vi snakker sammen.\\n\\n' $t $n
      done > int0$n.txt
    done
    sed 's/sammen/ofte sammen/; s/uke 7/uke sju/' int01.txt > corrected.txt
    cp int01.txt new1.txt; echo 'Leder: Slutt 1.' >> new1.txt
    printf 'path,definition\\nTillit,x\\nHelse,y\\n' > codes.csv
    printf 'path,definition\\nTillit,z\\nHelse/Søvn,y\\nArbeid,\\n' > more.csv
    printf 'guide: x\\nquestions:\\n  - id: q1\\n    topic: Arbeid\\n    text: Hva gjør du i uke?\\n' > guide.yaml
    echo 'coder,source,start,end,code' > codings.csv
    for n in $(seq 1 150); do echo "Bjørn,int02,$n,$((n + 40)),Tillit"; done >> codings.csv
    sitat import -q --language xx int01.txt int02.txt > imported
    sitat codebook import -q codes.csv --me Ane
    sitat tag -q Helse --source int01 --at 2 --me Ane
    sitat tag -q Helse --source int02 --at 4 --me Ane
    sitat export -q --text before
    """

  /// What is asked of the project after the program was killed, one answer a line.
  private static let questions = """
    sitat check -q -p k.sitat > defects 2>&1; echo $?
    sitat log -p k.sitat --format jsonl | wc -l
    rm -rf state; sitat export -q --text state -p k.sitat; sha256sum < state/SHA256SUMS
    """

  @Test(
    "leaves the state before the command or the one after it, and never less than was said",
    arguments: commands)
  func killed(command: String) throws {
    let program = try BuiltProgram()
    let prepared = try program.run("set -e\n" + Self.preparation)
    try #require(prepared.exitCode == 0, "\(prepared.talkText)")
    let clean = "rm -rf k.sitat k.sitat-* out; cp study.sitat k.sitat\n"
    let start = try program.run(clean + Self.questions).lines
    try #require(start.first == "0")
    let whole = ContinuousClock().measure {
      _ = try? program.run(clean + "sitat \(command) -q -p k.sitat --me Ane > said")
    }
    let finished = try program.run(Self.questions).lines
    let isStep = finished[1] != start[1]
    let rows = try program.run("cat state/*/*.jsonl state/*/*/*.jsonl | wc -l").text
    let way = command.hasPrefix("undo") ? "redo" : "undo"
    var random = SeededGenerator(seed: UInt64(command.utf8.count))
    let longest = Double(whole.components.attoseconds) / 1e18 + Double(whole.components.seconds)
    var ends: Set<String> = []
    for _ in 0..<max(2, Self.kills / Self.commands.count) {
      let delay = Double.random(in: 0...(longest * 1.05), using: &random)
      let outcome = try program.run(
        clean
          + """
          sitat \(command) -q -p k.sitat --me Ane > said 2> talk & p=$!
          sleep \(String(format: "%.4f", delay)); kill -9 $p 2> nothing; wait $p; echo $?
          \(Self.questions)
          """
      ).lines
      try #require(outcome.count == 4, "\(command) \(delay): \(outcome)")
      #expect(outcome[1] == "0", "\(command), killed after \(delay) s")
      let isBefore = outcome[2] == start[1] && outcome[3] == start[2]
      if isStep, !isBefore {
        #expect(outcome[2] == finished[1], "\(command), killed after \(delay) s")
        let now = try program.run("cat state/*/*.jsonl state/*/*/*.jsonl | wc -l").text
        #expect(now == rows)
        let back = try program.run(
          "sitat \(way) -q --any -p k.sitat; sitat export -q --text state -p k.sitat; sha256sum < state/SHA256SUMS"
        ).lines
        #expect(back == [start[2]], "\(command), killed after \(delay) s")
        ends.insert("after")
      } else {
        #expect(isBefore, "\(command), killed after \(delay) s")
        #expect(!isStep || outcome[0] != "0", "\(command): said to be done, and is not")
        ends.insert("before")
      }
      if command.hasPrefix("export") { try Self.checkExport(program, start[2]) }
      if command.hasPrefix("search") {
        let hits = try program.sitat("search -q -p k.sitat folk --format jsonl").lines
        #expect(hits.count == 24)
      }
    }
    if Self.kills >= 1_000, isStep { #expect(ends.count == 2, "\(command) \(ends)") }
  }

  /// An export that was broken off is refused or whole, and the next one mends it.
  private static func checkExport(_ program: BuiltProgram, _ hash: String) throws {
    let read = try program.run(
      "rm -f n.sitat*; sitat import -q --text out -p n.sitat && rm -rf n && sitat export -q --text n -p n.sitat && sha256sum < n/SHA256SUMS"
    )
    #expect(read.exitCode == 2 || read.lines == [hash], "\(read)")
    let mended = try program.run(
      "sitat export -q --text out -p k.sitat; cd out; sha256sum -c --quiet SHA256SUMS && sha256sum < SHA256SUMS"
    )
    #expect(mended.lines == [hash], "\(mended.talkText)")
  }
}
