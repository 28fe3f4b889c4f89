internal import GRDB
package import Study
package import Text

extension ProjectWriter {
  /// Mints the citable id of a range of a source, or finds the one that it has.
  ///
  /// An id once given is never given to another range, even when its coding is gone; a range
  /// whose id was undone gets the same one back. A new one may have a guid already.
  @discardableResult
  package func mintQuotation(
    source: SourceID, turn: Int, span: TextSpan, guid: String? = nil
  ) throws -> String {
    if quotations[source] == nil { quotations[source] = try QuotationShelf(source, in: database) }
    let given = quotations[source]?.given[turn] ?? [:]
    if let known = quotations[source]?.known[span] {
      guard known.isRemoved else { return known.suffix }
      // Where copies were merged, another range may have come to bear the id meanwhile.
      if given[known.suffix] != true {
        try update("quotation", known.id, ["removed": 0])
        quotations[source]?.known[span]?.isRemoved = false
        quotations[source]?.given[turn, default: [:]][known.suffix] = true
        return known.suffix
      }
    }
    var number = given.count
    while given[Self.suffix(number)] != nil { number += 1 }
    let suffix = Self.suffix(number)
    let id = try insert(
      "quotation",
      [
        "source": source, "turn": turn, "suffix": suffix, "start": span.start, "end": span.end,
      ], guid: guid)
    quotations[source]?.given[turn, default: [:]][suffix] = true
    quotations[source]?.known[span] = .init(id: id, suffix: suffix, isRemoved: false)
    return suffix
  }

  /// Nothing, `b`, `c` … `z`, `ba`, `bb` ….
  static func suffix(_ number: Int) -> String {
    guard number > 0 else { return "" }
    let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    var name = String.UnicodeScalarView()
    var left = number
    while left > 0 {
      name.insert(letters[left % 26], at: name.startIndex)
      left /= 26
    }
    return String(name)
  }
}

/// The ids that ranges of one source have been given.
///
/// A change reads them once, so that minting many takes no walk over all of them for each.
struct QuotationShelf {
  /// An id, and its row.
  struct Entry {
    let id: Int
    let suffix: String
    var isRemoved: Bool
  }

  /// By range: the one that stands, else the oldest.
  fileprivate var known: [TextSpan: Entry] = [:]
  /// Every suffix that a turn's ranges have had, and whether it is that of one that stands.
  fileprivate var given: [Int: [String: Bool]] = [:]

  /// Reads the ids of a source.
  fileprivate init(_ source: SourceID, in database: Database) throws {
    let cursor = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT id, turn, suffix, start, "end", removed FROM quotation
          WHERE source = ? ORDER BY removed, id
          """), arguments: [source])
    while let row = try cursor.next() {
      if given[row[1], default: [:]][row[2]] == nil {
        given[row[1], default: [:]][row[2]] = (row[5] as Int) == 0
      }
      let span = TextSpan(row[3], row[4])
      if known[span] == nil {
        known[span] = Entry(id: row[0], suffix: row[2], isRemoved: (row[5] as Int) != 0)
      }
    }
  }
}
