internal import Formats
internal import Store
package import Study
internal import Text

/// What is said of a code; what is nil stays as it is.
package struct CodebookDescription: Hashable, Sendable {
  package var definition: String?
  package var include: String?
  package var exclude: String?
  package var example: String?
  package var counterExample: String?
  package var colour: String?
  package var kind: CodeKind?
  /// The code that is its opposite.
  package var opposite: String?
  package var reason: String?
  /// The fields that are to be empty.
  package var cleared: Set<CodebookField> = []

  /// Says nothing.
  package init() {}
}

/// A code to be made.
package struct CodebookNewCode: Hashable, Sendable {
  /// Its path, of which all but the last name must be there; its name alone where words give it.
  package var path: String?
  package var description = CodebookDescription()
  /// The source and passage whose words name it.
  package var source: String?
  package var passage: PassageChoice?
  /// Whose word it is, where that is said.
  package var wordOf: CodebookWordOwner?
  /// The code above one that words name.
  package var parent: String?
  /// Whether the passage gets the code, too.
  package var tags = false
  /// Why it is used though the frozen codebook does not have it.
  package var amendment: String?

  /// Asks for a code.
  package init(path: String?) {
    self.path = path
  }
}

extension OpenProject {
  /// The longest name that words of a passage give a code.
  private static let longestName = 80

  /// Makes a code, as one step.
  ///
  /// - Throws: `Refusal` where the name is taken, the code above is not there, or the passage is not
  ///   one.
  package func newCode(_ request: CodebookNewCode) throws -> CodebookStep {
    try file.change("code new", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let birth = try request.source.map { name in
        try CodebookBirth(
          source: name, request.passage ?? .place(""), wordOf: request.wordOf, writer.reader)
      }
      let (parent, name) = try place(of: request, birth, codebook)
      try codebook.refuseTaken(name, under: parent)
      var description = CodeDescription(name: name, kind: birth == nil ? .topic : .inVivo)
      try description.take(request.description)
      let id = try writer.addCode(description, under: parent)
      if let reason = request.description.reason { try writer.setReason(reason, of: id) }
      if let birth { try writer.setBirthplace(birth.place, of: id) }
      let after = try writer.reader.codebook()
      if let opposite = request.description.opposite {
        try writer.setOpposites(id, after.wanted(opposite).id)
      }
      let path = after.path(of: id)
      var summary = "made \(path)"
      if let birth {
        summary += ", named at \(birth.record.source.name) \(birth.words)"
        if request.tags { try tag(birth, id, request, writer) }
      }
      writer.summary = summary
      return CodebookStep(summary: summary, codes: [path])
    }.result
  }

  private func place(
    of request: CodebookNewCode, _ birth: CodebookBirth?, _ codebook: Codebook
  ) throws -> (parent: CodeID?, name: String) {
    let parent = try request.parent.map { try codebook.wanted($0).id }
    guard let written = request.path else {
      let name = try Codebook.checked(birth?.text ?? "")
      let length = name.unicodeScalars.count
      if length > Self.longestName { throw Refusal(codebook: .nameTooLong(length: length)) }
      return (parent, name)
    }
    let path = CodePath(parsing: written)
    let name = try Codebook.checked(path.leaf)
    guard let above = path.parent else { return (parent, name) }
    if parent != nil { throw Refusal(codebook: .nameIsPath(asked: written)) }
    return (try codebook.wanted(above.description).id, name)
  }

  private func tag(
    _ birth: CodebookBirth, _ code: CodeID, _ request: CodebookNewCode, _ writer: ProjectWriter
  ) throws {
    let coder = try coder()
    let rater = Rater(coder: try writer.coder(named: coder), layer: .individual)
    let source = birth.record.source
    try writer.refuseSealed(rater, source, coder: coder)
    try writer.allow([code], amending: request.amendment, by: rater.coder)
    try writer.addCoding(source: source.id, span: birth.place.span, code: code, rater: rater)
    try writer.mintQuotation(
      source: source.id, turn: birth.grid.turnNumber(at: birth.place.span), span: birth.place.span)
    try writer.markStarted(source.id, rater)
  }
}

/// The passage whose words name a code.
struct CodebookBirth {
  let record: SourceRecord
  let place: CodebookBirthplace
  let text: String
  let words: String
  let grid: TurnGrid

  init(
    source name: String, _ choice: PassageChoice, wordOf: CodebookWordOwner?,
    _ reader: ProjectReader
  ) throws {
    let record = try reader.source(named: name)
    let passage = try Passage(choice, in: record, reader: reader)
    let turn = passage.grid.turnIndex(containing: passage.span.start)
    let speakers = try reader.speakers()[record.source.id] ?? []
    let speaker = turn.flatMap { passage.grid.turns[$0].speaker }
    let isAsked = speaker.flatMap { speakers.indices.contains($0) ? speakers[$0].role : nil }
    self.record = record
    place = CodebookBirthplace(
      source: record.source.id, span: passage.span,
      wordOf: wordOf ?? (isAsked == .interviewer ? .author : .informant))
    text = passage.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    words = passage.grid.reach(of: passage.span)
    grid = passage.grid
  }
}

extension CodeDescription {
  /// Takes over what is said of a code.
  mutating func take(_ said: CodebookDescription) throws {
    for field in said.cleared {
      switch field {
      case .definition: definition = ""
      case .include: include = ""
      case .exclude: exclude = ""
      case .example: example = ""
      case .counterExample: counterExample = ""
      case .colour: colour = nil
      case .kind: kind = .topic
      case .opposite, .reason: break
      }
    }
    definition = said.definition ?? definition
    include = said.include ?? include
    exclude = said.exclude ?? exclude
    example = said.example ?? example
    counterExample = said.counterExample ?? counterExample
    kind = said.kind ?? kind
    if let written = said.colour {
      guard let chosen = CodeColour(written) else {
        throw Refusal(codebook: .notAColour(written: written))
      }
      colour = chosen.written
    }
  }

  /// What the codebook says of a code.
  init(of code: Code) {
    self.init(
      name: code.name, definition: code.definition, include: code.include, exclude: code.exclude,
      example: code.example, counterExample: code.counterExample, colour: code.colour,
      kind: code.kind)
  }
}
