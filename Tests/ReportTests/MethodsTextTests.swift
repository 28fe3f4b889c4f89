import Analysis
import Formats
import Report
import Study
import Testing

@Suite("The text for the methods section")
struct MethodsTextTests {
  private func text(_ language: DocumentLanguage) throws -> MethodsText {
    var scope = AgreementScope()
    scope.doubleCoding = DoubleCodingShare(
      sources: 4, compared: 1, scalars: 1000, comparedScalars: 260)
    scope.reopened = [
      AgreementScope.Reopening(source: 7, rater: AgreementScene.anna, isOpen: false)
    ]
    let report = try AgreementScene.report()
    return MethodsText(
      [MethodsText.Part(report, characters: report, scope: scope, kind: .interview)],
      names: AgreementScene.names, words: Wording(language))
  }

  @Test(
    "says in bokmål who coded what, the unit, the measure, the figures, and what it cannot know")
  func bokmaal() throws {
    let text = try text(.nb)
    #expect(text.heading == "Samsvar mellom kodere")
    #expect(
      text.paragraphs[0]
        == "To kodere (Anna og Bo) kodet 1 av 4 intervjuer, 26\u{A0}% av teksten, hver for seg, med "
        + "2 koder. Bare kilder som minst to hadde gjort seg ferdige med, er sammenliknet.")
    #expect(
      text.paragraphs[1].hasPrefix(
        "Enheten var setningen: en setning regnes å ha en kode når noe av den er kodet. "
          + "Intervjuerens replikker er ikke med. Samsvaret er målt kode for kode med Krippendorffs α"
      ))
    #expect(text.paragraphs[1].hasSuffix("for få til at det er beregnet konfidensintervaller."))
    #expect(
      text.paragraphs[2].hasPrefix(
        "Over 1 kode og 10 setninger var medianen for α 0,55 (fra 0,55 til 0,55). Punktverdien var minst 0,800 for 0"
          + ", mellom 0,667 og 0,800 for 0 og under 0,667 for 1. For 1 kode er α ikke definert "
          + "(ingen variasjon: 1)"))
    #expect(text.paragraphs[3].hasPrefix("Uenighet ble løst ved [samtale til enighet"))
    #expect(text.paragraphs[3].hasSuffix("tallene gjelder kodingen slik den var før det."))
    #expect(text.paragraphs[4].contains("(O’Connor & Joffe, 2020)"))
  }

  @Test("is whole in every language, with a work in the list for every citation and no other")
  func languages() throws {
    for language in DocumentLanguage.allCases {
      let text = try text(language)
      let body = text.paragraphs.joined(separator: " ")
      #expect(!body.contains("nil") && !body.contains("Optional"))
      let authors = [
        "Gwet", "Hayes", "Krippendorff, 2019", "O’Connor", "Passonneau", "Tukey",
      ]
      for author in authors {
        let family = author.split(separator: ",").first.map { String($0) } ?? author
        #expect(
          body.contains(author) == text.references.contains { $0.hasPrefix(family) }, "\(author)")
      }
      #expect(text.references == text.references.sorted())
      #expect(text.plain.hasSuffix("\n"))
      #expect(text.markdown.hasPrefix("## "))
    }
  }

  @Test("is a Word document with headings")
  func document() throws {
    let document = try text(.nn).document
    #expect(document.title == "Samsvar mellom kodarar")
    #expect(!(try document.docx()).isEmpty)
  }
}
