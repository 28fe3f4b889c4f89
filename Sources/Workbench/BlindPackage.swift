internal import Glibc
internal import Store
internal import Study
internal import Text

/// A project that holds what a second coder needs of some sources, and nothing that others did.
///
/// It is written anew, row by row: texts, reading layers, turns, speakers and the codebook go in;
/// codings, notes, memos, saved queries, other coders' names, the journal and the files that the
/// texts came from (which may hold comments) do not. Texts keep their offsets, so that codings made in
/// it can be read into the project that it came from.
struct BlindPackage {
  private let records: [SourceRecord]
  private let coder: String
  private let tellsAttributes: Bool

  /// Chooses what goes in.
  init(_ records: [SourceRecord], coder: String, tellsAttributes: Bool) {
    self.records = records
    self.coder = coder
    self.tellsAttributes = tellsAttributes
  }

  /// Writes the package whole or not at all.
  ///
  /// - Throws: `StoreError.exists` rather than touch a file that is there.
  func write(to path: String, from reader: ProjectReader) throws {
    guard access(path, F_OK) != 0 else { throw StoreError.exists(path: path) }
    let temporary = path + ".part-\(getpid())"
    do {
      try fill(temporary, from: reader)
    } catch {
      for suffix in ["", "-wal", "-shm"] { _ = unlink(temporary + suffix) }
      if case StoreError.refused(_, let reason) = error {
        throw StoreError.refused(path: path, reason: reason)
      }
      throw error
    }
    guard rename(temporary, path) == 0 else {
      _ = unlink(temporary)
      let reason = strerror(errno).map { String(cString: $0) } ?? "unknown"
      throw Refusal(.unwritable(path: path, reason: reason))
    }
  }

  private func fill(_ path: String, from reader: ProjectReader) throws {
    let keys = ["name", "language", "report-language"]
    let settings = try keys.compactMap { key in try reader.setting(key).map { (key, $0) } }
    let package = try ProjectFile.create(
      at: path, settings: settings.map { (key: $0.0, value: $0.1) }, coder: coder)
    try package.change("sample", by: coder) { writer in
      try Self.add(try reader.codebook(), to: writer)
      let speakers = try reader.speakers()
      let rater = Rater(coder: try writer.coder(named: coder), layer: .individual)
      for record in records {
        let own = speakers[record.source.id] ?? []
        let id = try writer.add(Self.source(record, own, reader))
        try writer.assign(id, to: rater, .assigned)
        if tellsAttributes { try link(own, in: id, writer, reader) }
      }
      writer.summary = records.map(\.source.name).joined(separator: ", ")
    }
    try package.close()
  }

  private static func source(
    _ record: SourceRecord, _ speakers: [Speaker], _ reader: ProjectReader
  ) throws -> NewSource {
    let id = record.source.id
    let text = try reader.text(of: id)
    return NewSource(
      name: record.source.name, kind: record.source.kind, language: record.source.language,
      text: text, original: text.utf8, fileName: record.source.name + ".txt", encoding: "utf-8",
      report: "", marks: try reader.marks(of: id).map(\.mark),
      speakers: speakers.map { speaker in
        let role = speaker.proposedRole ?? speaker.role
        return (speaker.label, role, speaker.proposedRole == nil && speaker.role != .unknown)
      },
      segments: try SegmentKind.allCases.flatMap { try reader.segments(of: id, $0) })
  }

  private static func add(_ codebook: Codebook, to writer: ProjectWriter) throws {
    var numbers: [CodeID: CodeID] = [:]
    for code in codebook.codes {
      let description = CodeDescription(
        name: code.name, definition: code.definition, include: code.include,
        exclude: code.exclude, example: code.example, counterExample: code.counterExample,
        colour: code.colour, kind: code.kind)
      numbers[code.id] = try writer.addCode(
        description, under: code.parent.flatMap { numbers[$0] })
    }
  }

  /// Says who the speakers are, and what is known of them.
  private func link(
    _ speakers: [Speaker], in source: SourceID, _ writer: ProjectWriter, _ reader: ProjectReader
  ) throws {
    let cases = Dictionary(uniqueKeysWithValues: try reader.cases().map { ($0.id, $0) })
    let attributes = try reader.attributes()
    let new = try writer.reader.speakers()[source] ?? []
    for (speaker, copy) in zip(speakers, new) {
      guard let known = speaker.caseID.flatMap({ cases[$0] }) else { continue }
      let id = try writer.caseID(named: known.name)
      try writer.setSpeaker(copy.id, role: nil, caseID: id, label: nil)
      for attribute in attributes {
        guard let value = known.values[attribute.name] else { continue }
        try writer.setValue(value, of: id, attribute: try writer.attribute(attribute))
      }
    }
  }
}
