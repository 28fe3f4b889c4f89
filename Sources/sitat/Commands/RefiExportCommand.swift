internal import ArgumentParser
internal import Formats
@preconcurrency internal import Glibc
internal import Report
internal import Store
internal import Study
internal import Workbench

extension RefiExportTarget: ExpressibleByArgument {}
extension RefiExportText: ExpressibleByArgument {}

extension RefiCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write the project as a file that other programs read.",
      discussion: """
        NVivo, ATLAS.ti, MAXQDA, QualCoder and others read REFI-QDA projects (.qdpx)
        and codebooks (.qdc). Codes, sources, codings with their coders, cases, sets,
        themes, memos and links go along; what has no place there is listed, with how
        many there are. Positions are exact, and the file is checked by the standard's
        schema before it is moved into place. The same project gives the same bytes.

        Sources with times are transcripts of a recording, which is where the standard
        has times, or texts without times for a program that is named with --for.

        Everybody's codings go along, whoever asks. A second reading or a consensus
        goes along under a user of its own, such as “Ane (consensus)”; --layer
        chooses.

        The file holds the interviews: keep it where the project file may be kept.

        Examples:
          sitat refi export -o study.qdpx
          sitat refi export -o study.qdpx --for nvivo --report left-out.md
          sitat refi export -o study.qdpx --layer consensus --text reading
          sitat refi export -o codes.qdc
        """)

    @OptionGroup var global: GlobalOptions

    @Option(
      name: .customShort("o"),
      help: "The file, .qdpx or .qdc (else the project's name, .qdpx, in this folder).")
    var file: String?

    @Option(
      name: .customLong("for"),
      help: "The program that is to read it: nvivo, atlas, maxqda or qualcoder.")
    var target: RefiExportTarget?

    @Option(help: "Only this layer: individual, second-reading or consensus (may be repeated).")
    var layer: [Study.Layer] = []

    @Option(
      help: "Which text: stored, to the character, or reading, with line ends joined.")
    var text: RefiExportText = .stored

    @Flag(help: "Leave originals, recordings and pictures here, which may hold names and voices.")
    var noOriginals = false

    @Option(help: "Write what became of everything to this file, in the format of its suffix.")
    var report: String?

    @Option(help: "How it is shown here: table, csv, tsv, json, jsonl, md, html or tex.")
    var format: OutputFormat?

    @Option(help: "The language of what people read: nb, nn or en (else the project's).")
    var lang: DocumentLanguage?

    func validate() throws {
      if let report, !Self.reportSuffixes.contains(Self.suffix(of: report)) {
        throw ValidationError(
          "“\(report)” has to end in \(OutputFormat.listed(Self.reportFormats, prefix: "."))")
      }
      guard let file else { return }
      let suffix = Self.suffix(of: file)
      guard suffix == "qdpx" || suffix == "qdc" else {
        throw ValidationError("“\(file)” has to end in .qdpx, a project, or .qdc, a codebook")
      }
      if suffix == "qdc", target != nil || !layer.isEmpty || text != .stored || noOriginals {
        throw ValidationError("a codebook has no codings or texts: leave the options away")
      }
    }

    func run() throws {
      try global.withWorkbench { bench in
        let path = try file ?? Self.freeName(for: bench)
        var request = RefiExportRequest()
        request.isCodebook = Self.suffix(of: path) == "qdc"
        request.target = target
        request.layers = layer
        request.text = text
        request.withOriginals = !noOriginals
        let export = try bench.refiExport(request)
        try FileBytes.write(export.bytes, to: path)
        try tell(export.report, bench)
        global.say("\(path): \(Self.summary(of: export, isCodebook: request.isCodebook))")
        warn(of: export.report)
      }
    }

    private static let reportFormats = OutputFormat.ofTables.subtracting([.table])
    private static let reportSuffixes = Set(reportFormats.map(\.rawValue))

    /// Shows the report, and writes it to a file where one is wanted.
    private func tell(_ told: RefiExportReport, _ bench: OpenProject) throws {
      var options: [String] = []
      if let format { options += ["--format", format.rawValue] }
      if let lang { options += ["--lang", lang.rawValue] }
      let shown = try OutputOptions.parse(options)
      let table = RefiExportTable(told, words: Wording(shown.language(of: bench)))
      if report == nil || format != nil {
        try shown.put(table.table, bench: bench, json: table.json)
      }
      guard let report else { return }
      let language = lang.map { ["--lang", $0.rawValue] } ?? []
      try OutputOptions.parse(["-o", report] + language)
        .put(table.table, bench: bench, json: table.json)
    }

    private static func summary(of export: RefiExport, isCodebook: Bool) -> String {
      let codes = export.report.count(.codes, .written).of("code")
      if isCodebook { return codes }
      return [
        export.report.count(.sources, .written).of("source"), codes,
        export.report.count(.codings, .written).of("coding"),
      ].joined(separator: ", ")
    }

    private func warn(of report: RefiExportReport) {
      for line in report.lines where line.item == .transcripts {
        global.say(
          "sitat: transcripts of a recording that is not in the file, for their times: "
            + "\(String.list(line.names)); a program named with --for is given texts")
      }
      for line in report.lines where line.item == .wideCharacters {
        global.say(
          "sitat: positions after an emoji or other rare character may be read otherwise in "
            + "\(String.list(line.names)); name the program with --for")
      }
      for line in report.lines where line.item == .withdrawnSources {
        global.say(
          "sitat: not in the file, since consent was withdrawn: \(String.list(line.names))")
      }
    }

    private static func freeName(for bench: OpenProject) throws -> String {
      let name = FileBytes.stem(of: bench.file.path) + ".qdpx"
      guard access(name, F_OK) != 0 else {
        throw ValidationError("\(name) is there already; say with -o which file to write")
      }
      return name
    }

    private static func suffix(of path: String) -> String {
      let name = FileBytes.name(of: path)
      guard name.contains("."), let suffix = name.split(separator: ".").last else { return "" }
      return suffix.lowercased()
    }
  }
}
