/// Values of elements, as far as they are there; what is odd about them is told elsewhere.
extension XMLElement {
  func guid(_ attribute: String = "guid") -> RefiGUID? {
    attributes[attribute].flatMap { $0.isEmpty ? nil : RefiGUID($0) }
  }

  private var ownGUID: RefiGUID { guid() ?? RefiGUID("") }

  private func targets(_ name: String) -> [RefiGUID] {
    children(name).compactMap { $0.guid("targetGUID") ?? $0.guid() }
  }

  private var describing: String? {
    first("Description").map(\.text).flatMap { $0.isEmpty ? nil : $0 }
  }

  private var stamp: RefiStamp {
    RefiStamp(
      creatingUser: guid("creatingUser"), created: attributes["creationDateTime"],
      modifyingUser: guid("modifyingUser"), modified: attributes["modifiedDateTime"])
  }

  private func integer(_ attribute: String) -> Int? {
    guard let written = attributes[attribute] else { return nil }
    return Int(written.filter { !$0.isWhitespace })
  }

  private func rounded(_ attribute: String) -> Int {
    guard let written = attributes[attribute] else { return 0 }
    if let whole = Int(written) { return whole }
    guard let number = Double(written), abs(number) < 1e15 else { return 0 }
    return Int(number.rounded())
  }

  var user: RefiUser {
    RefiUser(guid: ownGUID, name: attributes["name"], id: attributes["id"])
  }

  var code: RefiCode {
    let isFolder = ["false", "0"].contains(attributes["isCodable"]?.lowercased())
    return RefiCode(
      guid: ownGUID, name: attributes["name"] ?? "", isCodable: !isFolder,
      colour: attributes["color"], description: describing, noteRefs: targets("NoteRef"),
      children: children("Code").map(\.code))
  }

  var variable: RefiVariable {
    let kind = attributes["typeOfVariable"].flatMap { written in
      RefiVariable.Kind.allCases.first { $0.rawValue.lowercased() == written.lowercased() }
    }
    return RefiVariable(
      guid: ownGUID, name: attributes["name"] ?? "", kind: kind ?? .text, description: describing)
  }

  private var values: [RefiValue] {
    children("VariableValue").compactMap { element in
      guard let variable = element.targets("VariableRef").first else { return nil }
      for child in element.children {
        guard let kind = RefiShapes.typedValues[child.refiName] else { continue }
        return RefiValue(variable: variable, kind: kind, text: child.text)
      }
      return RefiValue(variable: variable, kind: nil, text: nil)
    }
  }

  var studyCase: RefiCase {
    RefiCase(
      guid: ownGUID, name: attributes["name"], description: describing, codes: targets("CodeRef"),
      values: values, sources: targets("SourceRef"), selections: targets("SelectionRef"))
  }

  var set: RefiSet {
    RefiSet(
      guid: ownGUID, name: attributes["name"] ?? "", description: describing,
      codes: targets("MemberCode"), sources: targets("MemberSource"), notes: targets("MemberNote"))
  }

  var link: RefiLink {
    RefiLink(
      guid: ownGUID, name: attributes["name"], direction: attributes["direction"],
      colour: attributes["color"], origin: guid("originGUID"), target: guid("targetGUID"),
      noteRefs: targets("NoteRef"))
  }

  private var codings: [RefiCoding] {
    children("Coding").compactMap { element in
      guard let code = element.targets("CodeRef").first else { return nil }
      return RefiCoding(
        guid: element.ownGUID, stamp: element.stamp, code: code,
        noteRefs: element.targets("NoteRef"))
    }
  }

  private var selection: RefiSelection {
    let place: RefiSelection.Place =
      refiName == "TranscriptSelection"
      ? .syncPoints(from: guid("fromSyncPoint"), to: guid("toSyncPoint"))
      : .positions(start: integer("startPosition") ?? -1, end: integer("endPosition") ?? -1)
    return RefiSelection(
      guid: ownGUID, name: attributes["name"], stamp: stamp, description: describing,
      place: place, codings: codings, noteRefs: targets("NoteRef"))
  }

  /// A text: that of a note, a representation, a transcript or a text source.
  var refiText: RefiText {
    RefiText(
      guid: ownGUID, name: attributes["name"], stamp: stamp, description: describing,
      content: first("PlainTextContent").map(\.text), plainTextPath: attributes["plainTextPath"],
      richTextPath: attributes["richTextPath"],
      selections: (children("PlainTextSelection") + children("TranscriptSelection")).map(
        \.selection),
      codings: codings,
      syncPoints: children("SyncPoint").map { point in
        RefiSyncPoint(
          guid: point.ownGUID, milliseconds: point.integer("timeStamp"),
          position: point.integer("position"))
      }, noteRefs: targets("NoteRef"), values: values)
  }

  private var region: RefiRegion {
    let isTime = attributes["begin"] != nil || attributes["end"] != nil
    return RefiRegion(
      guid: ownGUID, name: attributes["name"], stamp: stamp, description: describing,
      place: isTime
        ? .time(begin: rounded("begin"), end: rounded("end"))
        : .rectangle(
          page: integer("page"), firstX: rounded("firstX"), firstY: rounded("firstY"),
          secondX: rounded("secondX"), secondY: rounded("secondY")),
      representation: first("Representation")?.refiText, codings: codings,
      noteRefs: targets("NoteRef"))
  }

  /// A source of any kind.
  func source(_ kind: RefiSource.Kind) -> RefiSource {
    var source = RefiSource(
      kind: kind, guid: ownGUID, name: attributes["name"], stamp: stamp,
      description: describing, path: attributes["path"] ?? attributes["richTextPath"],
      currentPath: attributes["currentPath"], codings: codings, noteRefs: targets("NoteRef"),
      values: values)
    switch kind {
    case .text:
      var text = refiText
      text.codings = []
      text.noteRefs = []
      text.values = []
      source.text = text
    case .picture:
      source.text = first("TextDescription")?.refiText
      source.regions = children("PictureSelection").map(\.region)
    case .pdf:
      source.text = first("Representation")?.refiText
      source.regions = children("PDFSelection").map(\.region)
    case .audio, .video:
      source.transcripts = children("Transcript").map(\.refiText)
      source.regions = (children("AudioSelection") + children("VideoSelection")).map(\.region)
    }
    return source
  }
}
