internal import GRDB
package import Study
package import Text

extension ProjectWriter {
  /// Puts a corrected text in the place of a source, which stays on record as its former revision.
  ///
  /// Codings, quotations and what else hangs on the source still have to be moved.
  package func revise(_ former: SourceID, to new: NewSource) throws -> SourceID {
    let row = try Row.fetchOne(
      database, sql: "SELECT revision, recorded_on, interviewer FROM source WHERE id = ?",
      arguments: [former])
    try update("source", former, ["removed": 1])
    for table in ["speaker", "segmentation"] {
      for id in try standing(table, "source", former) { try update(table, id, ["removed": 1]) }
    }
    let source = try add(new)
    let (recorded, interviewer): (String?, String?) = (row?[1], row?[2])
    try update(
      "source", source,
      [
        "revision": ((row?[0] as Int?) ?? 1) + 1, "previous": former, "recorded_on": recorded,
        "interviewer": interviewer,
      ])
    return source
  }

  /// Moves a coding to another range of a revised source.
  package func moveCoding(_ id: CodingID, to source: SourceID, _ span: TextSpan) throws {
    try update("coding", id, ["source": source, "start": span.start, "end": span.end])
  }

  /// Moves the ids of quotations to a revised source.
  ///
  /// An id that was ever given moves along, so that it is never given to another passage; one whose
  /// passage is lost keeps a range behind the text, where no passage can be.
  ///
  /// - Parameters:
  ///   - former: The source as it was.
  ///   - source: The revised source.
  ///   - length: The length of its text.
  ///   - anchor: Where a range is now, if anywhere.
  /// - Returns: The ids that stood and are lost, as turn and suffix.
  /// - Throws: `StoreError` where the file cannot be written.
  package func moveQuotations(
    from former: SourceID, to source: SourceID, length: Int, anchor: (TextSpan) -> TextSpan?
  ) throws -> [(turn: Int, suffix: String)] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, turn, suffix, start, "end", removed FROM quotation WHERE source = ?
        ORDER BY removed, id
        """, arguments: [former])
    var taken: Set<TextSpan> = []
    var lost: [(turn: Int, suffix: String)] = []
    for row in rows {
      let wasThere = (row[5] as Int) == 0
      let span = anchor(TextSpan(row[3], row[4])) ?? TextSpan(length + 1, length + 1)
      let isThere = wasThere && span.end <= length && taken.insert(span).inserted
      if wasThere, !isThere { lost.append((row[1], row[2])) }
      try update(
        "quotation", row[0],
        [
          "source": source, "start": span.start, "end": span.end, "removed": isThere ? 0 : 1,
        ])
    }
    return lost
  }

  /// Moves the places where codes were named to a revised source, where those words are still there.
  package func moveBirthplaces(
    from former: SourceID, to source: SourceID, anchor: (TextSpan) -> TextSpan?
  ) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, in_vivo_start, in_vivo_end FROM code
        WHERE in_vivo_source = ? AND in_vivo_start <= in_vivo_end AND removed = 0
        """, arguments: [former])
    for row in rows {
      guard let span = anchor(TextSpan(row[1], row[2])) else { continue }
      try update(
        "code", row[0],
        ["in_vivo_source": source, "in_vivo_start": span.start, "in_vivo_end": span.end])
    }
  }

  /// The columns that name a source and have a range beside them, or are made anew with a source.
  private static let placed: Set = [
    "source.previous", "mark.source", "segmentation.source", "speaker.source", "prompt.source",
    "coding.source", "quotation.source", "code.in_vivo_source",
  ]

  /// Makes every row that names a source without a range, such as an assignment or a memo, name its
  /// revision.
  package func repoint(from former: SourceID, to source: SourceID) throws {
    for shape in try TextDumpShape.all(database) {
      for column in shape.columns where column.target == "source" {
        if Self.placed.contains("\(shape.name).\(column.name)") { continue }
        for id in try standing(shape.name, column.name, former) {
          try update(shape.name, id, [column.name: source])
        }
      }
    }
  }

  /// Makes a speaker of a revised source the one that a speaker of the former revision was.
  package func carrySpeaker(_ former: SpeakerID, to speaker: SpeakerID, label: String?) throws {
    let row = try Row.fetchOne(
      database, sql: "SELECT role, confirmed, study_case FROM speaker WHERE id = ?",
      arguments: [former])
    guard let row else { return }
    let (role, isConfirmed, caseID): (String, Int, Int?) = (row[0], row[1], row[2])
    if isConfirmed == 1 { try update("speaker", speaker, ["role": role, "confirmed": 1]) }
    if let caseID { try update("speaker", speaker, ["study_case": caseID]) }
    if let label { try update("speaker", speaker, ["label": label]) }
  }

  /// The rows of a table that stand and name a row in a column.
  func standing(_ table: String, _ column: String, _ target: Int) throws -> [Int] {
    try Int.fetchAll(
      database,
      sql: "SELECT id FROM \(table) WHERE \"\(column)\" = ? AND removed = 0 ORDER BY id",
      arguments: [target])
  }
}
