internal import Store
package import Study
internal import Text

/// A source as a coder reads it: its turns and the codings over them.
package struct ReadingView: Sendable {
  package let source: SourceView
  package let codebook: Codebook
  /// The codings shown, by start.
  package let codings: [Coding]
  package let coderNames: [CoderID: String]
}

extension OpenProject {
  /// A source with the codings that a coder may see.
  ///
  /// - Parameters:
  ///   - name: the source.
  ///   - coders: whose codings to show; where empty, the reader's own, for coding is blind.
  ///   - code: only this code and those below it.
  ///   - layer: only this layer.
  /// - Returns: the source with the codings.
  /// - Throws: `Refusal` where a name is not known.
  package func reading(
    of name: String, coders: [String], code: String?, layer: Layer?
  ) throws -> ReadingView {
    try file.read { reader in
      let record = try reader.source(named: name)
      let codebook = try reader.codebook()
      let all = try reader.coders()
      let wanted: Set<CoderID>
      if coders.isEmpty {
        wanted = Set(all.filter { $0.name == me }.map(\.id))
      } else {
        wanted = Set(try coders.map { try reader.coderID(named: $0) })
      }
      let codes = try code.map { Set(codebook.withDescendants(try codebook.wanted($0).id)) }
      let codings = try reader.codings(in: record.source.id).filter { coding in
        wanted.contains(coding.rater.coder) && (codes?.contains(coding.code) ?? true)
          && (layer == nil || coding.rater.layer == layer)
      }
      return ReadingView(
        source: try reader.view(of: record), codebook: codebook, codings: codings,
        coderNames: Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0.name) }))
    }
  }
}
