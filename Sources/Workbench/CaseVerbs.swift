internal import Store
package import Study
internal import Text

/// A case with all that the project knows of it.
package struct CaseView: Hashable, Sendable {
  package let study: Case
  package let attributes: [Attribute]
  /// The speakers that it is, as `source: label`.
  package let speakers: [String]
  /// The register's steps, the earliest first.
  package let steps: [CaseStep]
  /// The names of the sets that it is in.
  package let sets: [String]
}

extension OpenProject {
  /// Lays down an attribute's type and bands, and holds all stored values against them.
  ///
  /// - Parameters:
  ///   - name: the attribute's name, made if there is none.
  ///   - type: the type; the one that it has, or text, if nil.
  ///   - bands: the bands in their order, for a type with bands; those that it has, if nil.
  ///   - newName: what to call it from now on, if that is to be changed.
  /// - Returns: the attribute as it is now, and how many values were written in another form.
  /// - Throws: `CaseProblem.misfits` where a stored value does not fit; nothing is changed then.
  package func setAttribute(
    _ name: String, type: AttributeType?, bands: [String]?, newName: String?
  ) throws -> (attribute: Attribute, rewritten: Int) {
    try Self.check(name, .attribute)
    if let newName { try Self.check(newName, .attribute) }
    return try file.change("case attribute set", by: me) { writer in
      let known = try writer.reader.attributes()
      let former = known.first { $0.name.foldedForSearch == name.foldedForSearch }
      let wantedType = type ?? (bands == nil ? former?.type ?? .text : .orderedBand)
      let wantedBands =
        bands ?? (wantedType == .orderedBand && former?.type == .orderedBand ? former?.bands : nil)
      let wanted = Attribute(
        name: former?.name ?? name.nfc, type: wantedType, bands: wantedBands ?? [])
      try Self.checkBands(of: wanted)
      let id = try writer.attribute(wanted)
      let rewritten = try writer.refit(wanted, id)
      var result = wanted
      if let newName, newName.nfc != wanted.name {
        guard !known.contains(where: { $0.name != wanted.name && $0.name == newName.nfc }) else {
          throw Refusal(.cases(.nameTaken(what: .attribute, name: newName)))
        }
        try writer.renameAttribute(id, to: newName)
        result = Attribute(name: newName.nfc, type: wanted.type, bands: wanted.bands)
      }
      let kind = wanted.bands.isEmpty ? wanted.type.rawValue : wanted.bands.joined(separator: ", ")
      writer.summary = "\(result.name): \(kind)"
      return (result, rewritten)
    }.result
  }

  /// Adds cases to the register without anything else being known of them.
  package func addCases(_ names: [String], _ values: [(attribute: String, value: String)]) throws {
    for name in names { try Self.check(name, .study) }
    _ = try file.change("case new", by: me) { writer in
      var known = Set(try writer.reader.cases().map(\.name))
      for name in names {
        guard known.insert(name.nfc).inserted else {
          throw Refusal(.cases(.nameTaken(what: .study, name: name)))
        }
        let id = try writer.caseID(named: name)
        try writer.set(values, of: id)
      }
      writer.summary = names.joined(separator: ", ")
    }
  }

  /// Sets values of a case; an empty one is taken away.
  ///
  /// - Returns: the case's name.
  package func setValues(
    of name: String, _ values: [(attribute: String, value: String)]
  ) throws -> String {
    try file.change("case set", by: me) { writer in
      let study = try writer.reader.studyCase(named: name)
      try writer.set(values, of: study.id)
      // Not the values: what is known of a person stands in rows alone, where it can be scrubbed.
      let said = values.map(\.attribute).joined(separator: ", ")
      writer.summary = "\(study.name): \(said)"
      return study.name
    }.result
  }

  /// Gives a case another name.
  package func renameCase(_ name: String, to newName: String) throws {
    try Self.check(newName, .study)
    _ = try file.change("case rename", by: me) { writer in
      let study = try writer.reader.studyCase(named: name)
      if try writer.reader.cases().contains(where: { $0.id != study.id && $0.name == newName.nfc })
      {
        throw Refusal(.cases(.nameTaken(what: .study, name: newName)))
      }
      try writer.renameCase(study.id, to: newName)
      writer.summary = newName.nfc
    }
  }

  /// Takes a case away that nobody is and that nothing was written about.
  ///
  /// - Throws: `CaseProblem.linked`, which says what hangs on it.
  package func removeCase(_ name: String) throws {
    _ = try file.change("case remove", by: me) { writer in
      let study = try writer.reader.studyCase(named: name)
      let links = try writer.reader.links(ofCase: study.id)
      guard links.speakers.isEmpty, links.rows.isEmpty else {
        throw Refusal(
          .cases(
            .linked(
              name: study.name, speakers: links.speakers.map { "\($0.source): \($0.label)" },
              rows: links.rows.map { CaseLink(table: $0.table, count: $0.count) })))
      }
      try writer.removeCase(study.id)
      writer.summary = study.name
    }
  }

  /// Says how much a case counts, and why.
  package func weighCase(_ name: String, _ weight: Double, reason: String) throws {
    _ = try file.change("case weight", by: me) { writer in
      let study = try writer.reader.studyCase(named: name)
      try writer.weighCase(study.id, weight, reason: reason)
      writer.summary = "\(study.name): \(weight)"
    }
  }

  /// One case with all that is known of it.
  package func caseView(_ name: String) throws -> CaseView {
    try file.read { reader in
      let study = try reader.studyCase(named: name)
      return CaseView(
        study: study, attributes: try reader.attributes(),
        speakers: try reader.links(ofCase: study.id).speakers.map { "\($0.source): \($0.label)" },
        steps: CaseRegister(try reader.caseSteps()).steps[study.id] ?? [],
        sets: try reader.studySets().filter { $0.kind == .cases && $0.members.contains(study.id) }
          .map(\.name))
    }
  }

  /// Refuses a name that is empty or could not stand in a line.
  static func check(_ name: String, _ what: CaseNamed) throws {
    let isUnusable = name.trimmingBlanks().isEmpty || name.unicodeScalars.contains { $0.value < 32 }
    if isUnusable { throw Refusal(.cases(.unusable(what: what, name: name))) }
  }

  private static func checkBands(of attribute: Attribute) throws {
    var seen: Set<String> = []
    let repeated = attribute.bands.first { !seen.insert($0.foldedForSearch).inserted }
    if repeated != nil || (!attribute.bands.isEmpty && attribute.type != .orderedBand) {
      throw Refusal(.cases(.unusableBands(attribute: attribute.name, repeated: repeated)))
    }
  }
}

/// The cases of a project by name, for commands that look up many.
struct CaseNames {
  private let cases: [Case]
  private let byName: [String: Case]

  init(_ cases: [Case]) {
    self.cases = cases
    byName = Dictionary(cases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func study(named asked: String) throws -> Case {
    if let match = byName[asked.nfc] { return match }
    let names = cases.map(\.name)
    throw Refusal(
      .unknownCase(asked: asked, nearest: NearestNames(names).matches(for: asked), known: names))
  }
}

extension ProjectReader {
  /// The case that a person names, compared in NFC.
  func studyCase(named asked: String) throws -> Case {
    try CaseNames(cases()).study(named: asked)
  }

  /// The attribute that a person names, in any case.
  func caseAttribute(named asked: String) throws -> Attribute {
    let all = try attributes()
    let folded = asked.foldedForSearch
    if let match = all.first(where: { $0.name.foldedForSearch == folded }) { return match }
    let names = all.map(\.name)
    throw Refusal(
      .unknownAttribute(
        asked: asked, nearest: NearestNames(names).matches(for: asked), known: names))
  }
}

extension ProjectWriter {
  /// Sets values of a case in the form that is kept.
  func set(_ values: [(attribute: String, value: String)], of caseID: CaseID) throws {
    for (name, written) in values {
      let attribute = try reader.caseAttribute(named: name)
      let value = written.isEmpty ? nil : try attribute.kept(written.nfc)
      try setValue(value, of: caseID, attribute: self.attribute(attribute))
    }
  }

  /// Brings the stored values of an attribute into the form that its type keeps.
  ///
  /// - Returns: how many had another form.
  /// - Throws: `CaseProblem.misfits` where some do not fit.
  func refit(_ attribute: Attribute, _ id: Int) throws -> Int {
    var rewritten = 0
    var misfits: [CaseMisfit] = []
    for study in try reader.cases() {
      guard let value = study.values[attribute.name] else { continue }
      guard let kept = attribute.canonical(value) else {
        misfits.append(CaseMisfit(caseName: study.name, value: value))
        continue
      }
      if kept == value { continue }
      try setValue(kept, of: study.id, attribute: id)
      rewritten += 1
    }
    guard misfits.isEmpty else {
      throw Refusal(
        .cases(
          .misfits(
            attribute: attribute.name, type: attribute.type, bands: attribute.bands,
            values: misfits)))
    }
    return rewritten
  }

  /// Holds stored values against an attribute that may have changed its type.
  func check(_ attribute: Attribute, among former: [Attribute]) throws {
    guard let known = former.first(where: { $0.name == attribute.name.nfc }),
      known.type != attribute.type
    else { return }
    _ = try refit(attribute, self.attribute(attribute))
  }
}
