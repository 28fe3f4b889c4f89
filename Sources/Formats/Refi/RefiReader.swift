internal import CLibxml2

/// Reads the XML of a REFI-QDA project or codebook, one user, code, source … at a time.
///
/// Local names count, whatever the namespace; what is odd is complained of and read nevertheless.
/// Entities are not replaced, nothing else is loaded, and the library's limits of depth and length
/// hold.
package struct RefiReader {
  private let file: String
  private let holds: (String) -> Bool
  private var reading: RefiReading
  private var survey = RefiSurvey()

  private init(_ file: String, holds: @escaping (String) -> Bool) {
    self.file = file
    self.holds = holds
    reading = RefiReading(project: RefiProject(name: ""))
  }

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: the XML.
  ///   - file: what it is called in errors.
  ///   - holds: whether a path leads to a file that came with it.
  /// - Returns: what was read.
  /// - Throws: `RefiError` where it is no XML, declares a document type, or is something else.
  package static func read(
    _ bytes: [UInt8], named file: String, holds: @escaping (String) -> Bool = { _ in false }
  ) throws(RefiError) -> RefiReading {
    guard beginsLikeXML(bytes) else { throw .notRefi }
    XMLLibrary.start
    if let line = XMLMeasure.lineOfMonster(in: bytes) {
      throw .malformed(
        file: file, line: line, reason: "it has more attributes than any project needs")
    }
    xmlResetLastError()
    var reader = RefiReader(file, holds: holds)
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NOCDATA.rawValue
    var failure: RefiError?
    bytes.withUnsafeBytes { buffer in
      guard
        let library = xmlReaderForMemory(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count),
          nil, nil, Int32(options))
      else {
        failure = .notRefi
        return
      }
      defer { xmlFreeTextReader(library) }
      do throws(RefiError) {
        try reader.run(library)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    reader.reading.counts = reader.survey.counts
    reader.reading.foreignCounts = reader.survey.foreignCounts
    reader.reading.foreign = reader.survey.foreign
    reader.reading.complaints = reader.survey.allComplaints
    return reader.reading
  }

  /// Whether the first byte that is no byte order mark and no blank opens an element, in UTF-16 too.
  private static func beginsLikeXML(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    let mark = marks.first { bytes.starts(with: $0) }?.count ?? 0
    let blanks: Set<UInt8> = [0x00, 0x09, 0x0A, 0x0D, 0x20]
    return bytes.dropFirst(mark).first { !blanks.contains($0) } == 0x3C
  }

  private mutating func run(_ library: xmlTextReaderPtr) throws(RefiError) {
    var wrappers: [(name: String, children: Int)] = []
    // Some programs put a codebook of an older version of the standard into a project.
    var prefixes: [String: String] = [:]
    var status = xmlTextReaderRead(library)
    while status == 1 {
      let type = xmlTextReaderNodeType(library)
      let line = max(1, Int(xmlTextReaderGetParserLineNumber(library)))
      if type == Int32(XML_READER_TYPE_DOCUMENT_TYPE.rawValue) { throw .documentType(file: file) }
      if type == Int32(XML_READER_TYPE_END_ELEMENT.rawValue) { leave(&wrappers, line: line) }
      guard type == Int32(XML_READER_TYPE_ELEMENT.rawValue) else {
        status = xmlTextReaderRead(library)
        continue
      }
      let name = Self.string(xmlTextReaderConstLocalName(library)) ?? ""
      if wrappers.isEmpty {
        guard name == "Project" || name == "CodeBook" else { throw .notRefi }
        let namespace = Self.string(xmlTextReaderConstNamespaceUri(library))
        if let namespace { prefixes[namespace] = "q" }
        begin(name, namespace: namespace, line: line)
      } else {
        wrappers[wrappers.count - 1].children += 1
      }
      if let own = Self.string(xmlTextReaderConstNamespaceUri(library)),
        own.hasPrefix("urn:QDA-XML:"), prefixes.updateValue("q", forKey: own) == nil
      {
        survey.complain(.namespace, name, own, line: line)
      }
      if RefiShapes.wrappers.contains(name) {
        enter(library, name, in: wrappers.last?.name, line: line)
        wrappers.append((name, 0))
        if xmlTextReaderIsEmptyElement(library) == 1 { leave(&wrappers, line: line) }
        status = xmlTextReaderRead(library)
        continue
      }
      guard let node = xmlTextReaderExpand(library) else { break }
      var converter = XMLConverter(prefixes: prefixes)
      take(converter.element(node), in: wrappers.last?.name ?? "")
      status = xmlTextReaderNext(library)
    }
    let error = xmlGetLastError()
    if status != 0 || wrappers.isEmpty == false || reading.isEmptyFile {
      let reason = error?.pointee.message.map { String(cString: $0) } ?? "it is cut off"
      throw .malformed(
        file: file, line: max(1, Int(error?.pointee.line ?? 1)),
        reason: reason.split(separator: "\n").first.map(String.init) ?? reason)
    }
  }

  private mutating func begin(_ root: String, namespace: String?, line: Int) {
    reading.namespace = namespace
    reading.isCodebook = root == "CodeBook"
    let usual = root == "CodeBook" ? "urn:QDA-XML:codebook:1.0" : "urn:QDA-XML:project:1.0"
    if namespace != usual { survey.complain(.namespace, root, namespace ?? "", line: line) }
    reading.isEmptyFile = false
  }

  private mutating func enter(
    _ library: xmlTextReaderPtr, _ name: String, in parent: String?, line: Int
  ) {
    var attributes: [String: String] = [:]
    while xmlTextReaderMoveToNextAttribute(library) == 1 {
      guard xmlTextReaderIsNamespaceDecl(library) == 0,
        xmlTextReaderConstNamespaceUri(library) == nil,
        let key = Self.string(xmlTextReaderConstLocalName(library))
      else { continue }
      attributes[key] = Self.string(xmlTextReaderConstValue(library)) ?? ""
    }
    xmlTextReaderMoveToElement(library)
    survey.enter(name, attributes: attributes, line: line)
    guard parent == nil else { return }
    reading.project.name = attributes["name"] ?? ""
    reading.project.origin = attributes["origin"]
    reading.project.basePath = attributes["basePath"]
    reading.project.stamp = RefiStamp(
      creatingUser: attributes["creatingUserGUID"].map { RefiGUID($0) },
      created: attributes["creationDateTime"],
      modifyingUser: attributes["modifyingUserGUID"].map { RefiGUID($0) },
      modified: attributes["modifiedDateTime"])
  }

  private mutating func leave(_ wrappers: inout [(name: String, children: Int)], line: Int) {
    guard let last = wrappers.popLast() else { return }
    if last.children == 0, last.name != "Project" {
      survey.complain(.emptyWrapper, last.name, "", line: line)
    }
  }

  private mutating func take(_ element: XMLElement, in wrapper: String) {
    survey.visit(element, in: wrapper, owner: nil)
    if element.isAlien { return }
    switch element.refiName {
    case "User": reading.project.users.append(element.user)
    case "Code": reading.project.codes.append(element.code)
    case "Variable": reading.project.variables.append(element.variable)
    case "Case": reading.project.cases.append(element.studyCase)
    case "Note": takeNote(element)
    case "Link": reading.project.links.append(element.link)
    case "Set": takeSet(element)
    case "Description":
      reading.project.description = element.text.isEmpty ? nil : element.text
    case "NoteRef":
      if let note = element.guid("targetGUID") { reading.project.noteRefs.append(note) }
    case "Graph": keep(element)
    default:
      if let kind = RefiSource.Kind(rawValue: element.refiName) {
        takeSource(element, kind)
      } else if RefiShapes.shapes[element.refiName] != nil {
        keep(element)
      }
    }
  }

  private mutating func keep(_ element: XMLElement, leavingOut omitted: Set<String> = []) {
    survey.keep(element, owner: element.guid(), leavingOut: omitted)
    survey.countForeign(element, leavingOut: omitted)
  }

  /// What is coded of a note has no place here.
  private mutating func takeNote(_ element: XMLElement) {
    reading.project.notes.append(element.refiText)
    for name in ["PlainTextSelection", "Coding", "VariableValue"] {
      for child in element.children(name) {
        survey.keep(child, owner: element.guid())
        survey.countForeign(child)
      }
    }
  }

  private mutating func takeSet(_ element: XMLElement) {
    reading.project.sets.append(element.set)
    for child in element.children("MemberNote") {
      survey.keep(child, owner: element.guid())
      survey.countForeign(child)
    }
  }

  /// What has a text becomes a source; the rest of it is kept as it stands.
  private mutating func takeSource(_ element: XMLElement, _ kind: RefiSource.Kind) {
    var source = element.source(kind)
    let hasText = source.text.map(isThere) ?? false
    if !hasText, kind != .audio, kind != .video {
      source.text = nil
      reading.project.sources.append(source)
      keep(element)
      return
    }
    switch kind {
    case .text: break
    case .pdf:
      for region in element.children("PDFSelection") {
        survey.keep(region, owner: element.guid())
        survey.countForeign(region)
      }
    case .picture: keep(element, leavingOut: ["TextDescription"])
    case _ where isOnlyTranscript(source): source.isOnlyTranscript = true
    case .audio, .video:
      let (here, missing) = (
        source.transcripts.filter(isThere), source.transcripts.filter { !isThere($0) }
      )
      source.transcripts = here
      keep(element, leavingOut: missing.isEmpty ? ["Transcript"] : [])
    }
    reading.project.sources.append(source)
  }

  private func isOnlyTranscript(_ source: RefiSource) -> Bool {
    source.path == nil && source.currentPath == nil && source.regions.isEmpty
      && source.transcripts.count == 1 && source.transcripts.allSatisfy(isThere)
  }

  private func isThere(_ text: RefiText) -> Bool {
    text.content != nil || text.plainTextPath.map(holds) ?? false
      || text.richTextPath.map(holds) ?? false
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(cString: $0) }
  }
}
