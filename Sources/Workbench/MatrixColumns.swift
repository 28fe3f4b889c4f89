internal import Analysis
internal import Search
internal import Study
internal import Text

/// The columns of a matrix, and what belongs to each.
struct MatrixColumns {
  private(set) var columns: [CodeMatrixColumn] = []
  /// The columns that all of a source belongs to.
  private(set) var bySource: [SourceID: [Int]] = [:]
  /// The columns that a case's speech belongs to.
  private(set) var byCase: [CaseID: [Int]] = [:]
  /// The columns that a speaker's speech belongs to.
  private(set) var bySpeaker: [SpeakerID: [Int]] = [:]
  /// The column of the answers to each question.
  private(set) var byQuestion: [String: Int] = [:]
  /// The column of what answers no question, or another.
  private(set) var spontaneous: Int?
  /// Whether interviewers' words count too.
  private(set) var countsEverybody = false

  /// Finds the columns of a request.
  ///
  /// - Throws: `Refusal` where there is no such attribute, or no guide.
  init(_ request: MatrixRequest, _ material: MatrixMaterial) throws {
    let speaking = Set(
      material.sources.flatMap { material.context.speakers[$0.id] ?? [] }.compactMap(\.caseID))
    let cases = material.context.cases.filter { speaking.contains($0.id) }
    switch request.axis {
    case .total:
      columns = [.all]
      for source in material.sources { bySource[source.id] = [0] }
    case .source:
      for source in material.sources {
        bySource[source.id] = [add(.named(source.name))]
      }
    case .kind:
      for kind in SourceKind.allCases {
        let sources = material.sources.filter { $0.kind == kind }
        if sources.isEmpty { continue }
        let column = add(.kind(kind))
        for source in sources { bySource[source.id] = [column] }
      }
    case .caseName: addCases(cases)
    case .role: addRoles(material)
    case .speaker:
      addCases(cases)
      addUnlinkedSpeakers(material)
    case .prompted: try addPrompts(request, material)
    case .question:
      let questions = material.context.questions
      if questions.isEmpty { throw Refusal(.noGuide) }
      for question in questions { byQuestion[question] = add(.named(question)) }
    case .set:
      for set in material.context.sets {
        let column = add(.named(set.name))
        for member in set.members {
          switch set.kind {
          case .sources: bySource[member, default: []].append(column)
          case .cases: byCase[member, default: []].append(column)
          }
        }
      }
    case .attribute(let name):
      let values = try MatrixAttribute(name, material.context, bands: request.bands)
      for group in values.groups(of: cases) {
        let column = add(group.column)
        for id in group.cases { byCase[id, default: []].append(column) }
      }
    }
  }

  /// The columns that a turn belongs to, or a stretch between turns where there is no turn.
  func columns(source: SourceID, speaker: Speaker?, prompt: TurnPrompt) -> [Int] {
    let whole = bySource[source] ?? []
    if let caseID = speaker?.caseID, let own = byCase[caseID] { return whole + own }
    if !whole.isEmpty { return whole }
    if let id = speaker?.id, let own = bySpeaker[id] { return own }
    switch prompt {
    case .answers(let question): return [byQuestion[question] ?? spontaneous].compactMap(\.self)
    case .spontaneous: return [spontaneous].compactMap(\.self)
    case .asks, .beside: return []
    }
  }

  private mutating func add(_ column: CodeMatrixColumn) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  private mutating func addCases(_ cases: [Case]) {
    for study in cases { byCase[study.id] = [add(.named(study.name))] }
  }

  private mutating func addRoles(_ material: MatrixMaterial) {
    countsEverybody = true
    let speakers = material.sources.flatMap { material.context.speakers[$0.id] ?? [] }
    for role in SpeakerRole.allCases {
      let own = speakers.filter { $0.role == role }
      if own.isEmpty { continue }
      let column = add(.role(role))
      for speaker in own { bySpeaker[speaker.id] = [column] }
    }
  }

  /// Speakers without a case by source and label, and interviewers as one: a label can be a name.
  private mutating func addUnlinkedSpeakers(_ material: MatrixMaterial) {
    countsEverybody = true
    var interviewers: Int?
    for source in material.sources {
      for speaker in material.context.speakers[source.id] ?? [] where speaker.caseID == nil {
        if speaker.role == .interviewer {
          let column = interviewers ?? add(.role(.interviewer))
          interviewers = column
          bySpeaker[speaker.id] = [column]
        } else {
          bySpeaker[speaker.id] = [add(.named("\(source.name): \(speaker.label)"))]
        }
      }
    }
  }

  private mutating func addPrompts(_ request: MatrixRequest, _ material: MatrixMaterial) throws {
    let known = material.context.questions
    if known.isEmpty { throw Refusal(.noGuide) }
    let asking = try material.questions(request.askedBy)
    let prompted = add(.prompted(true))
    spontaneous = add(.prompted(false))
    for question in asking.isEmpty ? known : asking { byQuestion[question] = prompted }
  }
}

extension MatrixMaterial {
  /// The questions of the guide that a person named.
  ///
  /// - Throws: `Refusal` where there is no such question, or no guide.
  func questions(_ asked: [String]) throws -> [String] {
    if !asked.isEmpty, context.questions.isEmpty { throw Refusal(.noGuide) }
    return try asked.map { name in
      let folded = name.foldedForSearch
      guard let key = context.questions.first(where: { $0.foldedForSearch == folded }) else {
        throw Refusal(.unknownQuestion(key: name, known: context.questions))
      }
      return key
    }
  }
}
