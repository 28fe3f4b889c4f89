internal import GRDB
package import Study
package import Text

/// What the project knows of a code besides its place in the tree and its description.
package struct CodebookDetail: Hashable, Sendable {
  /// What identifies the code in every copy of the project.
  package let guid: String
  package let name: String
  /// The code's opposite, if it is a pole that has one.
  package let opposite: CodeID?
  /// Why it is there, or why its passages are set aside.
  package let reason: String
  /// The code that it was merged into.
  package let mergedInto: CodeID?
  /// Where the words stand that an in-vivo code is named with.
  package let birthplace: CodebookBirthplace?
  /// Whether the code is gone.
  package let isRemoved: Bool
}

/// Where the words stand that a code is named with.
package struct CodebookBirthplace: Hashable, Sendable {
  package let source: SourceID
  package let span: TextSpan
  package let wordOf: CodebookWordOwner?

  /// Names a place.
  package init(source: SourceID, span: TextSpan, wordOf: CodebookWordOwner?) {
    self.source = source
    self.span = span
    self.wordOf = wordOf
  }
}

/// What a change of codes touches.
package struct CodebookTouch: Hashable, Sendable {
  package let codings: Int
  package let sources: Int
  package let coders: Int
  /// The sources that one of the codings' raters has finished.
  package let finished: Int
}

extension ProjectReader {
  /// What is known of every code, those that are gone too.
  package func codebookDetails() throws -> [CodeID: CodebookDetail] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, guid, name, opposite, reason, merged_into, in_vivo_source, in_vivo_start,
          in_vivo_end, word_of, removed
        FROM code
        """)
    return Dictionary(
      rows.map { row in
        let source: SourceID? = row[6]
        let birthplace = source.map {
          CodebookBirthplace(
            source: $0, span: TextSpan(row[7] ?? 0, row[8] ?? 0),
            wordOf: (row[9] as String?).flatMap(CodebookWordOwner.init(rawValue:)))
        }
        return (
          row[0],
          CodebookDetail(
            guid: row[1], name: row[2], opposite: row[3], reason: row[4], mergedInto: row[5],
            birthplace: birthplace, isRemoved: row[10] != 0)
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// How much is coded with some codes.
  package func touch(of codes: [CodeID]) throws -> CodebookTouch {
    let finished = Set(
      try Row.fetchAll(
        database,
        sql: """
          SELECT source, coder, layer FROM assignment WHERE removed = 0 AND status = 'finished'
          """
      ).map { [$0[0] as Int, $0[1] as Int, Self.number(of: $0[2])] })
    let statement = try database.cachedStatement(
      sql: """
        SELECT c.source, c.coder, c.layer, count(*) FROM coding c
        JOIN source s ON s.id = c.source AND s.removed = 0
        WHERE c.code = ? AND c.removed = 0 GROUP BY c.source, c.coder, c.layer
        """)
    var codings = 0
    var sources: Set<SourceID> = []
    var coders: Set<CoderID> = []
    var sealed: Set<SourceID> = []
    for code in Set(codes) {
      for row in try Row.fetchAll(statement, arguments: [code]) {
        codings += row[3] as Int
        sources.insert(row[0])
        coders.insert(row[1])
        if finished.contains([row[0], row[1], Self.number(of: row[2])]) { sealed.insert(row[0]) }
      }
    }
    return CodebookTouch(
      codings: codings, sources: sources.count, coders: coders.count, finished: sealed.count)
  }

  private static func number(of layer: String) -> Int {
    Layer.allCases.firstIndex { $0.rawValue == layer } ?? -1
  }
}

extension [CodeID: CodebookDetail] {
  /// The code that a code's passages have now: itself, or what it was merged into, and so on.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - isKnown: which codes will do.
  /// - Returns: the first that will do, or nil.
  package func standing(for code: CodeID, where isKnown: (CodeID) -> Bool) -> CodeID? {
    var seen: Set<CodeID> = []
    var current = code
    while !isKnown(current) {
      guard seen.insert(current).inserted, let next = self[current]?.mergedInto else { return nil }
      current = next
    }
    return current
  }
}
