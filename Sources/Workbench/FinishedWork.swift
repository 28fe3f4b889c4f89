internal import Analysis
internal import Store
internal import Study
internal import Text

/// Who has finished what, and what had been coded then.
struct FinishedWork {
  /// When a source was finished: in UTC, and by the project's own clock.
  struct Sealing: Comparable {
    let at: String
    let clock: Int

    static let none = Sealing(at: "", clock: 0)

    static func < (left: Sealing, right: Sealing) -> Bool {
      (left.at, left.clock) < (right.at, right.clock)
    }
  }

  /// The raters that count in each source.
  let raters: [SourceID: [Rater]]
  /// The codings that count in each source, and those of raters that have not finished.
  let codings: [SourceID: [Coding]]
  /// When the last of a source's raters finished it.
  let sealing: [SourceID: Sealing]
  /// What was opened after it could be compared.
  let reopened: [ReopenedWork]
  /// The number of codings whose code is in no codebook any more.
  let codingsWithoutCode: Int
  /// The codes that a frozen codebook does not have, with how many codings each, by name.
  let codesLeftOut: [(name: String, codings: Int)]

  init(
    _ reader: ProjectReader, _ codebook: Codebook, _ details: [CodeID: CodebookDetail],
    isCurrent: Bool, isUnderVersion: Bool, where isWanted: (Rater) -> Bool
  ) throws {
    let works = try reader.sealedWork(isAllFromJournal: isUnderVersion)
      .filter { isWanted($0.rater) }
    let today = try reader.codings().filter { isWanted($0.rater) && !$0.span.isEmpty }
    let counting = works.filter { !isCurrent || !$0.isOpen }
    raters = Dictionary(grouping: counting, by: \.source).mapValues { $0.map(\.rater) }
    sealing = Dictionary(
      counting.map { ($0.source, Sealing(at: $0.at, clock: $0.clock)) }, uniquingKeysWith: max)
    reopened = works.filter(\.wasReopened).map {
      ReopenedWork(source: $0.source, rater: $0.rater, isOpen: $0.isOpen)
    }
    let former = works.filter { $0.entry != nil }
    if isCurrent || (former.isEmpty && !isUnderVersion) {
      codings = Dictionary(grouping: today, by: \.source)
      codingsWithoutCode = 0
      codesLeftOut = []
      return
    }
    let journaled = Set(former.map { RaterInSource($0.source, $0.rater) })
    let counted = Set(counting.map { RaterInSource($0.source, $0.rater) })
    var kept = today.filter { !journaled.contains(RaterInSource($0.source, $0.rater)) }
    var lost: [CodeID: Int] = [:]
    func standing(_ code: CodeID) -> CodeID? {
      details.standing(for: code) { codebook[$0] != nil }
    }
    if isUnderVersion {
      kept = kept.compactMap { coding in
        if let known = standing(coding.code) { return coding.with(code: known) }
        if counted.contains(RaterInSource(coding.source, coding.rater)) {
          lost[coding.code, default: 0] += 1
        }
        return nil
      }
    }
    for sealed in try reader.codings(of: works, today: today) where !sealed.coding.span.isEmpty {
      let today = isUnderVersion ? nil : standing(sealed.codeToday)
      guard let known = standing(sealed.coding.code) ?? today else {
        lost[sealed.coding.code, default: 0] += 1
        continue
      }
      kept.append(sealed.coding.with(code: known))
    }
    codings = Dictionary(grouping: kept, by: \.source)
    codingsWithoutCode = isUnderVersion ? 0 : lost.values.reduce(0, +)
    codesLeftOut =
      isUnderVersion
      ? lost.map { (details[$0.key]?.name ?? "?", $0.value) }
        .sorted { ($0.0, $0.1) < ($1.0, $1.1) } : []
  }

  /// Whether two raters have finished the source.
  func isCompared(_ source: SourceID) -> Bool { (raters[source]?.count ?? 0) >= 2 }
}

extension Coding {
  /// The coding with another code.
  fileprivate func with(code: CodeID) -> Coding {
    Coding(id: id, source: source, span: span, code: code, rater: rater)
  }
}
