internal import Store
package import Study
package import Text

/// Which questions about codings are meant.
package struct CodebookReviewFilter: Hashable, Sendable {
  package var kind: CodebookReviewKind?
  /// The only codes asked about; empty for all.
  package var codes: [String] = []
  /// The only coders whose codings are asked about; empty for all.
  package var coders: [String] = []
  /// Whether what has been decided is listed too.
  package var includesDecided = false

  /// Lets every open question through.
  package init() {}
}

/// A question about a coding as a listing prints it.
package struct CodebookReviewLine: Hashable, Sendable {
  package let id: Int
  package let kind: CodebookReviewKind
  package let source: String
  package let place: String
  package let span: TextSpan
  package let coder: String
  package let layer: Layer
  package let code: String
  package let text: String
  package let decision: CodebookReviewDecision?
  package let target: String?
  package let decider: String?
  package let at: String?
  package let note: String
}

/// Questions about codings, and how many more there are that whoever asks is not to see.
package struct CodebookReviewList: Hashable, Sendable {
  package let lines: [CodebookReviewLine]
  /// Those about others' codings in sources that whoever asks has still to finish.
  package let hidden: Int
}

/// How far the questions about one code's codings have come.
package struct CodebookReviewProgress: Hashable, Sendable {
  package let kind: CodebookReviewKind
  package let code: String
  package let kept: Int
  package let moved: Int
  package let dropped: Int
  package let open: Int

  package var decided: Int { kept + moved + dropped }
  package var total: Int { decided + open }
}

extension OpenProject {
  /// The questions that a filter lets through, by source and place.
  ///
  /// Where no coder is named, a coder does not see what others have coded in a source that is still
  /// to be finished.
  package func reviews(_ filter: CodebookReviewFilter) throws -> CodebookReviewList {
    try file.read { reader in
      let names = CodebookNames(try reader.codebook(), try reader.codebookDetails())
      let coders = Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) })
      let wantedCoders = Set(try filter.coders.map { try reader.coderID(named: $0) })
      let wantedCodes = Set(try filter.codes.map { try names.codebook.wanted($0).id })
      let blind = wantedCoders.isEmpty ? try reader.blindness(of: me) : .none
      let chosen = try reader.codebookReviews().filter { record in
        (record.isOpen || (filter.includesDecided && record.decision != nil))
          && (filter.kind == nil || filter.kind == record.kind)
          && (wantedCodes.isEmpty || wantedCodes.contains(record.code))
          && (wantedCoders.isEmpty || wantedCoders.contains(record.coding.rater.coder))
      }
      let shown = chosen.filter { blind.shows($0.coding) }
      let bySource = Dictionary(grouping: shown, by: \.coding.source)
      let lines = try reader.sources().flatMap { record -> [CodebookReviewLine] in
        guard let own = bySource[record.source.id] else { return [] }
        let view = try reader.view(of: record)
        return own.map { item in
          let coding = item.coding
          return CodebookReviewLine(
            id: item.id, kind: item.kind, source: record.source.name,
            place: view.grid.reach(of: coding.span), span: coding.span,
            coder: coders[coding.rater.coder] ?? "?", layer: coding.rater.layer,
            code: names.name(item.code), text: view.layer.read(coding.span, of: view.text),
            decision: item.decision, target: item.target.map(names.name),
            decider: item.decider.flatMap { coders[$0] }, at: item.at, note: item.note)
        }
      }
      return CodebookReviewList(lines: lines, hidden: chosen.count - shown.count)
    }
  }

  /// How far the questions have come, by kind and code.
  package func reviewProgress() throws -> [CodebookReviewProgress] {
    try file.read { reader in
      let names = CodebookNames(try reader.codebook(), try reader.codebookDetails())
      let records = try reader.codebookReviews().filter { $0.isOpen || $0.decision != nil }
      return CodebookReviewKind.allCases.flatMap { kind in
        let byCode = Dictionary(grouping: records.filter { $0.kind == kind }, by: \.code)
        return byCode.keys.sorted { left, right in
          (names.codebook.place(of: left), left) < (names.codebook.place(of: right), right)
        }.map { code in
          let own = byCode[code] ?? []
          func count(_ decision: CodebookReviewDecision) -> Int {
            own.count { $0.decision == decision }
          }
          return CodebookReviewProgress(
            kind: kind, code: names.name(code), kept: count(.keep), moved: count(.move),
            dropped: count(.drop), open: own.count { $0.isOpen })
        }
      }
    }
  }
}

/// What codes are called, those that are gone by the name that they had last.
struct CodebookNames {
  let codebook: Codebook
  private let details: [CodeID: CodebookDetail]

  init(_ codebook: Codebook, _ details: [CodeID: CodebookDetail]) {
    self.codebook = codebook
    self.details = details
  }

  func name(_ code: CodeID) -> String {
    codebook[code] == nil ? details[code]?.name ?? "?" : codebook.path(of: code).description
  }
}
