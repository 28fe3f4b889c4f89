/// A fault that a file format's reader found, with the file that it was reading.
package struct FormatFault: Error {
  /// The file as the person named it.
  package let file: String
  /// What the reader found.
  package let error: any Error

  /// Adds a file's name to what a reader found in it.
  package init(file: String, error: any Error) {
    self.file = file
    self.error = error
  }
}
