internal import Formats
internal import Language
internal import Store
internal import Study
internal import Text

/// A source that is made of a respondent's answers.
struct AnswersSource {
  let name: String
  let respondent: String
  /// The column, where one answer is the source.
  let column: Int?
  let line: Int
  /// What the file says in this place, as a table of its own.
  let original: [UInt8]
  let text: StoredText
  let told: ToldTurns
}

/// Makes sources of the rows of a table.
struct AnswersSources {
  private let table: AnswersTable
  private let request: AnswersRequest
  private let questionLabel: String
  private(set) var sources: [AnswersSource] = []
  /// The rows with their respondents, those without an answer too.
  private(set) var respondents: [(row: DelimitedTable.Row, name: String)] = []
  private(set) var emptyRows = 0

  /// Makes the sources.
  ///
  /// - Parameters:
  ///   - table: the answers.
  ///   - request: what is to be a source.
  ///   - questionLabel: what the speaker of the questions is called.
  /// - Throws: `Refusal` with the line of a respondent without a name, or with two rows.
  init(_ table: AnswersTable, _ request: AnswersRequest, questionLabel: String) throws {
    self.table = table
    self.request = request
    self.questionLabel = questionLabel
    var lines: [String: Int] = [:]
    for (index, row) in table.rows.enumerated() {
      let name = try table.respondent(row, number: index + 1)
      if let first = lines.updateValue(row.line, forKey: name) {
        throw Refusal(
          .answers(.respondentTwice(name: name, first: first)),
          at: InputPlace(file: request.path, line: row.line))
      }
      respondents.append((row, name))
    }
    let prefix = self.prefix
    for (row, name) in respondents {
      let given = table.answers.filter { !row.cells[$0].trimmingBlanks().isEmpty }
      if given.isEmpty {
        emptyRows += 1
        continue
      }
      if request.grouping == .respondent {
        sources.append(source(prefix + name, name, row, given, column: nil))
        continue
      }
      for place in given {
        let number = (table.answers.firstIndex(of: place) ?? 0) + 1
        let suffix = table.answers.count > 1 ? ".\(number)" : ""
        sources.append(source(prefix + name + suffix, name, row, [place], column: place))
      }
    }
  }

  /// What names begin with: what was asked for, or the file's name where respondents are numbers.
  private var prefix: String {
    if let asked = request.prefix { return asked.nfc + "-" }
    let areNames =
      table.id == nil
      || respondents.allSatisfy { respondent in
        respondent.name.unicodeScalars.first.map { $0.properties.isAlphabetic } ?? false
      }
    return areNames ? "" : FileBytes.stem(of: request.path).nfc + "-"
  }

  /// Lays answers one below the other, each under its question where the table asks several.
  private func source(
    _ name: String, _ respondent: String, _ row: DelimitedTable.Row, _ places: [Int], column: Int?
  ) -> AnswersSource {
    let showsQuestions = column == nil && table.answers.count > 1
    var text = ""
    var offset = 0
    var turns: [ToldTurns.Turn] = []
    func append(_ cell: String, speaker: Int) {
      if offset > 0 {
        text += "\n"
        offset += 1
      }
      var paragraphs: [TextSpan] = []
      for line in cell.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let line = String(Substring(line))
        let length = line.unicodeScalars.count
        if !line.trimmingBlanks().isEmpty { paragraphs.append(TextSpan(offset, offset + length)) }
        offset += length + 1
      }
      offset -= 1
      text += cell
      turns.append(ToldTurns.Turn(speaker: speaker, paragraphs: paragraphs))
    }
    for place in places {
      if showsQuestions { append(table.header[place], speaker: 1) }
      append(row.cells[place], speaker: 0)
    }
    let names = showsQuestions ? [respondent, questionLabel] : [respondent]
    var writer = RowWriter(
      .delimited(.csv),
      columns: (table.id.map { [table.header[$0]] } ?? []) + places.map { table.header[$0] })
    if table.id != nil { writer.text(respondent) }
    for place in places { writer.text(row.cells[place]) }
    writer.endRow()
    return AnswersSource(
      name: name, respondent: respondent, column: column, line: row.line, original: writer.bytes,
      text: StoredText(text), told: ToldTurns(names: names, turns: turns, times: []))
  }
}
