internal import CStemmer
internal import Text

/// A Snowball stemmer, for words and languages that no dictionary covers.
///
/// It holds a C object that is not safe to share, so it belongs to one task at a time.
package final class Stemmer {
  private let handle: OpaquePointer

  /// Makes the stemmer of a language.
  ///
  /// - Throws: `stemmerMissing`.
  package init(_ language: LanguageCode) throws(LanguageError) {
    guard let name = language.stemmerName, let handle = sb_stemmer_new(name, "UTF_8") else {
      throw .stemmerMissing(language: language)
    }
    self.handle = handle
  }

  deinit { sb_stemmer_delete(handle) }

  /// The stem of a form, from its lower case in NFC.
  package func stem(_ form: String) -> String {
    let folded = form.foldedForSearch
    let bytes = Array(folded.utf8)
    guard let stem = sb_stemmer_stem(handle, bytes, Int32(bytes.count)) else { return folded }
    let length = Int(sb_stemmer_length(handle))
    return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
  }
}
