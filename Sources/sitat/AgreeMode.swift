internal import Analysis
internal import Report
internal import Study
internal import Workbench

/// What `sitat agree` measures.
enum AgreeMode: CaseIterable {
  /// Units of the project's texts, code by code.
  case units
  /// A table of ratings.
  case ratings
  case unitizing
  case matching
  case perCharacter
  /// Tables of how texts were cut.
  case tableBoundaries
  /// Tables of segments of the project's texts.
  case segmentBoundaries
  /// Where codings begin and end.
  case codingBoundaries

  /// The comparisons of what coders coded in a project.
  static let ofCodings: Set<AgreeMode> = [
    .units, .unitizing, .matching, .perCharacter, .codingBoundaries,
  ]

  /// Why an option that belongs to another comparison says nothing in this one.
  private var reason: String {
    switch self {
    case .units: "units are judged, code by code"
    case .ratings: "a table of ratings is measured as it is, without a project"
    case .unitizing: "passages are compared as they were drawn (--unitizing)"
    case .matching: "segments are matched as they were drawn (--matching)"
    case .perCharacter:
      "every character of whole sources counts (--per-character); --source and --kind choose among them"
    case .tableBoundaries:
      "tables of units are compared as they are, without a project (--boundaries FILE)"
    case .segmentBoundaries: "tables of segments are compared (--boundaries KIND FILE)"
    case .codingBoundaries: "places where whole texts were cut are compared (--boundaries codings)"
    }
  }

  /// What is wrong with options that were given beside it.
  ///
  /// - Parameter options: options with whether they were given, and where they mean something.
  /// - Returns: the first fault in words, if there is one.
  func fault(_ options: [(name: String, isGiven: Bool, modes: Set<AgreeMode>)]) -> String? {
    options.first { $0.isGiven && !$0.modes.contains(self) }.map {
      "\($0.name) does not go with this: \(reason)"
    }
  }
}

extension AgreeCommand {
  /// What is measured.
  var mode: AgreeMode {
    if tableOptions.ratings != nil { return .ratings }
    if spans.unitizing { return .unitizing }
    if spans.matching != nil { return .matching }
    if spans.perCharacter { return .perCharacter }
    switch spans.cut {
    case .codings: return .codingBoundaries
    case .segments: return .segmentBoundaries
    case .tables: return .tableBoundaries
    case nil: return .units
    }
  }

  /// The options that mean something in some comparisons only.
  var boundOptions: [(name: String, isGiven: Bool, modes: Set<AgreeMode>)] {
    let inText: Set<AgreeMode> = [.units, .unitizing, .matching]
    let ofSources = AgreeMode.ofCodings.union([.segmentBoundaries])
    let cuts: Set<AgreeMode> = [.segmentBoundaries, .codingBoundaries]
    let figures: Set<AgreeMode> = [.units, .ratings]
    return [
      ("--unit", unit != nil, cuts.union([.units])), ("--rule", rule != nil, [.units]),
      ("--role", role != nil, inText.union(cuts)),
      ("--code", !code.isEmpty, AgreeMode.ofCodings),
      ("--descendants", more.descendants, AgreeMode.ofCodings),
      ("--rollup", rollup, AgreeMode.ofCodings), ("--by", by != nil, AgreeMode.ofCodings),
      ("--layer", layer != [.individual], AgreeMode.ofCodings),
      ("--current", more.current, AgreeMode.ofCodings),
      ("--source", !source.isEmpty, ofSources), ("--kind", !more.kind.isEmpty, ofSources),
      ("--min-uses", minUses != 1, inText.union([.perCharacter])),
      ("--where", more.filter != nil, inText), ("--case", !more.cases.isEmpty, inText),
      ("--sample", more.sample != nil, inText), ("--pool-kinds", more.poolKinds, inText),
      ("--pairs", pairs, figures), ("--view", more.view != .codes, [.units]),
      ("--interval", more.interval != .sources, [.units]),
      ("--no-rollup-rows", !more.rollupRows, [.units]), ("--raw", more.raw != nil, [.units]),
      ("--methods", more.methods, [.units]),
      ("--codebook", more.codebook != nil, AgreeMode.ofCodings),
      ("--fail-under", failUnder != nil, figures),
      ("--fail-under-lower", failUnderLower != nil, figures),
      ("--near-miss", spans.nearMiss != nil, cuts.union([.tableBoundaries])),
      ("--window", spans.window != nil, cuts.union([.tableBoundaries])),
    ]
  }

  /// Which codings are compared, in which sources.
  var request: AgreementRequest {
    var request = AgreementRequest()
    request.unit = unit ?? .sentence
    request.rule = rule ?? .any
    request.codes = code
    request.rollup = rollup
    request.coders = by.map(String.commaList) ?? []
    request.sources = source
    request.layers = layer
    switch speech {
    case .any: request.role = nil
    case .informant: request.role = .informant
    case .interviewer: request.role = .interviewer
    }
    more.set(&request)
    return request
  }
}
