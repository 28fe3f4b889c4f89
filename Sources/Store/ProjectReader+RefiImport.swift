internal import GRDB
package import Study
package import Text

/// The tables whose rows come in from other programs' projects under their own guids.
package enum RefiImportTable: String, Hashable, Sendable, CaseIterable {
  case coder
  case code
  case source
  case coding
  case quotation
  case memo
  case studyCase = "study_case"
  case attribute
  case set = "study_set"
  case theme
  case link
  case foreignPart = "foreign_part"
}

/// A row that is known by its guid.
package struct RefiKnownRow: Hashable, Sendable {
  /// The row's number.
  package let id: Int
  /// Whether it stands no more.
  package let isRemoved: Bool

  /// Describes a row.
  package init(id: Int, isRemoved: Bool) {
    self.id = id
    self.isRemoved = isRemoved
  }
}

/// A coding that lies somewhere.
package struct RefiPlacedCoding: Hashable, Sendable {
  /// The row's number.
  package let id: CodingID
  /// The same in every copy.
  package let guid: String

  /// Names a coding.
  package init(id: CodingID, guid: String) {
    self.id = id
    self.guid = guid
  }
}

/// Where a coding lies, and whose it is.
package struct RefiCodingPlace: Hashable, Sendable {
  /// The source.
  package let source: SourceID
  /// The range.
  package let span: TextSpan
  /// The code.
  package let code: CodeID
  /// The coder, and the layer.
  package let rater: Rater

  /// Names a place.
  package init(source: SourceID, span: TextSpan, code: CodeID, rater: Rater) {
    self.source = source
    self.span = span
    self.code = code
    self.rater = rater
  }
}

extension ProjectReader {
  /// The rows of a table by guid, removed ones too; what was withdrawn counts as removed.
  package func refiKnownRows(_ table: RefiImportTable) throws -> [String: RefiKnownRow] {
    var known: [String: RefiKnownRow] = [:]
    let gone = try String.fetchAll(
      database, sql: "SELECT guid FROM withdrawn WHERE kind = ?", arguments: [table.rawValue])
    for guid in gone { known[guid] = RefiKnownRow(id: 0, isRemoved: true) }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT guid, id, removed FROM \(table.rawValue)")
    while let row = try rows.next() {
      let guid: String = row[0]
      if known[guid] == nil {
        known[guid] = RefiKnownRow(id: row[1], isRemoved: (row[2] as Int) != 0)
      }
    }
    return known
  }

  /// The names of coders that stand no more.
  package func refiRemovedCoders() throws -> Set<String> {
    Set(try String.fetchAll(database, sql: "SELECT name FROM coder WHERE removed = 1"))
  }

  /// The codes that were merged into others, by number, and into which.
  package func refiMergedCodes() throws -> [CodeID: CodeID] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, merged_into FROM code WHERE merged_into IS NOT NULL")
    return Dictionary(rows.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where each coding of an individual layer lies, of those that stand.
  package func refiCodingPlaces() throws -> [RefiCodingPlace: RefiPlacedCoding] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT source, start, "end", code, coder, layer, id, guid FROM coding WHERE removed = 0
        """)
    var places: [RefiCodingPlace: RefiPlacedCoding] = [:]
    while let row = try rows.next() {
      places[
        RefiCodingPlace(
          source: row[0], span: TextSpan(row[1], row[2]), code: row[3],
          rater: Rater(coder: row[4], layer: Layer(rawValue: row[5]) ?? .individual))] =
        RefiPlacedCoding(id: row[6], guid: row[7])
    }
    return places
  }

  /// The ranges of a source that have or had a quotation's id.
  package func refiQuotationSpans(of source: SourceID) throws -> Set<TextSpan> {
    let rows = try Row.fetchAll(
      database, sql: "SELECT start, \"end\" FROM quotation WHERE source = ?", arguments: [source])
    return Set(rows.map { TextSpan($0[0], $0[1]) })
  }

  /// The attributes that stand, by number.
  package func refiAttributes() throws -> [Int: Attribute] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, name, type, bands FROM attribute WHERE removed = 0")
    return Dictionary(
      rows.map { row in
        let bands: String? = row[3]
        let attribute = Attribute(
          name: row[1], type: AttributeType(rawValue: row[2]) ?? .text,
          bands: bands?.split(separator: "\n").map(String.init) ?? [])
        return (row[0], attribute)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The values that cases have, by case and attribute.
  package func refiValues() throws -> [CaseID: [Int: String]] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT study_case, attribute, value FROM case_value WHERE removed = 0")
    var values: [CaseID: [Int: String]] = [:]
    for row in rows { values[row[0], default: [:]][row[1]] = row[2] }
    return values
  }

  /// The links that were ever made, as `table guid table guid`.
  package func refiLinkEnds() throws -> Set<[String]> {
    Set(
      try Row.fetchAll(
        database, sql: "SELECT from_kind, from_guid, to_kind, to_guid FROM link"
      ).map { [$0[0], $0[1], $0[2], $0[3]] })
  }
}
