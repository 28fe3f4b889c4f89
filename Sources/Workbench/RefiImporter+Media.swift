internal import Formats
internal import Store

extension RefiImporter {
  /// Keeps the files of recordings, pictures and pages whose elements are kept as they stand.
  ///
  /// They go back as they came. One is in memory at a time; what is too large stays outside, and is
  /// told.
  func keepMedia(_ limits: (file: Int, all: Int)) throws {
    var rows = RefiImportRows(try writer.reader.refiKnownRows(.foreignPart))
    var total = 0
    for source in project.sources where keepsFile(of: source) {
      guard let path = source.path, let size = material.size(of: path) else { continue }
      let guid = rows.guid(
        for: RefiGUID(RefiImportRows.derived(RefiForeignFile.path, source.guid.description)))
      if rows[guid] != nil { continue }
      let name = source.name ?? path
      let fits = size <= limits.file && total + size <= limits.all
      guard fits, let bytes = material.medium(at: path) else {
        ledger.remark(.mediaLeft, "\(name) (\(Self.words(for: size)))")
        continue
      }
      total += bytes.count
      try writer.addRefiForeignFile(
        bytes, at: path, origin: origin, source: sources[source.guid], guid: guid)
      rows.note(guid, 0)
      ledger.noteNew()
      ledger.remark(.media, "\(name) (\(Self.words(for: bytes.count)))")
    }
  }

  /// Whether nothing but the element of a source is kept otherwise.
  private func keepsFile(of source: RefiSource) -> Bool {
    switch source.kind {
    case .picture: true
    case .audio, .video: !source.isOnlyTranscript
    case .pdf: source.text == nil
    case .text: false
    }
  }

  private static func words(for bytes: Int) -> String {
    bytes < 1 << 20 ? "\((bytes + 1023) >> 10) kB" : "\((bytes + (1 << 20) - 1) >> 20) MB"
  }
}
