internal import Store
package import Study
package import Text

/// A coding as a listing prints it.
package struct CodingLine: Hashable, Sendable {
  package let id: CodingID
  package let coder: String
  package let layer: Layer
  package let source: String
  package let span: TextSpan
  package let place: String
  package let code: CodePath
  package let text: String
  package let note: String
}

/// Which codings a listing is about.
package struct CodingFilter: Hashable, Sendable {
  /// The only coders wanted; empty for all.
  package var coders: [String]
  /// The only sources wanted; empty for all.
  package var sources: [String]
  /// The only codes wanted, each with its descendants; empty for all.
  package var codes: [String]
  /// The only layer wanted.
  package var layer: Layer?

  /// Whether others' open work is hidden from a coder who has named nobody.
  package var isBlind: Bool

  /// Makes a filter.
  package init(
    coders: [String], sources: [String], codes: [String], layer: Layer?, isBlind: Bool = false
  ) {
    self.isBlind = isBlind
    self.coders = coders
    self.sources = sources
    self.codes = codes
    self.layer = layer
  }
}

extension OpenProject {
  /// The codings that a filter lets through, by source and place.
  package func codings(_ filter: CodingFilter) throws -> [CodingLine] {
    try file.read { reader in
      let codebook = try reader.codebook()
      let names = try reader.coders()
      let coderNames = Dictionary(uniqueKeysWithValues: names.map { ($0.id, $0.name) })
      let coders = Set(try filter.coders.map { try reader.coderID(named: $0) })
      let codes = Set(
        try filter.codes.flatMap { codebook.withDescendants(try codebook.wanted($0).id) })
      let all = try SourceNames(reader.sources())
      let blind = filter.isBlind && coders.isEmpty ? try reader.blindness(of: me) : .none
      let records =
        filter.sources.isEmpty
        ? all.records : try filter.sources.map { try all.source(named: $0) }
      return try records.flatMap { record -> [CodingLine] in
        let chosen = try reader.codingRecords(in: record.source.id).filter { item in
          let rater = item.coding.rater
          return blind.shows(item.coding) && (coders.isEmpty || coders.contains(rater.coder))
            && (codes.isEmpty || codes.contains(item.coding.code))
            && (filter.layer == nil || filter.layer == rater.layer)
        }
        guard !chosen.isEmpty else { return [] }
        let view = try reader.view(of: record)
        return chosen.map { item in
          let coding = item.coding
          return CodingLine(
            id: coding.id, coder: coderNames[coding.rater.coder] ?? "?",
            layer: coding.rater.layer, source: record.source.name, span: coding.span,
            place: view.grid.reach(of: coding.span), code: codebook.path(of: coding.code),
            text: view.layer.read(coding.span, of: view.text), note: item.note)
        }
      }
    }
  }
}
