package import Formats
internal import Store
package import Study
internal import Text

/// What an import of a codebook did.
package struct CodebookImportResult: Hashable, Sendable {
  /// The paths of new codes.
  package let added: [CodePath]
  /// The paths of codes whose description changed.
  package let changed: [CodePath]
  /// How many codes were the same.
  package let unchanged: Int
}

/// A code as a listing prints it.
package struct CodeLine: Hashable, Sendable {
  package let code: Code
  package let path: CodePath
  package let depth: Int
  /// The number of codings, of every coder together.
  package let codings: Int
  /// The number of sources with one.
  package let sources: Int
}

extension OpenProject {
  /// Reads a codebook, CSV or TSV by its suffix, else YAML, into the project as one step.
  ///
  /// A code is known by its path: new paths are added, known ones described anew, and codes and
  /// descriptions that the file does not have stay as they are.
  package func importCodebook(_ path: String, dryRun: Bool) throws -> CodebookImportResult {
    let bytes = try FileBytes.read(path)
    let draft: CodebookDraft
    do {
      let suffix = path.suffix(4).lowercased()
      let isTable = suffix == ".csv" || suffix == ".tsv"
      draft =
        isTable
        ? try CodebookDraft(name: FileBytes.stem(of: path), table: bytes)
        : try CodebookDraft(yaml: bytes)
    } catch {
      throw FormatFault(file: path, error: error)
    }
    if dryRun { return try file.read { try Self.comparison(draft, try $0.codebook()) } }
    return try file.change("codebook import", by: me) { writer in
      let before = try writer.reader.codebook()
      try Self.add(draft.entries, under: nil, path: [], to: writer, known: before)
      let result = try Self.comparison(draft, before)
      writer.summary = "\(result.added.count.of("new code")), \(result.changed.count) changed"
      return result
    }.result
  }

  /// The codes in the codebook's order with how often each is used.
  package func codes() throws -> [CodeLine] {
    try file.read { reader in
      let codebook = try reader.codebook()
      var uses: [CodeID: (count: Int, sources: Set<SourceID>)] = [:]
      for coding in try reader.codings() {
        uses[coding.code, default: (0, [])].count += 1
        uses[coding.code]?.sources.insert(coding.source)
      }
      return codebook.codes.map { code in
        CodeLine(
          code: code, path: codebook.path(of: code.id), depth: codebook.depth(of: code.id),
          codings: uses[code.id]?.count ?? 0, sources: uses[code.id]?.sources.count ?? 0)
      }
    }
  }

  /// The codebook as it stands, in a form that can be written to a file.
  package func codebookDraft() throws -> CodebookDraft {
    try file.read { reader in
      CodebookDraft(
        name: try reader.setting("name") ?? "", language: try reader.setting("language"),
        codebook: try reader.codebook())
    }
  }

  private static func add(
    _ entries: [CodebookDraft.Entry], under parent: CodeID?, path: [String],
    to writer: ProjectWriter, known: Codebook
  ) throws {
    for entry in entries {
      let names = path + [entry.name]
      var description = CodeDescription(entry)
      let id: CodeID
      if let code = known.code(at: CodePath(names)) {
        id = code.id
        description.fill(from: code)
        if description.differs(from: code) { try writer.describeCode(id, description) }
      } else {
        id = try writer.addCode(description, under: parent)
      }
      try add(entry.children, under: id, path: names, to: writer, known: known)
    }
  }

  private static func comparison(
    _ draft: CodebookDraft, _ known: Codebook
  ) throws -> CodebookImportResult {
    var added: [CodePath] = []
    var changed: [CodePath] = []
    var unchanged = 0
    func compare(_ entries: [CodebookDraft.Entry], _ path: [String]) {
      for entry in entries {
        let own = CodePath(path + [entry.name])
        if let code = known.code(at: own) {
          var description = CodeDescription(entry)
          description.fill(from: code)
          if description.differs(from: code) {
            changed.append(own)
          } else {
            unchanged += 1
          }
        } else {
          added.append(own)
        }
        compare(entry.children, own.names)
      }
    }
    compare(draft.entries, [])
    return CodebookImportResult(added: added, changed: changed, unchanged: unchanged)
  }
}

extension CodeDescription {
  /// What a codebook file says of a code.
  init(_ entry: CodebookDraft.Entry) {
    self.init(
      name: entry.name, definition: entry.definition, include: entry.include,
      exclude: entry.exclude, example: entry.example, counterExample: entry.counterExample,
      colour: entry.colour, kind: entry.kind)
  }

  /// Takes over from a code what the file says nothing of, so that a table of paths alone does not
  /// empty the definitions.
  mutating func fill(from code: Code) {
    if definition.isEmpty { definition = code.definition }
    if include.isEmpty { include = code.include }
    if exclude.isEmpty { exclude = code.exclude }
    if example.isEmpty { example = code.example }
    if counterExample.isEmpty { counterExample = code.counterExample }
    if colour == nil { colour = code.colour }
  }

  /// Whether a code is described otherwise.
  func differs(from code: Code) -> Bool {
    definition != code.definition || include != code.include || exclude != code.exclude
      || example != code.example || counterExample != code.counterExample
      || colour != code.colour || kind != code.kind
  }
}
