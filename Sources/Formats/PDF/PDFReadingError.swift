/// Why a PDF cannot be read as a transcript.
package enum PDFReadingError: Error, Hashable, Sendable {
  /// The program that reads PDFs is not installed.
  case missingProgram
  /// It was not done after so many seconds.
  case tookTooLong(seconds: Int)
  /// It is locked with a password.
  case passwordProtected
  /// Its maker does not allow text to be taken out.
  case forbidden
  /// The program cannot read it, with its reason.
  case damaged(reason: String)
  /// No page has text: it is most likely a scanned one.
  case noText(pages: Int)
}
