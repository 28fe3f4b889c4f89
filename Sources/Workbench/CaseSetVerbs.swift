internal import Store
package import Study
internal import Text

/// A set with the names of what is in it.
package struct StudySetView: Hashable, Sendable {
  package let set: StudySet
  /// The names of its members, in the order in which they are listed anywhere.
  package let members: [String]
}

extension OpenProject {
  /// Makes a set.
  package func newSet(_ name: String, _ kind: StudySetKind, members: [String]) throws -> Int {
    try Self.check(name, .set)
    return try file.change("set new", by: me) { writer in
      let known = try writer.reader.studySets()
      if known.contains(where: { $0.name.foldedForSearch == name.foldedForSearch }) {
        throw Refusal(.cases(.nameTaken(what: .set, name: name)))
      }
      let id = try writer.addSet(named: name, kind)
      let set = StudySet(id: id, name: name.nfc, kind: kind, members: [])
      let added = try writer.add(try writer.reader.members(members, kind), to: set)
      writer.summary = "\(set.name): \(members.joined(separator: ", "))"
      return added
    }.result
  }

  /// Puts sources or cases into a set.
  ///
  /// - Returns: how many were not in it before.
  package func addToSet(_ name: String, members: [String]) throws -> Int {
    try file.change("set add", by: me) { writer in
      let set = try writer.reader.studySet(named: name)
      writer.summary = "\(set.name): \(members.joined(separator: ", "))"
      return try writer.add(try writer.reader.members(members, set.kind), to: set)
    }.result
  }

  /// Takes sources or cases out of a set.
  ///
  /// - Throws: `CaseProblem.notInSet` where one is not in it.
  package func dropFromSet(_ name: String, members: [String]) throws {
    _ = try file.change("set drop", by: me) { writer in
      let set = try writer.reader.studySet(named: name)
      let ids = try writer.reader.members(members, set.kind)
      if let missing = zip(ids, members).first(where: { !set.members.contains($0.0) }) {
        throw Refusal(.cases(.notInSet(name: missing.1, set: set.name)))
      }
      try writer.drop(ids, from: set)
      writer.summary = "\(set.name): \(members.joined(separator: ", "))"
    }
  }

  /// Takes a set away; its sources or cases stay in the project.
  package func removeSet(_ name: String) throws {
    _ = try file.change("set remove", by: me) { writer in
      let set = try writer.reader.studySet(named: name)
      try writer.removeSet(set)
      writer.summary = set.name
    }
  }

  /// The sets with what is in them, by name.
  package func sets() throws -> [StudySetView] {
    try file.read { reader in
      let sets = try reader.studySets()
      let sources = try reader.sources().map { ($0.source.id, $0.source.name) }
      let cases = try reader.cases().map { ($0.id, $0.name) }
      return sets.map { set in
        let members = Set(set.members)
        let all = set.kind == .sources ? sources : cases
        return StudySetView(set: set, members: all.filter { members.contains($0.0) }.map(\.1))
      }
    }
  }

  /// One set with what is in it.
  package func set(_ name: String) throws -> StudySetView {
    let wanted = try file.read { try $0.studySet(named: name) }
    return try sets().first { $0.set.id == wanted.id } ?? StudySetView(set: wanted, members: [])
  }

  /// Whether a source or case belongs to a set, by name; everything does where no set is asked for.
  package func membership(_ set: String?, _ kind: StudySetKind) throws -> (String) -> Bool {
    guard let set else { return { _ in true } }
    let view = try self.set(set)
    let members = view.set.kind == kind ? Set(view.members) : []
    return members.contains
  }
}

extension ProjectReader {
  /// The set that a person names, in any case.
  func studySet(named asked: String) throws -> StudySet {
    let all = try studySets()
    let folded = asked.foldedForSearch
    if let match = all.first(where: { $0.name.foldedForSearch == folded }) { return match }
    let names = all.map(\.name)
    throw Refusal(
      .cases(
        .unknownSet(
          asked: asked, nearest: NearestNames(names).matches(for: asked), known: names)))
  }

  fileprivate func members(_ names: [String], _ kind: StudySetKind) throws -> [Int] {
    switch kind {
    case .sources:
      let all = SourceNames(try sources())
      return try names.map { try all.source(named: $0).source.id }
    case .cases:
      let all = CaseNames(try cases())
      return try names.map { try all.study(named: $0).id }
    }
  }
}
