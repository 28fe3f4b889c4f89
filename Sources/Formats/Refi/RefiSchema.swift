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

  private static func validate(
    _ document: xmlDocPtr, by schema: UnsafePointer<CChar>?, length: Int32,
    _ collector: RefiComplaintCollector
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
        let message = error.pointee.message.map { String(cString: $0) } ?? ""
        complaints.takeUnretainedValue().add(message, line: Int(error.pointee.line))
      }, Unmanaged.passUnretained(collector).toOpaque())
    let isValid = withExtendedLifetime(collector) { xmlSchemaValidateDoc(context, document) }
    return isValid >= 0
  }
}

/// Gathers what the library complains of.
private final class RefiComplaintCollector {
  private(set) var complaints: [RefiSchema.Complaint] = []

  /// Takes a message such as `Element '{urn:…}Code': The attribute 'name' is required …`.
  func add(_ message: String, line: Int) {
    guard complaints.count < 100 else { return }
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
