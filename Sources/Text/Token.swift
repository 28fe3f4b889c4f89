/// One word of a text, in the form that is searched for.
package struct Token: Hashable, Sendable {
  /// The smallest stored span that holds every scalar of the word, elided ones inside included.
  package let span: TextSpan
  /// The word, lower case by scalar and in NFC.
  package let form: String

  /// Makes a token.
  package init(_ span: TextSpan, _ form: String) {
    self.span = span
    self.form = form
  }
}
