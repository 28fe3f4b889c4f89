import TestSupport
import Testing

@testable import Text

@Suite("Values of which a text has very many")
struct CompactValueTests {
  @Test("a line takes 16 bytes, a segment 24 and a mark 32")
  func sizes() {
    #expect(MemoryLayout<TextLine>.stride == 16)
    #expect(MemoryLayout<Segment>.stride == 24)
    #expect(MemoryLayout<Mark>.stride == 32)
  }

  @Test("a segment says what it was made of")
  func segments() {
    let speakers: [Int?] = [nil, 0, 1, 70_000]
    let times: [Int?] = [nil, 0, -1, 1, 86_400_000, 1 << 40, Int.max]
    for span in [TextSpan(0, 0), TextSpan(7, 90_000_000)] {
      for kind in SegmentKind.allCases {
        for speaker in speakers {
          for time in times {
            let segment = Segment(span, kind, speaker: speaker, milliseconds: time)
            #expect(segment.span == span)
            #expect(segment.kind == kind)
            #expect(segment.speaker == speaker)
            #expect(segment.milliseconds == time)
          }
        }
      }
    }
  }

  @Test("a mark says what it was made of")
  func marks() {
    let mark = Mark(TextSpan(3, 90_000_000), .elide, rule: "line-end-hyphen@nb_NO-5291289")
    #expect(mark.span == TextSpan(3, 90_000_000))
    #expect(mark.kind == .elide)
    #expect(mark.rule == "line-end-hyphen@nb_NO-5291289")
  }

  @Test("a table of lines holds what a dictionary holds", arguments: 0..<20)
  func lineTable(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let count = Int.random(in: 1...40, using: &generator)
    var table = LineTable<String>(count: count)
    var model: [Int: String] = [:]
    for line in 0..<count { #expect(table[line] == nil) }
    for step in 0..<60 {
      let line = Int.random(in: 0..<count, using: &generator)
      let value = Int.random(in: 0..<4, using: &generator) == 0 ? nil : "\(step)"
      table[line] = value
      model[line] = value
      for line in 0..<count { #expect(table[line] == model[line]) }
    }
  }

  @Test("a text of many short lines has a turn, a paragraph and a sentence for each")
  func shortLines() {
    let count = 2_000
    let text = StoredText(String(repeating: "a\n", count: count))
    let reading = TranscriptReader(layout: .line).read(text)
    let spans = (0..<count).map { TextSpan(2 * $0, 2 * $0 + 1) }
    for kind in [SegmentKind.turn, .paragraph, .sentence] {
      #expect(reading.segments(kind).map(\.span) == spans)
    }
    #expect(reading.segments.count == 3 * count)
    #expect(reading.marks.map(\.span) == spans.dropLast().map { TextSpan($0.end, $0.end + 1) })
  }
}
