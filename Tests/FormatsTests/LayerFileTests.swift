import Merging
import TestSupport
import Testing

@testable import Formats

@Suite("A layer file")
struct LayerFileTests {
  private static let tables = [
    MergeTable("coder", columns: ["removed", "name"]),
    MergeTable(
      "coding", columns: ["removed", "coder", "start", "weight", "note"],
      references: ["coder": "coder"]),
  ]

  private static func layer(seed: UInt64) -> LayerFile {
    var random = SeededGenerator(seed: seed)
    let texts = ["", "Tillit", "å\u{301}e", "\"@\"", "linje\nto", "🙂 {\"r\":1}", "\u{2028}"]
    var state = CopyState(tables: tables)
    let coder = "C-\(seed)"
    state["coder", coder] = RowRecord(
      guid: coder, values: [.integer(0), .text(texts.randomElement(using: &random) ?? "")],
      stamp: ChangeStamp(clock: 1, replica: "A"), versions: [])
    for number in 0..<Int.random(in: 0..<20, using: &random) {
      let note = FieldValue.text(texts.randomElement(using: &random) ?? "")
      let version = RowVersion(
        stamp: ChangeStamp(clock: number + 2, replica: "B"),
        base: number.isMultiple(of: 2) ? [] : [ChangeStamp(clock: 1, replica: "A")],
        values: [0: .integer(1), 1: .reference(coder), 4: note])
      state["coding", "G\(number)"] = RowRecord(
        guid: "G\(number)",
        values: [
          .integer(1), .reference(coder), .integer(.random(in: 0...1 << 40, using: &random)),
          Bool.random(using: &random) ? .null : .real(.random(in: -2...2, using: &random)), note,
        ], stamp: version.stamp, versions: [version])
    }
    return LayerFile(
      project: "felles", coder: "Åse", layers: ["individual"], state: state,
      authors: [
        LayerFile.Author(
          stamp: ChangeStamp(clock: 1, replica: "A"), coder: nil, at: "2026-03-01T10:00:00Z",
          command: "tag")
      ])
  }

  @Test("gives back every row, history and author, whatever is written in them")
  func roundTrip() throws {
    for seed in 0..<200 {
      let layer = Self.layer(seed: UInt64(seed))
      let bytes = try layer.bytes()
      #expect(try LayerFile(bytes, tables: Self.tables) == layer, "seed \(seed)")
      #expect(try layer.bytes() == bytes, "the same content gives the same bytes")
    }
  }

  @Test("cut or changed gives an error, and never another layer")
  func damage() throws {
    let layer = Self.layer(seed: 7)
    let bytes = try layer.bytes()
    var random = SeededGenerator(seed: 1)
    for length in stride(from: 0, to: bytes.count, by: 3) {
      #expect(throws: LayerFileError.self) {
        _ = try LayerFile(Array(bytes[..<length]), tables: Self.tables)
      }
    }
    for _ in 0..<300 {
      var changed = bytes
      let place = Int.random(in: changed.indices, using: &random)
      changed[place] ^= UInt8.random(in: 1...255, using: &random)
      if let read = try? LayerFile(changed, tables: Self.tables) {
        // Times and attributes of an entry are no part of what it holds.
        #expect(read == layer, "byte \(place)")
      }
    }
  }

  @Test("of other tables is told from one that is damaged")
  func otherVersion() throws {
    let bytes = try Self.layer(seed: 3).bytes()
    let others = [MergeTable("coder", columns: ["removed", "name", "colour"]), Self.tables[1]]
    #expect(throws: LayerFileError.otherVersion) { _ = try LayerFile(bytes, tables: others) }
    let plain = try ZipWriter.archive([ZipWriter.Entry("word/document.xml", "<w/>")])
    #expect(throws: LayerFileError.notALayer) { _ = try LayerFile(plain, tables: Self.tables) }
    let broken =
      "{\"sitat\":\"layer\",\"version\":1,\"project\":\"\",\"coder\":\"\",\"layers\":[],\"authors\":[]}\n[1]\n"
    let damaged = try ZipWriter.archive([ZipWriter.Entry("layer.jsonl", broken)])
    #expect(throws: LayerFileError.damaged(line: 2)) {
      _ = try LayerFile(damaged, tables: Self.tables)
    }
  }
}
