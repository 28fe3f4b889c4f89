internal import Formats
internal import Store
internal import Study
internal import Text

/// Puts a project together as the standard REFI-QDA has it, in one reading of the project file.
///
/// What the parts are called comes from the rows' guids, so that it is the same in every export; and
/// whatever the standard has no place for is told in the report.
struct RefiExportBuilder {
  /// What this program calls itself in a file.
  static let origin = "Sitat"

  let request: RefiExportRequest
  let reader: ProjectReader
  let material: RefiExportMaterial
  var guids = RefiGuidRegister { Digest.sha256(Array($0.utf8)) }
  var project: RefiProject
  var files: [RefiArchiveWriter.File] = []
  var report = RefiExportReport()

  // What the parts have been called.
  var users: [Rater: RefiGUID] = [:]
  var codes: [CodeID: RefiGUID] = [:]
  var variables: [String: RefiGUID] = [:]
  var cases: [CaseID: RefiGUID] = [:]
  var sources: [SourceID: RefiGUID] = [:]
  var codings: [CodingID: RefiGUID] = [:]
  var themes: [Int: RefiGUID] = [:]
  var selected: [SourceID: RefiExportSelections] = [:]
  var notes = RefiExportNotes()

  init(_ request: RefiExportRequest, _ reader: ProjectReader) throws {
    self.request = request
    self.reader = reader
    material = try RefiExportMaterial(reader, layers: request.layers)
    project = RefiProject(name: try reader.setting("name") ?? "", origin: Self.origin)
  }

  /// Builds the codes and sets of codes alone.
  mutating func buildCodebook() {
    nameParts()
    addCodes()
    addThemes()
  }

  /// Builds everything.
  mutating func buildProject() throws {
    nameParts()
    let origin = try reader.refiProjectOrigin()
    project.stamp = stamp(origin)
    addUsers()
    addNotes()
    addCodes()
    addVariables()
    try addSources()
    try addCases()
    addThemes()
    addSourceSets()
    addLinks()
  }

  /// Gives every row that goes along the identifier that it has in the file, in a fixed order.
  private mutating func nameParts() {
    for coder in material.coders {
      users[Rater(coder: coder.id, layer: .individual)] = take(.coder, coder.id)
    }
    for code in material.codebook.codes { codes[code.id] = take(.code, code.id) }
    for attribute in material.attributes {
      variables[attribute.name] = guids.take(
        material.attributeGuids[attribute.name] ?? attribute.name, as: "attribute")
    }
    for item in material.cases { cases[item.id] = take(.studyCase, item.id) }
    for record in material.sources {
      sources[record.source.id] = guids.take(record.source.guid, as: "source")
    }
    for record in material.sources {
      for coding in material.codings[record.source.id] ?? [] {
        codings[coding.coding.id] = take(.coding, coding.coding.id)
      }
    }
    for theme in material.themes { themes[theme.id] = take(.theme, theme.id) }
  }

  /// What a row is called in the file.
  mutating func take(_ table: RefiExportTable, _ id: Int) -> RefiGUID {
    guids.take(material.guid(table, id), as: table.rawValue)
  }

  /// Who made something and when.
  func stamp(_ origin: RefiOriginRecord?) -> RefiStamp {
    guard let origin else { return RefiStamp() }
    let coder = material.coders.first { $0.name == origin.coder }
    return RefiStamp(
      creatingUser: coder.flatMap { users[Rater(coder: $0.id, layer: .individual)] },
      created: origin.at)
  }

  /// The coders; whose other layers go along is a user once more for each of them, since the
  /// standard knows no layers.
  private mutating func addUsers() {
    let raters = Set(material.codings.values.joined().map(\.coding.rater))
    var inLayers = 0
    for coder in material.coders {
      for layer in Layer.allCases {
        let rater = Rater(coder: coder.id, layer: layer)
        guard layer != .individual else {
          guard let guid = users[rater] else { continue }
          project.users.append(RefiUser(guid: guid, name: coder.name))
          continue
        }
        guard raters.contains(rater) else { continue }
        let own = material.guid(.coder, coder.id)
        let guid = guids.make("user \(own) \(layer.rawValue)")
        users[rater] = guid
        project.users.append(
          RefiUser(guid: guid, name: "\(coder.name) (\(layer.rawValue))", id: layer.rawValue))
        inLayers += 1
      }
    }
    report.add(.users, .written, project.users.count)
    report.add(.layerUsers, .changed, inLayers)
    report.add(.otherLayers, .left, material.otherCodings)
  }

  private mutating func addCodes() {
    let names = RefiExportCodeNames(
      material.codebook, areUnique: request.target?.wantsUniqueNames ?? false)
    func tree(_ ids: [CodeID]) -> [RefiCode] {
      ids.compactMap { id in
        guard let code = material.codebook[id], let guid = codes[id] else { return nil }
        return RefiCode(
          guid: guid, name: names.name(of: code), colour: code.colour,
          description: RefiCodeDescription(of: code).text(in: material.language),
          noteRefs: notes.ofCodes[id] ?? [],
          children: tree(material.codebook.children(of: id)))
      }
    }
    let all = material.codebook.codes
    project.codes = tree(
      all.filter { $0.parent.flatMap { material.codebook[$0] } == nil }.map(\.id))
    report.add(.codes, .written, all.count)
    report.add(
      .codeTexts, .changed, all.count { RefiCodeDescription(of: $0).hasParts })
    report.add(
      .renamedCodes, .changed, names.changed.count,
      names: names.changed.map { material.codebook.path(of: $0).description })
    report.add(.codeKinds, .left, all.count { $0.kind != .topic })
  }

  private mutating func addThemes() {
    for theme in material.themes {
      guard let guid = themes[theme.id] else { continue }
      project.sets.append(
        RefiSet(
          guid: guid, name: theme.name,
          description: theme.definition.isEmpty ? nil : theme.definition,
          codes: theme.codes.compactMap { codes[$0] }, notes: notes.ofThemes[theme.id] ?? []))
    }
  }

  private mutating func addSourceSets() {
    var ofCases: [String] = []
    for set in material.sets {
      guard set.kind == .sources else {
        ofCases.append(set.name)
        continue
      }
      project.sets.append(
        RefiSet(
          guid: take(.studySet, set.id), name: set.name,
          sources: set.members.compactMap { sources[$0] }))
    }
    report.add(.sets, .written, project.sets.count)
    report.add(.caseSets, .left, ofCases.count, names: ofCases)
  }
}

/// What codes are called where two must not share a name.
private struct RefiExportCodeNames {
  /// The codes that are called otherwise than in the project.
  let changed: [CodeID]
  private let names: [CodeID: String]

  init(_ codebook: Codebook, areUnique: Bool) {
    var names: [CodeID: String] = [:]
    var changed: [CodeID] = []
    if areUnique {
      var taken = Set(codebook.codes.map(\.name.foldedForSearch))
      var seen: Set<String> = []
      for code in codebook.codes where !seen.insert(code.name.foldedForSearch).inserted {
        let above = codebook.path(of: code.id).names.dropLast().joined(separator: " / ")
        let stem = above.isEmpty ? code.name : "\(code.name) (\(above))"
        var name = stem
        var number = 2
        while !taken.insert(name.foldedForSearch).inserted {
          name = "\(stem) \(number)"
          number += 1
        }
        names[code.id] = name
        changed.append(code.id)
      }
    }
    self.names = names
    self.changed = changed
  }

  func name(of code: Code) -> String { names[code.id] ?? code.name }
}
