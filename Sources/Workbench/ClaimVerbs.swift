package import Quotation
internal import Store
package import Study
internal import Text

/// What is changed in a claim; nil leaves it as it is.
package struct ClaimChange: Sendable {
  package var statement: String?
  package var note: String?

  /// Changes nothing.
  package init() {}
}

extension OpenProject {
  /// Keeps a claim, as one step.
  ///
  /// - Returns: What people type for it.
  /// - Throws: `Refusal` where the statement is empty.
  package func addClaim(_ statement: String, note: String) throws -> String {
    let text = try Self.statement(statement)
    return try file.change("claim new", by: me) { writer in
      let id = try writer.addClaim(text, note: note.trimmingBlanks())
      writer.summary = "c\(id): \(text)"
      return "c\(id)"
    }.result
  }

  /// Writes a claim anew, as one step.
  package func editClaim(_ asked: String, _ change: ClaimChange) throws -> Bool {
    let statement = try change.statement.map { try Self.statement($0) }
    return try file.change("claim edit", by: me) { writer in
      let claim = try WritingNames(writer.reader).claim(asked)
      try writer.editClaim(
        claim.id, statement: statement ?? claim.statement,
        note: change.note?.trimmingBlanks() ?? claim.note, contrarySought: claim.contrarySought)
      writer.summary = "c\(claim.id)"
    }.entry != nil
  }

  /// Takes a claim away, with what stands for and against it, as one step.
  package func removeClaim(_ asked: String) throws -> String {
    try file.change("claim remove", by: me) { writer in
      let claim = try WritingNames(writer.reader).claim(asked)
      try writer.removeClaim(claim.id)
      writer.summary = "c\(claim.id)"
      return "c\(claim.id): \(claim.statement)"
    }.result
  }

  /// Puts codings on a side of a claim, as one step; one that stood on the other goes over.
  ///
  /// - Parameters:
  ///   - asked: The claim.
  ///   - side: The side.
  ///   - quotations: The codings, by their quotations' ids.
  ///   - sought: Where contrary passages were sought, if that is to be kept.
  /// - Returns: How many codings are new on the side.
  /// - Throws: `Refusal` where one is not there.
  package func support(
    _ asked: String, _ side: ClaimSide, by quotations: [String], sought: String? = nil
  ) throws -> Int {
    let command = side == .supporting ? "claim support" : "claim contrary"
    return try file.change(command, by: me) { writer in
      let names = try WritingNames(writer.reader)
      let claim = try names.claim(asked)
      let mine = try myID(writer.reader)
      let taken = try ClaimPlaces(claim.id, names).rows
      var done: Set<CondenseUnit> = []
      for quotation in quotations {
        let name = quotation.hasPrefix("quote:") ? String(quotation.dropFirst(6)) : quotation
        let coding = try names.coding(name, me: mine)
        let unit = CondenseUnit(coding)
        let standing = taken[unit] ?? []
        if done.contains(unit) || standing.contains(where: { $0.side == side }) { continue }
        for row in standing { try writer.dropSupport(row.id) }
        try writer.addSupport(side, of: claim.id, coding: coding.id)
        done.insert(unit)
      }
      if let sought {
        try writer.editClaim(
          claim.id, statement: claim.statement, note: claim.note,
          contrarySought: sought.trimmingBlanks())
      }
      writer.summary = "c\(claim.id): \(done.count) codings"
      return done.count
    }.result
  }

  /// Takes codings off a claim, as one step.
  package func dropSupport(_ asked: String, _ quotations: [String]) throws -> Int {
    try file.change("claim drop", by: me) { writer in
      let names = try WritingNames(writer.reader)
      let claim = try names.claim(asked)
      let own = try writer.reader.claimSupports().filter { $0.claim == claim.id }
      var dropped: Set<Int> = []
      for quotation in quotations {
        let name = quotation.hasPrefix("quote:") ? String(quotation.dropFirst(6)) : quotation
        let hits = own.filter { row in
          let label = names.label(.coding(row.coding))
          return label.name == name || label.key == "quote:" + name
        }
        if hits.isEmpty {
          throw Refusal(.writing(.notInClaim(claim: "c\(claim.id)", quotation: name)))
        }
        for row in hits where dropped.insert(row.id).inserted { try writer.dropSupport(row.id) }
      }
      writer.summary = "c\(claim.id): \(dropped.count) codings"
      return dropped.count
    }.result
  }

  /// The claims with what stands for and against them, as it is quoted.
  ///
  /// - Parameters:
  ///   - asked: The only claims wanted; empty for all.
  ///   - quoting: How passages are quoted.
  /// - Returns: The claims, in the order in which they came.
  /// - Throws: `Refusal` where one is not there.
  package func claims(_ asked: [String] = [], _ quoting: MatrixQuoting) throws -> [ClaimSheet] {
    try file.read { reader in
      let reading = try ClaimReading(reader, quoting)
      let wanted = Set(try asked.map { try reading.names.claim($0).id })
      return try reading.sheets(
        reading.names.claims.filter { wanted.isEmpty || wanted.contains($0.id) })
    }
  }

  private static func statement(_ written: String) throws -> String {
    let text = written.split { "\n\r\t ".contains($0) }.joined(separator: " ")
    if text.isEmpty { throw Refusal(.writing(.emptyStatement)) }
    return text
  }
}

/// The codings of a claim, by what they are whoever's they are.
private struct ClaimPlaces {
  var rows: [CondenseUnit: [ClaimSupportRecord]] = [:]

  init(_ claim: Int, _ names: WritingNames) throws {
    for row in try names.reader.claimSupports() where row.claim == claim {
      guard let coding = names.written[row.coding]?.coding else { continue }
      rows[CondenseUnit(coding), default: []].append(row)
    }
  }
}
