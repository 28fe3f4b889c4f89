internal import ArgumentParser
internal import Report
internal import Study
internal import Workbench

/// What `sitat agree` shows.
enum AgreementViewKind: String, CaseIterable, ExpressibleByArgument {
  case codes
  case sources
  case pairs
  case coders
  case time
  case confusions
}

/// The options of `sitat agree` on scope and on what is shown.
struct AgreementOptions: ParsableArguments {
  @Option(
    help: """
      codes, sources, pairs (coder against coder), coders (without each), time, or confusions \
      (codes used in each other's place).
      """)
  var view: AgreementViewKind = .codes

  @Option(help: "Only this kind of source (may be repeated).")
  var kind: [SourceKind] = []

  @Flag(help: "Measure sources of several kinds together.")
  var poolKinds = false

  @Option(name: .customLong("case"), help: "Only what this case says (may be repeated).")
  var cases: [String] = []

  @Option(
    name: .customLong("where"),
    help: "Only units that the passages of this query touch, such as 'sektor:privat'.")
  var filter: String?

  @Option(help: "Only units that lie in the passages of this table, as `sitat sample` writes it.")
  var sample: String?

  @Flag(help: "With --code: the codes below it as rows of their own.")
  var descendants = false

  @Flag(
    inversion: .prefixedNo, help: "Also show codes that have others below them with these.")
  var rollupRows = true

  @Flag(help: "Measure the work as it stands today, not as it was when first compared.")
  var current = false

  @Option(
    help: """
      Measure by the codes of a frozen codebook, such as v1: each coding has the code that it had \
      when its work was sealed.
      """)
  var codebook: String?

  @Option(help: "The interval: over sources, or over units (within sources, too narrow).")
  var interval: AgreementScope.IntervalKind = .sources

  @Option(help: "Write every judgement to this CSV file: a unit and code a row, coders as columns.")
  var raw: String?

  @Flag(help: "Write a paragraph for the methods section, to be finished by you.")
  var methods = false

  func validate() throws {
    if current, codebook != nil {
      throw ValidationError("--codebook takes the work as it was sealed; leave --current out")
    }
  }

  /// Puts the scope into a request.
  func set(_ request: inout AgreementRequest) {
    request.kinds = kind
    request.poolsKinds = poolKinds
    request.cases = cases
    request.filter = filter
    request.sample = sample
    request.includesDescendants = descendants
    request.hasRollUpRows = rollupRows
    request.isCurrent = current
    request.version = codebook
  }
}

extension AgreementScope.IntervalKind: ExpressibleByArgument {}
