internal import Formats
internal import Glibc
internal import Merging
internal import Store

/// A file that is to be merged: a whole project, or a coder's layer.
struct MergeInput {
  let project: String
  let coder: String?
  let state: CopyState
  let payload: CopyPayload
  private let own: ProjectFile
  private let other: ProjectFile?

  /// Reads the file; it is not touched.
  init(_ path: String, project own: ProjectFile, tables: [MergeTable]) throws {
    self.own = own
    guard access(path, F_OK) == 0 else { throw StoreError.missing(path: path) }
    let bytes = try FileBytes.head(of: path, 16)
    if LayerFile.mayBe(bytes) {
      let layer: LayerFile
      do {
        layer = try LayerFile(try FileBytes.read(path), tables: tables)
      } catch let error as LayerFileError {
        throw Refusal(.merging(.notALayer(path: path, error)))
      }
      (project, coder) = (layer.project, layer.coder)
      state = try Self.known(layer.state, in: own)
      payload = CopyPayload(
        authors: layer.authors.map {
          StepAuthor(
            clock: $0.stamp.clock, replica: $0.stamp.replica, coder: $0.coder, at: $0.at,
            command: $0.command)
        })
      other = nil
      return
    }
    guard !own.isSame(as: path) else { throw Refusal(.merging(.itself(path: path))) }
    // Asked that nothing be changed, the project reads a copy: opening a file brings its schema up
    // to date, and a colleague may be at work in it.
    var untouched = ProjectSurroundings()
    untouched.isReadOnly = true
    do {
      let opened = try ProjectFile.open(at: path, untouched)
      other = opened
      do {
        state = try opened.read { try $0.copyState() }
        project = try opened.read { try $0.setting("name") } ?? path
        payload = try CopyPayload(of: opened)
        coder = nil
      } catch {
        try? opened.close()
        throw error
      }
    } catch StoreError.notAProject {
      throw Refusal(.merging(.notALayer(path: path, .notALayer)))
    }
  }

  /// Removes what was made for reading.
  func discard() {
    try? other?.close()
  }

  /// Whether a source's text and file are in this project or the other.
  func holds(text: String, file: String) throws -> Bool {
    if other != nil { return true }
    return try own.read { try $0.holdsText(text) && $0.holdsFile(file) }
  }

  /// Takes sources that a layer knows by another guid, and that are here with the same name and
  /// text, for those that are here.
  private static func known(_ state: CopyState, in own: ProjectFile) throws -> CopyState {
    let ours = try own.read { try $0.copyState() }
    guard let table = ours.table("source"), let name = table.place(of: "name"),
      let text = table.place(of: "text")
    else { return state }
    var here: [[FieldValue]: String] = [:]
    for row in (ours.rows["source"] ?? [:]).values where !row.isRemoved {
      here[[row.values[name], row.values[text]]] = row.guid
    }
    var others: [String: String] = [:]
    for row in (state.rows["source"] ?? [:]).values where ours["source", row.guid] == nil {
      others[row.guid] = here[[row.values[name], row.values[text]]]
    }
    return state.replacing(others, in: "source")
  }
}
