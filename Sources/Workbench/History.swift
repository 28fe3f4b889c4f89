package import Store

extension OpenProject {
  /// Undoes the latest step that stands.
  package func undo(any: Bool) throws -> JournalEntry {
    try translatingHistory { try file.undo(by: me, any: any) }
  }

  /// Redoes the step that was undone last.
  package func redo(any: Bool) throws -> JournalEntry {
    try translatingHistory { try file.redo(by: me, any: any) }
  }

  /// The journal from the first entry on.
  package func log() throws -> [JournalEntry] {
    try file.read { try $0.journal() }
  }

  private func translatingHistory<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as UndoError {
      switch error {
      case .nothingToUndo: throw Refusal(.nothingToUndo)
      case .nothingToRedo: throw Refusal(.nothingToRedo)
      case .foreign(let entry, let coder):
        throw Refusal(.foreignStep(entry: entry, coder: coder))
      }
    }
  }
}
