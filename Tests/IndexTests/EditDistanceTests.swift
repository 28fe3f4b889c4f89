import TestSupport
import Testing

@testable import Index

@Suite("Words within a distance")
struct EditDistanceTests {
  @Test(
    "A change is a letter, however many bytes it has",
    arguments: [
      ("oppfolging", 1, "oppfølging", true), ("på", 1, "p", true), ("på", 1, "påå", true),
      ("𝒳", 1, "", true), ("kitten", 2, "sitting", false), ("sitten", 2, "sitting", true),
      ("ab", 1, "ba", false), ("ab", 2, "ba", true), ("leder", 0, "leder", true),
      ("leder", 0, "lede", false), ("leder", 9, "ldr", true), ("leder", -1, "lede", false),
      ("", 2, "ab", true), ("", 1, "ab", false),
    ])
  func examples(word: String, distance: Int, form: String, expected: Bool) {
    #expect(FormPattern.edit(word, distance).matches(form) == expected)
  }

  @Test("The automaton agrees with the textbook's dynamic programme, in any lexicon")
  func dynamicProgramme() {
    var generator = SeededGenerator(seed: 31)
    let letters = Array("abåé漢𝒳".unicodeScalars)
    for round in 0..<4000 {
      let word = FormSamples.word(letters, 0...9, &generator)
      // Words near the one asked for, and others.
      var forms = (0..<20).map { _ in FormSamples.word(letters, 0...9, &generator) }
      for _ in 0..<20 {
        var near = Array(word.unicodeScalars)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
          let place = Int.random(in: 0...near.count, using: &generator)
          switch Int.random(in: 0...2, using: &generator) {
          case 0: near.insert(letters[0], at: place)
          case 1 where place < near.count: near.remove(at: place)
          case 2 where place < near.count: near[place] = letters[3]
          default: break
          }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: near)
        forms.append(String(text))
      }
      let samples = FormSamples(forms)
      let distance = round % 3
      let expected = samples.forms.filter { Self.distance(word, $0) <= distance }
      #expect(samples.found(.edit(word, distance)) == expected, "\(word)~\(distance)")
      let pattern = FormPattern.edit(word, distance)
      #expect(samples.forms.filter { pattern.matches($0) } == expected, "\(word)~\(distance)")
    }
  }

  /// The distance by the table of Wagner and Fischer.
  ///
  /// R. A. Wagner and M. J. Fischer, The string-to-string correction problem, Journal of the
  /// ACM 21 (1974).
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.unicodeScalars)
    let right = Array(right.unicodeScalars)
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in 0...left.count {
      for column in 0...right.count {
        if row == 0 || column == 0 {
          table[row][column] = row + column
        } else {
          let change = left[row - 1] == right[column - 1] ? 0 : 1
          table[row][column] = min(
            table[row - 1][column - 1] + change, table[row - 1][column] + 1,
            table[row][column - 1] + 1)
        }
      }
    }
    return table[left.count][right.count]
  }
}
