package import Text

/// How the positions of a REFI-QDA project count, told by the program and checked by the words.
///
/// The standard counts code points; NVivo counts UTF-16, and some programs a line end of two
/// characters as one. A text without characters beyond the first plane and without CR LF reads the
/// same by every rule. Elsewhere the program's rule is taken unless the places of the passages,
/// among the words and beside the names that quote them, clearly speak for another.
package enum RefiPositions {
  /// What is counted.
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    case codepoint
    case utf16
  }

  /// A rule of counting; a byte order mark never counts.
  package struct Rule: Hashable, Sendable {
    /// What is counted.
    package let unit: Unit
    /// How many a line end in CR LF is, 1 or 2.
    package let crlf: Int

    /// Makes a rule.
    package init(_ unit: Unit, crlf: Int) {
      self.unit = unit
      self.crlf = crlf
    }

    /// Every rule, the standard's own first.
    package static let all = [
      Rule(.codepoint, crlf: 2), Rule(.utf16, crlf: 2), Rule(.codepoint, crlf: 1),
      Rule(.utf16, crlf: 1),
    ]

    /// The rule of a program.
    ///
    /// - Parameter origin: what the project says of the program.
    /// - Returns: what that program has been seen to do, else the standard's rule.
    package static func usual(of origin: String?) -> Rule {
      let name = origin?.lowercased() ?? ""
      if name.contains("nvivo") { return Rule(.utf16, crlf: 2) }
      if name.contains("atlas") { return Rule(.codepoint, crlf: 1) }
      return Rule(.codepoint, crlf: 2)
    }
  }

  /// What a person laid down of the rule.
  package struct Asked: Hashable, Sendable {
    package var unit: Unit?
    package var crlf: Int?

    /// Lays down what is not nil.
    package init(unit: Unit? = nil, crlf: Int? = nil) {
      self.unit = unit
      self.crlf = crlf
    }

    func allows(_ rule: Rule) -> Bool {
      (unit ?? rule.unit) == rule.unit && (crlf ?? rule.crlf) == rule.crlf
    }
  }

  /// A passage as the file says it.
  package struct Passage: Hashable, Sendable {
    let start: Int
    let end: Int
    let name: String?

    /// Names a passage; some programs give it its own words for a name.
    package init(start: Int, end: Int, name: String?) {
      self.start = start
      self.end = end
      self.name = name
    }
  }

  /// How well a rule fits.
  package struct Fit: Hashable, Sendable {
    /// Passages that are in the text and not empty.
    package var passages = 0
    /// Of twice as many beginnings and ends, those that do not cut a word.
    package var wholeEdges = 0
    /// Passages that do not begin with a blank.
    package var cleanStarts = 0
    /// Passages whose name is their words.
    package var quotedNames = 0
    /// Passages that are outside of the text or run backwards.
    package var outside = 0

    /// Nothing yet.
    package init() {}

    var points: Int { wholeEdges + cleanStarts + 3 * quotedNames }

    mutating func add(_ other: Fit) {
      passages += other.passages
      wholeEdges += other.wholeEdges
      cleanStarts += other.cleanStarts
      quotedNames += other.quotedNames
      outside += other.outside
    }
  }

  /// Why a rule was taken.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Every rule says the same of this text.
    case indifferent
    /// It is the program's.
    case origin
    /// The words clearly speak for it, against the program's.
    case words
    /// A person laid it down.
    case asked
  }

  /// The rule of one text, and where it puts the passages.
  package struct Choice: Hashable, Sendable {
    /// The rule.
    package let rule: Rule
    /// Why this one.
    package let reason: Reason
    /// How well it fits.
    package let fit: Fit
    /// The passages in the stored text; nil where one is outside of it or runs backwards.
    package let spans: [TextSpan?]
  }

  /// Chooses the rule of each text: first one for all of them, then another for a text that clearly
  /// needs it.
  ///
  /// - Parameters:
  ///   - texts: the texts with their passages.
  ///   - origin: the program that wrote the project.
  ///   - asked: what a person laid down.
  /// - Returns: the choice for each text.
  package static func choose(
    _ texts: [(text: RefiRawText, passages: [Passage])], origin: String?, asked: Asked = Asked()
  ) -> [Choice] {
    let usual = Rule.usual(of: origin)
    let allowed = Rule.all.filter(asked.allows)
    let standard = Rule(asked.unit ?? usual.unit, crlf: asked.crlf ?? usual.crlf)
    var trials: [RefiTrial] = []
    for (text, passages) in texts {
      trials.append(RefiTrial(text, passages, rules: allowed, standard: standard))
    }
    let common = better(than: standard, trials)
    return trials.map { trial in
      let rule = better(than: common, [trial])
      let isTold = asked.unit != nil || asked.crlf != nil
      let reason: Reason =
        trial.isIndifferent ? .indifferent : isTold ? .asked : rule == standard ? .origin : .words
      let result = trial.result(of: rule)
      return Choice(rule: rule, reason: reason, fit: result.fit, spans: result.spans)
    }
  }

  /// Another rule than the one that stands, where the passages on which they differ speak for it
  /// by at least three points, and a fifth of what those passages could give.
  private static func better(than standing: Rule, _ trials: [RefiTrial]) -> Rule {
    var best = (rule: standing, gain: 0)
    for rule in Rule.all where rule != standing {
      var (gain, possible) = (0, 0)
      for trial in trials {
        let difference = trial.gain(of: rule, over: standing)
        gain += difference.gain
        possible += difference.possible
      }
      if gain >= 3, gain * 5 >= possible, gain > best.gain { best = (rule, gain) }
    }
    return best.rule
  }
}

/// One text tried by every rule that differs on it.
private struct RefiTrial {
  typealias Rule = RefiPositions.Rule

  struct Result {
    var spans: [TextSpan?]
    var points: [Int]
    var fit: RefiPositions.Fit
  }

  let isIndifferent: Bool
  private var results: [Rule: Result] = [:]
  private let text: RefiRawText

  init(
    _ text: RefiRawText, _ passages: [RefiPositions.Passage], rules: [Rule], standard: Rule
  ) {
    self.text = text
    isIndifferent = !text.hasAstral && !text.hasCRLF
    let judge = RefiJudge(text)
    for rule in rules {
      let same = Self.representative(of: rule, text)
      if results[same] != nil { continue }
      let positions = passages.flatMap { [$0.start, $0.end] }
      let offsets = text.offsets(of: positions, same)
      var result = Result(spans: [], points: [], fit: RefiPositions.Fit())
      for (place, passage) in passages.enumerated() {
        let (start, end) = (offsets[2 * place], offsets[2 * place + 1])
        let span = start.flatMap { start in
          end.flatMap { start <= $0 ? TextSpan(start, $0) : nil }
        }
        let fit = judge.fit(span, name: passage.name)
        result.spans.append(span)
        result.points.append(fit.points)
        result.fit.add(fit)
      }
      results[same] = result
    }
  }

  /// The first of the rules that say the same of a text.
  private static func representative(of rule: Rule, _ text: RefiRawText) -> Rule {
    Rule(text.hasAstral ? rule.unit : .codepoint, crlf: text.hasCRLF ? rule.crlf : 2)
  }

  func result(of rule: Rule) -> Result {
    results[Self.representative(of: rule, text)]
      ?? Result(spans: [], points: [], fit: RefiPositions.Fit())
  }

  func gain(of rule: Rule, over other: Rule) -> (gain: Int, possible: Int) {
    let (key, otherKey) = (
      Self.representative(of: rule, text), Self.representative(of: other, text)
    )
    guard key != otherKey, let mine = results[key], let theirs = results[otherKey] else {
      return (0, 0)
    }
    var (gain, possible) = (0, 0)
    for place in mine.spans.indices where mine.spans[place] != theirs.spans[place] {
      gain += mine.points[place] - theirs.points[place]
      possible += 3
    }
    return (gain, possible)
  }
}

/// Tells whether a passage begins and ends where people would put it.
private struct RefiJudge {
  private let scalars: [UInt32]
  /// For each offset the next one, itself too, that holds no blank.
  private let solidFrom: [Int]

  init(_ raw: RefiRawText) {
    scalars = StoredText(utf8: raw.stored).scalars
    var solid = Array(repeating: scalars.count, count: scalars.count + 1)
    for offset in scalars.indices.reversed() {
      solid[offset] = Self.isBlank(scalars[offset]) ? solid[offset + 1] : offset
    }
    solidFrom = solid
  }

  func fit(_ span: TextSpan?, name: String?) -> RefiPositions.Fit {
    var fit = RefiPositions.Fit()
    guard let span else {
      fit.outside = 1
      return fit
    }
    if span.isEmpty { return fit }
    fit.passages = 1
    for edge in [span.start, span.end] where !cutsWord(edge) { fit.wholeEdges += 1 }
    if !Self.isBlank(scalars[span.start]) { fit.cleanStarts = 1 }
    if let name, quotes(name, span) { fit.quotedNames = 1 }
    return fit
  }

  private func cutsWord(_ offset: Int) -> Bool {
    offset > 0 && offset < scalars.count && Self.isWord(scalars[offset - 1])
      && Self.isWord(scalars[offset])
  }

  /// Blanks aside, for line ends in an attribute become blanks; a long name may be cut.
  private func quotes(_ name: String, _ span: TextSpan) -> Bool {
    var matched = 0
    var offset = solidFrom[span.start]
    for word in name.unicodeScalars.lazy.map(\.value) where !Self.isBlank(word) {
      guard offset < span.end, word == scalars[offset] else { return false }
      matched += 1
      offset = solidFrom[offset + 1]
    }
    return matched > 0 && (offset >= span.end || matched >= 12)
  }

  private static func isBlank(_ value: UInt32) -> Bool {
    value == 0x20 || (0x09...0x0D).contains(value) || value == 0xA0 || value == 0x2028
      || value == 0x2029
  }

  private static func isWord(_ value: UInt32) -> Bool {
    if value < 0x80 {
      return (0x30...0x39).contains(value) || (0x41...0x5A).contains(value & 0xDF)
    }
    return Unicode.Scalar(value).map {
      $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark
    } ?? false
  }
}
