internal import Formats
internal import Language
internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Reads transcripts and takes them into the project, each file as a step of its own.
  ///
  /// Files that fail are reported and leave the others in; a file that is there already, byte for
  /// byte, changes nothing. Of folders all transcripts are read; what else is in them is left out,
  /// and so is what by its name is about the folder, unless it is named itself. Where the project
  /// itself fails, its disk full for one, the rest is not tried.
  ///
  /// - Parameters:
  ///   - paths: the files and folders.
  ///   - options: how they are to be read.
  ///   - dryRun: whether to stop before anything is stored.
  ///   - progress: is told before each file how many are done, how many there are, and which it is.
  ///   - entry: what is to be kept of a file; nothing else of it stays in memory.
  /// - Returns: the entries of the files, in the order given.
  /// - Throws: `StoreError` where the project cannot be read, and `Refusal` where nobody says whose
  ///   codings comments are to be; faults of files are told, not thrown.
  package func importFiles<Entry>(
    _ paths: [String], _ options: ImportOptions, dryRun: Bool,
    progress: (_ done: Int, _ of: Int, _ file: String) -> Void = { _, _, _ in },
    entry: (ImportedFile) -> Entry
  ) throws -> [Entry] {
    if options.comments == .codings { _ = try coder() }
    let shelf = DictionaryShelf()
    let standard = try file.read { try $0.setting("language") } ?? "nb"
    let reader = FileReader(options: options, projectLanguage: standard, shelf: shelf)
    let files = ImportFolders(paths).files
    var seen = SeenFiles()
    var entries: [Entry] = []
    for (place, file) in files.enumerated() {
      progress(place, files.count, file.path)
      let name = options.name ?? FileBytes.stem(of: file.path).nfc
      if file.isFromFolder, ImportFolders.isAboutFolder(file.path) {
        entries.append(
          entry(ImportedFile(file: file.path, name: name, outcome: .aboutFolder, reading: nil)))
        continue
      }
      do {
        if file.isFromFolder, let kind = try ImportFolders.isNoTranscript(file.path) {
          throw UnreadKind(kind: kind)
        }
        let read = try reader.read(file.path)
        let imported =
          dryRun
          ? try preview(read, name, file.path, options, &seen)
          : try take(read, name, file.path, options)
        entries.append(entry(imported))
      } catch let error as StoreError {
        entries.append(
          entry(
            ImportedFile(file: file.path, name: name, outcome: .failed(error), reading: nil)))
        entries += files.dropFirst(place + 1).map {
          entry(
            ImportedFile(
              file: $0.path, name: FileBytes.stem(of: $0.path).nfc, outcome: .untried,
              reading: nil))
        }
        break
      } catch {
        let kind = (error as? UnreadKind ?? (error as? FormatFault)?.error as? UnreadKind)?.kind
        let leftOut = file.isFromFolder ? kind.filter(ImportFolders.isLeftOut) : nil
        entries.append(
          entry(
            ImportedFile(
              file: file.path, name: name,
              outcome: leftOut.map { .leftOut($0) } ?? .failed(error), reading: nil)))
      }
    }
    // The files are in; an index that cannot be made now is made by the next search.
    if !dryRun { try? upkeep(shelf).mendIndex() }
    return entries
  }

  /// Takes one file in, as one step.
  private func take(
    _ read: FileReading, _ name: String, _ path: String, _ options: ImportOptions
  ) throws -> ImportedFile {
    let hash = Digest.sha256(read.original)
    return try file.change("import", by: me) { writer in
      if !options.allowsDuplicates, let same = try writer.reader.sourceName(ofOriginal: hash) {
        return ImportedFile(file: path, name: same, outcome: .same(name: same), reading: read)
      }
      guard try !writer.reader.hasSource(named: name, name.nfc) else {
        throw Refusal(.nameTaken(name: name, file: path), at: InputPlace(file: path))
      }
      let plan = try CommentPlan(read, options.comments, reader: writer.reader)
      let source = try writer.add(
        Self.newSource(name: name, path: path, read, kind: options.kind))
      try writer.take(plan, of: read, into: source, by: me)
      writer.summary = name
      return ImportedFile(
        file: path, name: name, outcome: .added, reading: read, comments: plan.taken)
    }.result
  }

  /// Says what would become of a file.
  private func preview(
    _ read: FileReading, _ name: String, _ path: String, _ options: ImportOptions,
    _ seen: inout SeenFiles
  ) throws -> ImportedFile {
    let hash = Digest.sha256(read.original)
    let known = try file.read { reader in
      (
        same: try reader.sourceName(ofOriginal: hash),
        isTaken: try reader.hasSource(named: name, name.nfc),
        comments: try CommentPlan(read, options.comments, reader: reader).taken
      )
    }
    if !options.allowsDuplicates, let same = known.same ?? seen.nameByBytes[hash] {
      return ImportedFile(file: path, name: same, outcome: .same(name: same), reading: read)
    }
    guard !known.isTaken, seen.names.insert(name.nfc).inserted else {
      throw Refusal(.nameTaken(name: name, file: path), at: InputPlace(file: path))
    }
    seen.nameByBytes[hash] = name
    return ImportedFile(
      file: path, name: name, outcome: .added, reading: read, comments: known.comments)
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
      speakers: read.transcript.namedSpeakers, segments: read.transcript.segments)
  }
}

/// The names and bytes that a preview has met.
private struct SeenFiles {
  var names: Set<String> = []
  var nameByBytes: [String: String] = [:]
}

extension Optional {
  /// The value where it is as wanted.
  fileprivate func filter(_ isWanted: (Wrapped) -> Bool) -> Wrapped? {
    flatMap { isWanted($0) ? $0 : nil }
  }
}
