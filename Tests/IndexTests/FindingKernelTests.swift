import CFast
import TestSupport
import Testing

@testable import Index

@Suite("Finding bytes")
struct FindingKernelTests {
  @Test("The kernel, its plain twin and the definition agree on every length and alignment")
  func twins() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<6000 {
      let text = bytes(0..<140, &generator)
      let wanted = bytes(0..<Int.random(in: 1..<40, using: &generator), &generator)
      let start = Int.random(in: 0...text.count, using: &generator)
      let expected = start == text.count ? nil : naive(wanted, text, start)
      text.withUnsafeBytes { text in
        wanted.withUnsafeBufferPointer { wanted in
          guard wanted.baseAddress != nil else { return }
          #expect(ByteFinder.find(wanted, in: text, from: start) == expected)
          #expect(ByteFinder.findPlainly(wanted, in: text, from: start) == expected)
        }
      }
    }
  }

  @Test("Bytes are found at every place of texts of every length, with nothing behind them")
  func places() {
    for length in 1..<100 {
      for place in 0..<length {
        for count in [1, 2, 3, 9] where place + count <= length {
          var text = [UInt8](repeating: 0x61, count: length)
          text[place] = 0x62
          let wanted = Array(text[place..<place + count])
          text.withUnsafeBytes { text in
            wanted.withUnsafeBufferPointer { wanted in
              #expect(ByteFinder.find(wanted, in: text, from: 0) == place)
              #expect(ByteFinder.findPlainly(wanted, in: text, from: 0) == place)
            }
          }
        }
      }
    }
  }

  @Test("As many ascending numbers are counted below one as there are")
  func counting() {
    var generator = SeededGenerator(seed: 42)
    for length in 0..<70 {
      let numbers = (0..<length).map { _ in UInt32.random(in: 0..<60, using: &generator) }.sorted()
      for wanted in 0...61 as ClosedRange<UInt32> {
        #expect(
          sitat_count_below(numbers, numbers.count, wanted) == numbers.count { $0 < wanted })
      }
    }
  }

  private func bytes(_ lengths: Range<Int>, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: lengths, using: &generator)).map { _ in
      UInt8.random(in: 0x61...0x62, using: &generator)
    }
  }

  private func naive(_ wanted: [UInt8], _ text: [UInt8], _ start: Int) -> Int? {
    guard text.count - wanted.count >= start else { return nil }
    return (start...text.count - wanted.count).first {
      Array(text[$0..<$0 + wanted.count]) == wanted
    }
  }
}
