internal import Store
internal import Study
internal import Text

/// What is to become of the codings of a code that is removed.
package enum CodebookRemoval: Hashable, Sendable {
  /// There must be none.
  case empty
  /// They get another code.
  case moving(to: String)
  /// They go too.
  case withCodings
}

extension OpenProject {
  /// Merges codes into another, as one step.
  ///
  /// Every coding moves, of every coder and layer, in finished sources too; where a rater has both
  /// codes on one range, one coding is left. Codes below move with their codings as they are.
  ///
  /// - Throws: `Refusal` where a code is merged into itself, or codes below would share a name.
  package func mergeCodes(_ asked: [String], into target: String) throws -> CodebookStep {
    try file.change("code merge", by: me) { writer in
      let before = try writer.reader.codebook()
      let heir = try before.wanted(target)
      let sources = try Self.merging(asked, heir, before)
      let touched = try writer.reader.touch(of: sources)
      let coder = try me.map { try writer.coder(named: $0) }
      var move = CodebookMove()
      for code in sources {
        try Self.rehome(code, heir.id, writer)
        move = move + (try writer.moveCodings(from: code, to: heir.id))
        try writer.retireCode(code, heir: heir.id, by: coder)
      }
      let path = try writer.reader.codebook().path(of: heir.id)
      let names = sources.map { before.path(of: $0).description }.joined(separator: ", ")
      let joined = move.joined > 0 ? "; \(move.alreadyThere)" : ""
      let queries = try writer.keepQueries(from: before, heir: heir.id)
      writer.summary = "\(names) into \(path): \(touched.words)\(joined)\(queries.words)"
      return CodebookStep(summary: writer.summary, codes: [path], queries)
    }.result
  }

  /// The codes to be merged, those below others first.
  private static func merging(
    _ asked: [String], _ heir: Code, _ codebook: Codebook
  ) throws -> [CodeID] {
    var seen: Set<CodeID> = []
    let codes = try asked.map { try codebook.wanted($0).id }.filter { seen.insert($0).inserted }
    if seen.contains(heir.id) {
      throw Refusal(
        codebook: .mergesItself(code: codebook.path(of: heir.id).description))
    }
    return codes.enumerated().sorted {
      (-codebook.depth(of: $0.element), $0.offset) < (-codebook.depth(of: $1.element), $1.offset)
    }.map(\.element)
  }

  /// Puts what stands below a code under another, which takes the code's place where it is below
  /// the code itself.
  private static func rehome(_ code: CodeID, _ heir: CodeID, _ writer: ProjectWriter) throws {
    var codebook = try writer.reader.codebook()
    if codebook.withDescendants(code).contains(heir), let name = codebook[heir]?.name {
      let parent = codebook[code]?.parent
      try codebook.refuseTaken(name, under: parent, except: [code, heir])
      if let own = codebook[code]?.name, own.foldedForSearch == name.foldedForSearch {
        throw Refusal(
          codebook: .childrenClash(
            code: codebook.path(of: code).description,
            target: codebook.path(of: heir).description, names: [name]))
      }
      let siblings = codebook.siblings(under: parent)
      let place = siblings.firstIndex(of: code) ?? siblings.count
      try writer.moveCode(
        heir, under: parent, order: siblings[..<place] + [heir] + siblings[place...])
      codebook = try writer.reader.codebook()
    }
    let children = codebook.children(of: code)
    let own = codebook.children(of: heir)
    let taken = Set(own.compactMap { codebook[$0]?.name.foldedForSearch })
    let clashes = children.compactMap { codebook[$0]?.name }
      .filter { taken.contains($0.foldedForSearch) }
    if !clashes.isEmpty {
      throw Refusal(
        codebook: .childrenClash(
          code: codebook.path(of: code).description, target: codebook.path(of: heir).description,
          names: clashes))
    }
    for (number, child) in children.enumerated() {
      try writer.moveCode(child, under: heir, order: own + children[...number])
    }
  }

  /// Removes a code, as one step; a tombstone stays, and `undo` brings it back with its codings.
  ///
  /// - Throws: `Refusal` where codes stand below it, or it is used and nothing is said of its
  ///   codings.
  package func removeCode(_ asked: String, _ removal: CodebookRemoval) throws -> CodebookStep {
    try file.change("code remove", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let code = try codebook.wanted(asked)
      let path = codebook.path(of: code.id)
      let children = codebook.children(of: code.id).count
      if children > 0 {
        throw Refusal(
          codebook: .hasChildren(code: path.description, children: children))
      }
      let touched = try writer.reader.touch(of: [code.id])
      let coder = try me.map { try writer.coder(named: $0) }
      var what = "removed \(path)"
      var heir: CodeID?
      switch removal {
      case .empty:
        if touched.codings > 0 {
          throw Refusal(
            codebook: .inUse(
              code: path.description, codings: touched.codings, sources: touched.sources,
              coders: touched.coders))
        }
        try writer.removeCodings(of: code.id)
      case .moving(let target):
        let other = try codebook.wanted(target)
        guard other.id != code.id else {
          throw Refusal(codebook: .mergesItself(code: path.description))
        }
        let move = try writer.moveCodings(from: code.id, to: other.id)
        heir = other.id
        what += ", its codings now \(codebook.path(of: other.id))"
        if move.joined > 0 { what += " (\(move.alreadyThere))" }
      case .withCodings:
        try writer.removeCodings(of: code.id)
        what += " with its codings"
      }
      try writer.retireCode(code.id, heir: heir, by: coder)
      let queries = try writer.keepQueries(from: codebook, heir: heir)
      writer.summary = "\(what): \(touched.words)\(queries.words)"
      return CodebookStep(summary: writer.summary, codes: [path], queries)
    }.result
  }
}
