import TestSupport
import Testing
import Text

@testable import Index

@Suite("The kernels that read UTF-8")
struct ScanningKernelTests {
  @Test("The masks and the lower case of any bytes are the same from the kernel and its twin")
  func twins() {
    var generator = SeededGenerator(seed: 41)
    var fast = TokenMasks()
    var plain = TokenMasks()
    for round in 0..<3000 {
      let bytes = Self.bytes(Int.random(in: 0..<300, using: &generator), &generator)
      // Every alignment: the text begins somewhere inside its memory.
      let skipped = min(round % 64, bytes.count)
      bytes.withUnsafeBufferPointer { all in
        let text = UnsafeBufferPointer(rebasing: all[skipped...])
        fast.fill(from: text, plainly: false)
        plain.fill(from: text, plainly: true)
      }
      #expect(Self.contents(fast) == Self.contents(plain))
    }
  }

  @Test("Scalars and newlines are counted and found alike at every length and place")
  func counts() {
    var generator = SeededGenerator(seed: 42)
    for length in 0..<400 {
      let bytes = Self.bytes(length, &generator)
      bytes.withUnsafeBufferPointer { text in
        let leads = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
        #expect(ScalarCounts.scalars(in: text) == leads.count)
        #expect(ScalarCounts.scalars(in: text, plainly: true) == leads.count)
        let newlines = bytes.count { $0 == 0x0A }
        #expect(ScalarCounts.newlines(in: text) == newlines)
        #expect(ScalarCounts.newlines(in: text, plainly: true) == newlines)
        for _ in 0..<20 {
          let from = Int.random(in: 0...length, using: &generator)
          let scalars = Int.random(in: 0...(length + 5), using: &generator)
          let rest = leads.filter { $0 >= from }
          let expected = scalars < rest.count ? rest[scalars] : length
          #expect(ScalarCounts.position(after: scalars, from: from, in: text) == expected)
          #expect(
            ScalarCounts.position(after: scalars, from: from, in: text, plainly: true) == expected)
        }
      }
    }
  }

  @Test("Four places in a row are found alike at every length and place")
  func fourPlaces() {
    var generator = SeededGenerator(seed: 43)
    for length in 0..<400 {
      let bytes = Self.bytes(length, &generator)
      bytes.withUnsafeBufferPointer { text in
        for _ in 0..<20 {
          let from = Int.random(in: 0...length, using: &generator)
          let step = { Int.random(in: 0...(length / 3 + 2), using: &generator) }
          let steps = (step(), step(), step(), step())
          let rest = bytes.indices.filter { $0 >= from && bytes[$0] & 0xC0 != 0x80 }
          let place = { (scalars: Int) in scalars < rest.count ? rest[scalars] : length }
          let expected = (
            place(steps.0), place(steps.0 + steps.1), place(steps.0 + steps.1 + steps.2),
            place(steps.0 + steps.1 + steps.2 + steps.3)
          )
          let fast = ScalarCounts.positions(after: steps, from: from, in: text)
          let plain = ScalarCounts.positions(after: steps, from: from, in: text, plainly: true)
          #expect(fast == expected && plain == expected)
        }
      }
    }
  }

  @Test("What the masks are sure of is true of every scalar there is")
  func everyScalar() throws {
    var masks = TokenMasks()
    for first in stride(from: UInt32(0), to: 0x110000, by: 0x1000) {
      let scalars = (first..<(first + 0x1000)).compactMap { Unicode.Scalar($0) }
      let utf8: [UInt8] = scalars.flatMap { Array(String($0).utf8) + [0x20] }
      utf8.withUnsafeBufferPointer { masks.fill(from: $0, plainly: false) }
      var position = 0
      for scalar in scalars {
        let bytes = Array(String(scalar).utf8)
        let places = position..<(position + bytes.count)
        let inWord = Set(places.map { Self.bit($0, masks.word) })
        let inOther = Set(places.map { Self.bit($0, masks.other) })
        position = places.upperBound + 1
        guard inWord.count == 1, inOther.count == 1, let word = inWord.first,
          let other = inOther.first
        else {
          Issue.record("the bytes of \(scalar.escaped(asASCII: true)) are told apart")
          continue
        }
        let role = TokenRole(of: scalar)
        if word {
          let lower = places.map { masks.lower[$0] }
          let expected = Array(scalar.properties.lowercaseMapping.nfc.utf8)
          if other || role != .letter && role != .digit || lower != expected {
            Issue.record("\(scalar.escaped(asASCII: true)) is no sure part of a word")
          }
        } else if !other, role != .separator {
          Issue.record("\(scalar.escaped(asASCII: true)) does not separate")
        }
      }
    }
  }

  @Test("The common letters and separators need no second look")
  func common() {
    var masks = TokenMasks()
    let text = Array("Æøå É-ü\u{A0}«x» § 20° – — ‘a” “ … \u{2010} \u{2011} × ÷ don't d'Été".utf8)
    text.withUnsafeBufferPointer { masks.fill(from: $0, plainly: false) }
    for block in 0..<masks.blockCount { #expect(masks.other[block] == 0) }
  }

  /// Random bytes, most of them those that the kernels tell apart.
  private static func bytes(_ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let telling: [UInt8] = [
      0x0A, 0x20, 0x27, 0x30, 0x39, 0x3A, 0x40, 0x41, 0x5A, 0x5B, 0x60, 0x61, 0x7A, 0x7B, 0x7F,
      0x80, 0x8A, 0x8B, 0x8F, 0x90, 0x97, 0x99, 0x9E, 0x9F, 0xA9, 0xAA, 0xAD, 0xAE, 0xB5, 0xB7,
      0xBA, 0xBF, 0xC0, 0xC2, 0xC3, 0xE2, 0xF0, 0xFF,
    ]
    let pieces: [[UInt8]] = [[0xC3, 0xA5], [0xC3, 0x85], [0xC2, 0xA0], [0xE2, 0x80, 0x94]]
    var bytes: [UInt8] = []
    while bytes.count < count {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &generator))
      case 1..<4: bytes.append(telling[Int.random(in: 0..<telling.count, using: &generator)])
      case 4..<6: bytes += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      default: bytes.append(UInt8.random(in: 0x61...0x7A, using: &generator))
      }
    }
    return Array(bytes.prefix(count))
  }

  private static func bit(_ place: Int, _ mask: UnsafeMutablePointer<UInt64>) -> Bool {
    mask[place / 64] >> UInt64(place % 64) & 1 == 1
  }

  private static func contents(_ masks: borrowing TokenMasks) -> [[UInt64]] {
    let blocks = 0..<masks.blockCount
    return [
      blocks.map { masks.word[$0] }, blocks.map { masks.other[$0] },
      blocks.map { masks.continuation[$0] },
      (0..<(masks.blockCount * 64)).map { UInt64(masks.lower[$0]) },
    ]
  }
}
