internal import Formats

extension FormatWords {
  /// Why a PDF cannot be read, in words.
  static func pdf(_ error: PDFReadingError) -> FormatWords {
    switch error {
    case .missingProgram:
      Self(
        "PDFs are read with pdftotext, which is not installed",
        "install it with sudo apt-get install poppler-utils, or import the Word file or text that the PDF was made of"
      )
    case .tookTooLong(let seconds):
      Self(
        "pdftotext was not done with this PDF after \(seconds.of("second"))",
        "import the Word file or text that it was made of")
    case .passwordProtected:
      Self("the PDF is password-protected", "take the password off, and save it again")
    case .forbidden:
      Self(
        "the PDF does not allow its text to be taken out",
        "ask for the Word file or text that it was made of")
    case .damaged(let reason):
      Self("the PDF cannot be read: \(reason)", "open it, and save it or print it to PDF again")
    case .noText(let pages):
      Self(
        "there is no text in this PDF of \(pages.of("page")): it is most likely scanned",
        "have its text recognised (OCR) first, and look that over")
    }
  }
}
