extension RefiXMLText {
  /// Writes a source of any kind.
  mutating func source(_ source: RefiSource) {
    guard source.kind != .text else { return textSource(source) }
    let attributes: [Attribute] =
      [
        ("guid", source.guid.description), ("name", source.name), ("path", source.path),
        ("currentPath", source.currentPath),
      ] + Self.stamps(source.stamp)
    element(source.kind.rawValue, attributes) { xml in
      xml.text("Description", source.description)
      switch source.kind {
      case .picture:
        if let text = source.text { xml.textSource("TextDescription", text) }
        for region in source.regions { xml.region(region, "PictureSelection") }
      case .pdf:
        for region in source.regions { xml.region(region, "PDFSelection") }
        if let text = source.text { xml.textSource("Representation", text) }
      case .audio, .video:
        for transcript in source.transcripts { xml.transcript(transcript) }
        let name = source.kind == .audio ? "AudioSelection" : "VideoSelection"
        for region in source.regions { xml.region(region, name) }
      case .text: break
      }
      xml.codings(source.codings)
      xml.noteRefs(source.noteRefs)
      xml.values(source.values)
    }
  }

  /// A text source has its text's selections, and codings, notes and values of its own.
  private mutating func textSource(_ source: RefiSource) {
    var text = source.text ?? RefiText(guid: source.guid, content: "")
    text.guid = source.guid
    text.name = source.name
    text.stamp = source.stamp
    text.description = source.description
    if text.richTextPath == nil { text.richTextPath = source.path }
    text.codings = source.codings + text.codings
    text.noteRefs = source.noteRefs + text.noteRefs
    text.values = source.values + text.values
    textSource("TextSource", text)
  }

  /// Writes a text source, a note, or a text that stands for something.
  mutating func textSource(_ name: String, _ text: RefiText) {
    element(name, Self.attributes(of: text)) { xml in
      xml.text("Description", text.description)
      xml.content(of: text)
      for selection in text.selections { xml.selection(selection) }
      xml.codings(text.codings)
      xml.noteRefs(text.noteRefs)
      xml.values(text.values)
    }
  }

  private mutating func transcript(_ text: RefiText) {
    element("Transcript", Self.attributes(of: text)) { xml in
      xml.text("Description", text.description)
      xml.content(of: text)
      for point in text.syncPoints {
        let attributes: [Attribute] = [
          ("guid", point.guid.description), ("timeStamp", point.milliseconds.map(String.init)),
          ("position", point.position.map(String.init)),
        ]
        xml.element("SyncPoint", attributes)
      }
      for selection in text.selections { xml.selection(selection) }
      xml.noteRefs(text.noteRefs)
    }
  }

  /// Exactly one of text and path may stand.
  private mutating func content(of text: RefiText) {
    if text.plainTextPath == nil { self.text("PlainTextContent", text.content ?? "") }
  }

  private static func attributes(of text: RefiText) -> [Attribute] {
    [
      ("guid", text.guid.description), ("name", text.name), ("richTextPath", text.richTextPath),
      ("plainTextPath", text.plainTextPath),
    ] + stamps(text.stamp)
  }

  private mutating func selection(_ selection: RefiSelection) {
    let name: String
    let place: [Attribute]
    switch selection.place {
    case .positions(let start, let end):
      name = "PlainTextSelection"
      place = [("startPosition", "\(start)"), ("endPosition", "\(end)")]
    case .syncPoints(let from, let to):
      name = "TranscriptSelection"
      place = [("fromSyncPoint", from?.description), ("toSyncPoint", to?.description)]
    }
    let attributes: [Attribute] =
      [("guid", selection.guid.description), ("name", selection.name)] + place
      + Self.stamps(selection.stamp)
    element(name, attributes) { xml in
      xml.text("Description", selection.description)
      xml.codings(selection.codings)
      xml.noteRefs(selection.noteRefs)
    }
  }

  private mutating func region(_ region: RefiRegion, _ name: String) {
    let place: [Attribute]
    switch region.place {
    case .rectangle(let page, let firstX, let firstY, let secondX, let secondY):
      place = [
        ("page", name == "PDFSelection" ? "\(page ?? 0)" : nil), ("firstX", "\(firstX)"),
        ("firstY", "\(firstY)"), ("secondX", "\(secondX)"), ("secondY", "\(secondY)"),
      ]
    case .time(let begin, let end):
      place = [("begin", "\(begin)"), ("end", "\(end)")]
    }
    let attributes: [Attribute] =
      [("guid", region.guid.description), ("name", region.name)] + place
      + Self.stamps(region.stamp)
    element(name, attributes) { xml in
      xml.text("Description", region.description)
      if name == "PDFSelection", let text = region.representation {
        xml.textSource("Representation", text)
      }
      xml.codings(region.codings)
      xml.noteRefs(region.noteRefs)
    }
  }

  private mutating func codings(_ codings: [RefiCoding]) {
    for coding in codings {
      let attributes: [Attribute] = [
        ("guid", coding.guid.description),
        ("creatingUser", coding.stamp.creatingUser?.description),
        ("creationDateTime", RefiLexical.time(coding.stamp.created)),
      ]
      element("Coding", attributes) { xml in
        xml.references("CodeRef", [coding.code])
        xml.noteRefs(coding.noteRefs)
      }
    }
  }

  /// Writes values of variables; one that is not of its type, or missing, is named without a value.
  mutating func values(_ values: [RefiValue]) {
    for value in values {
      element("VariableValue") { xml in
        xml.references("VariableRef", [value.variable])
        guard let kind = value.kind, let text = value.text else { return }
        xml.text("\(kind.rawValue)Value", RefiLexical.value(text, kind))
      }
    }
  }

  /// Writes references to notes.
  mutating func noteRefs(_ notes: [RefiGUID]) { references("NoteRef", notes) }

  /// Writes references to other elements.
  mutating func references(_ name: String, _ targets: [RefiGUID]) {
    for target in targets { element(name, [("targetGUID", target.description)]) }
  }

  private static func stamps(_ stamp: RefiStamp) -> [Attribute] {
    [
      ("creatingUser", stamp.creatingUser?.description),
      ("creationDateTime", RefiLexical.time(stamp.created)),
      ("modifyingUser", stamp.modifyingUser?.description),
      ("modifiedDateTime", RefiLexical.time(stamp.modified)),
    ]
  }
}
