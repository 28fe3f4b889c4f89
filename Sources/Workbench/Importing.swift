internal import Formats
internal import Language
internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Reads transcripts and takes them into the project, as one step.
  ///
  /// Files that fail are reported and leave the others in; a file that is there already, byte for
  /// byte, changes nothing.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - options: how they are to be read.
  ///   - dryRun: whether to stop before anything is stored.
  /// - Returns: what became of each file, in the order given.
  /// - Throws: `StoreError` where the project cannot be written; faults of files are told, not thrown.
  package func importFiles(
    _ paths: [String], _ options: ImportOptions, dryRun: Bool
  ) throws -> [ImportedFile] {
    let shelf = DictionaryShelf()
    let standard = try file.read { try $0.setting("language") } ?? "nb"
    let reader = FileReader(options: options, projectLanguage: standard, shelf: shelf)
    let readings = paths.map { path in
      (path: path, reading: Result { try reader.read(path) })
    }
    func settle(_ known: [SourceRecord], add: (NewSource) throws -> Void) throws -> [ImportedFile] {
      var shelf = Shelf(known)
      return try readings.map { path, reading in
        let name = options.name ?? FileBytes.stem(of: path).nfc
        let read: FileReading
        switch reading {
        case .success(let success): read = success
        case .failure(let error):
          return ImportedFile(file: path, name: name, outcome: .failed(error), reading: nil)
        }
        let hash = Digest.sha256(read.original)
        if !options.allowsDuplicates, let same = shelf.name(ofBytes: hash) {
          return ImportedFile(file: path, name: same, outcome: .same(name: same), reading: read)
        }
        guard !shelf.hasName(name) else {
          let refusal = Refusal(.nameTaken(name: name, file: path), at: InputPlace(file: path))
          return ImportedFile(file: path, name: name, outcome: .failed(refusal), reading: nil)
        }
        try add(Self.newSource(name: name, path: path, read, kind: options.kind))
        shelf.add(name: name, bytes: hash)
        return ImportedFile(file: path, name: name, outcome: .added, reading: read)
      }
    }
    if dryRun { return try settle(file.read { try $0.sources() }) { _ in } }
    let imported = try file.change("import", by: me) { writer in
      let files = try settle(writer.reader.sources()) { try writer.add($0) }
      let added = files.filter { if case .added = $0.outcome { true } else { false } }
      writer.summary = added.map(\.name).joined(separator: ", ")
      return files
    }.result
    // The files are in; an index that cannot be made now is made by the next search.
    try? upkeep(shelf).mendIndex()
    return imported
  }

  static func newSource(
    name: String, path: String, _ read: FileReading, kind: SourceKind
  ) -> NewSource {
    NewSource(
      name: name, kind: kind, language: read.language.code, text: read.text,
      original: read.original, fileName: FileBytes.name(of: path),
      encoding: read.encoding?.name.rawValue ?? read.kind.rawValue,
      report: read.timed.map { "\(read.kind.rawValue) \($0.rule)" }
        ?? "layout \(read.transcript.layoutUsed.rawValue)", marks: read.transcript.marks,
      speakers: read.transcript.speakers.map { speaker in
        let role: SpeakerRole =
          switch speaker.role {
          case .interviewer: .interviewer
          case .informant: .informant
          case .unknown: .unknown
          }
        return (speaker.label, role, speaker.isCertain)
      }, segments: read.transcript.segments)
  }
}

/// The sources that names and bytes are compared with while files come in.
private struct Shelf {
  private var names: Set<String>
  private var nameByBytes: [String: String]

  init(_ records: [SourceRecord]) {
    names = Set(records.map { $0.source.name.nfc })
    nameByBytes = Dictionary(
      records.map { ($0.originalHash, $0.source.name) }, uniquingKeysWith: { first, _ in first })
  }

  func name(ofBytes hash: String) -> String? { nameByBytes[hash] }

  func hasName(_ name: String) -> Bool { names.contains(name.nfc) }

  mutating func add(name: String, bytes: String) {
    names.insert(name.nfc)
    nameByBytes[bytes] = name
  }
}
