import Testing
import Text

@Suite("Line-end hyphens")
struct LineEndHyphenTests {
  @Test(
    "joins or keeps",
    arguments: [
      ("unge i arbeids-\ninkludering her", "arbeidsinkludering", "line-end-hyphen"),
      ("unge i arbeids\u{2010}\ninkludering her", "arbeidsinkludering", "line-end-hyphen"),
      ("unge i arbeids\u{AD}\ninkludering her", "arbeidsinkludering", "line-end-hyphen"),
      ("vi sendte en e-\npost til dem", "e-post", "line-end-hyphen-kept"),
      ("vi ringte NAV-\nkontoret i går", "NAV-kontoret", "line-end-hyphen-kept"),
      ("ved Jobb-\nLoop i byen", "Jobb-Loop", "line-end-hyphen-kept"),
      ("i alderen 18-\n29 år", "18-29", "line-end-hyphen-kept"),
      ("på 1990-\ntallet var det", "1990-tallet", "line-end-hyphen-kept"),
      ("om stress-\nsårbarhet og hjelp", "stress-sårbarhet", "line-end-hyphen-kept"),
      ("rutiner på HMS- \narbeid her", "HMS-arbeid", "line-end-hyphen-kept"),
      ("i Arbeids-\nog velferdsetaten", "Arbeids- og", ""),
      ("han tenkte –\nog så gikk han", "tenkte – og", ""),
    ])
  func joins(text: String, expected: String, rule: String) {
    let read = Read(text, layout: .blankLine)
    #expect(read.seen(.paragraph).first?.contains(expected) == true)
    #expect(read.rules == (rule.isEmpty ? [] : [rule]))
  }

  @Test("believes the text's own words first")
  func ownWords() {
    let read = Read("De case-kommunene vi har.\n\nI case-\nkommunene våre.", layout: .blankLine)
    #expect(read.seen(.paragraph).last == "I case-kommunene våre.")
    let joined = Read("Ungdomsarbeid er bra.\n\nDette ungdoms-\narbeid er.", layout: .blankLine)
    #expect(joined.seen(.paragraph).last == "Dette ungdomsarbeid er.")
  }

  @Test("asks the dictionary next, and names it")
  func dictionary() {
    let words: Set<String> = ["samfunnsutvikling", "kandidat", "selskaper"]
    let known = Read("av samfunns-\nutvikling her", layout: .blankLine, words: words)
    #expect(known.rules == ["line-end-hyphen@test-1"])
    let foreign = Read("fra tech-\nselskaper her", layout: .blankLine, words: words)
    #expect(foreign.rules == ["line-end-hyphen-kept@test-1"])
    #expect(foreign.seen(.paragraph) == ["fra tech-selskaper her"])
  }

  @Test("covers the hyphen and the newline and nothing else")
  func covers() {
    let read = Read("i arbeids-\nliv", layout: .blankLine)
    #expect(
      read.reading.marks == [Mark(TextSpan(9, 11), .elide, rule: "line-end-hyphen")])
  }
}
