import CFast
import TestSupport
import Testing
import Text

@testable import Index

@Suite("Starts and units come back from what predicts them")
struct PlacingTests {
  private var generator = SeededGenerator(seed: 71)

  @Test(
    "Steps that fit are in planes, others are named, and the cheapest number of planes is taken")
  mutating func steps() {
    for round in 0..<400 {
      let most: UInt8 = [0, 1, 2, 3, 7, 8, 255][round % 7]
      let rarity = [1, 3, 20, 200][round % 4]
      let steps = (0..<128).map { _ in
        Int.random(in: 0..<rarity, using: &generator) == 0
          ? UInt8.random(in: 0...most, using: &generator) : 0
      }
      var packed = [UInt8](repeating: 0xAA, count: 48)
      var places = [UInt8](repeating: 0, count: 128)
      var count: UInt32 = 0
      let planes = Int(sitat_pack_steps(steps, &packed, &places, &count))
      let costs = (0...3).map { planes in
        16 * planes + 2 * steps.filter { Int($0) >= 1 << planes }.count
      }
      #expect(costs[planes] == costs.min())
      let beyond = steps.indices.filter { Int(steps[$0]) >= 1 << planes }
      #expect(places[..<Int(count)].map(Int.init) == beyond)
      for index in steps.indices {
        var value = 0
        for plane in 0..<planes {
          value |= Int(packed[16 * plane + index / 8] >> UInt8(index % 8) & 1) << plane
        }
        #expect(value == (beyond.contains(index) ? 0 : Int(steps[index])))
      }
    }
  }

  @Test(
    "Tokens begin behind the one before, its length, a blank and the step, in blocks of any size")
  mutating func places() {
    for planes in 0...3 {
      for count in [0, 1, 63, 64, 65, 127, 128] {
        let codes = (0..<count).map { _ in UInt16.random(in: 0...300, using: &generator) }
        let lengths = (0..<200).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let bits = (0..<(16 * planes)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        var expected: [UInt32] = []
        var sum = UInt32.max - 500
        for (index, code) in codes.enumerated() {
          expected.append(sum)
          sum &+= 1 + (code < 200 ? UInt32(lengths[Int(code)]) : 0)
          for plane in 0..<planes {
            sum &+= UInt32(bits[16 * plane + index / 8] >> UInt8(index % 8) & 1) << UInt32(plane)
          }
        }
        var starts = [UInt32](repeating: 7, count: 128)
        sitat_place_tokens(
          codes, count, lengths, 200, bits, UInt32(planes), UInt32.max - 500, &starts)
        #expect(Array(starts[..<count]) == expected)
        #expect(starts[count...].allSatisfy { $0 == 7 })
      }
    }
  }

  @Test("Tokens far apart, without a blank between them, or of rare forms begin where they do")
  mutating func spans() throws {
    let blanks = [" ", "-", "  ", ", ", " – ", String(repeating: " ", count: 300), "…\n\n"]
    for kinds in [3, 400, 80_000] {
      var documents: [IndexDocument] = []
      for number in 0..<3 {
        var text = number == 1 ? "" : String(repeating: "\n", count: 400 * number)
        for _ in 0..<(kinds == 80_000 ? 60_000 : 700) {
          text += "o\(Int.random(in: 0..<kinds, using: &generator))"
          text += blanks[min(Int.random(in: 0..<30, using: &generator), blanks.count - 1) % 7]
          if Int.random(in: 0..<50, using: &generator) == 0 { text += "sam\u{AD}arbeid-e\u{301} " }
        }
        let stored = StoredText(text)
        documents.append(
          IndexDocument(
            key: "\(number)", fingerprint: "", language: "nb", text: stored, pieces: [],
            turns: []))
      }
      let bytes = try Corpus.segment(documents)
      try bytes.withUnsafeBytes { raw in
        let reader = try SegmentReader(bytes: raw)
        var cursor = reader.spanCursor()
        var wrong = 0
        for (old, new) in zip(documents, reader.documents) {
          for (token, position) in zip(old.tokens, new.positions) {
            let span = cursor.globalSpan(at: position)
            if new.localSpan(Int(span.start), span.end) != token.span { wrong += 1 }
          }
        }
        #expect(wrong == 0)
      }
    }
  }

  @Test("Units of any lengths and distances, overlapping ones too, are read as they were added")
  mutating func units() {
    for round in 0..<60 {
      let count = [0, 1, 2, 127, 128, 129, 256, 300][round % 8]
      let widest = [1, 12, 5000, 30_000_000][round % 4]
      var writer = UnitWriter()
      var units: [(scalars: Range<Int>, positions: Range<Int>)] = []
      var scalar = 0
      var position = 0
      for _ in 0..<count {
        if Bool.random(using: &generator) {
          scalar += Int.random(in: 0..<9, using: &generator)
          position += Int.random(in: 0..<3, using: &generator)
        }
        if round % 5 == 0 { scalar = max(0, scalar - 2) }
        let isLong = Int.random(in: 0..<40, using: &generator) == 0
        let length = Int.random(in: 0...(isLong ? widest : 60), using: &generator)
        let tokens = length / Int.random(in: 1...9, using: &generator)
        units.append((scalar..<(scalar + length), position..<(position + tokens)))
        writer.append(start: scalar, length: length, positions: units[units.count - 1].positions)
        scalar += length
        position += tokens
      }
      writer.close()
      var segment = SegmentWriter(nil)
      writer.write(to: &segment, as: .turns)
      segment.held[SegmentLayout.headerLength...].withUnsafeBytes { raw in
        let column = UnitColumn(ByteView(raw))
        #expect(column.count == count)
        for (index, unit) in units.enumerated() {
          #expect(column.start(index)..<column.end(index) == unit.scalars)
          #expect(column.positions(index) == unit.positions)
        }
        if round % 5 == 0 { return }
        for _ in 0..<50 {
          let low = Int.random(in: 0...count, using: &generator)
          let part = low..<Int.random(in: low...count, using: &generator)
          let wanted = Int.random(in: 0...(scalar + 1), using: &generator)
          let found = part.first { units[$0].scalars.lowerBound >= wanted } ?? part.upperBound
          #expect(column.index(startingAtOrAfter: wanted, in: part) == found)
          let place = Int.random(in: 0...(position + 1), using: &generator)
          let other = part.first { units[$0].positions.lowerBound >= place } ?? part.upperBound
          #expect(column.index(withPositionsFrom: place, in: part) == other)
        }
      }
    }
  }
}
