import Analysis
import Foundation
import Store
import Study
import Testing
import Text

@testable import Workbench

/// A source that coders have finished, with its agenda to be filled in.
struct ConsensusScene {
  let scene: Scene

  /// The second turn has ten sentences.
  static func text(_ name: String) -> String {
    let sentences = (1...10).map { "Setning nummer \($0) her." }.joined(separator: " ")
    return "Intervjuer: Hva skjedde?\n\nLeder: \(sentences)\n\nIntervjuer: Takk.\n\n"
      + "Leder: Om \(name).\n"
  }

  init(sources: [String] = ["int01"]) throws {
    scene = try Scene()
    for name in sources { try scene.add(name, Self.text(name)) }
    try scene.codes("Samarbeid/Tillit", "Samarbeid/Kontroll", "Samarbeid/Kontakt", "Forløp")
  }

  func tag(_ coder: String, _ code: String, _ place: String, in source: String = "int01") throws {
    _ = try scene.bench(coder).tag(
      [code], source: source, .place(place), layer: .individual, note: "av \(coder)")
  }

  func done(_ coders: String..., sources: [String] = ["int01"]) throws {
    for coder in coders { _ = try scene.bench(coder).done(sources, layer: .individual) }
  }

  func items(_ change: (inout DisagreementsRequest) -> Void = { _ in }) throws
    -> [DisagreementItem]
  {
    var request = DisagreementsRequest()
    change(&request)
    return try scene.bench(nil).disagreements(request).items
  }

  /// Writes an agenda with decisions by place.
  func fill(
    _ items: [DisagreementItem], _ decisions: [String: (decision: String, at: String, memo: String)]
  ) throws -> String {
    let rows = items.map { item in
      let row = decisions[item.place] ?? ("", "", "")
      return [
        item.keys.map(\.id).joined(separator: " "),
        item.keys.map(\.check).joined(separator: " "), item.source, row.decision, row.at, row.memo,
      ].map { "\"\($0)\"" }.joined(separator: ",")
    }
    return try scene.write(
      "agenda.csv",
      (["id,check,source,decision,decided_at,memo"] + rows).joined(separator: "\n") + "\n")
  }

  @discardableResult
  func decide(
    _ path: String?, by coder: String = "Ane", _ change: (inout DecideRequest) -> Void = { _ in }
  ) throws -> DecideResult {
    var request = DecideRequest(path: path, titles: Self.titles)
    change(&request)
    return try scene.bench(coder).decide(request)
  }

  static let titles = Dictionary(
    uniqueKeysWithValues: DecisionField.allCases.map { ($0.rawValue, $0) })

  /// The codings of a layer as `code place`, with the note where there is one.
  func layer(_ layer: Layer, in source: String = "int01") throws -> [String] {
    try scene.ane.codings(
      CodingFilter(coders: [], sources: [source], codes: [], layer: layer)
    ).map { line in
      "\(line.code.leaf) \(line.place)" + (line.note.isEmpty ? "" : " (\(line.note))")
    }
  }
}
