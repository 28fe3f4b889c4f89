import Store
import Study
import TestSupport
import Testing
import Text

@Suite("Stored bytes")
struct StoredBytesTests {
  @Test(
    "are known by their SHA-256, as FIPS 180-4 and its examples have it",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func hash(message: String, digest: String) {
    #expect(Digest.sha256(Array(message.utf8)) == digest)
  }

  @Test(
    "come back as they were, text and original",
    arguments: [
      "", "\n", "en\r\nto\rtre\n", "\u{FEFF}med merke", "A\u{30A}pen e\u{301}n",
      "\u{C5}pen \u{E9}n",
      "👩‍👩‍👧🙂", "arbeids\u{AD}inkludering", "null\u{0}tegn", "\u{2028}\u{85}\u{A0}",
    ])
  func comeBack(text: String) throws {
    let folder = try TemporaryFolder()
    let original = [UInt8](0...255) + Array(text.utf8).reversed()
    let file = try folder.project()
    let id = try file.change("import", by: "Ane") {
      try $0.add(NewSource("int01", text, original: original))
    }.result
    try file.close()
    let again = try ProjectFile.open(at: folder.file("study.sitat"))
    #expect(try again.read { try $0.original(of: id) } == original)
    #expect(try again.read { try $0.text(of: id).utf8 } == Array(text.utf8))
    let record = try #require(try again.read { try $0.sources() }.first)
    #expect(record.source.length == text.unicodeScalars.count)
    #expect(record.textHash == Digest.sha256(Array(text.utf8)))
    #expect(record.originalHash == Digest.sha256(original))
    #expect(try again.read { try $0.defects() }.isEmpty)
  }

  @Test("are hashed and come back when they are many")
  func manyComeBack() throws {
    #expect(
      Digest.sha256(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    try comeBack(text: String(repeating: "æøå🙂 ", count: 50_000))
  }

  @Test("may be an empty file's")
  func mayBeEmpty() throws {
    let folder = try TemporaryFolder()
    let file = try folder.project()
    let id = try file.change("import", by: "Ane") {
      try $0.add(NewSource("tom", "", original: []))
    }.result
    #expect(try file.read { try $0.original(of: id) }.isEmpty)
    #expect(try file.read { try $0.defects() }.isEmpty)
  }
}

@Suite("Quotation ids")
struct QuotationIdTests {
  let folder: TemporaryFolder
  let file: ProjectFile
  let source: SourceID

  init() throws {
    folder = try TemporaryFolder()
    file = try folder.project()
    source = try file.change("import", by: "Ane") {
      try $0.add(NewSource("int01", String(repeating: "ord ", count: 100)))
    }.result
  }

  private func mint(_ start: Int, turn: Int = 41) throws -> String {
    try file.change("tag", by: "Ane") {
      try $0.mintQuotation(source: source, turn: turn, span: TextSpan(start, start + 3))
    }.result
  }

  @Test("count on from nothing by b, c … z, ba, bb, each turn for itself")
  func countOn() throws {
    let letters = "bcdefghijklmnopqrstuvwxyz".map(String.init)
    let expected = [""] + letters + ["ba", "bb", "bc", "bd"]
    #expect(try (0..<30).map { try mint($0) } == expected)
    #expect(try mint(60, turn: 42) == "")
    let stored = try file.read { try $0.quotations(of: source) }
    #expect(stored.filter { $0.turn == 41 }.map(\.suffix) == expected)
  }

  @Test("are minted once for a range")
  func mintedOnce() throws {
    #expect(try mint(0) == "")
    #expect(try mint(4) == "b")
    let entries = try file.read { try $0.journal().count }
    #expect(try mint(0) == "")
    #expect(try mint(4) == "b")
    #expect(try file.read { try $0.journal().count } == entries)
    #expect(try file.read { try $0.quotations(of: source) }.count == 2)
  }

  @Test("are the same whether they are minted in one change or in one each, after an undo too")
  func inOneChange() throws {
    let other = try file.change("import", by: "Ane") {
      try $0.add(NewSource("int02", String(repeating: "ord ", count: 100)))
    }.result
    for seed in 0..<20 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let ranges: [(start: Int, turn: Int)] = (0..<30).map { _ in
        let start = Int.random(in: 0..<40, using: &generator)
        return (start, start / 8 + 100 * seed)
      }
      func mint(_ writer: ProjectWriter, _ source: SourceID, _ range: Int) throws -> String {
        let start = ranges[range].start
        return try writer.mintQuotation(
          source: source, turn: ranges[range].turn, span: TextSpan(start, start + 5 + seed))
      }
      let first = try file.change("tag", by: "Ane") { writer in
        try (0..<10).map { try mint(writer, other, $0) }
      }.result
      _ = try file.undo(by: "Ane", any: false)
      let together = try file.change("tag", by: "Ane") { writer in
        try ranges.indices.map { try mint(writer, other, $0) }
      }.result
      #expect(Array(together.prefix(10)) == first)
      for range in 0..<10 {
        try file.change("tag", by: "Ane") { _ = try mint($0, source, range) }
      }
      let apart = try ranges.indices.map { range in
        try file.change("tag", by: "Ane") { try mint($0, source, range) }.result
      }
      #expect(together == apart)
    }
    #expect(try file.read { try $0.defects() }.isEmpty)
  }

  @Test("never go to another range, even when their coding was undone")
  func neverReused() throws {
    #expect(try mint(0) == "")
    _ = try file.undo(by: "Ane", any: false)
    #expect(try file.read { try $0.quotations(of: source) }.isEmpty)
    #expect(try mint(4) == "b")
    #expect(try mint(0) == "")
    #expect(try mint(8) == "c")
    #expect(
      try file.read { try $0.quotations(of: source) }.map { "\($0.span.start)\($0.suffix)" }
        == ["0", "4b", "8c"])
    #expect(try file.read { try $0.defects() }.isEmpty)
  }
}
