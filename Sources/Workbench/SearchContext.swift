internal import Search
internal import Store
internal import Study
internal import Text

extension ProjectReader {
  /// What a query is answered from: no more than it needs.
  ///
  /// - Parameters:
  ///   - needs: what has to be loaded.
  ///   - reader: the coder who asks, from whom others' open work is hidden; nil for a report, which
  ///     pools everybody's.
  /// - Returns: what has been loaded.
  /// - Throws: `StoreError` where the file cannot be read.
  func context(
    needs: Set<ContextNeed>, reader: String?
  ) throws -> StudyContext {
    let sources = try sources().map(\.source)
    let needsSpeakers = needs.contains(.speakers)
    let turns = needsSpeakers ? try segments(.turn) : [:]
    var codings: [SourceID: [Coding]] = [:]
    if needs.contains(.codings) {
      let assignments = try assignments()
      let blind = try blindness(of: reader)
      let all = try self.codings().filter(blind.shows)
      let rule = CountingRule(assignments: assignments)
      codings = Dictionary(
        grouping: needs.contains(.everyLayer) ? all : rule.counting(all), by: \.source)
    }
    let questions = try needs.contains(.prompts) ? self.questions() : []
    let keys = Dictionary(uniqueKeysWithValues: questions.map { ($0.id, $0.key) })
    var prompts: [SourceID: [Int: String]] = [:]
    if needs.contains(.prompts) {
      for source in sources {
        prompts[source.id] = try self.prompts(of: source.id).compactMapValues { keys[$0] }
      }
    }
    var notes: [CodingID: String] = [:]
    if needs.contains(.notes) {
      for record in try codingRecords() where !record.note.isEmpty {
        notes[record.coding.id] = record.note
      }
      for memo in try memos() where !memo.isDecision {
        guard case .coding(let coding) = memo.target else { continue }
        notes[coding] = [notes[coding], memo.title, memo.body].compactMap(\.self)
          .joined(separator: "\n")
      }
    }
    let needsCases = needs.contains(.cases)
    return StudyContext(
      sources: sources, speakers: needsSpeakers ? try speakers() : [:], turns: turns,
      cases: needsCases ? try cases() : [], attributes: needsCases ? try attributes() : [],
      sets: needs.contains(.sets) ? try studySets() : [],
      codebook: needs.contains(.codings) ? try codebook() : Codebook([]),
      themes: needs.contains(.themes)
        ? try codebookThemes().map { CodeTheme(name: $0.name, codes: $0.codes) } : [],
      codings: codings,
      notes: notes,
      coders: needs.contains(.codings)
        ? Dictionary(uniqueKeysWithValues: try coders().map { ($0.id, $0.name) }) : [:],
      questions: questions.map(\.key), prompts: prompts,
      synonyms: needs.contains(.synonyms) ? try synonymSets() : [],
      lemmas: { form, language in DictionaryShelf().lemmas(form, language) })
  }
}

extension ProjectReader {
  /// What a coder may see of others' work; everything where nobody in particular reads.
  func blindness(of reader: String?) throws -> Blindness {
    guard let reader else { return Blindness.none }
    let known = try coders().first { $0.name.nfc == reader.nfc }
    return Blindness(of: known?.id, try assignments())
  }
}

/// Whose codings a coder may see while coding is blind: their own, and of others what is finished in
/// sources where they have no open work themselves.
struct Blindness {
  /// Nothing is hidden.
  static let none = Blindness(isBlind: false, coder: nil, finished: [], open: [])

  private let isBlind: Bool
  private let coder: CoderID?
  private let finished: Set<RaterInSource>
  private let open: Set<SourceID>

  private init(
    isBlind: Bool, coder: CoderID?, finished: Set<RaterInSource>, open: Set<SourceID>
  ) {
    self.isBlind = isBlind
    self.coder = coder
    self.finished = finished
    self.open = open
  }

  /// What a coder may see; one who has not coded yet, nil, has no work of their own.
  init(of coder: CoderID?, _ assignments: [Assignment]) {
    self.init(
      isBlind: true, coder: coder,
      finished: Set(
        assignments.filter { $0.status == .finished }.map { RaterInSource($0.source, $0.rater) }),
      open: Set(
        assignments.filter { $0.rater.coder == coder && $0.status != .finished }.map(\.source)))
  }

  /// Whether a coding may be seen.
  func shows(_ coding: Coding) -> Bool {
    guard isBlind, coding.rater.coder != coder else { return true }
    return !open.contains(coding.source)
      && finished.contains(RaterInSource(coding.source, coding.rater))
  }
}
