internal import Formats
internal import Store
internal import Study
internal import Text

/// Finds the codes that are written on a sheet.
///
/// A path that the sheet was written with means the code that had it then, whatever it is called
/// now. Codes that are to be made, and those that the project has no more, have negative numbers.
struct CodeSheetCodeNames {
  private let codebook: Codebook
  private let createsCodes: Bool
  private var byGUID: [String: CodeID]
  /// The codes that the sheet was written with, by their path then.
  private var former: [String: CodeID] = [:]
  /// The codes of today by their path as it is written.
  private let byPath: [String: CodeID]
  private var paths: [CodeID: CodePath] = [:]
  private var lost: Set<CodeID> = []
  private var known: [String: CodeID] = [:]
  private var wanted: [CodePath: CodeID] = [:]
  private var order: [CodePath] = []

  init(
    _ codebook: Codebook, _ guids: [CodeID: String], _ state: CodeSheetState?, createsCodes: Bool
  ) {
    self.codebook = codebook
    self.createsCodes = createsCodes
    byGUID = Dictionary(guids.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    byPath = Dictionary(
      codebook.codes.map { (codebook.path(of: $0.id).description, $0.id) },
      uniquingKeysWith: { first, _ in first })
    for name in state?.names ?? [] {
      let id = byGUID[name.guid] ?? -1 - lost.count
      if id < 0 {
        byGUID[name.guid] = id
        lost.insert(id)
        paths[id] = CodePath(parsing: name.path)
      }
      former[name.path] = id
    }
  }

  /// The codes that are made, or would be.
  var created: [CodePath] { order }

  /// The code of a name that is the same in every copy.
  func code(guid: String) -> CodeID { byGUID[guid] ?? -1 - lost.count }

  /// The path of a code.
  func path(of id: CodeID) -> CodePath { paths[id] ?? codebook.path(of: id) }

  /// Whether the project has a code no more.
  func isLost(_ id: CodeID) -> Bool { lost.contains(id) }

  /// Whether a text is exactly a code's name or path.
  func isCode(_ text: String) -> Bool { (try? codebook.code(named: text)) != nil }

  /// The code that a person has written.
  mutating func code(_ written: String, at place: InputPlace) throws -> CodeID {
    if let id = known[written] { return id }
    let id = try find(written, at: place)
    known[written] = id
    return id
  }

  private mutating func find(_ written: String, at place: InputPlace) throws -> CodeID {
    if let id = former[written] ?? byPath[written] { return id }
    do {
      return try codebook.wanted(written, at: place).id
    } catch let refusal as Refusal {
      let bare = CodeSheetCodes.bare(written)
      if bare != written, !bare.isEmpty, let code = try? codebook.code(named: bare) {
        return code.id
      }
      guard createsCodes, Self.isUnknown(refusal.problem) else { throw refusal }
      return try create(bare.isEmpty ? written : bare, at: place)
    }
  }

  private static func isUnknown(_ problem: Problem) -> Bool {
    switch problem {
    case .unknownCode, .emptyCodebook: true
    default: false
    }
  }

  private mutating func create(_ written: String, at place: InputPlace) throws -> CodeID {
    let path = CodePath(parsing: written)
    guard path.names.allSatisfy({ !$0.isEmpty }) else {
      throw Refusal(.unusableName(asked: written), at: place)
    }
    for length in 1...path.names.count {
      let part = CodePath(Array(path.names.prefix(length)))
      if codebook.code(at: part) != nil || wanted[part] != nil { continue }
      let id = -1_000_000 - wanted.count
      wanted[part] = id
      paths[id] = part
      order.append(part)
    }
    return wanted[path] ?? -1_000_000
  }

  /// Makes the codes that are wanted, parents first.
  ///
  /// - Returns: their real numbers.
  func create(with writer: ProjectWriter) throws -> [CodeID: CodeID] {
    var made: [CodeID: CodeID] = [:]
    for path in order {
      guard let id = wanted[path] else { continue }
      let parent = path.parent.flatMap { parent in
        codebook.code(at: parent)?.id ?? wanted[parent].flatMap { made[$0] }
      }
      made[id] = try writer.addCode(CodeDescription(name: path.leaf), under: parent)
    }
    return made
  }
}
