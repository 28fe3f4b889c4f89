internal import Formats
internal import Language
internal import Store
internal import Study
internal import Text

/// Where a question of the guide was found to be asked.
package struct PromptLine: Hashable, Sendable {
  package let source: String
  /// The interviewer's turn, from 1.
  package let turn: Int
  /// The question's key.
  package let question: String
  package let topic: String
  /// The turn as it was said.
  package let text: String
}

extension OpenProject {
  /// Reads an interview guide, and finds which interviewer turns ask which of its questions.
  ///
  /// - Parameters:
  ///   - path: the guide, in YAML.
  ///   - turns: a table `source,turn,question` that says so; where nil, turns are matched with the
  ///     guide by their words.
  ///   - dryRun: whether to stop before anything is stored.
  /// - Returns: the turns that ask, by source and place.
  /// - Throws: `Refusal` or `FormatFault`, with file and line.
  package func importGuide(_ path: String, turns: String?, dryRun: Bool) throws -> [PromptLine] {
    let bytes = try FileBytes.read(path)
    let guide: InterviewGuide
    do {
      guide = try InterviewGuide(yaml: bytes)
    } catch {
      throw FormatFault(file: path, error: error)
    }
    let told = try turns.map { try InputTable($0, columns: ["source", "turn", "question"]) }
    if dryRun {
      return try file.read { try prompts(guide, told, $0).flatMap(\.lines) }
    }
    return try file.change("guide import", by: me) { writer in
      let found = try prompts(guide, told, writer.reader)
      let ids = try writer.replaceQuestions(
        with: guide.questions.map { ($0.id, $0.topic, $0.text) })
      for source in found {
        try writer.replacePrompts(
          of: source.id,
          with: source.lines.compactMap { line in ids[line.question].map { (line.turn, $0) } })
      }
      let lines = found.flatMap(\.lines)
      writer.summary = "\(guide.questions.count.of("question")), asked in \(lines.count.of("turn"))"
      return lines
    }.result
  }

  private func prompts(
    _ guide: InterviewGuide, _ told: InputTable?, _ reader: ProjectReader
  ) throws -> [(id: SourceID, lines: [PromptLine])] {
    let records = try reader.sources()
    let topics = Dictionary(
      guide.questions.map { ($0.id, $0.topic) }, uniquingKeysWith: { first, _ in first })
    if let told {
      return try Self.toldPrompts(told, records, topics, reader)
    }
    let matcher = QuestionMatcher(guide, language: try reader.setting("language") ?? "nb")
    return try records.map { record in
      let view = try reader.view(of: record)
      let turns = view.grid.turns.indices.filter { index in
        guard let speaker = view.grid.turns[index].speaker,
          view.speakers.indices.contains(speaker)
        else { return false }
        return view.speakers[speaker].role == .interviewer
      }
      let texts = turns.map { view.layer.read(view.grid.turns[$0].span, of: view.text) }
      let lines = matcher.questions(askedIn: texts).map { index, question in
        PromptLine(
          source: record.source.name, turn: turns[index] + 1, question: question,
          topic: topics[question] ?? "", text: texts[index])
      }
      return (record.source.id, lines)
    }
  }

  private static func toldPrompts(
    _ table: InputTable, _ records: [SourceRecord], _ topics: [String: String],
    _ reader: ProjectReader
  ) throws -> [(id: SourceID, lines: [PromptLine])] {
    let names = SourceNames(records)
    var lines: [SourceID: [PromptLine]] = [:]
    var views: [SourceID: SourceView] = [:]
    var seen: Set<[String]> = []
    for row in table.rows {
      let record = try names.source(named: row.required("source"), at: row.place)
      let id = record.source.id
      if views[id] == nil { views[id] = try reader.view(of: record) }
      guard let view = views[id] else { continue }
      let turn = try row.number("turn")
      let key = try row.required("question")
      guard let topic = topics[key] else {
        throw Refusal(.unknownQuestion(key: key, known: topics.keys.sorted()), at: row.place)
      }
      guard turn >= 1, turn <= view.grid.turns.count else {
        throw Refusal(
          .placeOutside(asked: "\(turn)", turns: view.grid.turns.count), at: row.place)
      }
      // A row that is there twice says nothing new.
      guard seen.insert([record.source.name, "\(turn)", key]).inserted else { continue }
      let span = view.grid.turns[turn - 1].span
      lines[id, default: []].append(
        PromptLine(
          source: record.source.name, turn: turn, question: key, topic: topic,
          text: view.layer.read(span, of: view.text)))
    }
    return records.map { ($0.source.id, (lines[$0.source.id] ?? []).sorted { $0.turn < $1.turn }) }
  }
}
