package import Formats
internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Takes in a project or a codebook of another program (REFI-QDA), as one step.
  ///
  /// What the project has already under the same identifier stays as it is, and what was taken
  /// away here stays away, so that a file can come in any number of times.
  ///
  /// - Parameter request: the file, and how its positions count.
  /// - Returns: what became of each element.
  /// - Throws: `Refusal` where the file cannot be read; `StoreError` where the project cannot be
  ///   written.
  package func importRefi(_ request: RefiImportRequest) throws -> RefiImportOutcome {
    let material = try RefiImportMaterial(request)
    let shelf = DictionaryShelf()
    let language = try file.read { try $0.setting("language") } ?? "nb"
    let reader = FileReader(options: ImportOptions(), projectLanguage: language, shelf: shelf)
    do {
      var outcome = try file.change("refi import", by: me) { writer in
        let importer = RefiImporter(
          writer, material, reader, at: InputPlace(file: request.path))
        let outcome = try importer.run()
        if request.isDryRun { throw DryRun(outcome: outcome) }
        writer.summary =
          "\(FileBytes.name(of: request.path)): \(importer.newSources.count.of("source")), "
          + importer.newCodings.of("coding")
        return outcome
      }.result
      outcome.isDone = true
      // The texts are in; an index that cannot be made now is made by the next search.
      try? upkeep(shelf).mendIndex()
      return outcome
    } catch let dryRun as DryRun {
      return dryRun.outcome
    }
  }
}

/// Takes everything back that was only to be shown.
private struct DryRun: Error {
  let outcome: RefiImportOutcome
}
