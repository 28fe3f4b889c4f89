package import Study

/// What codes, coders and sources are called in a report.
package struct ReportNames: Sendable {
  /// The codes.
  package let codebook: Codebook
  private let coders: [CoderID: String]
  private let sources: [SourceID: String]

  /// Takes the names.
  package init(codebook: Codebook, coders: [CoderID: String], sources: [SourceID: String]) {
    self.codebook = codebook
    self.coders = coders
    self.sources = sources
  }

  /// A code's full path as it is written.
  package func path(_ code: CodeID) -> String { codebook.path(of: code).description }

  /// A source's name.
  package func source(_ id: SourceID) -> String { sources[id] ?? "?" }

  /// A rater for machines: the coder's name, with the layer after a stroke unless individual.
  package func key(_ rater: Rater) -> String {
    let name = coders[rater.coder] ?? "?"
    return rater.layer == .individual ? name : "\(name)/\(rater.layer.rawValue)"
  }

  /// A rater for people.
  func title(_ rater: Rater, _ words: Wording) -> String {
    let name = coders[rater.coder] ?? "?"
    return switch rater.layer {
    case .individual: name
    case .secondReading: "\(name) (\(words.secondReading))"
    case .consensus: "\(name) (\(words.consensus))"
    }
  }
}
