import Formats
import Testing

@Suite("JSON out")
struct JSONValueTests {
  private let value: JSONValue = [
    "b": [1, -2.5, true, nil], "a": ["tom": [:], "liste": []], "tekst": "å\"\\\n\u{1}\u{2028}/😅",
  ]

  @Test("members keep their order, on one line")
  func compact() {
    #expect(
      value.text() == #"{"b":[1,-2.5,true,null],"a":{"tom":{},"liste":[]},"#
        + #""tekst":"å\"\\\n\u0001\u2028/😅"}"#)
  }

  @Test("the pretty layout is indented by two")
  func pretty() {
    let value: JSONValue = ["a": [1, ["b": nil]], "c": []]
    #expect(
      value.text(.pretty) == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": []
        }
        """)
  }

  @Test(
    "numbers are the shortest that read back the same",
    arguments: [
      (0.1 + 0.2, "0.30000000000000004"), (1e21, "1e+21"), (2.0, "2"), (-0.0, "0"),
      (Double.leastNonzeroMagnitude, "5e-324"),
      (1.0 / 3, "0.3333333333333333"),
      (123_456_789_012.5, "123456789012.5"),
    ])
  func numbers(number: Double, expected: String) {
    #expect(JSONValue.number(number).text() == expected)
    #expect(Double(expected) == number)
  }

  @Test("what JSON cannot say is null")
  func notFinite() {
    #expect(JSONValue.array([.number(.nan), .number(.infinity)]).text() == "[null,null]")
  }
}
