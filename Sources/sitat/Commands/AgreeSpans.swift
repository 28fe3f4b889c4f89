internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
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
    help: """
      Compare how texts were cut: a table with coder, source, and the last unit of each segment \
      (end) or its number of units (mass). Needs no project.
      """)
  var boundaries: String?

  func validate() throws {
    let asked = [unitizing, matching != nil, perCharacter, boundaries != nil].count { $0 }
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
  }

  /// Whether any of them was asked for.
  var isAsked: Bool { unitizing || matching != nil || perCharacter || boundaries != nil }
}

extension AgreeCommand {
  /// Compares spans as the options ask.
  func compareSpans() throws {
    if let boundaries = spans.boundaries {
      let report = try OpenProject.segmentation(boundaries)
      let language = output.lang ?? .en
      return try output.put(
        SegmentationReports.table(report, Wording(language)), language: language,
        json: SegmentationReports.json(report))
    }
    try global.withWorkbench { bench in
      if spans.unitizing {
        var groups = GroupRequest()
        groups.groups = spans.group.map(String.commaList)
        groups.parents = spans.groupUnder
        let (report, material) = try bench.unitizing(spanRequest, groups)
        let reports = spanReports(material, bench)
        try output.put(reports.unitizing(report), bench: bench, json: reports.json(report))
      } else if let threshold = spans.matching {
        let (report, material) = try bench.segmentMatching(spanRequest, threshold: threshold)
        let reports = spanReports(material, bench)
        try output.put(reports.matching(report), bench: bench, json: reports.json(report))
      } else {
        let (report, material) = try bench.charactersBySource(spanRequest)
        let reports = spanReports(material, bench)
        try output.put(reports.characters(report), bench: bench, json: reports.json(report))
      }
    }
  }

  private var spanRequest: AgreementRequest {
    var request = AgreementRequest()
    request.codes = code
    request.rollup = rollup
    request.coders = by.map(String.commaList) ?? []
    request.sources = source
    request.layers = layer
    switch role {
    case .any: request.role = nil
    case .informant: request.role = .informant
    case .interviewer: request.role = .interviewer
    }
    return request
  }

  private func spanReports(_ material: SpanMaterial, _ bench: OpenProject) -> SpanReports {
    let pages: Set<OutputFormat> = [.table, .md, .html, .docx]
    return SpanReports(
      Wording(output.language(of: bench)),
      names: ReportNames(
        codebook: material.codebook, coders: material.coderNames, sources: material.sourceNames),
      scope: AgreementScope(isRolledUp: rollup, speech: role), reopened: material.reopened,
      minUses: minUses, isPage: pages.contains(output.chosen()))
  }
}
