internal import Formats
internal import Store
internal import Text

/// What an import of synonyms did, or would do; sets are named by their first words.
package struct SynonymsImportResult: Hashable, Sendable {
  /// The sets that are new.
  package let added: [String]
  /// The sets whose words are others now.
  package let changed: [String]
  /// The sets that the file does not have, where those go.
  package let removed: [String]
  /// How many sets were the same.
  package let unchanged: Int
}

extension OpenProject {
  /// Reads sets of synonyms in YAML into the project, as one step.
  ///
  /// A set is known by its first word, whatever its case: new ones are added, and known ones get
  /// the words of the file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - replacing: whether sets that the file does not have go; else they stay.
  ///   - dryRun: whether to stop before anything is stored.
  /// - Returns: what was done.
  /// - Throws: `FormatFault` with every fault of the file, or `Refusal`.
  package func importSynonyms(
    _ path: String, replacing: Bool, dryRun: Bool
  ) throws -> SynonymsImportResult {
    let bytes = try FileBytes.read(path)
    let list: SynonymList
    do {
      list = try SynonymList(yaml: bytes)
    } catch {
      throw FormatFault(file: path, error: error)
    }
    if dryRun {
      return try file.read {
        SynonymComparison(list.sets, try $0.synonyms()).result(replacing: replacing)
      }
    }
    return try file.change("synonyms import", by: me) { writer in
      let comparison = SynonymComparison(list.sets, try writer.reader.synonyms())
      let result = comparison.result(replacing: replacing)
      if replacing {
        for set in comparison.missing { try writer.removeSynonyms(set.id) }
      }
      for (position, pair) in comparison.pairs.enumerated() {
        let id: Int
        if let known = pair.known {
          id = known.id
          try writer.setSynonyms(id, to: pair.words)
        } else {
          id = try writer.addSynonyms(pair.words)
        }
        if replacing { try writer.placeSynonyms(id, at: position) }
      }
      writer.summary =
        "\(result.added.count) new sets, \(result.changed.count) changed, "
        + "\(result.removed.count) removed"
      return result
    }.result
  }

  /// The sets of synonyms in their order; the first word is the one that each is known by.
  package func synonyms() throws -> [[String]] {
    try file.read { try $0.synonymSets() }
  }

  /// The sets of synonyms as a file that `importSynonyms` reads.
  package func synonymsYAML() throws -> String {
    SynonymList(sets: try synonyms()).yaml
  }
}

/// The sets of a file beside those that the project has.
private struct SynonymComparison {
  /// Each set of the file, with the project's that is known by the same word.
  let pairs: [(words: [String], known: SynonymSet?)]
  /// The project's sets that the file does not have.
  let missing: [SynonymSet]

  init(_ sets: [[String]], _ known: [SynonymSet]) {
    let byHead = Dictionary(
      known.map { ($0.head.foldedForSearch, $0) }, uniquingKeysWith: { first, _ in first })
    pairs = sets.map { ($0, byHead[($0.first ?? "").foldedForSearch]) }
    let met = Set(pairs.compactMap { $0.known?.id })
    missing = known.filter { !met.contains($0.id) }
  }

  func result(replacing: Bool) -> SynonymsImportResult {
    let changed = pairs.filter { pair in pair.known.map { $0.words != pair.words } ?? false }
    let added = pairs.filter { $0.known == nil }
    return SynonymsImportResult(
      added: added.compactMap(\.words.first), changed: changed.compactMap(\.words.first),
      removed: replacing ? missing.map(\.head) : [],
      unchanged: pairs.count - changed.count - added.count)
  }
}
