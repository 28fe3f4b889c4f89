package import Study
internal import Text

/// A rule that a codebook is held to.
package enum CodebookRule: String, Hashable, Sendable, CaseIterable {
  /// A code that nobody has said what is.
  case noDefinition = "no-definition"
  /// Two names that differ in one letter or in an inflection.
  case nearDuplicate = "near-duplicate"
  /// The same name under different parents; looked for only where it is asked for.
  case sameName = "same-name"
  /// A code that stands on no passage, nor does any below it.
  case unused
  /// A code that stands on one passage.
  case oneOff = "one-off"
  /// Two definitions that share most of their words.
  case overlappingDefinitions = "overlapping-definitions"
  /// An example that stands in no source.
  case orphanExample = "orphan-example"
  /// A code with a single code below it.
  case singleChild = "single-child"
  /// A process code with codes below it that does not say how those are named.
  case noNameRule = "no-name-rule"
  /// A code below a process code that is not named after anything.
  case unnamedChild = "unnamed-child"
  /// A pole without an opposite, named or beside it.
  case poleWithoutOpposite = "pole-without-opposite"
  /// A code that sets passages aside, and does not say why.
  case excludedWithoutReason = "excluded-without-reason"

  /// Whether it is held to without being asked for.
  package var isUsual: Bool { self != .sameName }
}

/// One thing about a codebook that should be looked at.
package struct CodebookFinding: Hashable, Sendable {
  /// The rule.
  package let rule: CodebookRule
  /// The code.
  package let code: CodeID
  /// The other codes that it is about, such as the one with nearly the same name.
  package let others: [CodeID]
  /// The words that it is about, such as those that two definitions share.
  package let words: [String]

  /// Makes a finding.
  package init(
    _ rule: CodebookRule, _ code: CodeID, others: [CodeID] = [], words: [String] = []
  ) {
    self.rule = rule
    self.code = code
    self.others = others
    self.words = words
  }
}

/// What a codebook is held against.
package struct CodebookLint {
  /// The codes.
  package let codebook: Codebook
  /// The reason and the opposite of codes that have any.
  package let reasons: [CodeID: (reason: String, opposite: CodeID?)]
  /// The number of passages of each code, everybody's together.
  package let passages: [CodeID: Int]
  /// The codes whose example stands in no source; nil where there are no sources.
  package let orphans: Set<CodeID>?
  /// The share of two definitions' words that must be shared for them to overlap.
  package let overlap: Double
  private let stem: (String) -> String
  private let stopWords: Set<String>

  /// Gathers what there is.
  ///
  /// - Parameters:
  ///   - codebook: the codes.
  ///   - reasons: the reason and the opposite of codes that have any.
  ///   - passages: the number of passages of each code; empty where nothing is coded.
  ///   - orphans: the codes whose example stands in no source; nil where there are no sources.
  ///   - overlap: the share of words that overlapping definitions have in common.
  ///   - stopWords: words that say nothing of what a text is about.
  ///   - stem: what is left of a form without its inflection.
  package init(
    codebook: Codebook, reasons: [CodeID: (reason: String, opposite: CodeID?)],
    passages: [CodeID: Int], orphans: Set<CodeID>?, overlap: Double, stopWords: Set<String>,
    stem: @escaping (String) -> String
  ) {
    self.codebook = codebook
    self.reasons = reasons
    self.passages = passages
    self.orphans = orphans
    self.overlap = overlap
    self.stopWords = stopWords
    self.stem = stem
  }

  /// Whether a rule can be held to: nothing is unused where nothing is coded.
  package func applies(_ rule: CodebookRule) -> Bool {
    switch rule {
    case .unused, .oneOff: !passages.isEmpty
    case .orphanExample: orphans != nil
    default: true
    }
  }

  /// What the rules find, by the codebook's order and the rules'.
  package func findings(_ rules: Set<CodebookRule>) -> [CodebookFinding] {
    var findings: [CodebookFinding] = []
    for rule in CodebookRule.allCases where rules.contains(rule) && applies(rule) {
      findings += self.findings(rule)
    }
    let order = Dictionary(
      CodebookRule.allCases.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return findings.enumerated().sorted { left, right in
      (codebook.place(of: left.element.code), order[left.element.rule] ?? 0, left.offset)
        < (codebook.place(of: right.element.code), order[right.element.rule] ?? 0, right.offset)
    }.map(\.element)
  }

  private func findings(_ rule: CodebookRule) -> [CodebookFinding] {
    switch rule {
    case .noDefinition:
      codebook.codes.filter { $0.definition.trimmingBlanks().isEmpty }
        .map { CodebookFinding(rule, $0.id) }
    case .nearDuplicate:
      NearNames(codebook.codes.map { ($0.id, $0.name) }, stem: stem).pairs
        .filter { !isOpposed($0.first, $0.second) }
        .map { CodebookFinding(rule, $0.first, others: [$0.second]) }
    case .sameName: sameNames
    case .unused: unused
    case .oneOff:
      codebook.codes.filter { passages[$0.id] == 1 }.map { CodebookFinding(rule, $0.id) }
    case .overlappingDefinitions:
      SharedWords(codebook.codes.map { ($0.id, words(of: $0.definition)) }, overlap: overlap)
        .pairs.map { pair in
          CodebookFinding(rule, pair.first, others: [pair.second], words: pair.words)
        }
    case .orphanExample:
      codebook.codes.filter { orphans?.contains($0.id) == true }
        .map { CodebookFinding(rule, $0.id) }
    case .singleChild:
      codebook.codes.filter { codebook.children(of: $0.id).count == 1 }
        .map { CodebookFinding(rule, $0.id, others: codebook.children(of: $0.id)) }
    case .noNameRule:
      codebook.codes.filter { code in
        code.kind == .process && !codebook.children(of: code.id).isEmpty
          && (code.definition + code.include).trimmingBlanks().isEmpty
      }.map { CodebookFinding(rule, $0.id) }
    case .unnamedChild: unnamedChildren
    case .poleWithoutOpposite:
      codebook.codes.filter { $0.kind == .pole && !hasOpposite($0) }
        .map { CodebookFinding(rule, $0.id) }
    case .excludedWithoutReason:
      codebook.codes.filter { code in
        code.kind == .excluded
          && ((reasons[code.id]?.reason ?? "") + code.definition).trimmingBlanks().isEmpty
      }.map { CodebookFinding(rule, $0.id) }
    }
  }

  private var sameNames: [CodebookFinding] {
    let byName = Dictionary(grouping: codebook.codes, by: \.name.foldedForSearch)
    return byName.values.filter { $0.count > 1 }.map { codes in
      CodebookFinding(.sameName, codes[0].id, others: codes.dropFirst().map(\.id))
    }
  }

  /// The topmost codes of branches that stand on nothing, and every code in them.
  private var unused: [CodebookFinding] {
    var used: Set<CodeID> = []
    for code in codebook.codes where (passages[code.id] ?? 0) > 0 {
      var current: CodeID? = code.id
      while let id = current, used.insert(id).inserted { current = codebook[id]?.parent }
    }
    return codebook.codes.filter { !used.contains($0.id) }
      .map { CodebookFinding(.unused, $0.id) }
  }

  /// Codes below process codes whose names say no more than the one above, a number or nothing.
  private var unnamedChildren: [CodebookFinding] {
    codebook.codes.filter { code in
      guard let parent = code.parent.flatMap({ codebook[$0] }), parent.kind == .process else {
        return false
      }
      let above = Set(stems(of: parent.name))
      return stems(of: code.name).allSatisfy { stem in
        above.contains(stem) || stem.unicodeScalars.allSatisfy { $0.properties.numericType != nil }
      }
    }.map { CodebookFinding(.unnamedChild, $0.id) }
  }

  private func hasOpposite(_ code: Code) -> Bool {
    if reasons[code.id]?.opposite != nil { return true }
    if reasons.contains(where: { $0.value.opposite == code.id }) { return true }
    guard let parent = code.parent else { return false }
    return codebook.children(of: parent).contains {
      $0 != code.id && codebook[$0]?.kind == .pole
    }
  }

  private func isOpposed(_ first: CodeID, _ second: CodeID) -> Bool {
    reasons[first]?.opposite == second || reasons[second]?.opposite == first
      || codebook[first]?.kind == .pole && codebook[second]?.kind == .pole
  }

  private func stems(of text: String) -> [String] {
    Tokenizer().tokens(in: text).map { stem($0.form) }
  }

  /// The words of a definition by their stems, each as it is first written.
  private func words(of text: String) -> [String: String] {
    Dictionary(
      Tokenizer().tokens(in: text).map(\.form)
        .filter { !stopWords.contains($0) && $0.unicodeScalars.count > 1 }
        .map { (stem($0), $0) }, uniquingKeysWith: { first, _ in first })
  }
}
