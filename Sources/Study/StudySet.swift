/// What a set holds.
package enum StudySetKind: String, Hashable, Sendable, CaseIterable {
  case sources
  case cases
}

/// A named set of sources or of cases, put together by hand.
package struct StudySet: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: Int
  /// The name by which it is asked for.
  package let name: String
  /// What it holds.
  package let kind: StudySetKind
  /// The numbers of the sources or cases in it.
  package let members: [Int]

  /// Makes a set.
  package init(id: Int, name: String, kind: StudySetKind, members: [Int]) {
    self.id = id
    self.name = name
    self.kind = kind
    self.members = members
  }
}
