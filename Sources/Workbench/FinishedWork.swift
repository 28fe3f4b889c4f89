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

  init(
    _ reader: ProjectReader, _ codebook: Codebook, isCurrent: Bool, where isWanted: (Rater) -> Bool
  ) throws {
    let works = try reader.sealedWork().filter { isWanted($0.rater) }
    let today = try reader.codings().filter { isWanted($0.rater) && !$0.span.isEmpty }
    let counting = works.filter { !isCurrent || !$0.isOpen }
    raters = Dictionary(grouping: counting, by: \.source).mapValues { $0.map(\.rater) }
    sealing = Dictionary(
      counting.map { ($0.source, Sealing(at: $0.at, clock: $0.clock)) }, uniquingKeysWith: max)
    reopened = works.filter { $0.entry != nil }.map {
      ReopenedWork(source: $0.source, rater: $0.rater, isOpen: $0.isOpen)
    }
    if isCurrent || reopened.isEmpty {
      codings = Dictionary(grouping: today, by: \.source)
      codingsWithoutCode = 0
      return
    }
    let former = Set(reopened.map { RaterInSource($0.source, $0.rater) })
    var kept = today.filter { !former.contains(RaterInSource($0.source, $0.rater)) }
    var lost = 0
    for sealed in try reader.codings(of: works, today: today) where !sealed.coding.span.isEmpty {
      let known = [sealed.coding.code, sealed.codeToday].first { codebook[$0] != nil }
      guard let known else {
        lost += 1
        continue
      }
      let coding = sealed.coding
      kept.append(
        Coding(
          id: coding.id, source: coding.source, span: coding.span, code: known,
          rater: coding.rater))
    }
    codings = Dictionary(grouping: kept, by: \.source)
    codingsWithoutCode = lost
  }

  /// Whether two raters have finished the source.
  func isCompared(_ source: SourceID) -> Bool { (raters[source]?.count ?? 0) >= 2 }
}
