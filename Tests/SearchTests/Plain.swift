import Search
import Study
import Text

/// A query of the property tests, answered by `NaiveMatcher` in the plainest way.
indirect enum Plain {
  case phrase([PlainWord])
  case synonyms(String)
  case pair(PlainOperator, Plain, Plain, keeps: ReturnMode?)
  case within(Plain, TextUnit)
  case region(PlainRegion)
  case and([Plain])
  case or([Plain])
  case not(Plain)
  /// What was saved under the name.
  case saved(String, Plain)

  /// Whether it can denote hits of words, and whether it can denote passages.
  var kinds: (words: Bool, passages: Bool) {
    switch self {
    case .phrase, .synonyms: return (true, false)
    case .region, .not: return (false, true)
    case .within(let inner, _), .saved(_, let inner): return inner.kinds
    case .pair(let pair, let left, let right, let keeps):
      switch keeps ?? pair.standard {
      case .left: return left.kinds
      case .right: return right.kinds
      default:
        return (
          left.kinds.words && right.kinds.words, left.kinds.passages || right.kinds.passages
        )
      }
    case .and(let all):
      let isWords = all.contains { $0.kinds.words && !$0.kinds.passages }
      return (
        all.contains { $0.kinds.words }, !isWords && all.allSatisfy { $0.kinds.passages }
      )
    case .or(let all):
      return (all.contains { $0.kinds.words }, all.contains { $0.kinds.passages })
    }
  }

  /// The regions that it names.
  var regions: [PlainRegion] {
    switch self {
    case .region(let region): [region]
    case .phrase, .synonyms: []
    case .pair(_, let left, let right, _): left.regions + right.regions
    case .and(let all), .or(let all): all.flatMap(\.regions)
    case .not(let inner), .within(let inner, _), .saved(_, let inner): inner.regions
    }
  }

  /// The operators, units and fields that queries can have.
  static let operators = [
    "NEAR", "BEFORE", "WITHIN", "ENCLOSES", "OVERLAPS", "OVERLAPS-START", "OVERLAPPED BY",
    "OUTSIDE", "FOLLOWS", "FOLLOWS w", "FOLLOWS s", "FOLLOWS p", "FOLLOWS t", "PRECEDES",
    "PRECEDES w", "PRECEDES s", "PRECEDES p", "PRECEDES t", "sentence", "turn", "paragraph",
    "source", "AND", "OR", "NOT", "syn", "query", "exact", "lemma", "~", "/", "speaker", "role",
    "kind", "language", "case", "sektor", "case.ansatte", "code", "memo", "question",
    "prompted", "((code", "((layer",
  ]

  /// Those that it has.
  var operators: [String] {
    switch self {
    case .phrase(let words):
      words.flatMap { word -> [String] in
        switch word {
        case .wildcard: []
        case .exact: ["exact"]
        case .lemma: ["lemma"]
        case .edit: ["~"]
        case .regular: ["/"]
        }
      }
    case .synonyms: ["syn"]
    case .saved(_, let inner): ["query"] + inner.operators
    case .region(let region): [String(region.text.prefix { $0 != ":" })]
    case .not(let inner): ["NOT"] + inner.operators
    case .and(let all): ["AND"] + all.flatMap(\.operators)
    case .or(let all): ["OR"] + all.flatMap(\.operators)
    case .within(let inner, let unit): ["\(unit)"] + inner.operators
    case .pair(let pair, let left, let right, _):
      [pair.name] + left.operators + right.operators
    }
  }

  /// The query as a person writes it.
  var text: String {
    switch self {
    case .phrase(let words):
      let isBare = words.count == 1
      return isBare ? words[0].text : "\"" + words.map(\.text).joined(separator: " ") + "\""
    case .synonyms(let word): return "syn:" + word
    case .pair(let pair, let left, let right, _):
      return "(\(left.text)) \(pair.text) (\(right.text))"
    case .within(let inner, let unit): return "((\(inner.text)) WITHIN \(unit))"
    case .region(let region): return region.text
    case .and(let all):
      return "(" + all.map { "(\($0.text))" }.joined(separator: " AND ") + ")"
    case .or(let all): return "(" + all.map { "(\($0.text))" }.joined(separator: " OR ") + ")"
    case .not(let inner): return "NOT (\(inner.text))"
    case .saved(let name, _): return "query:" + name
    }
  }

  /// The same with what is returned put into the outermost pairs; nil where they do not have it.
  func returning(_ mode: ReturnMode) -> Plain? {
    let (result, count) = put(mode)
    return mode == .segment ? self : count == 0 ? nil : result
  }

  private func put(_ mode: ReturnMode) -> (result: Plain?, count: Int) {
    func all(_ parts: [Plain], _ join: ([Plain]) -> Plain) -> (result: Plain?, count: Int) {
      let done = parts.map { $0.put(mode) }
      let results = done.compactMap(\.result)
      return (
        results.count == parts.count ? join(results) : nil, done.reduce(0) { $0 + $1.count }
      )
    }
    switch self {
    case .pair(let pair, let left, let right, _):
      let isRefused =
        switch pair {
        case .outside: mode != .left
        case .near, .before, .follows, .precedes: mode == .intersection
        default: false
        }
      return (isRefused ? nil : .pair(pair, left, right, keeps: mode), 1)
    case .within(let inner, let unit): return all([inner]) { .within($0[0], unit) }
    case .saved(let name, let inner): return all([inner]) { .saved(name, $0[0]) }
    case .and(let parts): return all(parts) { .and($0) }
    case .or(let parts): return all(parts) { .or($0) }
    case .phrase, .synonyms, .region, .not: return (self, 0)
    }
  }

  /// The unit of segments.
  var segmentUnit: TextUnit? {
    switch self {
    case .within(_, let unit): unit
    case .saved(_, let inner): inner.segmentUnit
    case .pair(_, let left, _, _): left.segmentUnit
    case .and(let all), .or(let all): all.compactMap(\.segmentUnit).first
    case .region(.coded): .source
    case .phrase, .synonyms, .region, .not: nil
    }
  }
}

/// A test of one token.
enum PlainWord {
  case wildcard(String)
  case exact(String)
  case lemma(String)
  case edit(String, Int)
  /// A regular expression, and all forms of the tests' texts that it matches.
  case regular(String, Set<String>)

  var text: String {
    switch self {
    case .wildcard(let text): text
    case .exact(let text): "exact:" + text
    case .lemma(let text): "lemma:" + text
    case .edit(let text, let distance): "\(text)~\(distance)"
    case .regular(let text, _): "/\(text)/"
    }
  }
}

/// An operator of pairs.
enum PlainOperator: Equatable {
  case near(Int)
  case before(Int)
  case within
  case encloses
  case overlaps
  case overlapsStart
  case overlapsEnd
  case outside
  case follows(Int?, String)
  case precedes(Int?, String)

  var isNearness: Bool {
    switch self {
    case .near, .before: true
    default: false
    }
  }

  /// Its name with what its distance is counted in, without the distance.
  var name: String {
    switch self {
    case .near: "NEAR"
    case .before: "BEFORE"
    case .follows(let distance, let unit):
      distance == nil ? "FOLLOWS" : "FOLLOWS \(unit.isEmpty ? "w" : unit)"
    case .precedes(let distance, let unit):
      distance == nil ? "PRECEDES" : "PRECEDES \(unit.isEmpty ? "w" : unit)"
    default: text
    }
  }

  /// What it denotes of its pairs by itself.
  var standard: ReturnMode { isNearness ? .union : .left }

  var text: String {
    switch self {
    case .near(let distance): "NEAR/\(distance)"
    case .before(let distance): "BEFORE/\(distance)"
    case .within: "WITHIN"
    case .encloses: "ENCLOSES"
    case .overlaps: "OVERLAPS"
    case .overlapsStart: "OVERLAPS-START"
    case .overlapsEnd: "OVERLAPPED BY"
    case .outside: "OUTSIDE"
    case .follows(let distance, let unit): "FOLLOWS" + (distance.map { "/\($0)\(unit)" } ?? "")
    case .precedes(let distance, let unit): "PRECEDES" + (distance.map { "/\($0)\(unit)" } ?? "")
    }
  }
}

/// A field, with what it asks for.
enum PlainRegion {
  case speaker(String)
  case role(SpeakerRole)
  case source(String)
  case kind(SourceKind)
  case language(String)
  case caseName(String)
  case sector(String)
  case staff(Int?, Int?)
  case code(CodeID, isOnly: Bool)
  case coded(CodeID?, coder: String?, layer: Layer?)
  case memo(String)
  case question(String)
  case prompted(Bool)

  static let codes = [1: "Samarbeid", 2: "Samarbeid/NAV", 3: "Kostnad"]

  var text: String {
    switch self {
    case .speaker(let label): return "speaker:\(label)"
    case .role(let role): return "role:\(role.rawValue)"
    case .source(let name): return "source:\(name)"
    case .kind(let kind): return "kind:\(kind.rawValue)"
    case .language(let language): return "language:\(language)"
    case .caseName(let name): return "case:\(name)"
    case .sector(let value): return "sektor:\(value)"
    case .staff(let from, let to):
      let ends = [from, to].map { $0.map { "\($0)" } ?? "*" }
      return "case.ansatte:[\(ends[0]) TO \(ends[1])]"
    case .code(let code, let isOnly):
      return "code:\(isOnly ? "=" : "")\"\(Self.codes[code] ?? "")\""
    case .coded(let code, let coder, let layer):
      let parts = [
        code.map { "code:\"\(Self.codes[$0] ?? "")\"" }, coder.map { "coder:\($0)" },
        layer.map { "layer:\($0.rawValue)" },
      ]
      return "((\(parts.compactMap { $0 }.joined(separator: " "))) WITHIN source)"
    case .memo(let word): return "memo:\(word)"
    case .question(let key): return "question:\(key)"
    case .prompted(let isPrompted): return "prompted:\(isPrompted ? "yes" : "nei")"
    }
  }

  /// Whether something in a study has the name or value asked for.
  func isKnown(in study: Study) -> Bool {
    let labels = study.transcripts.flatMap(\.labels)
    switch self {
    case .speaker(let label): return labels.contains { NaiveMatcher.matches(label, $0) }
    case .source(let name):
      return study.transcripts.contains { NaiveMatcher.matches(name, $0.name) }
    case .language(let language): return study.transcripts.contains { $0.language == language }
    case .kind(let kind): return kind == .interview
    case .role, .caseName, .sector, .staff, .code, .coded, .memo, .question, .prompted: return true
    }
  }
}
