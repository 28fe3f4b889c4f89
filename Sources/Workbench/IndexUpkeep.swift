internal import Index
internal import Store
internal import Study
internal import Text

/// Keeps the index beside a project in step with it.
///
/// The index is a cache: what is missing, stale or damaged is made again from the project, and
/// where its folder cannot be written it is kept in memory for the one command.
struct IndexUpkeep {
  private let file: ProjectFile
  private let folder: IndexFolder
  private let shelf: DictionaryShelf

  /// Looks after a project's index.
  ///
  /// - Parameters:
  ///   - file: the project.
  ///   - shelf: the dictionaries that the command has open already.
  init(_ file: ProjectFile, shelf: DictionaryShelf = DictionaryShelf()) {
    self.file = file
    self.shelf = shelf
    folder = IndexFolder(ofProject: file.path)
  }

  /// The names of sources that the index is not in step with.
  func staleSources() throws -> [String] {
    let sources = try file.read { try $0.indexedSources() }
    let missing = Set(plan(sources, folder.manifest()).missing)
    return sources.filter { missing.contains($0.guid) }.map(\.name)
  }

  /// The index in step with the project, mended first where it is not.
  func openIndex() throws -> OpenIndex {
    try file.read { reader in
      let sources = try reader.indexedSources()
      let manifest = folder.manifest()
      if plan(sources, manifest).isEmpty, let open = try? open(manifest) { return open }
      do {
        return try folder.locked { try mend(sources, reader) }
      } catch let error as StoreError {
        guard case .refused = error else { throw error }
        return try inMemory(sources, reader)
      }
    }
  }

  /// Reads every byte of the index against its checksums, and makes it again where one is wrong.
  func verify() throws {
    let index = try openIndex()
    do {
      for segment in index.snapshot.segments { try segment.reader.verify() }
    } catch {
      try folder.locked { try folder.commit(Manifest()) }
      _ = try openIndex()
    }
  }

  private func plan(_ sources: [IndexedSource], _ manifest: Manifest) -> IndexPlan {
    IndexPlan(
      wanted: sources.map { IndexPlan.Wanted(key: $0.guid, fingerprint: $0.fingerprint) },
      manifest: manifest)
  }

  private func open(_ manifest: Manifest) throws -> OpenIndex {
    let files = try manifest.segments.map { try folder.map($0.fileName) }
    let segments = try zip(files, manifest.segments).map { file, segment in
      IndexSnapshot.Segment(try SegmentReader(bytes: file.bytes), live: segment.liveDocuments)
    }
    return OpenIndex(snapshot: IndexSnapshot(segments), holding: files)
  }

  private func mend(_ sources: [IndexedSource], _ reader: ProjectReader) throws -> OpenIndex {
    var manifest = folder.manifest()
    if (try? open(manifest)) == nil { manifest = Manifest() }
    let plan = plan(sources, manifest)
    if plan.isEmpty { return try open(manifest) }
    manifest.kill(plan.dead)
    let missing = Set(plan.missing)
    let wanted = sources.filter { missing.contains($0.guid) }
    if !wanted.isEmpty {
      var builder = SegmentBuilder(lemmas: shelf.lemmas)
      for source in wanted { builder.add(try document(source, reader)) }
      try add(builder, to: &manifest)
    }
    for group in plan.merges {
      var builder = SegmentBuilder(lemmas: shelf.lemmas)
      let files = try group.map { try folder.map(manifest.segments[$0].fileName) }
      for (file, index) in zip(files, group) {
        let segment = try SegmentReader(bytes: file.bytes)
        for document in manifest.segments[index].liveDocuments {
          builder.add(document, of: segment)
        }
      }
      try add(builder, to: &manifest)
    }
    manifest.remove(plan.merged + plan.empty)
    try folder.commit(manifest)
    return try open(manifest)
  }

  private func add(_ builder: SegmentBuilder, to manifest: inout Manifest) throws {
    let name = manifest.nextFileName
    try folder.write(try builder.bytes(), as: name)
    let file = try folder.map(name)
    manifest.append(try SegmentReader(bytes: file.bytes))
  }

  private func inMemory(_ sources: [IndexedSource], _ reader: ProjectReader) throws -> OpenIndex {
    var builder = SegmentBuilder(lemmas: shelf.lemmas)
    for source in sources { builder.add(try document(source, reader)) }
    let bytes = HeldBytes(try builder.bytes())
    return OpenIndex(
      snapshot: IndexSnapshot([IndexSnapshot.Segment(try SegmentReader(bytes: bytes.buffer))]),
      holding: [bytes])
  }

  private func document(_ source: IndexedSource, _ reader: ProjectReader) throws -> IndexDocument {
    let record = try reader.source(named: source.name)
    let text = try reader.text(of: source.id)
    let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
    return IndexDocument(
      key: source.guid, fingerprint: source.fingerprint, language: record.source.language,
      text: text, pieces: layer.pieces,
      tokens: Tokenizer().tokens(in: text, through: layer),
      turns: try reader.segments(of: source.id, .turn).map(\.span),
      sentences: try reader.segments(of: source.id, .sentence).map(\.span),
      paragraphs: try reader.segments(of: source.id, .paragraph).map(\.span))
  }
}

/// An index that can be searched, with what keeps its bytes in memory.
struct OpenIndex {
  let snapshot: IndexSnapshot
  private let held: [AnyObject]

  init(snapshot: IndexSnapshot, holding held: [AnyObject]) {
    self.snapshot = snapshot
    self.held = held
  }
}

/// Bytes at a fixed address, as long as this object lives.
private final class HeldBytes {
  let buffer: UnsafeRawBufferPointer

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyBytes(from: bytes)
    buffer = UnsafeRawBufferPointer(copy)
  }

  deinit { buffer.deallocate() }
}
