internal import Analysis
internal import ArgumentParser
internal import Formats
internal import Report
internal import Study
internal import Workbench

/// The command `sitat agree`.
struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree", abstract: "Measure how well the coders agree.",
    discussion: """
      Only sources that two coders have finished count, as they were when they could
      first be compared: what is missing is not silence. By default the unit is the
      sentence, a sentence has a code when any part of it was coded, and
      interviewers' turns are left out. Sources of different kinds are measured
      apart. With --ratings any table of units and coders is measured, without a
      project.

      --sample keeps to passages that `sitat sample` drew: its table says where a
      second coder has judged, and the rest of the source is not taken for silence.

      --boundaries compares how texts were cut: two coders' tables of units, their
      tables of segments of the project's texts (the kind first), or `codings`, each
      of which begins and ends a segment. A near miss spans two places
      (--near-miss), and the windows of Pk and WindowDiff are half the mean segment
      of the reference (--window).

      Examples:
        sitat agree
        sitat agree --unit turn --code Tillit --format json
        sitat agree --ratings ratings.csv --level ordinal --categories low,middle,high
        sitat agree --ratings tags.csv --level set --fail-under 0.667
        sitat agree --unitizing --group-under Samarbeid
        sitat agree --matching 90
        sitat agree --unitizing -o passages.svg
        sitat agree --sample passages.csv
        sitat agree --boundaries ane.csv bjørn.csv
        sitat agree --boundaries turn ane.csv bjørn.csv --unit sentence
        sitat agree --boundaries codings --code Tema --near-miss 3
        sitat agree --kind interview -o agreement.svg
        sitat agree --view confusions
        sitat agree --where 'sektor:privat' --fail-under 0.667
        sitat agree --raw judgements.csv --code Tillit
        sitat agree --codebook v1
        sitat agree --methods --lang nb -o methods.docx
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var spans: SpanAgreementOptions
  @OptionGroup var more: AgreementOptions

  @Option(help: "character, token, sentence, turn, paragraph, section or source (sentence).")
  var unit: UnitKind?

  @Option(help: "any: one character of the unit is coded; half: at least half of it (any).")
  var rule: CoverageRule?

  @Option(help: "Only this code (may be repeated).")
  var code: [String] = []

  @Option(help: "Only codes that some coder has on at least so many units.")
  var minUses = 1

  @Flag(help: "Count each code together with those below it.")
  var rollup = false

  @Option(help: "Whose speech counts: any, informant or interviewer (informant).")
  var role: AgreementScope.Speech?

  @Option(help: "Only these coders (A,B).")
  var by: String?

  @Option(help: "Only this source (may be repeated).")
  var source: [String] = []

  @Option(help: "The layers that are compared (may be repeated).")
  var layer: [Study.Layer] = [.individual]

  @Flag(help: "One row for each code and pair of coders.")
  var pairs = false

  @OptionGroup var tableOptions: RatingsOptions

  @Option(help: "Exit with 1 where α is under this, or undefined.")
  var failUnder: Double?

  @Option(help: "Exit with 1 where the interval of α begins under this, or is undefined.")
  var failUnderLower: Double?

  /// Whose speech counts: where texts were cut as a whole, everybody's.
  var speech: AgreementScope.Speech {
    role ?? (mode == .segmentBoundaries ? .any : .informant)
  }

  func validate() throws {
    if let fault = mode.fault(boundOptions) { throw ValidationError(fault) }
  }

  func run() throws {
    if let ratings = tableOptions.ratings {
      return try measureRatings(ratings, failUnder: failUnder, failUnderLower: failUnderLower)
    }
    if spans.isAsked { return try compareSpans() }
    try global.withWorkbench { bench in
      let result = try bench.agreement(request)
      let print = AgreementPrinter(
        result, more: more, speech: speech, isRolledUp: rollup, minUses: minUses, asked: code,
        output: output, language: output.language(of: bench))
      if let path = more.raw { try global.say(print.raw(to: path)) }
      if more.methods { return try print.methods() }
      try print.report(byPair: pairs)
      let failures = print.failures(AgreementLimits(point: failUnder, lower: failUnderLower))
      guard failures.isEmpty else {
        Terminal.say("sitat: agreement is too low, or not known:")
        for failure in failures { Terminal.say("  " + failure) }
        throw ExitCode(1)
      }
    }
  }
}

extension UnitKind: ExpressibleByArgument {}
extension CoverageRule: ExpressibleByArgument {}
extension AgreementScope.Speech: ExpressibleByArgument {}
