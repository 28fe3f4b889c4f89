internal import Index
package import Store
internal import Study
internal import Text

/// An open project and who works on it: what every verb starts from.
package struct OpenProject {
  /// The project.
  package let file: ProjectFile
  /// Who acts, if it was said.
  package let me: String?
  private let limits: IndexLimits

  /// Sits down at a project.
  ///
  /// - Parameters:
  ///   - file: the project.
  ///   - me: who acts, if it was said.
  ///   - indexMemory: the megabytes that making the index may take; what is usual, if nil.
  package init(file: ProjectFile, me: String?, indexMemory: Int? = nil) {
    self.file = file
    self.me = me
    limits = indexMemory.map { IndexLimits(memory: $0 << 20) } ?? .usual
  }

  /// Looks after the project's index.
  func upkeep(_ shelf: DictionaryShelf = DictionaryShelf()) -> IndexUpkeep {
    IndexUpkeep(file, shelf: shelf, limits: limits)
  }

  /// Who acts.
  ///
  /// - Throws: `Problem.noCoder` where nobody was named.
  package func coder() throws -> String {
    guard let me, !me.isEmpty else { throw Refusal(.noCoder) }
    return me
  }
}

extension ProjectReader {
  /// The source that a person names, compared in NFC.
  func source(named asked: String, at place: InputPlace? = nil) throws -> SourceRecord {
    try SourceNames(sources()).source(named: asked, at: place)
  }

  /// The coder that a person names.
  func coderID(named asked: String) throws -> CoderID {
    let all = try coders()
    guard let match = all.first(where: { $0.name.nfc == asked.nfc }) else {
      throw Refusal(.unknownCoder(asked: asked, known: all.map(\.name)))
    }
    return match.id
  }
}

/// The sources of a project by name, for commands that look up many.
struct SourceNames {
  let records: [SourceRecord]
  private let byName: [String: SourceRecord]

  init(_ records: [SourceRecord]) {
    self.records = records
    byName = Dictionary(
      records.map { ($0.source.name.nfc, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func source(named asked: String, at place: InputPlace? = nil) throws -> SourceRecord {
    if let match = byName[asked.nfc] { return match }
    let nearest = NearestNames(records.map(\.source.name)).matches(for: asked)
    throw Refusal(
      .unknownSource(asked: asked, nearest: nearest, known: records.count), at: place)
  }
}

extension Codebook {
  /// The code that a person names, or the house's refusal.
  func wanted(_ asked: String, at place: InputPlace? = nil) throws -> Code {
    if codes.isEmpty { throw Refusal(.emptyCodebook, at: place) }
    do {
      return try code(named: asked)
    } catch {
      switch error {
      case .unknown(let asked, let nearest):
        throw Refusal(
          .unknownCode(asked: asked, nearest: nearest.map(\.description)), at: place)
      case .ambiguous(let asked, let candidates):
        throw Refusal(
          .ambiguousCode(asked: asked, candidates: candidates.map(\.description)), at: place)
      }
    }
  }
}

extension OpenProject {
  /// The language of reports that was chosen when the project was made.
  package var reportLanguage: String? {
    try? file.read { try $0.setting("report-language") }
  }
}
