internal import Analysis
internal import Study

/// Chooses the rows of a matrix, and which codes count for each.
struct CodeRows {
  let codebook: Codebook
  let rollup: Bool
  let level: Int?

  /// The codes that a person named, and those below them.
  static func named(_ asked: [String], _ codebook: Codebook) throws -> Set<CodeID> {
    Set(try asked.flatMap { codebook.withDescendants(try codebook.wanted($0).id) })
  }

  /// The rows that a request asks for, in the order of the codebook.
  ///
  /// Without a level, a row counts its own code or, rolled up, those below too. With one, codes
  /// below it count as the one at the level, so that without roll-up each coding counts in one row.
  /// Codes of kind `excluded` count nowhere unless they are named. Rows without codings are left
  /// out unless they are named.
  ///
  /// - Parameters:
  ///   - asked: The codes named; where empty, every code that is used.
  ///   - uses: How many passages each code has.
  ///   - top: At most so many, those with most passages.
  /// - Returns: The rows.
  /// - Throws: `Refusal` where a name is not known.
  func rows(_ asked: [String], uses: [CodeID: Int], top: Int?) throws -> [ReportedCode] {
    let exact = Set(try asked.map { try codebook.wanted($0).id })
    let named = try Self.named(asked, codebook)
    var rows = codebook.codes.map(\.id).filter { id in
      if !asked.isEmpty, !(rollup ? exact : named).contains(id) { return false }
      if !named.contains(id), codebook[id]?.kind == .excluded { return false }
      return level.map { codebook.depth(of: id) < $0 || exact.contains(id) } ?? true
    }.map { id in
      let members = takesThoseBelow(id) ? codebook.withDescendants(id) : [id]
      return ReportedCode(
        id: id,
        members: Set(members.filter { named.contains($0) || codebook[$0]?.kind != .excluded }))
    }
    func count(_ row: ReportedCode) -> Int { row.members.reduce(0) { $0 + (uses[$1] ?? 0) } }
    rows = rows.filter { exact.contains($0.id) || count($0) > 0 }
    guard let top, rows.count > top else { return rows }
    let kept = rows.map { (count: count($0), place: codebook.place(of: $0.id), id: $0.id) }
      .sorted { ($1.count, $0.place) < ($0.count, $1.place) }.prefix(top)
    let ids = Set(kept.map(\.id))
    return rows.filter { ids.contains($0.id) }
  }

  private func takesThoseBelow(_ id: CodeID) -> Bool {
    rollup || level.map { codebook.depth(of: id) >= $0 - 1 } ?? false
  }
}

extension MatrixMaterial {
  /// The rows that a request asks for.
  func rows(_ request: MatrixRequest) throws -> [ReportedCode] {
    var uses: [CodeID: Int] = [:]
    for coding in codings { uses[coding.code, default: 0] += 1 }
    return try CodeRows(codebook: codebook, rollup: request.rollup, level: request.level)
      .rows(request.codes, uses: uses, top: request.top)
  }
}
