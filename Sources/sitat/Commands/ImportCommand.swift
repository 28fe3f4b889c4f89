internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Text
internal import Workbench

/// The command `sitat import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take transcripts and open answers in.",
    discussion: """
      The original is kept byte for byte, and its text unchanged; how it is to be
      read (paragraphs, line-end hyphens, page numbers, speakers) is laid over it as
      marks that can be dropped.

      Of time-aligned files (.srt, .vtt, Whisper, oTranscribe, ELAN, Transcriber,
      EXMARaLDA, CHAT, spoken TEI, TextGrid) the text is what was said, a line for
      each turn, and times are kept. With --answers a table is read: sources of the
      answers, cases and attributes of the rest.

      With --text a project is made of the files that `sitat export --text` wrote:
      in this folder under its own name, or as -p says.

      Examples:
        sitat import interviews/
        sitat import int03.docx --comments memos --dry-run
        sitat import int05.txt --layout hard-wrapped --dry-run
        sitat import meeting.vtt session.eaf --dry-run
        sitat import survey.xlsx --answers 'What would you change?' --id respondent
        sitat import --text study-text -p study.sitat
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var table: AnswersOptions

  @Argument(help: "The files, and folders of files.")
  var files: [String] = []

  @Option(help: "Make a project of the text files in this folder.")
  var text: String?

  @Flag(help: "With --text: take files that were changed since, if they are right.")
  var edited = false

  @Option(help: "How lines make paragraphs: auto, blank-line, hard-wrapped, double-spaced, line.")
  var layout: Layout = .auto

  @Option(help: "The encoding of plain texts, if the rule guesses wrong, such as windows-1252.")
  var encoding: EncodingName?

  @Option(help: "The language of the sources: nb, nn, en … (else told from their words).")
  var language: String?

  @Option(name: .customLong("as"), help: "The source's name, for a single file.")
  var name: String?

  @Option(help: "interview, group, focus-group, workshop, summary, field-note, survey-answer.")
  var kind: SourceKind = .interview

  @Option(help: "A label that is a speaker wherever a line begins with it (may be repeated).")
  var speaker: [String] = []

  @Option(help: "A YAML file of patterns by which speakers are told, such as '<{name}>'.")
  var speakerPatterns: String?

  @Option(help: "What becomes of comments in a document's margin: memos, codings or none.")
  var comments: CommentUse = .none

  @Option(help: "A tier of an ELAN, EXMARaLDA or Praat file that is wanted (may be repeated).")
  var tier: [String] = []

  @Flag(help: "Take in a file whose bytes are in the project already.")
  var duplicate = false

  @Flag(help: "Show turns, speakers and marks, and store nothing.")
  var dryRun = false

  func validate() throws {
    if text != nil, !files.isEmpty {
      throw ValidationError("--text makes a project of its own; import other files into it then")
    }
    if text == nil, files.isEmpty {
      throw ValidationError("name the files to import, or a folder with --text")
    }
    if let fault = table.fault(files: files.count, isDuplicate: duplicate) {
      throw ValidationError(fault)
    }
    if name != nil, files.count > 1 {
      throw ValidationError("--as names one source, and \(files.count) files were given")
    }
  }

  func run() throws {
    if let text { return try importText(text) }
    if !table.answers.isEmpty, let path = files.first { return try importAnswers(path) }
    var options = ImportOptions()
    options.layout = layout
    options.encoding = encoding?.value
    options.language = language
    options.name = name
    options.kind = kind
    options.speakers = speaker
    options.tiers = tier
    options.allowsDuplicates = duplicate
    options.comments = comments
    if let speakerPatterns { options.speakerPatterns = try Self.patterns(speakerPatterns) }
    let failures = try global.withWorkbench { bench in
      var previews = 0
      let imported = try bench.importFiles(
        files, options, dryRun: dryRun, progress: showProgress
      ) { file in
        if dryRun, let text = ImportPreview.text(file, comments: comments) {
          Terminal.clearProgress()
          Terminal.write((previews > 0 ? "\n" : "") + text)
          previews += 1
        }
        return ImportWords(file, comments: comments)
      }
      if files.count > 1 || imported.count > 1 { Terminal.clearProgress() }
      try report(imported, bench)
      return imported.failures
    }
    if failures > 0 { throw ExitCode(2) }
  }

  /// Says what became of the files.
  private func report(_ imported: [ImportWords], _ bench: OpenProject) throws {
    guard !imported.isEmpty else {
      Terminal.say("sitat: there is no file in \(String.list(files))")
      throw ExitCode(2)
    }
    for file in imported {
      switch file.outcome {
      case .added, .untried: break
      case .failed(let error): Terminal.say(Complaint(error).text)
      case .same(let name):
        global.say(
          "\(file.file): the same bytes are in the project already, as “\(name)”; nothing changed")
      case .leftOut(let kind):
        global.say("\(file.file): left out, as it is of the kind \(kind.rawValue)")
      case .aboutFolder:
        global.say(
          "\(file.file): left out, as it is about the folder by its name; name the file to take it in"
        )
      }
    }
    for gap in OpenProject.missingDictionaries(for: imported.compactMap(\.language)) {
      global.say(
        "there is no dictionary for \(gap.language): line-end hyphens and lemma: go by rules alone; install it with sudo apt-get install \(gap.package)"
      )
    }
    if !dryRun {
      let notes = imported.compactMap(\.speakerNote) + imported.compactMap(\.commentNote)
      for line in notes { global.say(line) }
      let table = imported.table
      if !table.rows.isEmpty { try output.put(table, bench: bench) }
    }
    let wasFolder = imported.count != files.count
    if wasFolder || (imported.count > 1 && imported.failures > 0) { global.say(imported.summary) }
  }

  /// Shows how far a long import has come, to whoever watches.
  private func showProgress(_ done: Int, _ of: Int, _ file: String) {
    if of > 1, !global.quiet {
      Terminal.progress("\(done + 1) of \(of)  \(FileBytes.name(of: file))")
    }
  }

  /// Reads a file of patterns.
  private static func patterns(_ path: String) throws -> [SpeakerPattern] {
    let bytes = try FileBytes.read(path)
    do {
      return try SpeakerPatternFile(yaml: bytes).patterns
    } catch {
      throw FormatFault(file: path, error: error)
    }
  }
}

extension ImportCommand {
  /// Makes a project of text files.
  private func importText(_ folder: String) throws {
    let made = try OpenProject.importText(
      folder, to: global.project, takesEdits: edited, by: global.actor)
    global.say(
      "made \(made.path): \(made.sources.of("source")), \(made.codings.of("coding")), \(made.rows.of("row")) in all"
    )
  }
}

/// The name of an encoding on the command line.
struct EncodingName: ExpressibleByArgument {
  let value: EncodingOverride

  init?(argument: String) {
    guard let value = try? EncodingOverride(named: argument) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { EncodingOverride.allCases.map(\.rawValue) }
}

extension CommentUse: ExpressibleByArgument {}
extension Layout: ExpressibleByArgument {}
extension SourceKind: ExpressibleByArgument {}
extension SpeakerRole: ExpressibleByArgument {}
extension Study.Layer: ExpressibleByArgument {}
extension DocumentLanguage: ExpressibleByArgument {}
