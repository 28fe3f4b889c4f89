package import Analysis
internal import Formats
internal import Study
package import Text

/// Where segments of a project's texts come from, and into what the texts are cut.
package struct SegmentationAbout: Sendable {
  /// What makes segments.
  package enum Origin: Sendable {
    /// Codings: each begins and ends one. The paths of the codes asked for; empty for all.
    case codings([String])
    /// Coders' tables of segments of a kind.
    case tables(SegmentKind)
  }

  let origin: Origin
  let unit: UnitKind
  let scope: AgreementScope
  let names: ReportNames
  let sourcesWithoutUnits: [String]
  /// The number of sources compared.
  let sources: Int
  /// What the project's own segments are called in the comparison; nil where they are not in it.
  let ownName: String?

  /// Describes segments.
  package init(
    _ origin: Origin, unit: UnitKind, scope: AgreementScope, names: ReportNames,
    sourcesWithoutUnits: [String], sources: Int, ownName: String? = nil
  ) {
    self.origin = origin
    self.unit = unit
    self.scope = scope
    self.names = names
    self.sourcesWithoutUnits = sourcesWithoutUnits
    self.sources = sources
    self.ownName = ownName
  }

  var isOfCodings: Bool {
    if case .codings = origin { return true }
    return false
  }

  /// The members that say so.
  func add(to object: inout CoefficientObject) {
    switch origin {
    case .codings(let codes):
      object.add("segments", .string("codings"))
      object.add("codes", .array(codes.map { .string($0) }))
      object.add("rollup", .bool(scope.isRolledUp))
      object.add("state", .string(scope.isCurrent ? "current" : "sealed"))
      object.add(
        "reopened", .array(scope.reopened.map { AgreementJSON.reopening($0, names) }))
      object.add("codings_without_code", .integer(scope.codingsWithoutCode))
      if let version = scope.version {
        object.add("codebook_version", .string(version))
        object.add("codes_left_out", AgreementJSON.codesLeftOut(scope))
      }
    case .tables(let kind): object.add("segments", .string(kind.rawValue))
    }
    object.add("unit", .string(unit.rawValue))
    object.add("role", .string(scope.speech.rawValue))
    object.add(
      "sources_without_units", .array(sourcesWithoutUnits.map { .string($0) }))
  }
}

extension Wording {
  /// What a coder is called beside the project's own segments.
  func title(_ coder: String, _ about: SegmentationAbout?) -> String {
    coder == about?.ownName ? pick("(prosjektet)", "(prosjektet)", "(the project)") : coder
  }

  /// Where segments come from, line by line.
  func lines(_ about: SegmentationAbout) -> [String] {
    let unit = name(of: about.unit)
    var lines: [String] = []
    switch about.origin {
    case .codings(let codes):
      lines.append(
        pick(
          "Enhet: \(unit); en grense står der en koders stykke begynner eller slutter.",
          "Eining: \(unit); ei grense står der stykket til ein kodar byrjar eller sluttar.",
          "Unit: \(unit); there is a boundary wherever a coder's passage begins or ends."))
      lines.append(
        codes.isEmpty
          ? pick("Alle koder er med.", "Alle kodar er med.", "All codes count.")
          : pick("Koder: ", "Kodar: ", "Codes: ") + codes.joined(separator: ", ") + ". "
            + rollUp(about.scope.isRolledUp))
    case .tables(let kind):
      let segments = UnitKind(rawValue: kind.rawValue).map { name(of: $0) } ?? kind.rawValue
      lines.append(
        pick(
          "Enhet: \(unit); inndelingen er den i tabellene (\(segments)).",
          "Eining: \(unit); inndelinga er den i tabellane (\(segments)).",
          "Unit: \(unit); the segments are those of the tables (\(segments))."))
    }
    lines.append(speech(about.scope.speech))
    if let kind = about.scope.kind { lines.append("\(kindOfSource): \(name(of: kind)).") }
    if !about.sourcesWithoutUnits.isEmpty {
      lines.append(
        pick("Utelatt, uten enheter: ", "Utelatne, utan einingar: ", "Left out, without units: ")
          + about.sourcesWithoutUnits.joined(separator: ", "))
    }
    return lines + state(about.scope, sources: about.sources, names: about.names)
  }
}
