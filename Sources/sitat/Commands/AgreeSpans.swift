internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

/// Other ways to compare what coders marked: `sitat agree` with one of these.
struct SpanAgreementOptions: ParsableArguments {
  @Flag(help: "Compare passages as they were drawn, by Krippendorff's uα of 2016.")
  var unitizing = false

  @Option(help: "With --unitizing: codes that exclude each other (A,B,C; may be repeated).")
  var group: [String] = []

  @Option(help: "With --unitizing: the codes right below this one exclude each other.")
  var groupUnder: [String] = []

  @Option(
    help: """
      Match segments that share at least so many percent of each, as MAXQDA does (1 to 100).
      """)
  var matching: Int?

  @Flag(
    help: "Percent and κ by code and source over all characters, whoever speaks, as NVivo does.")
  var perCharacter = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Compare how texts were cut. FILE…: tables with source, and the last unit of each segment (end) \
      or its number of units (mass), and coder, else the file's name is; no project is needed. KIND \
      FILE…: turn, sentence, paragraph or section, and tables with source, start and end, as `sitat \
      segments import` reads them; one coder's are compared with the project's own. codings: where \
      passages begin and end.
      """, valueName: "what"))
  var boundaries: [String] = []

  @Option(
    help: "With --boundaries: places that a near miss spans, both ends counted (2; 1 for none).")
  var nearMiss: Int?

  @Option(
    help: """
      With --boundaries: the window of Pk and WindowDiff in units (half the mean segment of the \
      reference).
      """)
  var window: Int?

  /// What is compared where texts were cut.
  enum Cut: Equatable {
    case tables([String])
    case segments(SegmentKind, [String])
    case codings
  }

  func validate() throws {
    let asked = [unitizing, matching != nil, perCharacter, !boundaries.isEmpty].count { $0 }
    if asked > 1 {
      throw ValidationError(
        "choose one of --unitizing, --matching, --per-character and --boundaries")
    }
    if !unitizing, !group.isEmpty || !groupUnder.isEmpty {
      throw ValidationError("--group and --group-under go with --unitizing")
    }
    if let matching, !(1...100).contains(matching) {
      throw ValidationError("--matching is a percentage from 1 to 100, not \(matching)")
    }
    if boundaries.isEmpty, let option = bareOption {
      throw ValidationError("\(option) goes with --boundaries")
    }
    if let nearMiss, !(1...1000).contains(nearMiss) {
      throw ValidationError("--near-miss takes a number of places from 1 to 1000")
    }
    if let window, window < 1 {
      throw ValidationError("--window takes a number of units from 1 on")
    }
    if case .segments(let kind, let files) = cut, files.isEmpty {
      throw ValidationError(
        "--boundaries \(kind.rawValue) compares tables of segments: name one or several after it")
    }
    if boundaries.first == Self.codings, boundaries.count > 1 {
      throw ValidationError(
        "--boundaries codings takes no file: it compares codings of the project")
    }
  }

  private var bareOption: String? {
    nearMiss != nil ? "--near-miss" : window != nil ? "--window" : nil
  }

  private static let codings = "codings"

  /// What is compared, where texts were cut; nil where nothing of that was asked for.
  var cut: Cut? {
    guard let first = boundaries.first else { return nil }
    if first == Self.codings { return .codings }
    return SegmentKind(rawValue: first).map { .segments($0, Array(boundaries.dropFirst())) }
      ?? .tables(boundaries)
  }

  /// How it is compared.
  var request: SegmentingRequest {
    var request = SegmentingRequest()
    switch cut {
    case .tables(let files), .segments(_, let files): request.paths = files
    case .codings, nil: break
    }
    request.span = nearMiss ?? 2
    request.window = window
    return request
  }

  /// Whether any of them was asked for.
  var isAsked: Bool { unitizing || matching != nil || perCharacter || cut != nil }
}

extension AgreeCommand {
  /// Compares spans as the options ask.
  func compareSpans() throws {
    if case .tables = spans.cut {
      let report = try OpenProject.segmentation(spans.request)
      let language = output.lang ?? .en
      return try output.put(
        SegmentationReports.table(report, Wording(language)), language: language,
        json: SegmentationReports.json(report))
    }
    try global.withWorkbench { bench in
      let printer = SpanPrinter(
        more: more, speech: speech, isRolledUp: rollup, minUses: minUses, output: output,
        language: output.language(of: bench))
      switch spans.cut {
      case .codings?:
        let result = try bench.segmentation(byCodings: try cutRequest(), spans.request)
        return try printer.put(
          result, .codings(code.isEmpty ? [] : try paths(result.codebook)))
      case .segments(let kind, _)?:
        let result = try bench.segmentation(of: kind, try cutRequest(of: kind), spans.request)
        return try printer.put(result, .tables(kind))
      case .tables?, nil: break
      }
      if spans.unitizing {
        var groups = GroupRequest()
        groups.groups = spans.group.map(String.commaList)
        groups.parents = spans.groupUnder
        let result = try bench.unitizing(request, groups)
        if output.chosen() == .svg { return try printer.figure(result) }
        try printer.put(result, { $0.unitizing($1) }, json: { $0.json($1) })
      } else if let threshold = spans.matching {
        let result = try bench.segmentMatching(request, threshold: threshold)
        try printer.put(result, { $0.matching($1) }, json: { $0.json($1) })
      } else {
        let result = try bench.charactersBySource(request)
        try printer.put(result, { $0.characters($1) }, json: { $0.json($1) })
      }
    }
  }

  /// The paths of the codes that were asked for.
  private func paths(_ codebook: Codebook) throws -> [String] {
    try code.map { codebook.path(of: try codebook.code(named: $0).id).description }
  }

  /// The scope of a comparison of cuts; words are the places between them where sentences are cut.
  private func cutRequest(of kind: SegmentKind? = nil) throws -> AgreementRequest {
    var request = request
    request.unit = unit ?? (kind == .sentence || kind == .token ? .token : .sentence)
    if request.unit == .character || request.unit == .source {
      throw ValidationError(
        "texts are cut between tokens, sentences, turns, paragraphs or sections (--unit)")
    }
    return request
  }
}
