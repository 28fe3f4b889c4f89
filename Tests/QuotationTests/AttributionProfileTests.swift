import Quotation
import Testing

@Suite("Attribution profiles")
struct AttributionProfileTests {
  private let values = [
    "case": "Leder 03", "sektor": "privat sektor", "id": "int03:41b", "alder": "",
  ]

  @Test(
    "fields are filled in, optional parts only when they are known",
    arguments: [
      ("{case}, {sektor}, {id}", "Leder 03, privat sektor, int03:41b"),
      ("({case}[, {sektor}][, {alder}])", "(Leder 03, privat sektor)"),
      ("[{sektor} og {alder}] {id}", "int03:41b"),
      ("{navn|case|\"informant\"}", "Leder 03"),
      ("{navn|\"en {leder}\"}", "en {leder}"),
      ("\\{{ case }\\} \\[ \\\\", "{Leder 03} [ \\"),
      ("", ""),
    ])
  func fills(template: String, expected: String) throws {
    #expect(try AttributionProfile(template).text(values) == expected)
  }

  @Test(
    "a template that cannot be read is refused with the place",
    arguments: [
      ("({case", AttributionTemplateError.unclosed(column: 2)),
      ("a [b", .unclosed(column: 3)), ("a} b", .unopened(column: 2)),
      ("a ] b", .unopened(column: 3)), ("[a [b]]", .nested(column: 4)),
      ("{}", .nameless(column: 1)), ("{\"uten slutt}", .unclosed(column: 1)),
    ])
  func refuses(template: String, error: AttributionTemplateError) {
    #expect(throws: error) { try AttributionProfile(template) }
  }

  @Test("the fields are told, so that unknown ones can be refused")
  func fields() throws {
    let profile = try AttributionProfile("{case|speaker}[, {sektor}] {case}")
    #expect(profile.fields == ["case", "speaker", "sektor"])
  }

  @Test("the standard profile names the case and what is known of it")
  func standard() {
    let profile = AttributionProfile.standard(attributes: ["sektor", "alder"])
    #expect(profile.text(values) == "(Leder 03, privat sektor)")
    #expect(profile.text(["role": "informant"]) == "(informant)")
    #expect(profile.fields == ["case", "role", "sektor", "alder"])
  }

  @Test("the standard profile's template reads back as the same profile")
  func standardReadsBack() throws {
    let standard = AttributionProfile.standard(attributes: ["sektor"])
    #expect(try AttributionProfile(standard.template) == standard)
  }
}
