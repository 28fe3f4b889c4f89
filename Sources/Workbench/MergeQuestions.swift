internal import Merging
internal import Store
internal import Text

/// A place where copies say different things, for a person to decide.
package struct MergeQuestion: Hashable, Sendable {
  /// What kind of disagreement it is.
  package enum Kind: String, Hashable, Sendable {
    /// A field was set to different values.
    case field
    /// Two were made apart with one name, and say different things.
    case sameName = "same-name"
    /// Removed in one copy, and changed in another.
    case removedAndChanged = "removed-and-changed"
    /// Removed in one copy, and used in another.
    case removedAndUsed = "removed-and-used"
    /// Two of one name that are not the same.
    case renamed
    /// Put under one another.
    case circle
    /// Two corrections of one text.
    case texts
  }

  /// By which it is decided; the same in every copy.
  package let id: String
  /// What kind it is.
  package let kind: Kind
  /// What it is about.
  package let what: String
  /// Its name.
  package let name: String
  /// The field, if it is about one.
  package let field: String
  /// What can be chosen, the shown one first.
  package let values: [String]
}

extension MergeQuestion {
  /// The questions that a state leaves open, with the conflicts that they are about.
  ///
  /// - Parameters:
  ///   - shown: the state.
  ///   - text: the text of a hash, where it is known.
  /// - Returns: each, with what it is about.
  /// - Throws: what reading a text throws.
  static func all(
    in shown: ShownState, text: (String) throws -> StoredText?
  ) rethrows -> [(question: MergeQuestion, conflict: MergeConflict)] {
    let names = MergeNames(shown)
    var taken: Set<String> = []
    return try shown.conflicts.map { conflict in
      let digits = digits(of: conflict.key)
      var length = 6
      while taken.contains(String(digits.prefix(length))), length < digits.count { length += 1 }
      let id = String(digits.prefix(length))
      taken.insert(id)
      if case .rivals(let rivals) = conflict.kind {
        let texts = MergeTexts(rivals.compactMap(\.first), conflict.table, names)
        return (MergeQuestion(id: id, try texts.described(text), texts.name), conflict)
      }
      return (MergeQuestion(conflict, id: id, names), conflict)
    }
  }

  /// A question about corrections of one text.
  private init(id: String, _ values: [String], _ name: String) {
    self.id = id
    (kind, what, field) = (.texts, "source", "text")
    self.name = name
    self.values = values
  }

  private init(_ conflict: MergeConflict, id: String, _ names: MergeNames) {
    self.id = id
    what = conflict.table
    name = names.name(conflict.table, conflict.guid)
    func words(_ values: [FieldValue], _ column: String) -> [String] {
      values.map { names.text($0, of: conflict.table, column) }
    }
    switch conflict.kind {
    case .field(let column, let values):
      (kind, field, self.values) = (.field, column, words(values, column))
    case .unit(let columns, let values):
      (kind, field) = (.field, "place")
      self.values = values.map { names.place($0, of: conflict.table, columns) }
    case .sameButDifferent(let column, let values, _):
      (kind, field, self.values) = (.sameName, column, words(values, column))
    case .removedAndChanged: (kind, field, values) = (.removedAndChanged, "", ["keep", "remove"])
    case .removedAndNeeded: (kind, field, values) = (.removedAndUsed, "", ["keep"])
    case .renamed(let column, let from, let to):
      (kind, field, values) = (.renamed, column, words([to, from], column))
    case .circle(let column): (kind, field, values) = (.circle, column, [""])
    case .rivals(let rivals):
      (kind, field, values) = (.texts, "text", rivals.map { $0.joined(separator: " ") })
    }
  }

  /// Sixteen hexadecimal digits of a text (FNV-1a).
  private static func digits(of text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
