internal import Glibc
internal import Store
internal import Study

/// What an export as text wrote.
package struct TextExport: Hashable, Sendable {
  /// How many files the folder holds.
  package let files: Int
  /// How many of them are new or have changed.
  package let written: Int
  /// How many that an earlier export had left were taken away.
  package let removed: Int
  /// How many rows there are.
  package let rows: Int
}

/// What became a project again.
package struct TextImport: Hashable, Sendable {
  /// The project file.
  package let path: String
  /// How many sources, codings, and rows of all tables it has.
  package let sources: Int
  package let codings: Int
  package let rows: Int
}

extension OpenProject {
  /// Writes the project as text files: every row that stands, texts as they are, originals.
  ///
  /// The same project gives the same bytes, whatever was done and undone on the way to it.
  ///
  /// - Parameter folder: where; files of an earlier export are replaced, other files are not touched.
  /// - Returns: what was written.
  /// - Throws: `Refusal` where a file is in the way.
  package func exportText(to folder: String) throws -> TextExport {
    let (files, rows) = try textFiles()
    let (written, removed) = try TextFolderFiles.write(files, to: folder)
    return TextExport(files: files.count + 1, written: written, removed: removed, rows: rows)
  }

  /// The files of an export as text, and how many rows they hold.
  func textFiles() throws -> (files: [(path: String, bytes: [UInt8])], rows: Int) {
    try file.read { reader in
      let dump = try reader.textDump()
      let files = try TextFolderWriter(dump).files(
        text: reader.textBytes, original: reader.originalBytes)
      return (files, dump.tables.reduce(0) { $0 + $1.rows.count })
    }
  }

  /// Makes a project of the text files that an export wrote.
  ///
  /// - Parameters:
  ///   - folder: the folder that was exported to.
  ///   - path: the project file to make; named as the project was, beside the caller, if nil.
  ///   - takesEdits: whether files that were changed since are taken too, as long as they are right.
  ///   - coder: who makes it.
  /// - Returns: what was made.
  /// - Throws: `Refusal` with file and line of what is wrong; then nothing is made.
  package static func importText(
    _ folder: String, to path: String?, takesEdits: Bool, by coder: String?
  ) throws -> TextImport {
    let read = try TextFolderReader(folder, takesEdits: takesEdits)
    let target = path ?? fileName(of: read.dump)
    guard access(target, F_OK) != 0 else { throw StoreError.exists(path: target) }
    let temporary = target + ".part-\(getpid())"
    do {
      let file = try ProjectFile.create(
        at: temporary, from: read.dump, texts: read.texts, originals: read.originals,
        coder: coder)
      try file.close()
    } catch let error as TextDumpError {
      throw refusal(error, read, folder)
    } catch StoreError.refused(_, let reason) {
      throw StoreError.refused(path: target, reason: reason)
    }
    guard rename(temporary, target) == 0 else {
      let reason = strerror(errno).map { String(cString: $0) } ?? "unknown"
      _ = unlink(temporary)
      throw Refusal(.unwritable(path: target, reason: reason))
    }
    func count(_ table: String) -> Int {
      read.dump.table(table)?.rows.count { !$0.isRemoved } ?? 0
    }
    return TextImport(
      path: target, sources: count("source"), codings: count("coding"),
      rows: read.dump.tables.reduce(0) { $0 + $1.rows.count })
  }

  private static func fileName(of dump: TextDump) -> String {
    guard let table = dump.table("setting"), let key = table.index(of: "key"),
      let value = table.index(of: "value"),
      let row = table.rows.first(where: { $0.values[key] == .text("name") }),
      case .text(let name) = row.values[value], !FileBytes.name(of: name).isEmpty
    else { return "project.sitat" }
    return FileBytes.name(of: name) + ".sitat"
  }

  /// Says which line of which file a row's fault is on.
  private static func refusal(
    _ error: TextDumpError, _ read: TextFolderReader, _ folder: String
  ) -> Refusal {
    func place(_ table: String?, _ row: Int?) -> InputPlace {
      guard let table, let row, let places = read.places[table], places.indices.contains(row)
      else { return InputPlace(file: folder) }
      return places[row]
    }
    switch error {
    case .unknownReference(let table, let row, let column, let guid):
      return Refusal(
        .textFolder(.unknownReference(column: column, guid: guid)), at: place(table, row))
    case .repeatedGuid(let table, let row, let guid):
      return Refusal(.textFolder(.repeatedGuid(guid: guid)), at: place(table, row))
    case .refusedRow(let table, let row, let reason):
      return Refusal(.textFolder(.refused(reason: reason)), at: place(table, row))
    case .missingBytes(let table, let row, let column):
      guard column == "original", let known = read.dump.table(table),
        let index = known.index(of: column), case .text(let hash) = known.rows[row].values[index]
      else {
        return Refusal(
          .textFolder(.incompleteSource(missing: "text.txt")), at: place(table, row))
      }
      return Refusal(.textFolder(.noOriginal(hash: hash)), at: place(table, row))
    case .defect(let defect, let table, let row):
      return Refusal(.textFolder(.defect(defect)), at: place(table, row))
    }
  }
}
