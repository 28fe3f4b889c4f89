internal import GRDB
package import Study
package import Text

/// A coding with what a listing prints of it.
package struct CodingRecord: Hashable, Sendable {
  /// The coding.
  package let coding: Coding
  /// When it was made, in UTC.
  package let at: String
  /// The coder's note.
  package let note: String
}

extension ProjectReader {
  /// Every coding in sources that stand, by source, start, end and number.
  ///
  /// - Parameter source: the only source wanted, if one is.
  /// - Returns: the codings.
  /// - Throws: `StoreError` where the file cannot be read.
  package func codings(in source: SourceID? = nil) throws -> [Coding] {
    let cursor = try Row.fetchCursor(
      database, sql: Self.selection(source), arguments: source.map { [$0] } ?? [])
    var result: [Coding] = []
    while let row = try cursor.next() { result.append(Self.coding(row)) }
    return result
  }

  /// The same with notes and times.
  package func codingRecords(in source: SourceID? = nil) throws -> [CodingRecord] {
    try Row.fetchAll(
      database, sql: Self.selection(source), arguments: source.map { [$0] } ?? []
    ).map { CodingRecord(coding: Self.coding($0), at: $0[7], note: $0[8]) }
  }

  /// The registered quotations of a source, with the range that each was minted for.
  package func quotations(of source: SourceID) throws -> [QuotationRecord] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT turn, suffix, start, "end" FROM quotation WHERE source = ? AND removed = 0
        ORDER BY turn, length(suffix), suffix
        """, arguments: [source]
    ).map { QuotationRecord(turn: $0[0], suffix: $0[1], span: TextSpan($0[2], $0[3])) }
  }

  private static func selection(_ source: SourceID?) -> String {
    """
    SELECT c.id, c.source, c.start, c."end", c.code, c.coder, c.layer, c.at, c.note FROM coding c
    WHERE c.removed = 0 \(source == nil ? "" : "AND c.source = ?")
      AND EXISTS (SELECT 1 FROM source s WHERE s.id = c.source AND s.removed = 0)
    ORDER BY c.source, c.start, c."end", c.id
    """
  }

  private static func coding(_ row: Row) -> Coding {
    Coding(
      id: row[0], source: row[1], span: TextSpan(row[2], row[3]), code: row[4],
      rater: Rater(coder: row[5], layer: Layer(rawValue: row[6]) ?? .individual))
  }
}

/// A quotation's citable place: `int03:41`, then `int03:41b`.
package struct QuotationRecord: Hashable, Sendable {
  /// The turn, from 1.
  package let turn: Int
  /// Nothing for the first quotation of a turn, then `b`, `c` ….
  package let suffix: String
  /// The range it was minted for.
  package let span: TextSpan
}
