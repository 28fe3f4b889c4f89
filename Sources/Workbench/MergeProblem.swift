package import Formats

/// Why copies cannot be merged, or a question about them not decided.
package enum MergeProblem: Hashable, Sendable {
  /// The file is neither a project nor a layer.
  case notALayer(path: String, LayerFileError)
  /// The file is the project itself.
  case itself(path: String)
  /// No question has that id.
  case unknownQuestion(id: String, known: [String])
  /// The question cannot be decided so.
  case badChoice(asked: String, valid: [String])
}
