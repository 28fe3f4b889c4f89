import Testing
import Text

@Suite("Layouts")
struct LayoutTests {
  private static let lines = [
    "Målet for prosjektet har vært å øke kunnskapen om hvordan arbeidsgivere tar imot unge",
    "mennesker med psykiske helseproblemer, og hva som skal til for at det går bra. Mange",
    "havner på passive ordninger.",
    "Unge mennesker utgjør den største andelen av dem som faller utenfor. Her er det ofte",
    "snakk om en kombinasjon av kort skolegang og liten erfaring fra arbeidslivet, og lite",
    "hjelp fra andre.",
  ]
  private static let first = lines[..<3].joined(separator: " ")
  private static let second = lines[3...].joined(separator: " ")

  @Test("tells paragraphs by the short last lines of hard-wrapped text")
  func hardWrapped() {
    let read = Read(Self.lines.joined(separator: " \n") + "\n")
    #expect(read.reading.layoutUsed == .hardWrapped)
    #expect(read.seen(.paragraph) == [Self.first, Self.second])
  }

  @Test("tells paragraphs by line lengths where a blank line follows every line")
  func doubleSpaced() {
    let read = Read(Self.lines.joined(separator: " \n\n") + "\n\n")
    #expect(read.reading.layoutUsed == .doubleSpaced)
    #expect(read.seen(.paragraph) == [Self.first, Self.second])
    #expect(read.reading.complaints.contains { $0.kind == .doubleSpaced(lastLine: 11) })
  }

  @Test("joins the lines of blocks that blank lines part")
  func blankLine() {
    let text =
      Self.lines[..<3].joined(separator: "\n") + "\n\n" + Self.lines[3...].joined(separator: "\n")
    let read = Read(text)
    #expect(read.reading.layoutUsed == .blankLine)
    #expect(read.seen(.paragraph) == [Self.first, Self.second])
  }

  @Test("leaves long lines as they are")
  func line() {
    let read = Read("\(Self.first)\n\(Self.second)\nJa.\n")
    #expect(read.reading.layoutUsed == .line)
    #expect(read.seen(.paragraph) == [Self.first, Self.second, "Ja."])
  }

  @Test("changes its mind where the text does")
  func regions() {
    let text =
      Self.lines.joined(separator: "\n\n") + "\n\n" + Self.lines.joined(separator: "\n") + "\n"
      + Self.lines.joined(separator: "\n")
    let read = Read(text)
    #expect(read.reading.regions.map(\.layout) == [.doubleSpaced, .hardWrapped])
    #expect(read.seen(.paragraph).count == 6)
  }

  @Test("does as it is told")
  func named() {
    let text = Self.lines.joined(separator: "\n")
    #expect(Read(text, layout: .line).seen(.paragraph) == Self.lines)
    #expect(Read(text, layout: .blankLine).seen(.paragraph).count == 1)
    #expect(Read(text, layout: .line).reading.layoutReason == nil)
  }

  @Test("keeps headings, bullets and entries of a table of contents apart")
  func structure() {
    let text = """
      1.1 Bakgrunn
      \(Self.lines[0])
      \(Self.lines[1])
      \(Self.lines[2])
      Begrensninger
      \(Self.lines[3])
      \(Self.lines[4])
      \(Self.lines[5])
      Disse var:
      \u{F0B7} NAV i utvalgte kommuner, med ungdomsteam og representanter for alle de tiltakene
      som finnes der
      • Opplæringskontorer
      1.0 Bakgrunn .................................................... 9
      1.1 NAV og arbeidspraksis ....................................... 10
      """
    let read = Read(text)
    #expect(read.headings == ["1.1 Bakgrunn", "Begrensninger"])
    #expect(read.seen(.paragraph).count == 9)
    #expect(
      read.seen(.paragraph).contains(
        "\u{F0B7} NAV i utvalgte kommuner, med ungdomsteam og representanter for alle de tiltakene "
          + "som finnes der"))
    #expect(read.seen(.section).count == 2)
    #expect(read.reading.speakers.isEmpty)
  }

  @Test("reads a heading in capitals over two lines as one")
  func capitals() {
    let read = Read(
      "5.4 NÅR NAV HENGER LITT I DEN ENE FOTEN ELLER NAVS\nKANDIDATER?\n\n\(Self.first)\n")
    #expect(read.headings == ["5.4 NÅR NAV HENGER LITT I DEN ENE FOTEN ELLER NAVS KANDIDATER?"])
  }

  @Test("makes every paragraph a turn where nobody speaks", arguments: ["", "\n\n", "   \n"])
  func nobody(tail: String) {
    let read = Read("Det var slik: vi kom sent.\n\nIngen sa noe." + tail)
    #expect(read.turns == ["Det var slik: vi kom sent.", "Ingen sa noe."])
  }

  @Test("reads nothing out of nothing", arguments: ["", "\n", " \n\n\t\n"])
  func nothing(text: String) {
    let read = Read(text)
    #expect(read.reading.segments.isEmpty)
    #expect(read.reading.marks.isEmpty)
  }
}
