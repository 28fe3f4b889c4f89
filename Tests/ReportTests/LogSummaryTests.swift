import Formats
import Study
import Testing

@testable import Report

@Suite("What the log says of a step")
struct LogSummaryTests {
  private static let nb = Wording(.nb)

  @Test(
    "is in the language of the report, with the names as people gave them",
    arguments: [
      ("codebook import", "2 new codes, 0 changed", "2 nye koder, 0 endret"),
      ("codebook import", "1 new code, 3 changed, 1 removed", "1 ny kode, 3 endret, 1 fjernet"),
      ("codebook freeze", "v1, 12 codes: after six", "v1, 12 koder: after six"),
      (
        "source revise", "int01, revision 2: 3 kept, 1 lost", "int01, revisjon 2: 3 uendret, 1 tapt"
      ),
      ("source revise", "int01, revision 2: no codings", "int01, revisjon 2: ingen kodinger"),
      (
        "code merge", "A, B into C: 12 codings of 2 coders in 3 sources (1 finished)",
        "A, B slått sammen til C: 12 kodinger av 2 kodere i 3 kilder (1 ferdig)"
      ),
      (
        "code merge", "A into C: 1 coding of 1 coder in 1 source; 1 was there already",
        "A slått sammen til C: 1 koding av 1 koder i 1 kilde; 1 var der fra før"
      ),
      (
        "code rename", "A is now B: no codings; saved queries with the new name: q1, q2",
        "A heter nå B: ingen kodinger; lagrede søk med det nye navnet: q1, q2"
      ),
      (
        "code describe", "Tillit, definition, include anew: no codings",
        "Tillit, ny definisjon, inkluderer: ingen kodinger"
      ),
      (
        "decide", "int01: 2 decided (1 taken back), int02: 1 decided",
        "int01: 2 avgjort (1 trukket), int02: 1 avgjort"
      ),
      ("merge", "Bo: codings +2 −0, 8 changes in all", "Bo: kodinger +2 −0, 8 endringer i alt"),
      ("sheet read", "int01: 1 change by Ane", "int01: 1 endring av Ane"),
      ("case status", "L01, L02: included", "L01, L02: \(Wording(.nb).name(of: .included))"),
      ("tag", "1 coding in 1 source, from a pipe", "1 koding i 1 kilde, fra et rør"),
    ])
  func norwegian(command: String, english: String, words: String) {
    #expect(Self.nb.summary(english, of: command) == words)
    #expect(Wording(.en).summary(english, of: command) == english)
    #expect(Wording(.nn).summary(english, of: command) != english)
  }

  @Test(
    "stands as it was written where nothing is known of it, or people wrote it",
    arguments: [
      ("tag", "int01 2.2: 3 codings"), ("claim new", "c1: 3 codings"), ("import", "int01"),
      ("source rename", "a → b"), ("codebook import", "codes.yaml"), ("untag", "int01: codings"),
      ("no such command", "2 new codes, 0 changed"), ("decide", ""), ("code merge", "into : "),
    ])
  func untouched(command: String, summary: String) {
    for language in [DocumentLanguage.nb, .nn, .en] {
      #expect(Wording(language).summary(summary, of: command) == summary)
    }
  }

  @Test("takes the shortest name that leaves a whole phrase")
  func names() {
    // A code may be called as the words around it are.
    #expect(
      Self.nb.summary("A into B into C: no codings", of: "code merge")
        == "A slått sammen til B into C: ingen kodinger")
    #expect(
      Self.nb.summary("int01: x: 2 codings", of: "untag") == "int01: x: 2 kodinger")
  }
}
