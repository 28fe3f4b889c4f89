internal import Store
internal import Study
internal import Text

/// Where among its siblings a code is to stand.
package enum CodebookOrder: Hashable, Sendable {
  case last
  case before(String)
  case after(String)
}

extension OpenProject {
  /// Gives a code another name, as one step; its codings stay with it.
  package func renameCode(_ asked: String, to written: String) throws -> CodebookStep {
    try file.change("code rename", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let code = try codebook.wanted(asked)
      let name = try codebook.newName(written)
      try codebook.refuseTaken(name, under: code.parent, except: [code.id])
      try writer.renameCode(code.id, to: name)
      let path = try writer.reader.codebook().path(of: code.id)
      let touched = try writer.reader.touch(of: codebook.withDescendants(code.id))
      let queries = try writer.keepQueries(from: codebook)
      writer.summary =
        "\(codebook.path(of: code.id)) is now \(path): \(touched.words)\(queries.words)"
      return CodebookStep(summary: writer.summary, codes: [path], queries)
    }.result
  }

  /// Puts a code, with those below it, under another or at the top, as one step.
  ///
  /// - Parameters:
  ///   - asked: The code.
  ///   - parent: The code above it; nil for the top.
  ///   - order: Where among its siblings.
  /// - Returns: What was done.
  /// - Throws: `Refusal` where the code would stand below itself, or beside one of the same name.
  package func moveCode(
    _ asked: String, under parent: String?, _ order: CodebookOrder
  ) throws -> CodebookStep {
    try file.change("code move", by: me) { writer in
      let codebook = try writer.reader.codebook()
      let code = try codebook.wanted(asked)
      let above = try parent.map { try codebook.wanted($0) }
      if let above, codebook.withDescendants(code.id).contains(above.id) {
        throw Refusal(
          codebook: .belowItself(
            code: codebook.path(of: code.id).description,
            parent: codebook.path(of: above.id).description))
      }
      try codebook.refuseTaken(code.name, under: above?.id, except: [code.id])
      let others = codebook.siblings(under: above?.id).filter { $0 != code.id }
      let place = try self.place(of: code.id, order, among: others, codebook)
      try writer.moveCode(
        code.id, under: above?.id, order: others[..<place] + [code.id] + others[place...])
      let path = try writer.reader.codebook().path(of: code.id)
      let touched = try writer.reader.touch(of: codebook.withDescendants(code.id))
      let former = codebook.path(of: code.id)
      let queries = try writer.keepQueries(from: codebook)
      writer.summary =
        (former == path ? "\(path) stands elsewhere" : "\(former) is now \(path)")
        + ": \(touched.words)\(queries.words)"
      return CodebookStep(summary: writer.summary, codes: [path], queries)
    }.result
  }

  private func place(
    of code: CodeID, _ order: CodebookOrder, among others: [CodeID], _ codebook: Codebook
  ) throws -> Int {
    let sibling: String
    let offset: Int
    switch order {
    case .last: return others.count
    case .before(let asked): (sibling, offset) = (asked, 0)
    case .after(let asked): (sibling, offset) = (asked, 1)
    }
    let named = others.filter { codebook[$0]?.name.foldedForSearch == sibling.foldedForSearch }
    let wanted = try named.first ?? codebook.wanted(sibling).id
    guard let place = others.firstIndex(of: wanted) else {
      throw Refusal(
        codebook: .notBeside(
          code: codebook.path(of: code).description,
          sibling: codebook.path(of: wanted).description))
    }
    return place + offset
  }

  /// Describes a code anew, as one step.
  ///
  /// - Returns: What was done, with how many codings were made under another definition.
  package func describeCode(
    _ asked: String, _ said: CodebookDescription, command: String = "code describe"
  ) throws -> CodebookStep {
    try file.change(command, by: me) { writer in
      let codebook = try writer.reader.codebook()
      let code = try codebook.wanted(asked)
      let before = try writer.reader.codebookSnapshot()
      var description = CodeDescription(of: code)
      try description.take(said)
      try writer.describeCode(code.id, description)
      if let reason = said.cleared.contains(.reason) ? "" : said.reason {
        try writer.setReason(reason, of: code.id)
      }
      if said.cleared.contains(.opposite) { try writer.clearOpposite(of: code.id) }
      if let opposite = said.opposite {
        let other = try codebook.wanted(opposite)
        guard other.id != code.id else {
          throw Refusal(
            codebook: .ownOpposite(code: codebook.path(of: code.id).description))
        }
        try writer.setOpposites(code.id, other.id)
      }
      let after = try writer.reader.codebookSnapshot()
      let guid = try writer.reader.codebookDetails()[code.id]?.guid ?? ""
      var fields: [CodebookField] = []
      if let former = before[guid], let now = after[guid] {
        fields = now.differingFields(from: former)
      }
      let path = codebook.path(of: code.id)
      let touched = try writer.reader.touch(of: [code.id])
      let what = fields.map(\.rawValue).joined(separator: ", ")
      writer.summary =
        fields.isEmpty ? "\(path) is as before" : "\(path), \(what) anew: \(touched.words)"
      var step = CodebookStep(summary: writer.summary, codes: [path])
      if fields.contains(where: \.isJudgedBy) { step.toReread = touched.codings }
      return step
    }.result
  }
}
