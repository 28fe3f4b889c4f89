internal import Formats
internal import Store
internal import Study
internal import Text

/// What the project keeps of an exchange with a codebook file, so that the file can be merged when
/// it comes back: what it said of each code, and which code of the project that was.
struct CodebookExchange {
  private let file: String
  private let codes: [(path: CodePath, guid: String?, said: [CodebookFileField: String])]

  /// What a file said, and which codes its paths stood for.
  init(_ draft: CodebookDraft, file: String, guids: [CodePath: String]) {
    self.file = file
    codes = draft.paths.map { path, entry in (path, guids[path.folded], entry.said) }
  }

  /// Reads what was kept; nil where it is not of this kind.
  init?(_ content: String) {
    guard let value = try? JSONValue(parsing: content.utf8),
      case .string(let file)? = value["file"], case .array(let list)? = value["codes"]
    else { return nil }
    self.file = file
    codes = list.compactMap { item in
      guard case .array(let names)? = item["path"], case .object(let members)? = item["said"]
      else { return nil }
      let path = names.compactMap { if case .string(let name) = $0 { name } else { nil } }
      var said: [CodebookFileField: String] = [:]
      for member in members {
        guard let field = CodebookFileField(rawValue: member.key),
          case .string(let text) = member.value
        else { continue }
        said[field] = text
      }
      guard case .string(let guid)? = item["guid"] else { return (CodePath(path), nil, said) }
      return (CodePath(path), guid, said)
    }
  }

  /// The exchange as it is kept, the same for the same exchange every time.
  var content: String {
    let list = codes.map { path, guid, said in
      JSONValue.object([
        JSONValue.Member("path", .array(path.names.map { .string($0) })),
        JSONValue.Member("guid", guid.map { .string($0) } ?? .null),
        JSONValue.Member(
          "said",
          .object(
            CodebookFileField.allCases.compactMap { field in
              said[field].map { JSONValue.Member(field.rawValue, .string($0)) }
            })),
      ])
    }
    return JSONValue.object([
      JSONValue.Member("file", .string(file)), JSONValue.Member("codes", .array(list)),
    ]).text()
  }

  /// The exchange with the project's numbers of its codes.
  func base(ids: [String: CodeID]) -> CodebookBase {
    CodebookBase(
      file: file,
      said: Dictionary(
        codes.map { ($0.path.folded, $0.said) }, uniquingKeysWith: { first, _ in first }),
      ids: Dictionary(
        codes.compactMap { code in
          code.guid.flatMap { ids[$0] }.map { (code.path.folded, $0) }
        }, uniquingKeysWith: { first, _ in first }))
  }
}

extension ProjectReader {
  /// All that was exchanged with codebook files, the latest first.
  func codebookBases() throws -> [CodebookBase] {
    let ids = Dictionary(
      try codeGUIDs().map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
    return try codebookExchanges().compactMap { CodebookExchange($0)?.base(ids: ids) }
  }

  /// What the project says of each code.
  func codeTexts(_ codebook: Codebook) throws -> [CodeID: [CodebookFileField: String]] {
    let reasons = try codeReasons()
    return Dictionary(
      codebook.codes.map { code in
        let said: [CodebookFileField: String] = [
          .definition: code.definition.trimmingBlanks(), .include: code.include.trimmingBlanks(),
          .exclude: code.exclude.trimmingBlanks(), .example: code.example.trimmingBlanks(),
          .counterExample: code.counterExample.trimmingBlanks(), .colour: code.colour ?? "",
          .kind: code.kind.rawValue, .reason: (reasons[code.id]?.reason ?? "").trimmingBlanks(),
          .opposite: reasons[code.id]?.opposite.map { codebook.path(of: $0).description } ?? "",
        ]
        return (code.id, said)
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension [CodebookBase] {
  /// The place of what a file and the project once both held: of all exchanges the one that the
  /// file is nearest to, the first of those that are equally near; nil where it has a code in
  /// common with none.
  func nearest(to draft: CodebookDraft) -> Int? {
    let paths = draft.paths.map(\.path.folded)
    return indices.filter { index in paths.contains { self[index].said[$0] != nil } }
      .map { (index: $0, distance: self[$0].distance(to: draft)) }
      .min { $0.distance < $1.distance }?.index
  }
}
