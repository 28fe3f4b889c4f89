internal import CLibxml2

/// The two schemas of the standard REFI-QDA, and what they say of a file.
package enum RefiSchema: Hashable, Sendable, CaseIterable {
  /// Of `project.qde`.
  case project
  /// Of a codebook by itself.
  case codebook

  /// Something that the schema does not allow.
  package struct Complaint: Hashable, Sendable {
    /// The line, from 1; 0 where none is known.
    package let line: Int
    /// The element that it is about, such as `Code`; empty where none is known.
    package let element: String
    /// The library's words, without namespaces.
    package let reason: String

    /// Makes a complaint.
    package init(line: Int, element: String, reason: String) {
      self.line = line
      self.element = element
      self.reason = reason
    }
  }

  /// The namespace of its elements.
  package var namespace: String {
    switch self {
    case .project: "urn:QDA-XML:project:1.0"
    case .codebook: "urn:QDA-XML:codebook:1.0"
    }
  }

  private var text: String {
    switch self {
    case .project: RefiProjectSchema.text
    case .codebook: RefiCodebookSchema.text
    }
  }

  /// What a document says that the schema does not allow, at most a hundred complaints.
  ///
  /// Entities are not replaced, and nothing else is loaded.
  ///
  /// - Parameter bytes: The document.
  /// - Returns: The complaints in the order of the document; none where it is valid.
  package func complaints(about bytes: [UInt8]) -> [Complaint] {
    XMLLibrary.start
    if let line = XMLMeasure.lineOfMonster(in: bytes) {
      return [Complaint(line: line, element: "", reason: "it has attributes beyond measure")]
    }
    let collector = RefiComplaintCollector()
    let document = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count),
        nil, nil,
        Int32(
          XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
    }
    defer { xmlFreeDoc(document) }
    guard let document, document.pointee.intSubset == nil else {
      return [Complaint(line: 0, element: "", reason: "it is no well-formed XML")]
    }
    let schemaBytes = Array(text.utf8)
    let isDone = schemaBytes.withUnsafeBytes { buffer in
      Self.validate(
        document, by: buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
        length: Int32(clamping: buffer.count), collector)
    }
    return isDone
      ? collector.complaints
      : [Complaint(line: 0, element: "", reason: "memory has run out")]
  }

  /// What a document says that the schema does not allow, without a tree of it in memory.
  ///
  /// It has been read before: where it is not well-formed, what was found by then is told. Nothing
  /// else is loaded, whatever it says of schemas.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - limit: How many complaints are wanted.
  /// - Returns: The first complaints in the order of the document, and how many there are in all.
  package func complaints(
    in bytes: [UInt8], atMost limit: Int
  ) -> (first: [Complaint], count: Int) {
    XMLLibrary.start
    let collector = RefiComplaintCollector(limit: limit)
    let schemaBytes = Array(text.utf8)
    bytes.withUnsafeBytes { buffer in
      schemaBytes.withUnsafeBytes { schema in
        _ = Self.withContext(
          schema.baseAddress?.assumingMemoryBound(to: CChar.self),
          length: Int32(clamping: schema.count), collector
        ) { context in
          // The validator frees the input. A handler without functions builds nothing.
          guard
            let input = xmlParserInputBufferCreateMem(
              buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
              Int32(clamping: buffer.count), XML_CHAR_ENCODING_NONE)
          else { return false }
          var handler = xmlSAXHandler()
          handler.initialized = UInt32(XML_SAX2_MAGIC)
          return xmlSchemaValidateStream(context, input, XML_CHAR_ENCODING_NONE, &handler, nil) >= 0
        }
      }
    }
    return (collector.complaints, collector.count)
  }

  private static func validate(
    _ document: xmlDocPtr, by schema: UnsafePointer<CChar>?, length: Int32,
    _ collector: RefiComplaintCollector
  ) -> Bool {
    withContext(schema, length: length, collector) { xmlSchemaValidateDoc($0, document) >= 0 }
  }

  private static func withContext(
    _ schema: UnsafePointer<CChar>?, length: Int32, _ collector: RefiComplaintCollector,
    _ body: (xmlSchemaValidCtxtPtr) -> Bool
  ) -> Bool {
    guard let parser = xmlSchemaNewMemParserCtxt(schema, length) else { return false }
    defer { xmlSchemaFreeParserCtxt(parser) }
    guard let compiled = xmlSchemaParse(parser) else { return false }
    defer { xmlSchemaFree(compiled) }
    guard let context = xmlSchemaNewValidCtxt(compiled) else { return false }
    defer { xmlSchemaFreeValidCtxt(context) }
    xmlSchemaSetValidStructuredErrors(
      context,
      { collector, error in
        guard let collector, let error else { return }
        let complaints = Unmanaged<RefiComplaintCollector>.fromOpaque(collector)
        complaints.takeUnretainedValue().add(error.pointee.message, line: Int(error.pointee.line))
      }, Unmanaged.passUnretained(collector).toOpaque())
    return withExtendedLifetime(collector) { body(context) }
  }
}

/// Gathers what the library complains of.
private final class RefiComplaintCollector {
  private(set) var complaints: [RefiSchema.Complaint] = []
  /// How many there are, those that are not kept too.
  private(set) var count = 0
  private let limit: Int

  init(limit: Int = 100) { self.limit = limit }

  /// Takes a message such as `Element '{urn:…}Code': The attribute 'name' is required …`.
  func add(_ words: UnsafePointer<CChar>?, line: Int) {
    count += 1
    guard complaints.count < limit else { return }
    let message = words.map { String(cString: $0) } ?? ""
    var reason = ""
    var depth = 0
    for character in message where character != "\n" {
      if character == "{" { depth += 1 }
      if depth == 0 { reason.append(character) }
      if character == "}" { depth -= 1 }
    }
    let quoted = reason.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
    let names = reason.hasPrefix("Element '") && quoted.count > 2
    complaints.append(
      RefiSchema.Complaint(line: line, element: names ? String(quoted[1]) : "", reason: reason))
  }
}
