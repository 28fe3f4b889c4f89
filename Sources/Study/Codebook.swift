internal import Text

/// Why a code that was asked for could not be found.
package enum CodeLookupError: Error, Hashable, Sendable {
  /// No code has that path or name; the nearest ones are given.
  case unknown(asked: String, nearest: [CodePath])
  /// Several codes have that name; their paths are given.
  case ambiguous(asked: String, candidates: [CodePath])
}

/// The tree of codes.
package struct Codebook: Sendable {
  /// Every code, parents before their children, siblings in their order.
  package let codes: [Code]
  private let placeByID: [CodeID: Int]
  private let children: [CodeID: [CodeID]]
  private let pathByID: [CodeID: CodePath]
  private let idByPath: [CodePath: CodeID]

  /// Puts codes in tree order; a code whose parent is missing counts as a top code.
  package init(_ unordered: [Code]) {
    let known = Dictionary(unordered.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var roots: [Code] = []
    var childrenOf: [CodeID: [Code]] = [:]
    for code in known.values {
      if let parent = code.parent, known[parent] != nil {
        childrenOf[parent, default: []].append(code)
      } else {
        roots.append(code)
      }
    }
    let inOrder: (Code, Code) -> Bool = {
      ($0.position, $0.id) < ($1.position, $1.id)
    }
    var codes: [Code] = []
    var paths: [CodeID: CodePath] = [:]
    func visit(_ code: Code, under path: [String]) {
      let names = path + [code.name]
      codes.append(code)
      paths[code.id] = CodePath(names)
      for child in (childrenOf[code.id] ?? []).sorted(by: inOrder) { visit(child, under: names) }
    }
    for root in roots.sorted(by: inOrder) { visit(root, under: []) }
    self.codes = codes
    pathByID = paths
    children = childrenOf.mapValues { $0.sorted(by: inOrder).map(\.id) }
    placeByID = Dictionary(
      codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    idByPath = Dictionary(
      codes.compactMap { code in paths[code.id].map { (Self.folded($0), code.id) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The code with a number, if there is one.
  package subscript(id: CodeID) -> Code? {
    placeByID[id].map { codes[$0] }
  }

  /// The code's place in tree order, for sorting reports as the codebook reads.
  package func place(of id: CodeID) -> Int { placeByID[id] ?? Int.max }

  /// The full path of a code.
  package func path(of id: CodeID) -> CodePath {
    pathByID[id] ?? CodePath(["?"])
  }

  /// How far down the tree a code stands; 0 for a top code.
  package func depth(of id: CodeID) -> Int { path(of: id).names.count - 1 }

  /// The codes right below one.
  package func children(of id: CodeID) -> [CodeID] { children[id] ?? [] }

  /// A code and everything below it, in tree order.
  package func withDescendants(_ id: CodeID) -> [CodeID] {
    var result = [id]
    for child in children(of: id) { result += withDescendants(child) }
    return result
  }

  /// The top code above a code, which may be itself.
  package func root(of id: CodeID) -> CodeID {
    var current = id
    while let parent = self[current]?.parent, self[parent] != nil { current = parent }
    return current
  }

  /// The code at exactly this path, compared in NFC and regardless of case.
  package func code(at path: CodePath) -> Code? {
    idByPath[Self.folded(path)].flatMap { self[$0] }
  }

  /// The code that a person means by a full path, the end of a path, or a name that only one has.
  ///
  /// - Throws: `CodeLookupError` with the nearest paths, or with every candidate.
  package func code(named asked: String) throws(CodeLookupError) -> Code {
    let path = CodePath(parsing: asked)
    if let exact = code(at: path) { return exact }
    let wanted = Self.folded(path).names
    let matches = codes.filter { code in
      Self.folded(self.path(of: code.id)).names.suffix(wanted.count).elementsEqual(wanted)
    }
    if matches.count == 1, let only = matches.first { return only }
    if matches.count > 1 {
      throw .ambiguous(asked: asked, candidates: matches.map { self.path(of: $0.id) })
    }
    throw .unknown(asked: asked, nearest: nearestPaths(to: asked))
  }

  private func nearestPaths(to asked: String) -> [CodePath] {
    let leaf = CodePath(parsing: asked).leaf
    let names = NearestNames(codes.map(\.name)).matches(for: leaf)
    return names.flatMap { name in
      codes.filter { $0.name == name }.map { path(of: $0.id) }
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func folded(_ path: CodePath) -> CodePath {
    CodePath(path.names.map(\.foldedForSearch))
  }
}
