internal import Analysis
package import Quotation
internal import Search
internal import Store
package import Study
internal import Text

/// How passages of a matrix are quoted.
package struct MatrixQuoting: Sendable {
  /// How quotations are attributed.
  package let attribution: AttributionProfile
  /// What the field `role` prints.
  package let roleWords: [SpeakerRole: String]

  /// Decides.
  package init(attribution: AttributionProfile, roleWords: [SpeakerRole: String]) {
    self.attribution = attribution
    self.roleWords = roleWords
  }
}

extension OpenProject {
  /// The quotations that a cell of a matrix counts: as many as it has passages.
  ///
  /// - Parameters:
  ///   - request: What the matrix was asked for.
  ///   - code: The row, as a person names it.
  ///   - column: The column's machine name; nil where there is one column only.
  ///   - title: What the list is called.
  ///   - quoting: How passages are quoted.
  /// - Returns: The quotations under the row's codes.
  /// - Throws: `Refusal` where a name is not known.
  package func matrixCell(
    _ request: MatrixRequest, code: String, column: String?, title: String,
    quoting: MatrixQuoting
  ) throws -> QuotationList {
    var request = request
    request.codes.append(code)
    request.top = nil
    return try withMaterial(request) { material, reader in
      let columns = try MatrixColumns(request, material)
      let wanted = try column.map { try Self.index(of: $0, columns) } ?? 0
      let id = try material.codebook.wanted(code).id
      let row = try material.rows(request).first { $0.id == id } ?? ReportedCode(id)
      let regions = Dictionary(
        uniqueKeysWithValues: material.sources.map { source in
          let own = material.matrixSource(source, columns, words: [], content: SpanSet()).regions
          return (source.id, SpanSet(own.filter { $0.columns.contains(wanted) }.map(\.span)))
        })
      let chosen = material.codings.filter { coding in
        regions[coding.source]?.overlaps(coding.span) ?? false
      }
      return try material.list(
        QuotationBuilder.Request(
          title: title, codes: row.members.sorted(), includesDescendants: false,
          coders: request.coders),
        from: chosen, quoting, reader)
    }
  }

  /// The position of a column that a person names by what machines know it by.
  private static func index(of name: String, _ columns: MatrixColumns) throws -> Int {
    let keys = columns.columns.map(\.key)
    let folded = name.foldedForSearch
    guard let index = keys.firstIndex(where: { $0.foldedForSearch == folded }) else {
      throw Refusal(
        .unknownColumn(asked: name, nearest: NearestNames(keys).matches(for: name), known: keys))
    }
    return index
  }
}

extension MatrixMaterial {
  /// Quotations of codings.
  func list(
    _ request: QuotationBuilder.Request, from codings: [CountedCoding],
    _ quoting: MatrixQuoting, _ reader: ProjectReader
  ) throws -> QuotationList {
    let wanted = Set(request.codes)
    let needed = Set(codings.filter { wanted.contains($0.code) }.map(\.source))
    var quoted: [SourceID: QuotedSource] = [:]
    for source in context.sources where needed.contains(source.id) {
      quoted[source.id] = QuotedSource(
        source: source, text: try reader.text(of: source.id),
        reading: ReadingLayer(try reader.marks(of: source.id).map(\.mark)),
        turns: context.turns[source.id] ?? [], speakers: context.speakers[source.id] ?? [],
        numbers: Dictionary(
          try reader.quotations(of: source.id).map { ($0.span, "\($0.turn)\($0.suffix)") },
          uniquingKeysWith: { first, _ in first }))
    }
    let builder = QuotationBuilder(
      codebook: codebook,
      coders: Dictionary(uniqueKeysWithValues: try reader.coders().map { ($0.id, $0.name) }),
      cases: context.cases, profile: quoting.attribution, roleWords: quoting.roleWords)
    return builder.list(request, from: codings, counting: rule, source: { quoted[$0] })
  }

  /// What stands at some places, as it is quoted.
  func quotations(
    at places: [SourcePlace], _ quoting: MatrixQuoting, _ reader: ProjectReader
  ) throws -> [SourcePlace: QuotedPassage] {
    let wanted = Set(places)
    let chosen = codings.filter { wanted.contains(SourcePlace($0.source, $0.span)) }
    let list = try list(
      QuotationBuilder.Request(
        title: "", codes: Set(chosen.map(\.code)).sorted(), includesDescendants: false),
      from: chosen, quoting, reader)
    return Dictionary(
      list.passages.map { (SourcePlace($0.source, $0.span), $0) },
      uniquingKeysWith: { first, _ in first })
  }
}
