internal import Formats
internal import Study
internal import Text

/// One text of a project that comes in: a source's, a representation, or a transcript.
struct RefiImportUnit {
  /// The element that it stands in.
  let element: String
  /// What it is called in every copy.
  let guid: RefiGUID
  let name: String
  /// The source that it is of.
  let source: RefiSource
  /// Whether the source is this text and nothing else, so that its codings are the text's.
  let isWhole: Bool
  let text: RefiText
  let raw: RefiRawText
  var rule = RefiPositions.Rule(.codepoint, crlf: 2)
  var report: RefiImportText?
  /// Where each selection lies, in their order.
  var spans: [TextSpan?] = []
  /// From where on which time holds.
  var times: [(offset: Int, milliseconds: Int)] = []
  /// Whether a time holds at its place only, as in a file that this program wrote.
  var hasExactTimes = false
}

/// What was read of a file, before it meets the project.
struct RefiImportMaterial {
  let reading: RefiReading
  private(set) var units: [RefiImportUnit] = []
  /// How much of recordings and pictures is kept.
  let mediaLimits: (file: Int, all: Int)
  private let archive: RefiArchive?

  /// Reads a file.
  init(_ request: RefiImportRequest) throws {
    mediaLimits = request.mediaLimits
    let place = InputPlace(file: request.path)
    // An archive is read where it lies; anything else is XML by itself.
    let head = try FileBytes.head(of: request.path, 1 << 16)
    let isArchive = Self.archiveMarks.contains { head.starts(with: $0) }
    let bytes = isArchive ? head : try FileBytes.read(request.path)
    guard !bytes.isEmpty else { throw Refusal(.refiImport(.empty), at: place) }
    do throws(RefiError) {
      (archive, reading) = try Self.open(request.path, bytes, isArchive: isArchive)
    } catch {
      throw Refusal(.refiImport(Self.problem(error, request.path, bytes)), at: place)
    }
    for source in reading.project.sources {
      if let text = source.text {
        let element =
          source.kind == .pdf
          ? "Representation" : source.kind == .picture ? "TextDescription" : "TextSource"
        let name = Self.name(source.name ?? text.name, source)
        try add(source, text, element, source.guid, name, at: place)
      }
      for (number, transcript) in source.transcripts.enumerated() {
        let base = transcript.name ?? source.name
        let name =
          Self.name(base, source) + (number > 0 && base == source.name ? " \(number + 1)" : "")
        let guid = source.isOnlyTranscript ? source.guid : transcript.guid
        try add(source, transcript, "Transcript", guid, name, at: place)
      }
    }
    settlePositions(request.positions)
  }

  private static func open(
    _ path: String, _ bytes: [UInt8], isArchive: Bool
  ) throws(RefiError) -> (RefiArchive?, RefiReading) {
    if isArchive { return try openArchive(path) }
    guard bytes.count <= RefiArchive.usualLimits.entryBytes else {
      throw .tooLarge(.entryBytes, entry: nil)
    }
    var reading = try RefiReader.read(bytes, named: FileBytes.name(of: path))
    reading.holdAgainstSchema(bytes)
    return (nil, reading)
  }

  /// What an archive begins with, and what an empty one does.
  private static let archiveMarks: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06],
  ]

  private static func openArchive(_ path: String) throws(RefiError) -> (RefiArchive?, RefiReading) {
    let archive: RefiArchive
    do throws(RefiError) {
      archive = try RefiArchive(path: path)
    } catch {
      throw error == .notRefi ? .damaged(entry: nil, reason: "it is cut off") : error
    }
    let bytes = try archive.project()
    var reading = try RefiReader.read(bytes, named: archive.projectName, holds: archive.holds)
    reading.holdAgainstSchema(bytes)
    return (archive, reading)
  }

  private mutating func add(
    _ source: RefiSource, _ text: RefiText, _ element: String, _ guid: RefiGUID, _ name: String,
    at place: InputPlace
  ) throws {
    guard let raw = try rawText(text, at: place) else { return }
    units.append(
      RefiImportUnit(
        element: element, guid: guid, name: name, source: source,
        isWhole: element != "Transcript" || source.isOnlyTranscript, text: text, raw: raw,
        hasExactTimes: reading.project.origin == RefiExportBuilder.origin))
  }

  /// The text that stands in the XML or that it names; nil where it did not come along.
  func rawText(_ text: RefiText, at place: InputPlace) throws -> RefiRawText? {
    if let content = text.content { return RefiRawText(content: content) }
    if let path = text.plainTextPath, let bytes = try bytes(of: path, at: place) {
      do throws(TextDecodingError) {
        return try RefiRawText(file: bytes)
      } catch {
        throw Refusal(.refiImport(.text(entry: path, error)), at: place)
      }
    }
    guard let path = text.richTextPath, let bytes = try bytes(of: path, at: place) else {
      return nil
    }
    do {
      let document = try DocumentTranscript(word: bytes)
      return RefiRawText(content: String(decoding: document.utf8, as: UTF8.self))
    } catch {
      throw FormatFault(file: place.file + ": " + path, error: error)
    }
  }

  /// How large the archive says that a file is; nil where it did not come along.
  func size(of path: String) -> Int? { archive?.size(of: path) }

  /// A file as it came; nil where it cannot be read or did not come along.
  func medium(at path: String) -> [UInt8]? { try? archive?.bytes(of: path) }

  private func bytes(of path: String, at place: InputPlace) throws -> [UInt8]? {
    do throws(RefiError) {
      return try archive?.bytes(of: path)
    } catch {
      throw Refusal(.refiImport(.file(error)), at: place)
    }
  }

  /// The file that a text came from: the document with its looks where there is one, else the text.
  ///
  /// - Returns: its bytes, its name, and what kind of file it is.
  func original(
    of unit: RefiImportUnit, at place: InputPlace
  ) throws -> (bytes: [UInt8], name: String, encoding: String) {
    let rich = unit.source.kind == .pdf ? unit.source.path : unit.text.richTextPath
    if let rich, let bytes = try bytes(of: rich, at: place) {
      let name = archive?.entryName(of: rich) ?? rich
      let kind = FileKind(of: bytes, named: name)
      if ![.text, .markdown, .binary].contains(kind) { return (bytes, name, kind.rawValue) }
    }
    if let plain = unit.text.plainTextPath, unit.text.content == nil,
      let bytes = try bytes(of: plain, at: place)
    {
      let encoding = unit.raw.encoding ?? .utf8
      return (bytes, archive?.entryName(of: plain) ?? plain, encoding.rawValue)
    }
    return (unit.raw.stored, unit.guid.description + ".txt", TextEncoding.utf8.rawValue)
  }

  /// A source's name, else its file's without suffix, else its identifier.
  private static func name(_ given: String?, _ source: RefiSource) -> String {
    let name = RefiImportNames.clean(given ?? "")
    if !name.isEmpty { return name }
    let path = source.currentPath ?? source.path ?? source.text?.plainTextPath
    let file = path.map {
      FileBytes.stem(of: $0.split { "/\\".contains($0) }.last.map(String.init) ?? $0)
    }
    return file ?? source.guid.description
  }

  private mutating func settlePositions(_ asked: RefiPositions.Asked) {
    let passages = units.map { unit in
      let moments = unit.moments
      return unit.text.selections.map { Self.passage($0, moments) }
    }
    let known = zip(units, passages).map { (text: $0.raw, passages: $1.compactMap(\.self)) }
    let choices = RefiPositions.choose(
      known, origin: reading.project.origin, asked: asked)
    for (place, choice) in choices.enumerated() {
      units[place].settle(choice, passages[place])
    }
  }

  /// The passage of a selection; nil where it runs to the text's end.
  private static func passage(
    _ selection: RefiSelection, _ moments: [RefiGUID: Int]
  ) -> RefiPositions.Passage? {
    switch selection.place {
    case .positions(let start, let end):
      return RefiPositions.Passage(start: start, end: end, name: selection.name)
    case .syncPoints(let from, let to):
      guard let to else { return nil }
      return RefiPositions.Passage(
        start: from.map { moments[$0] ?? -1 } ?? 0, end: moments[to] ?? -1, name: selection.name)
    }
  }
}

extension RefiImportUnit {
  fileprivate var moments: [RefiGUID: Int] {
    Dictionary(
      text.syncPoints.compactMap { point in point.position.map { (point.guid, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  fileprivate mutating func settle(
    _ choice: RefiPositions.Choice, _ passages: [RefiPositions.Passage?]
  ) {
    rule = choice.rule
    var found = choice.spans.makeIterator()
    let points = text.syncPoints.filter { $0.position != nil }
    let offsets = raw.offsets(of: points.map { $0.position ?? 0 }, choice.rule)
    var places: [RefiGUID: Int] = [:]
    for (point, offset) in zip(points, offsets) {
      guard let offset else { continue }
      places[point.guid] = offset
      if let milliseconds = point.milliseconds { times.append((offset, milliseconds)) }
    }
    times.sort { $0.offset < $1.offset }
    let length = StoredText(utf8: raw.stored).count
    spans = zip(text.selections, passages).map { selection, passage in
      if passage != nil { return found.next() ?? nil }
      guard case .syncPoints(let from, _) = selection.place else { return nil }
      let start: Int? = from == nil ? 0 : from.flatMap { places[$0] }
      return start.map { TextSpan($0, length) }
    }
    if !text.selections.isEmpty {
      report = RefiImportText(
        source: name, rule: rule, reason: choice.reason, fit: choice.fit)
    }
  }
}
