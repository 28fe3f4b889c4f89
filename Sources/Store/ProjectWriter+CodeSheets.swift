internal import GRDB
package import Study
package import Text

extension ProjectWriter {
  /// Gives a coding another range, code or note; everything that hangs on it stays with it.
  ///
  /// The rater must not have that code on that range already.
  ///
  /// - Parameters:
  ///   - id: the coding.
  ///   - span: its range from now on.
  ///   - code: its code from now on.
  ///   - note: its note from now on; as it is, if nil.
  /// - Throws: `StoreError` where it cannot be written.
  package func changeCoding(
    _ id: CodingID, span: TextSpan, code: CodeID, note: String? = nil
  ) throws {
    let former = try Int.fetchOne(
      database, sql: "SELECT code FROM coding WHERE id = ?", arguments: [id])
    try update("coding", id, ["start": span.start, "end": span.end, "code": code])
    // Another code is given under the codebook of today.
    if former != code { try update("coding", id, ["version": try reader.versionInForce()]) }
    if let note { try update("coding", id, ["note": note]) }
  }
}
