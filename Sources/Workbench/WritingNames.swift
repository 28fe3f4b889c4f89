internal import Store
internal import Study
internal import Text

/// The things that memos, condensations and claims are about, by what people call them.
struct WritingNames {
  let reader: ProjectReader
  let codebook: Codebook
  let sources: SourceNames
  let cases: [Case]
  let themes: [WritingThemeRecord]
  let claims: [ClaimRecord]
  let memos: [MemoRecord]
  let quotations: [SourceID: [TextSpan: String]]
  /// The codings that something was written about, removed ones too.
  let written: [CodingID: WritingCodingRecord]
  private let removed: [WritingTable: [Int: String]]
  private let sourceNames: [SourceID: String]
  private let caseNames: [CaseID: String]

  init(_ reader: ProjectReader) throws {
    self.reader = reader
    codebook = try reader.codebook()
    sources = SourceNames(try reader.sources())
    cases = try reader.cases()
    themes = try reader.writingThemes()
    claims = try reader.claims()
    memos = try reader.memos()
    quotations = try reader.quotationNames()
    written = try reader.writtenCodings()
    var removed: [WritingTable: [Int: String]] = [:]
    for table in WritingTable.allCases { removed[table] = try reader.removedNames(table) }
    self.removed = removed
    sourceNames = Dictionary(
      sources.records.map { ($0.source.id, $0.source.name) },
      uniquingKeysWith: { first, _ in first })
    caseNames = Dictionary(
      cases.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - From words to things

  /// What a person means by `project`, `source:int03`, `case:07`, `code:X`, `theme:T`,
  /// `quote:int03:41`, `quote:int03:41/X`, `m3` or `c1`.
  ///
  /// - Parameters:
  ///   - asked: What was written.
  ///   - me: Whose coding is meant where several coders have one on a quotation.
  /// - Returns: The thing.
  /// - Throws: `Refusal` where there is no such thing.
  func target(_ asked: String, me: CoderID?) throws -> WritingTarget {
    let written = asked.trimmingBlanks()
    if written == WritingKind.project.rawValue { return .project }
    if let colon = written.firstIndex(of: ":") {
      let rest = String(written[written.index(after: colon)...])
      switch WritingKind(rawValue: String(written[..<colon])) {
      case .source: return .source(try sources.source(named: rest).source.id)
      case .studyCase: return .studyCase(try caseNamed(rest).id)
      case .code: return .code(try codebook.wanted(rest).id)
      case .theme: return .theme(try theme(rest).id)
      case .quotation: return .coding(try coding(rest, me: me).id)
      case .claim: return .claim(try claim(rest).id)
      case .memo: return .memo(try memo(rest).id)
      case .project, nil: return .coding(try coding(written, me: me, isCertain: false).id)
      }
    }
    if Self.number(written, after: "m") != nil { return .memo(try memo(written).id) }
    if Self.number(written, after: "c") != nil { return .claim(try claim(written).id) }
    throw Refusal(.writing(.unreadableSubject(asked: asked)))
  }

  /// The memo that is called `m3`, or `3`.
  func memo(_ asked: String) throws -> MemoRecord {
    let known = memos.filter { !$0.isDecision }
    if let number = Self.number(asked, after: "dec"),
      memos.contains(where: { $0.isDecision && $0.number == number })
    {
      throw Refusal(.writing(.isDecision(key: asked)))
    }
    let number = Self.number(asked, after: "m") ?? Int(asked)
    guard let memo = known.first(where: { $0.number == number }) else {
      throw Refusal(.writing(.unknownMemo(asked: asked, known: known.count)))
    }
    return memo
  }

  /// The claim that is called `c1`, or `1`.
  func claim(_ asked: String) throws -> ClaimRecord {
    let number = Self.number(asked, after: "c") ?? Int(asked)
    guard let claim = claims.first(where: { $0.id == number }) else {
      throw Refusal(.writing(.unknownClaim(asked: asked, known: claims.count)))
    }
    return claim
  }

  func caseNamed(_ asked: String) throws -> Case {
    if let exact = cases.first(where: { $0.name.nfc == asked.nfc }) { return exact }
    let names = cases.map(\.name)
    throw Refusal(
      .unknownCase(asked: asked, nearest: NearestNames(names).matches(for: asked), known: names))
  }

  private func theme(_ asked: String) throws -> WritingThemeRecord {
    let wanted = asked.foldedForSearch
    if let theme = themes.first(where: { $0.name.foldedForSearch == wanted }) { return theme }
    let names = themes.map(\.name)
    throw Refusal(
      .writing(
        .unknownTheme(
          asked: asked, nearest: NearestNames(names).matches(for: asked), known: names)))
  }

  /// The coding that a quotation's id names, with a code behind a `/` where there are several.
  ///
  /// Of several coders' codings of one code on the range it is that of `me`, else the first.
  ///
  /// - Parameters:
  ///   - asked: What was written: `int03:41`, or `int03:41/Tillit`.
  ///   - me: Whose coding is preferred.
  ///   - needsCode: Whether one of several codes must be named.
  ///   - isCertain: Whether what was written cannot be anything else.
  /// - Returns: The coding.
  /// - Throws: `Refusal` where there is none.
  func coding(
    _ asked: String, me: CoderID?, needsCode: Bool = false, isCertain: Bool = true
  ) throws -> Coding {
    guard let found = place(asked) else {
      guard isCertain || asked.unicodeScalars.last.map({ ("0"..."9").contains($0) }) ?? false
      else { throw Refusal(.writing(.unreadableSubject(asked: asked))) }
      let nearest = NearestNames(allQuotations).matches(for: asked)
      throw Refusal(.writing(.unknownQuotation(asked: asked, nearest: nearest)))
    }
    let here = try reader.codings(in: found.source).filter { $0.span == found.span }
    var codes: [CodeID] = []
    for coding in here where !codes.contains(coding.code) { codes.append(coding.code) }
    let paths = codes.map { codebook.path(of: $0).description }
    var chosen = here
    if let name = found.code {
      let id = try codebook.wanted(name).id
      chosen = here.filter { $0.code == id }
    } else if needsCode, codes.count > 1 {
      throw Refusal(.writing(.severalCodes(quotation: found.id, codes: paths)))
    }
    let own = chosen.first { $0.rater.coder == me && $0.rater.layer == .individual }
    guard let coding = own ?? chosen.first else {
      throw Refusal(.writing(.notCoded(quotation: found.id, code: found.code, codes: paths)))
    }
    return coding
  }

  private var allQuotations: [String] {
    sources.records.flatMap { record in
      (quotations[record.source.id] ?? [:]).values.map { "\(record.source.name):\($0)" }
    }.sorted()
  }

  /// The range that a quotation's id names, and what stands behind a `/` after it.
  private func place(
    _ asked: String
  ) -> (id: String, source: SourceID, span: TextSpan, code: String?)? {
    let name = asked.nfc
    for record in sources.records {
      let prefix = record.source.name.nfc + ":"
      guard name.hasPrefix(prefix) else { continue }
      let rest = name.dropFirst(prefix.count)
      let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard let number = parts.first else { continue }
      let ranges = quotations[record.source.id] ?? [:]
      guard let span = ranges.first(where: { $0.value == number })?.key else { continue }
      return (
        prefix + number, record.source.id, span, parts.count > 1 ? String(parts[1]) : nil
      )
    }
    return nil
  }

  private static func number(_ written: String, after prefix: String) -> Int? {
    guard written.hasPrefix(prefix) else { return nil }
    return Int(written.dropFirst(prefix.count))
  }

  // MARK: - From things to words

  /// What a thing is called.
  func label(_ target: WritingTarget) -> WritingLabel {
    switch target {
    case .project: WritingLabel(.project, "")
    case .source(let id):
      label(.source, sourceNames[id], .source, id)
    case .studyCase(let id):
      label(.studyCase, caseNames[id], .studyCase, id)
    case .code(let id):
      label(.code, codebook[id].map { _ in codebook.path(of: id).description }, .code, id)
    case .coding(let id): label(ofCoding: id)
    case .theme(let id): label(.theme, themes.first { $0.id == id }?.name, .theme, id)
    case .claim(let id):
      WritingLabel(.claim, "c\(id)", isGone: !claims.contains { $0.id == id })
    case .memo(let id): label(ofMemo: id)
    }
  }

  private func label(ofMemo id: Int) -> WritingLabel {
    let memo = memos.first { $0.id == id }
    return WritingLabel(.memo, memo?.key ?? "m?", isGone: memo == nil)
  }

  private func label(
    _ kind: WritingKind, _ name: String?, _ table: WritingTable, _ id: Int
  ) -> WritingLabel {
    WritingLabel(kind, name ?? removed[table]?[id] ?? "?", isGone: name == nil)
  }

  private func label(ofCoding id: CodingID) -> WritingLabel {
    guard let record = written[id] else { return WritingLabel(.quotation, "?", isGone: true) }
    return label(of: record.coding, isGone: record.isGone)
  }

  /// The name of a source that stands.
  func sourceName(_ id: SourceID) -> String { sourceNames[id] ?? "?" }

  /// The name of a case that stands.
  func caseName(_ id: CaseID) -> String? { caseNames[id] }

  /// What a coding is called.
  func label(of coding: Coding, isGone: Bool = false) -> WritingLabel {
    let name = sourceNames[coding.source] ?? removed[.source]?[coding.source] ?? "?"
    let number = quotations[coding.source]?[coding.span]
    return WritingLabel(
      .quotation, number.map { "\(name):\($0)" } ?? "\(name)[\(coding.span)]",
      code: codebook[coding.code].map { codebook.path(of: $0.id) }
        ?? CodePath([removed[.code]?[coding.code] ?? "?"]), isGone: isGone)
  }

  /// Where a thing stands in lists: by kind, then as such things are listed.
  func order(_ target: WritingTarget) -> WritingOrder {
    let name = label(target).name
    let kind = WritingKind.allCases.firstIndex(of: target.kind) ?? 0
    switch target {
    case .project: return WritingOrder(kind: kind, place: 0, name: nil, span: nil)
    case .source, .studyCase, .theme:
      return WritingOrder(kind: kind, place: 0, name: NameOrder(name), span: nil)
    case .code(let id):
      return WritingOrder(kind: kind, place: codebook.place(of: id), name: nil, span: nil)
    case .coding(let id):
      let coding = written[id]?.coding
      let source = coding.flatMap { sourceNames[$0.source] }
      return WritingOrder(
        kind: kind, place: 0, name: source.map(NameOrder.init), span: coding?.span)
    case .claim(let id), .memo(let id):
      return WritingOrder(kind: kind, place: id, name: nil, span: nil)
    }
  }
}

/// The order in which what people wrote about is listed.
struct WritingOrder: Comparable {
  let kind: Int
  let place: Int
  let name: NameOrder?
  let span: TextSpan?

  static func < (left: WritingOrder, right: WritingOrder) -> Bool {
    if left.kind != right.kind { return left.kind < right.kind }
    if left.place != right.place { return left.place < right.place }
    if left.name != right.name {
      guard let mine = left.name, let other = right.name else { return left.name == nil }
      return mine < other
    }
    guard let mine = left.span, let other = right.span else {
      return left.span == nil && right.span != nil
    }
    return mine < other
  }
}

extension MemoRecord {
  /// What people type for it.
  var key: String { (isDecision ? "dec" : "m") + "\(number)" }
}

extension OpenProject {
  /// The number of who acts, if they are known already.
  func myID(_ reader: ProjectReader) throws -> CoderID? {
    guard let me else { return nil }
    return try reader.coders().first { $0.name.nfc == me.nfc }?.id
  }
}
