package import Store

/// What keeps a folder of text files from being written, or from becoming a project again.
package enum TextFolderProblem: Hashable, Sendable {
  /// The folder holds no export.
  case noExport
  /// A later version of the program wrote it.
  case laterVersion
  /// A line is no JSON.
  case notJSON(column: Int)
  /// A line is no row: an object with a guid.
  case notARow
  /// No table is called so.
  case unknownTable(name: String, nearest: [String])
  /// The table has no such column.
  case unknownColumn(name: String, nearest: [String])
  /// The column does not take the value.
  case wrongValue(column: String, value: String)
  /// The value is none of those that the column knows.
  case unknownValue(column: String, value: String, valid: [String])
  /// A row names another that is in no file.
  case unknownReference(column: String, guid: String)
  /// Two rows have one guid.
  case repeatedGuid(guid: String)
  /// The project file does not take the row.
  case refused(reason: String)
  /// A source's folder has no text, or no row of its own.
  case incompleteSource(missing: String)
  /// A source's text is not the one that its ranges were made for.
  case otherText
  /// The original that a source came from is in no file.
  case noOriginal(hash: String)
  /// The rows do not make a whole project.
  case defect(Defect)
  /// A file is not as it was written.
  case changedFile
  /// A file that was written is gone.
  case missingFile
  /// A file was not written by the export.
  case foreignFile
  /// A file of that name is there, and is no export's.
  case fileInTheWay
  /// The list of files cannot be read.
  case unreadableList
}
