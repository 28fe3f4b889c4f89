internal import Formats
internal import Store
internal import Study
internal import Text

/// Finds the passages that lines of other programs name.
struct PipedResolver {
  private let request: PipedTagging
  private let reader: ProjectReader
  private let codebook: Codebook
  /// The codes that every passage gets; where empty, each line names its own.
  private let codes: [CodeID]
  private let names: SourceNames
  private let finder: SourceFinder
  /// The source that all lines are of, if that was said.
  private let given: SourceRecord?
  private var loaded: [SourceID: PipedSource] = [:]
  private var codesByName: [String: CodeID] = [:]

  init(_ request: PipedTagging, _ codebook: Codebook, _ reader: ProjectReader) throws {
    self.request = request
    self.reader = reader
    self.codebook = codebook
    codes = try request.codes.map { try codebook.wanted($0).id }
    let names = SourceNames(try reader.sources())
    self.names = names
    finder = SourceFinder(names.records)
    given = try request.source.map { try names.source(named: $0) }
  }

  /// The source, passages and codes that a line names.
  ///
  /// - Throws: `Refusal` where it names none.
  mutating func resolve(
    _ line: PipedLine, at place: InputPlace
  ) throws -> (source: PipedSource, spans: [TextSpan], codes: [CodeID]) {
    if line.isObject { return try object(line, at: place) }
    if codes.isEmpty { throw Refusal(.emptyField(column: "code"), at: place) }
    let (source, spans) = try grep(line, at: place)
    return (source, spans, codes)
  }

  private mutating func load(_ record: SourceRecord) throws -> PipedSource {
    if let known = loaded[record.source.id] { return known }
    let source = try PipedSource(record, request.unit, reader)
    loaded[record.source.id] = source
    return source
  }

  /// Tries every reading of a line, and takes the first whose text stands in the source.
  private mutating func grep(
    _ line: PipedLine, at place: InputPlace
  ) throws -> (PipedSource, [TextSpan]) {
    let readings = GrepReading.all(of: line.bytes)
    var refusal: Refusal?
    for reading in readings {
      let candidates = given.map { [$0] } ?? reading.file.map(finder.sources) ?? []
      var found: [(PipedSource, [TextSpan])] = []
      for record in candidates {
        let source = try load(record)
        do {
          found.append((source, try source.spans(of: reading, at: place)))
        } catch let fault as Refusal {
          // What reads as it should and cannot be coded says more than a reading that is wrong.
          if case .lineReadsOtherwise = fault.problem, refusal != nil { continue }
          if case .lineOutside = fault.problem, refusal != nil { continue }
          refusal = fault
        }
      }
      if found.count == 1, let only = found.first { return only }
      if found.count > 1 {
        throw Refusal(
          .ambiguousFile(
            asked: reading.file ?? "", candidates: found.map(\.0.view.record.source.name)),
          at: place)
      }
    }
    if let refusal { throw refusal }
    if let first = readings.first, first.file == nil {
      throw Refusal(.lineWithoutSource(line: first.line), at: place)
    }
    if let file = readings.first?.file { throw Refusal(finder.unknown(file), at: place) }
    throw Refusal(.unreadableLine(written: line.shown), at: place)
  }

  private mutating func object(
    _ line: PipedLine, at place: InputPlace
  ) throws -> (source: PipedSource, spans: [TextSpan], codes: [CodeID]) {
    let object: JSONValue
    do throws(JSONReadingError) {
      object = try JSONValue(parsing: line.bytes)
    } catch {
      throw Refusal(.notJSON(column: error.column), at: place)
    }
    let record =
      try given ?? names.source(named: Self.text("source", of: object, at: place), at: place)
    let start = try Self.number("start", of: object, at: place)
    let end = try Self.number("end", of: object, at: place)
    var raw: String?
    if case .string(let text) = object["raw"] { raw = text }
    let source = try load(record)
    let spans = try source.spans(start: start, end: end, raw: raw, at: place)
    if !codes.isEmpty { return (source, spans, codes) }
    let name = try Self.text("code", of: object, at: place)
    let code = try codesByName[name] ?? codebook.wanted(name, at: place).id
    codesByName[name] = code
    return (source, spans, [code])
  }

  private static func text(
    _ key: String, of object: JSONValue, at place: InputPlace
  ) throws -> String {
    guard case .string(let text) = object[key], !text.trimmingBlanks().isEmpty else {
      throw Refusal(.emptyField(column: key), at: place)
    }
    return text
  }

  private static func number(
    _ key: String, of object: JSONValue, at place: InputPlace
  ) throws -> Int {
    guard let value = object[key], value != .null else {
      throw Refusal(.emptyField(column: key), at: place)
    }
    guard case .integer(let number) = value, number >= 0 else {
      throw Refusal(.notANumber(column: key, value: value.text()), at: place)
    }
    return number
  }
}
