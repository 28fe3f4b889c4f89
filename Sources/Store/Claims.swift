internal import GRDB
package import Study

/// A claim as it is kept.
package struct ClaimRecord: Hashable, Sendable, Identifiable {
  /// Its number, which people type.
  package let id: Int
  /// What is claimed.
  package let statement: String
  /// Where passages that speak against it were sought, where none was found; may be empty.
  package let contrarySought: String
  /// A note; may be empty.
  package let note: String
}

/// A coding that speaks for a claim or against it.
package struct ClaimSupportRecord: Hashable, Sendable, Identifiable {
  /// The row's number.
  package let id: Int
  /// The claim.
  package let claim: Int
  /// The coding.
  package let coding: CodingID
  /// On which side it stands.
  package let side: ClaimSide
}

extension ProjectReader {
  /// The claims that stand, in the order in which they came.
  package func claims() throws -> [ClaimRecord] {
    try Row.fetchAll(
      database,
      sql: "SELECT id, statement, contrary, note FROM claim WHERE removed = 0 ORDER BY id"
    ).map {
      ClaimRecord(id: $0[0], statement: $0[1], contrarySought: $0[2], note: $0[3])
    }
  }

  /// What speaks for and against claims, in the order in which it came.
  package func claimSupports() throws -> [ClaimSupportRecord] {
    try Row.fetchAll(
      database,
      sql: "SELECT id, claim, coding, side FROM claim_support WHERE removed = 0 ORDER BY id"
    ).map {
      ClaimSupportRecord(
        id: $0[0], claim: $0[1], coding: $0[2],
        side: ClaimSide(rawValue: $0[3]) ?? .supporting)
    }
  }
}

extension ProjectWriter {
  /// Keeps a claim.
  package func addClaim(_ statement: String, note: String) throws -> Int {
    try insert(
      "claim", ["statement": statement, "supporting": "", "contrary": "", "note": note])
  }

  /// Writes a claim anew.
  package func editClaim(
    _ id: Int, statement: String, note: String, contrarySought: String
  ) throws {
    try update(
      "claim", id, ["statement": statement, "note": note, "contrary": contrarySought])
  }

  /// Takes a claim away, with what speaks for and against it; tombstones stay.
  package func removeClaim(_ id: Int) throws {
    for row in try reader.claimSupports() where row.claim == id { try dropSupport(row.id) }
    try update("claim", id, ["removed": 1])
  }

  /// Puts a coding on a side of a claim.
  package func addSupport(_ side: ClaimSide, of claim: Int, coding: CodingID) throws {
    try insert(
      "claim_support", ["claim": claim, "coding": coding, "side": side.rawValue])
  }

  /// Takes a coding off a claim; a tombstone stays.
  package func dropSupport(_ id: Int) throws {
    try update("claim_support", id, ["removed": 1])
  }
}
