/// A theme, as queries ask for it: a named set of codes from anywhere in the tree.
package struct CodeTheme: Hashable, Sendable {
  /// The name.
  package let name: String
  /// Its codes; those below them belong to it too.
  package let codes: [CodeID]

  /// Makes a theme.
  package init(name: String, codes: [CodeID]) {
    self.name = name
    self.codes = codes
  }
}
