/// What keeps a source from being revised, renamed or removed.
package enum RevisionProblem: Hashable, Sendable {
  /// The file is the one that the source came from.
  case sameFile(source: String)
  /// A source has codings, which would go with it.
  case hasCodings(source: String, codings: Int)
  /// Another source has the name.
  case nameTaken(name: String)
  /// A source cannot be called so.
  case emptyName
}
