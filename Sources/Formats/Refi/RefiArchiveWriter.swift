/// Puts a project and its files into an archive, as the standard names them (.qdpx).
package enum RefiArchiveWriter {
  /// A file of the project.
  package struct File: Hashable, Sendable {
    /// Its name, such as `GUID.txt`.
    package let name: String
    /// What it holds.
    package let bytes: [UInt8]
    /// Whether it is kept as it is, since nothing is gained by packing it.
    package let isStored: Bool

    /// Names a file.
    package init(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isStored = isStored
    }

    /// How the project speaks of it.
    package var path: String { "internal://" + name }
  }

  /// The archive, the same bytes for the same project.
  ///
  /// - Parameters:
  ///   - project: `project.qde`.
  ///   - files: What lies beside it.
  /// - Returns: The archive's bytes.
  /// - Throws: `PackageWritingError` where memory has run out.
  package static func bytes(
    project: [UInt8], files: [File]
  ) throws(PackageWritingError) -> [UInt8] {
    try ZipWriter.archive(
      [ZipWriter.Entry("project.qde", project)]
        + files.map { ZipWriter.Entry("sources/" + $0.name, $0.bytes, isStored: $0.isStored) })
  }
}
