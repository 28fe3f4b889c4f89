import Foundation
import Store
import Study
import Testing
import Text

@testable import Workbench

@Suite("Samples for a second coder")
struct SamplingTests {
  private func scene() throws -> Scene {
    let scene = try Scene()
    for number in 1...9 {
      try scene.add(
        "int0\(number)",
        "Intervjuer: Hva skjedde?\n\nLeder: Svar nummer \(number) er langt.\n\n"
          + "Intervjuer: Og så?\n\nLeder: Ja.\n")
    }
    try scene.codes("Samarbeid/Tillit", "Forløp")
    let cases = (1...9).map { "L\($0),int0\($0),Leder,\($0 <= 6 ? "privat" : "offentlig")" }
    _ = try scene.ane.importCases(
      try scene.write(
        "cases.csv", "case,source,speaker,sektor\n" + cases.joined(separator: "\n") + "\n"))
    return scene
  }

  @Test("The same seed draws the same, and each group by its size")
  func strata() throws {
    let scene = try scene()
    var request = SampleRequest(.sources, .count(3))
    request.strata = ["sektor"]
    request.seed = 5
    let draw = try scene.ane.sample(request)
    #expect(draw.groups.map(\.name) == ["offentlig", "privat"])
    #expect(draw.groups.map(\.size) == [3, 6])
    #expect(draw.groups.map(\.drawn) == [1, 2])
    #expect(try scene.ane.sample(request).units == draw.units)
    let others = try (1...20 as ClosedRange<UInt64>).map { seed in
      request.seed = seed
      return try scene.ane.sample(request).sources
    }
    #expect(Set(others).count > 3)
  }

  @Test("A share is rounded up, and what a coder has or has not finished is left out")
  func eligible() throws {
    let scene = try scene()
    #expect(try scene.ane.sample(SampleRequest(.sources, .share(0.2))).units.count == 2)
    _ = try scene.ane.done(["int02", "int03"], layer: .individual)
    var request = SampleRequest(.sources, .count(9))
    request.finishedBy = "Ane"
    #expect(try scene.ane.sample(request).sources == ["int02", "int03"])
    request.finishedBy = nil
    request.without = "Ane"
    #expect(try scene.ane.sample(request).sources.count == 7)
    request.sources = ["int02"]
    #expect(
      try scene.refusal { _ = try scene.ane.sample(request) }?.problem == .nothingToSample)
    request.strata = ["sektr"]
    #expect(
      try scene.refusal { _ = try scene.ane.sample(request) }?.problem
        == .unknownStratum(
          asked: "sektr", nearest: ["sektor"], known: ["kind", "language", "sektor"]))
  }

  @Test("Passages are drawn from informants' speech, so many from each source if asked")
  func passages() throws {
    let scene = try scene()
    let all = try scene.ane.sample(
      SampleRequest(.passages(.turn, perSource: false), .count(99)))
    #expect(all.units.count == 18)
    #expect(all.units.allSatisfy { $0.passage?.text != "Og så?" })
    let each = try scene.ane.sample(SampleRequest(.passages(.turn, perSource: true), .count(1)))
    #expect(each.units.map(\.source) == (1...9).map { "int0\($0)" })
  }

  @Test("The sources of a draw are given to the coder in one step")
  func assigning() throws {
    let scene = try scene()
    var request = SampleRequest(.sources, .count(3))
    request.coder = "Bjørn"
    request.assigns = true
    let before = try scene.ane.log().count
    let draw = try scene.ane.sample(request)
    #expect(draw.assigned == 3)
    #expect(try scene.ane.assignments().map(\.source) == draw.sources)
    #expect(try scene.ane.log().count == before + 1)
    #expect(try scene.ane.sample(request).assigned == 0)
  }

  @Test("A package holds nothing of what others did, and its texts are the same")
  func blind() throws {
    let scene = try scene()
    let note = "Dette-notatet-skal-ikke-ut"
    let bench = scene.bench("Kodefar-Hemmelig")
    _ = try bench.tag(
      ["Forløp"], source: "int01", .match("Svar nummer"), layer: .individual, note: note)
    _ = try bench.saveQuery("hemmeligsoek", as: "Lagretsporring", note: nil)
    var request = SampleRequest(.sources, .count(99))
    request.coder = "Bjørn"
    request.package = scene.folder + "/bjorn.sitat"
    _ = try scene.ane.sample(request)
    let path = try #require(request.package)
    let bytes = try Data(contentsOf: URL(filePath: path))
    for trace in [note, "Kodefar", "Lagretsporring", "hemmeligsoek", "offentlig", "cases.csv"] {
      #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace)")
    }
    #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
    let package = try ProjectFile.open(at: path)
    let own = try scene.file.read { try $0.sources() }
    try package.read { reader in
      let copies = try reader.sources()
      #expect(copies.map(\.source.name) == own.map(\.source.name))
      #expect(copies.map(\.textHash) == own.map(\.textHash))
      #expect(try reader.codings().isEmpty)
      #expect(try reader.coders().map(\.name) == ["Bjørn"])
      #expect(try reader.assignments().map(\.status) == Array(repeating: .assigned, count: 9))
      #expect(try reader.journal().map(\.coder) == ["Bjørn", "Bjørn"])
      #expect(try reader.codebook().codes.map(\.name) == ["Samarbeid", "Tillit", "Forløp"])
      #expect(try reader.defects().isEmpty)
      for (copy, record) in zip(copies, own) {
        let marks = try scene.file.read { try $0.marks(of: record.source.id).map(\.mark) }
        #expect(try reader.marks(of: copy.source.id).map(\.mark) == marks)
        for kind in SegmentKind.allCases {
          let segments = try scene.file.read { try $0.segments(of: record.source.id, kind) }
          #expect(try reader.segments(of: copy.source.id, kind) == segments)
        }
      }
    }
  }

  @Test("Attributes go with a package only where that is asked for")
  func attributes() throws {
    let scene = try scene()
    var request = SampleRequest(.sources, .count(99))
    request.coder = "Bjørn"
    request.tellsAttributes = true
    request.package = scene.folder + "/bjorn.sitat"
    _ = try scene.ane.sample(request)
    let package = try ProjectFile.open(at: scene.folder + "/bjorn.sitat")
    let cases = try scene.file.read { try $0.cases() }
    let copies = try package.read { try $0.cases() }
    #expect(copies.map(\.values) == cases.map(\.values))
    #expect(copies.map(\.name) == cases.map(\.name))
  }

  @Test("A package never takes the place of a file, and then nothing is given out")
  func existing() throws {
    let scene = try scene()
    var request = SampleRequest(.sources, .count(1))
    request.coder = "Bjørn"
    request.assigns = true
    request.package = try scene.write("there.sitat", "her")
    #expect(throws: StoreError.exists(path: scene.folder + "/there.sitat")) {
      try scene.ane.sample(request)
    }
    #expect(try scene.ane.assignments().isEmpty)
    request.package = scene.folder + "/no/such/folder.sitat"
    #expect(throws: StoreError.self) { try scene.ane.sample(request) }
    #expect(try scene.ane.assignments().isEmpty)
  }

  @Test("What is coded in a package comes back by its ranges")
  func roundTrip() throws {
    let scene = try scene()
    var request = SampleRequest(.sources, .count(99))
    request.coder = "Bjørn"
    request.package = scene.folder + "/bjorn.sitat"
    _ = try scene.ane.sample(request)
    let away = OpenProject(
      file: try ProjectFile.open(at: scene.folder + "/bjorn.sitat"), me: "Bjørn")
    _ = try away.tag(
      ["Tillit"], source: "int04", .match("nummer 4 er"), layer: .individual, note: "så")
    let lines = try away.codings(
      CodingFilter(coders: [], sources: [], codes: [], layer: nil)
    ).map { "\($0.coder),\($0.source),\($0.span.start),\($0.span.end),\($0.code),\($0.note)" }
    let path = try scene.write(
      "r.csv", "coder,source,start,end,code,note\n" + lines.joined(separator: "\n") + "\n")
    #expect(try scene.ane.importCodings(path, dryRun: false).added == 1)
    let back = try scene.ane.codings(
      CodingFilter(coders: ["Bjørn"], sources: [], codes: [], layer: nil))
    #expect(back.map(\.text) == ["nummer 4 er"])
    #expect(back.map(\.note) == ["så"])
  }
}
