/// Why a language's words cannot be looked up.
package enum LanguageError: Error, Hashable, Sendable {
  /// No dictionary is installed; `package` is the Debian package that brings one.
  case dictionaryMissing(language: LanguageCode, folders: [String], package: String?)
  /// A dictionary's file cannot be read.
  case unreadable(path: String)
  /// A dictionary is in an encoding that is not known here.
  case unknownEncoding(path: String, encoding: String)
  /// There is no stemmer for the language.
  case stemmerMissing(language: LanguageCode)
}
