import Study
import TestSupport
import Testing
import Text

@testable import Store

@Suite("Stored segments")
struct SegmentTests {
  private let text = String(repeating: "Hei du. ", count: 40)

  private func segments(_ generator: inout SeededGenerator) -> [Segment] {
    (0..<60).map { _ in
      let start = Int.random(in: 0...300, using: &generator)
      let end = Int.random(in: start...320, using: &generator)
      let speaker = Int.random(in: -1...2, using: &generator)
      let time = Int.random(in: -1...9_000_000, using: &generator)
      return Segment(
        TextSpan(start, end), .turn, speaker: speaker < 0 ? nil : speaker,
        milliseconds: time < 0 ? nil : time)
    }
  }

  @Test("come back as they were, one source at a time and all at once")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 5)
    let folder = try TemporaryFolder()
    let file = try folder.project()
    let speakers = ["A", "B", "C"].map { ($0, SpeakerRole.unknown, false) }
    var expected: [SourceID: [Segment]] = [:]
    for number in 1...5 {
      let turns = segments(&generator)
      let id = try file.change("step", by: nil) { writer in
        try writer.add(
          NewSource("int\(number)", text, speakers: speakers, segments: turns))
      }.result
      expected[id] = turns
    }
    try file.read { reader in
      for (source, turns) in expected {
        let (found, others) = try (
          reader.segments(of: source, .turn), reader.segments(of: source, .sentence)
        )
        #expect(found == turns && others.isEmpty)
      }
      let (all, others) = try (reader.segments(.turn), reader.segments(.sentence))
      #expect(all == expected && others.isEmpty)
    }
  }

  @Test("that are damaged are none, and never end the program")
  func damage() throws {
    // The layout, one segment: where it starts, how long it is, who speaks, when.
    let first = UInt8(1)
    let huge: [UInt8] = [0x80, 0x80, 0x80, 0x80, 0x40]
    let whole: [UInt8] = [first, 1, 0, 7, 1, 1]
    #expect(
      whole.withUnsafeBytes { PackedSegments.unpack($0, .turn) }
        == [Segment(TextSpan(0, 7), .turn, speaker: 0, milliseconds: 0)])
    for bytes in [
      [first, 1] + huge + [7, 1, 1], [first, 1, 0] + huge + [1, 1], [first, 1, 0, 7] + huge + [1],
    ] {
      #expect(bytes.withUnsafeBytes { PackedSegments.unpack($0, .turn) } == nil)
    }
    var generator = SeededGenerator(seed: 6)
    for _ in 0..<2_000 {
      var bytes = PackedSegments.pack(segments(&generator))
      for _ in 0...Int.random(in: 0...4, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      let found = bytes.withUnsafeBytes { PackedSegments.unpack($0, .turn) } ?? []
      #expect(found.count <= bytes.count)
    }
  }

  @Test("that had a row each come over from the second schema")
  func migration() throws {
    let folder = try TemporaryFolder()
    let file = try folder.project()
    let turns = [
      Segment(TextSpan(0, 7), .turn, speaker: 1, milliseconds: 0),
      Segment(TextSpan(8, 15), .turn), Segment(TextSpan(16, 31), .turn, speaker: 0),
    ]
    let source = try file.change("step", by: nil) { writer in
      try writer.add(
        NewSource(
          "int01", text, speakers: [("A", .unknown, false), ("B", .unknown, false)],
          segments: turns))
    }.result
    try file.close()
    let raw = try RawDatabase(folder.file("study.sitat"))
    try raw.rows(
      """
      DROP TABLE segment_list;
      CREATE TABLE segment (
        segmentation INTEGER NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, speaker INTEGER, milliseconds INTEGER, stimulus TEXT,
        PRIMARY KEY (segmentation, position)) STRICT, WITHOUT ROWID;
      INSERT INTO segment SELECT id, 0, 0, 7, (SELECT id FROM speaker WHERE label = 'B'), 0, NULL
        FROM segmentation;
      INSERT INTO segment SELECT id, 1, 8, 15, NULL, NULL, NULL FROM segmentation;
      INSERT INTO segment SELECT id, 2, 16, 31, (SELECT id FROM speaker WHERE label = 'A'), NULL,
        NULL FROM segmentation;
      DELETE FROM grdb_migrations WHERE identifier = '3';
      """)
    let again = try ProjectFile.open(at: folder.file("study.sitat"))
    let moved = try again.read { try $0.segments(of: source, .turn) }
    let defects = try again.read { try $0.defects() }
    #expect(moved == turns && defects.isEmpty)
    let former = try raw.column("SELECT count(*) FROM sqlite_schema WHERE name = 'segment'")
    #expect(former == ["0"])
  }
}
