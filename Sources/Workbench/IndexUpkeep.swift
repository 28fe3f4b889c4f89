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
  private let limits: IndexLimits
  private let threads: Int

  /// Looks after a project's index.
  ///
  /// - Parameters:
  ///   - file: the project.
  ///   - shelf: the dictionaries that the command has open already.
  ///   - limits: how much memory building may take.
  ///   - threads: how many segments may be built at once, memory allowing.
  init(
    _ file: ProjectFile, shelf: DictionaryShelf = DictionaryShelf(),
    limits: IndexLimits = .usual, threads: Int = Shards.processors
  ) {
    self.file = file
    self.shelf = shelf
    self.limits = limits
    self.threads = threads
    folder = file.indexFolder
  }

  /// The names of sources that the index is not in step with.
  func staleSources() throws -> [String] {
    let sources = try file.read { try $0.indexedSources() }
    let missing = Set(plan(sources, folder.manifest()).missing)
    return sources.filter { missing.contains($0.guid) }.map(\.name)
  }

  /// The index in step with the state that a reader sees, mended first where it is not.
  func openIndex(_ reader: ProjectReader) throws -> OpenIndex {
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

  /// Puts the index in step, for the searches to come.
  func mendIndex() throws {
    try file.read { _ = try openIndex($0) }
  }

  /// Reads every byte of the index against its checksums, and makes it again where one is wrong.
  ///
  /// - Returns: whether it was damaged.
  func mendDamage() throws -> Bool {
    try file.read { reader in
      let isWhole = try openIndex(reader).read { snapshot in
        snapshot.segments.allSatisfy { (try? $0.reader.verify()) != nil }
      }
      if isWhole { return false }
      try folder.locked { try folder.commit(Manifest()) }
      _ = try openIndex(reader)
      return true
    }
  }

  private func plan(_ sources: [IndexedSource], _ manifest: Manifest) -> IndexPlan {
    IndexPlan(
      wanted: sources.map { source in
        let stamp = shelf.stamp(of: source.language)
        return IndexPlan.Wanted(key: source.guid, fingerprint: source.fingerprint + "|" + stamp)
      }, manifest: manifest)
  }

  private func open(_ manifest: Manifest) throws -> OpenIndex {
    let files = try manifest.segments.map { try folder.map($0.fileName) }
    let segments = try withExtendedLifetime(files) {
      try zip(files, manifest.segments).map { file, segment in
        IndexSnapshot.Segment(try SegmentReader(file), live: segment.liveDocuments)
      }
    }
    return OpenIndex(snapshot: IndexSnapshot(segments), holding: files)
  }

  private func mend(_ sources: [IndexedSource], _ reader: ProjectReader) throws -> OpenIndex {
    var manifest = folder.manifest()
    if (try? open(manifest)) == nil { manifest = Manifest() }
    var plan = plan(sources, manifest)
    if plan.isEmpty { return try open(manifest) }
    if !areWhole(plan.merged, of: manifest) {
      manifest = Manifest()
      plan = self.plan(sources, manifest)
    }
    manifest.kill(plan.dead)
    let missing = Set(plan.missing)
    try build(sources.filter { missing.contains($0.guid) }, reader, into: &manifest)
    for group in plan.merges {
      let files = try group.map { try folder.map(manifest.segments[$0].fileName) }
      let living = group.map { manifest.segments[$0].liveDocuments }
      try withExtendedLifetime(files) {
        try write(as: manifest.nextFileName) { builder in
          for (file, documents) in zip(files, living) {
            let segment = try SegmentReader(file)
            for document in documents { builder.add(document, of: segment) }
          }
        }
        try append(manifest.nextFileName, to: &manifest)
      }
    }
    manifest.remove(plan.merged + plan.empty)
    try folder.commit(manifest)
    return try open(manifest)
  }

  /// Whether segments are without damage, which a merge would carry over with checksums anew.
  private func areWhole(_ segments: [Int], of manifest: Manifest) -> Bool {
    segments.allSatisfy { index in
      guard let file = try? folder.map(manifest.segments[index].fileName) else { return false }
      return withExtendedLifetime(file) {
        (try? SegmentReader(file).verify()) != nil
      }
    }
  }

  /// Writes sources into new segments; several at once where there are many, each thread with its
  /// own view of the project.
  ///
  /// What has changed since this reader began is found stale, and indexed again, by the next.
  private func build(
    _ wanted: [IndexedSource], _ reader: ProjectReader, into manifest: inout Manifest
  ) throws {
    let shards = limits.shards(lengths: try reader.textLengths(of: wanted.map(\.id)))
    let names = shards.indices.map(manifest.fileName)
    // A project that is read from a copy has no more than the one connection.
    if shards.count < 2 || file.obstacle != nil {
      for (shard, name) in zip(shards, names) {
        try write(wanted[shard], reader, as: name)
      }
    } else {
      let (path, surroundings, limits) = (file.path, file.surroundings, limits)
      try Shards.run(shards.count, threads: limits.threads(of: threads)) { shard in
        let own = try ProjectFile.again(at: path, surroundings)
        try own.read { try IndexUpkeep(own).write(wanted[shards[shard]], $0, as: names[shard]) }
        try own.close()
      }
    }
    for name in names { try append(name, to: &manifest) }
  }

  private func write(
    _ sources: some Sequence<IndexedSource>, _ reader: ProjectReader, as name: String
  ) throws {
    try write(as: name) { builder in
      for source in sources { builder.add(try document(source, reader)) }
    }
  }

  /// Writes a segment of what is added to its builder.
  private func write(
    as name: String, _ body: (inout SegmentBuilder) throws -> Void
  ) throws {
    try folder.write(as: name) { sink in
      var builder = SegmentBuilder(lemmas: shelf.lemmas, into: sink)
      try body(&builder)
      try builder.finish()
    }
  }

  private func append(_ name: String, to manifest: inout Manifest) throws {
    let file = try folder.map(name)
    try withExtendedLifetime(file) { manifest.append(try SegmentReader(file)) }
  }

  private func inMemory(_ sources: [IndexedSource], _ reader: ProjectReader) throws -> OpenIndex {
    var builder = SegmentBuilder(lemmas: shelf.lemmas)
    for source in sources { builder.add(try document(source, reader)) }
    let bytes = HeldBytes(try builder.bytes())
    let segment = try withExtendedLifetime(bytes) {
      IndexSnapshot.Segment(try SegmentReader(bytes: bytes.buffer))
    }
    return OpenIndex(snapshot: IndexSnapshot([segment]), holding: [bytes])
  }

  private func document(_ source: IndexedSource, _ reader: ProjectReader) throws -> IndexDocument {
    let text = try reader.text(of: source.id)
    let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
    return IndexDocument(
      key: source.guid,
      fingerprint: source.fingerprint + "|" + shelf.stamp(of: source.language),
      language: source.language,
      utf8: text.utf8, pieces: layer.pieces,
      turns: try reader.segments(of: source.id, .turn).map(\.span),
      sentences: try reader.segments(of: source.id, .sentence).map(\.span),
      paragraphs: try reader.segments(of: source.id, .paragraph).map(\.span))
  }
}

/// An index that can be searched.
///
/// Its bytes are mapped only as long as it lives, so that they are reached through `read` alone.
struct OpenIndex {
  private let snapshot: IndexSnapshot
  private let held: [AnyObject]

  init(snapshot: IndexSnapshot, holding held: [AnyObject]) {
    self.snapshot = snapshot
    self.held = held
  }

  /// Hands out the snapshot while its bytes are there.
  func read<Result>(_ body: (IndexSnapshot) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(held) { try body(snapshot) }
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
