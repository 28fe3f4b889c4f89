internal import Store
package import Study

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
}
