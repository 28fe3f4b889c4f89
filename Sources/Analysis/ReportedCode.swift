package import Study

/// A row of a report: a code, and the codes whose codings count for it.
///
/// Without roll-up a code counts itself; with roll-up, itself and its descendants.
package struct ReportedCode: Hashable, Sendable {
  /// The code that the row is about.
  package let id: CodeID
  /// The codes whose codings count.
  package let members: Set<CodeID>

  /// Makes a row.
  package init(id: CodeID, members: Set<CodeID>) {
    self.id = id
    self.members = members
  }

  /// Makes the row of a code that counts only itself.
  package init(_ id: CodeID) { self.init(id: id, members: [id]) }
}

extension [ReportedCode] {
  /// The positions of the rows that each code counts for.
  func rowsByMember() -> [CodeID: [Int]] {
    var rows: [CodeID: [Int]] = [:]
    for (row, code) in enumerated() {
      for member in code.members { rows[member, default: []].append(row) }
    }
    return rows
  }
}
