internal import Foundation
internal import GRDB
package import Study
package import Text

/// A source as an import hands it over.
package struct NewSource: Sendable {
  package let name: String
  package let kind: SourceKind
  package let language: String
  package let text: StoredText
  package let original: [UInt8]
  package let fileName: String
  package let encoding: String
  package let report: String
  package let marks: [Mark]
  package let speakers: [(label: String, role: SpeakerRole, isConfirmed: Bool)]
  package let segments: [Segment]

  /// Gathers what a reading of a file found; segments name speakers by their index.
  package init(
    name: String, kind: SourceKind, language: String, text: StoredText, original: [UInt8],
    fileName: String, encoding: String, report: String, marks: [Mark],
    speakers: [(label: String, role: SpeakerRole, isConfirmed: Bool)], segments: [Segment]
  ) {
    self.name = name
    self.kind = kind
    self.language = language
    self.text = text
    self.original = original
    self.fileName = fileName
    self.encoding = encoding
    self.report = report
    self.marks = marks
    self.speakers = speakers
    self.segments = segments
  }
}

extension ProjectWriter {
  /// Adds a source with its original, text, marks, speakers and segments, under a guid that it has
  /// already or a new one.
  @discardableResult
  package func add(_ new: NewSource, guid: String? = nil) throws -> SourceID {
    let textHash = Digest.sha256(new.text.utf8)
    let originalHash = Digest.sha256(new.original)
    try database.execute(
      sql: "INSERT OR IGNORE INTO text_body (sha256, utf8, scalars) VALUES (?, ?, ?)",
      arguments: [textHash, Data(new.text.utf8), new.text.count])
    try database.execute(
      sql: "INSERT OR IGNORE INTO blob (sha256, bytes) VALUES (?, ?)",
      arguments: [originalHash, Data(new.original)])
    let source = try insert(
      "source",
      [
        "name": new.name, "kind": new.kind.rawValue, "language": new.language, "text": textHash,
        "original": originalHash, "file_name": new.fileName, "encoding": new.encoding,
        "report": new.report,
      ], guid: guid)
    for mark in new.marks {
      try insert(
        "mark",
        [
          "source": source, "start": mark.span.start, "end": mark.span.end,
          "kind": mark.kind.rawValue, "rule": mark.rule,
        ])
    }
    var speakerIDs: [Int] = []
    for (position, speaker) in new.speakers.enumerated() {
      speakerIDs.append(
        try insert(
          "speaker",
          [
            "source": source, "position": position, "label": speaker.label,
            "role": speaker.role.rawValue, "confirmed": speaker.isConfirmed ? 1 : 0,
          ]))
    }
    for kind in SegmentKind.allCases {
      let segments = new.segments.filter { $0.kind == kind }
      if !segments.isEmpty {
        try addSegmentation(of: source, kind, "derived", segments, speakers: speakerIDs)
      }
    }
    return source
  }

  /// Replaces the segments of one kind in a source by imported ones.
  package func replaceSegments(
    of source: SourceID, _ kind: SegmentKind, with segments: [Segment], speakers: [SpeakerID]
  ) throws {
    let former = try Int.fetchAll(
      database,
      sql: """
        SELECT id FROM segmentation
        WHERE source = ? AND kind = ? AND origin = 'imported' AND removed = 0
        """, arguments: [source, kind.rawValue])
    for id in former { try update("segmentation", id, ["removed": 1]) }
    try addSegmentation(of: source, kind, "imported", segments, speakers: speakers)
  }

  private func addSegmentation(
    of source: SourceID, _ kind: SegmentKind, _ origin: String, _ segments: [Segment],
    speakers: [SpeakerID]
  ) throws {
    let segmentation = try insert(
      "segmentation", ["source": source, "kind": kind.rawValue, "origin": origin])
    let places = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        database, sql: "SELECT id, position FROM speaker WHERE source = ?", arguments: [source]
      ).map { ($0[0] as Int, $0[1] as Int) })
    let placed = segments.map { segment in
      let speaker = segment.speaker.flatMap { speakers.indices.contains($0) ? speakers[$0] : nil }
      return Segment(
        segment.span, kind, speaker: speaker.flatMap { places[$0] },
        milliseconds: segment.milliseconds)
    }
    try database.execute(
      sql: "INSERT INTO segment_list (segmentation, segments) VALUES (?, ?)",
      arguments: [segmentation, Data(PackedSegments.pack(placed))])
  }

  /// Takes a mark out of the reading layer; it stays on record.
  package func dropMark(_ id: Int) throws {
    try update("mark", id, ["removed": 1])
  }

  /// Says what part a speaker has, which case they are, or what they are called.
  ///
  /// Whoever is a case is an informant, unless it has been said otherwise.
  package func setSpeaker(
    _ speaker: SpeakerID, role: SpeakerRole?, caseID: CaseID?, label: String?
  ) throws {
    if let role { try update("speaker", speaker, ["role": role.rawValue, "confirmed": 1]) }
    if let caseID {
      try update("speaker", speaker, ["study_case": caseID])
      let isConfirmed = try Bool.fetchOne(
        database, sql: "SELECT confirmed FROM speaker WHERE id = ?", arguments: [speaker])
      if role == nil, isConfirmed == false {
        let informant = SpeakerRole.informant.rawValue
        try update("speaker", speaker, ["role": informant, "confirmed": 1])
      }
    }
    if let label { try update("speaker", speaker, ["label": label]) }
  }

  /// Replaces the interview guide's questions.
  ///
  /// - Returns: the questions' numbers by key.
  package func replaceQuestions(
    with questions: [(key: String, topic: String, text: String)]
  ) throws -> [String: Int] {
    var known: [String: Int] = [:]
    for question in try reader.questions() { known[question.key] = question.id }
    var result: [String: Int] = [:]
    for (position, question) in questions.enumerated() {
      let topic = question.topic
      if let id = known.removeValue(forKey: question.key) {
        try update(
          "question", id, ["topic": topic, "text": question.text, "position": position])
        result[question.key] = id
      } else {
        result[question.key] = try insert(
          "question",
          ["key": question.key, "topic": topic, "text": question.text, "position": position])
      }
    }
    for id in known.values { try update("question", id, ["removed": 1]) }
    return result
  }

  /// Replaces what is known of which turns of a source ask which questions.
  package func replacePrompts(of source: SourceID, with prompts: [(turn: Int, question: Int)])
    throws
  {
    let former = try Row.fetchAll(
      database, sql: "SELECT id, turn, question FROM prompt WHERE source = ? AND removed = 0",
      arguments: [source])
    var left = prompts
    for row in former {
      let turn: Int = row[1]
      let question: Int = row[2]
      if let index = left.firstIndex(where: { $0.turn == turn && $0.question == question }) {
        left.remove(at: index)
      } else {
        try update("prompt", row[0], ["removed": 1])
      }
    }
    for prompt in left {
      try insert(
        "prompt", ["source": source, "turn": prompt.turn, "question": prompt.question])
    }
  }
}
