import Foundation
import Testing

/// A team's whole procedure on an invented study, step by step, then back to its beginning and
/// forth again.
@Suite("A team's whole procedure")
struct ProcedureTests {
  /// The interviews that all code blind, as a pattern of awk.
  private static let blind = "/^int(01|03|05|06|09|13)$/"

  /// What the team does, in order; each line is a command of the shell, and most are one step.
  ///
  /// Every verb that changes the project has its place here: a new one gets a line where a team
  /// would come to it.
  private static let steps =
    imports + [
      "sitat speaker set Leder --role informant --me Ane",
      "sitat case import $CORPORA/arbeidsliv/informants.csv",
      "sitat guide import $CORPORA/arbeidsliv/guide.yaml",
      "sitat source drop-mark int05 $(sitat source marks int05 --kind elide --format tsv | awk 'NR==2 {print $1}')",
      // A codebook, and six interviews coded blind.
      "sitat codebook import $CODEBOOKS/arbeidsliv.yaml",
      "sitat assign to Ane int01 int03 int05 int06 int09 int13",
      "sitat assign to Bjørn int01 int03 int05 int06 int09 int13",
      "sitat assign to Camilla int01 int03 int05 int06 int09 int13",
      "sitat read int01 --me Ane > read",
      blindCodings("Ane"), blindCodings("Bjørn"), blindCodings("Camilla"),
      "sitat done int01 int03 int05 int06 int09 int13 --me Ane",
      "sitat done int01 int03 int05 int06 int09 int13 --me Bjørn",
      "sitat done int01 int03 int05 int06 int09 int13 --me Camilla",
      // What they agree on, and what not.
      "sitat agree -o agree.json",
      "sitat disagreements -o agenda.csv",
      "sitat decide --agreed --me Ane",
      "sitat reopen int01 --me Ane",
      "sitat tag 'Støtte til leder' --source int01 --at 5 --me Ane",
      "sitat done int01 --me Ane",
      // A transcript is heard again and corrected.
      "sed 's/NAV/Nav/; s/ litt / lite grann /' $CORPORA/arbeidsliv/int05.txt > int05-rettet.txt",
      "sitat source revise int05 int05-rettet.txt --me Camilla -q",
      "sitat agree -o agree-after.json",
      // The codebook is worked over, and frozen.
      "sitat code new Telefon --definition 'Ringer.' --me Ane",
      "sitat code new Brev --me Ane",
      "sitat tag Telefon Brev --source int02 --at 3 --me Bjørn",
      "sitat code merge Telefon Brev --into 'Støtte til leder' --me Ane",
      "sitat codebook freeze 'etter seks intervjuer' --me Ane",
      "sitat agree --codebook v1 -o agree-v1.json",
      // The rest is coded.
      "awk -F, 'NR == 1 || $2 !~ \(blind)' $CORPORA/arbeidsliv/codings.csv > rest.csv",
      "sitat codings import rest.csv --me Ane",
      "sitat autocode 'Støtte til leder' eggmannen --me Dag",
      "sitat search --format jsonl stekeovn > hits",
      // Condensing, memos, claims.
      "sitat condense --case L02 --code 'Støtte til leder' -m 'Alene om det.' --me Ane",
      "sitat memo new --on project -m 'Lederne står alene.' --me Camilla",
      "sitat claim new 'Støtten kommer sent' --me Ane",
      "sitat claim support c1 int02:3 --me Ane",
      "sitat matrix --held-by 1..2 -o minority.csv",
      // Searching.
      "sitat query save nav 'nav OR trygdekontor' --me Ane",
      "printf -- '- [lege, fastlege, doktor]\\n' > syn.yaml && sitat synonyms import syn.yaml",
      "sitat source rename int15 int15-siste",
      "sitat source remove int14 --with-codings --me Ane",
      "sitat quote list --code 'Støtte til leder' -o appendix.docx",
    ]

  /// The material, a step for each interview.
  private static let imports = (1...15).map { number in
    "sitat import -q $CORPORA/arbeidsliv/int\(number < 10 ? "0" : "")\(number).*"
  }

  private static func blindCodings(_ coder: String) -> String {
    "awk -F, 'NR == 1 || ($1 == \"\(coder)\" && $2 ~ \(blind))' $CORPORA/arbeidsliv/codings.csv "
      + "> \(coder).csv && sitat codings import \(coder).csv --me \(coder)"
  }

  /// The hashes of a text export of the project as it stands.
  private static func export(_ program: BuiltProgram) throws -> String {
    try program.sitat("export -q --text text")
    return try program.run("cat text/SHA256SUMS").text
  }

  private static func entries(_ program: BuiltProgram) throws -> Int {
    try program.sitat("log --format jsonl").lines.count
  }

  @Test("is undone step by step, and done again, to exactly the same project every time")
  func backAndForth() throws {
    let program = try BuiltProgram()
    try program.sitat("init -q study --me Ane")
    var states = [try Self.export(program)]
    for step in Self.steps {
      let before = try Self.entries(program)
      let outcome = try program.run(step)
      try #require(outcome.exitCode == 0, "\(step): \(outcome.talkText)")
      let made = try Self.entries(program) - before
      try #require(made <= 1, "\(step)")
      let state = try Self.export(program)
      #expect((state != states.last) == (made == 1), "\(step)")
      if made == 1 { states.append(state) }
    }
    try #require(states.count >= 22)
    let check = try program.sitat("check")
    #expect(check.talkText.contains("nothing is wrong"))
    // What was exported makes the same project, by another way.
    try program.sitat("import -q --text text -p copy.sitat")
    try program.sitat("export -q --text copy -p copy.sitat")
    #expect(try program.run("diff -r text copy && rm -r copy*").exitCode == 0)
    for state in states.dropLast().reversed() {
      let undone = try program.sitat("undo --any")
      #expect(try Self.export(program) == state, "\(undone.talkText)")
    }
    #expect(try program.run("sitat undo --any").exitCode == 2)
    #expect(try program.run("cd text && sha256sum -c --quiet SHA256SUMS").exitCode == 0)
    for state in states.dropFirst() {
      let redone = try program.sitat("redo --any")
      #expect(try Self.export(program) == state, "\(redone.talkText)")
    }
    #expect(try program.run("cd text && sha256sum -c --quiet SHA256SUMS").exitCode == 0)
    #expect(try program.sitat("check").talkText.contains("nothing is wrong"))
  }
}
