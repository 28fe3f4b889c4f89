/// A project as the standard REFI-QDA 1.5 exchanges it: what stands in `project.qde`, element by
/// element, before anything of it is understood or stored.
///
/// Positions are those that the file says, by whatever rule its program counts; `RefiPositions`
/// tells the rule. Identifiers are compared in capitals, without braces.
package struct RefiProject: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// The program that wrote it, and its version, in that program's words.
  package var origin: String?
  /// What relative paths begin at.
  package var basePath: String?
  /// Who made it and when.
  package var stamp = RefiStamp()
  /// The text about the whole.
  package var description: String?
  /// The users.
  package var users: [RefiUser] = []
  /// The codes at the top of the codebook, with those below them.
  package var codes: [RefiCode] = []
  /// The variables that cases and sources have values of.
  package var variables: [RefiVariable] = []
  /// The cases.
  package var cases: [RefiCase] = []
  /// The sources.
  package var sources: [RefiSource] = []
  /// The notes, which are texts like sources.
  package var notes: [RefiText] = []
  /// The links.
  package var links: [RefiLink] = []
  /// The sets.
  package var sets: [RefiSet] = []
  /// The notes about the whole project.
  package var noteRefs: [RefiGUID] = []

  /// Makes a project without anything in it.
  package init(name: String, origin: String? = nil) {
    self.name = name
    self.origin = origin
  }
}

/// An identifier of the standard: 8-4-4-4-12 hexadecimal digits.
package struct RefiGUID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// In capitals, without braces.
  package let description: String

  /// Takes what a file says; anything that is no identifier is kept as it stands, in capitals, so
  /// that what refers to it still finds it.
  package init(_ text: String) {
    let bare =
      text.utf8.first == 0x7B && text.utf8.last == 0x7D ? text.dropFirst().dropLast() : text[...]
    description = bare.uppercased()
  }

  /// In the order of their digits.
  package static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}

/// Who made and changed something, and when; the times are the file's own words.
package struct RefiStamp: Hashable, Sendable {
  /// Who made it.
  package var creatingUser: RefiGUID?
  /// When it was made.
  package var created: String?
  /// Who changed it last.
  package var modifyingUser: RefiGUID?
  /// When it was changed last.
  package var modified: String?

  /// Makes a stamp.
  package init(
    creatingUser: RefiGUID? = nil, created: String? = nil, modifyingUser: RefiGUID? = nil,
    modified: String? = nil
  ) {
    self.creatingUser = creatingUser
    self.created = created
    self.modifyingUser = modifyingUser
    self.modified = modified
  }
}

/// A user.
package struct RefiUser: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// The name.
  package var name: String?
  /// The initials or account.
  package var id: String?

  /// Makes a user.
  package init(guid: RefiGUID, name: String?, id: String? = nil) {
    self.guid = guid
    self.name = name
    self.id = id
  }
}

/// A code with those below it.
package struct RefiCode: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// Its name.
  package var name: String
  /// Whether it may be used; what is false is a folder.
  package var isCodable: Bool
  /// Its colour in the file's own spelling.
  package var colour: String?
  /// Its description.
  package var description: String?
  /// The notes about it.
  package var noteRefs: [RefiGUID]
  /// The codes below it.
  package var children: [RefiCode]

  /// Makes a code.
  package init(
    guid: RefiGUID, name: String, isCodable: Bool = true, colour: String? = nil,
    description: String? = nil, noteRefs: [RefiGUID] = [], children: [RefiCode] = []
  ) {
    self.guid = guid
    self.name = name
    self.isCodable = isCodable
    self.colour = colour
    self.description = description
    self.noteRefs = noteRefs
    self.children = children
  }
}

/// A named set of codes, sources and notes.
package struct RefiSet: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// Its name.
  package var name: String
  /// Its description.
  package var description: String?
  /// The codes in it.
  package var codes: [RefiGUID]
  /// The sources in it.
  package var sources: [RefiGUID]
  /// The notes in it.
  package var notes: [RefiGUID]

  /// Makes a set.
  package init(
    guid: RefiGUID, name: String, description: String? = nil, codes: [RefiGUID] = [],
    sources: [RefiGUID] = [], notes: [RefiGUID] = []
  ) {
    self.guid = guid
    self.name = name
    self.description = description
    self.codes = codes
    self.sources = sources
    self.notes = notes
  }
}

/// A link from one thing to another.
package struct RefiLink: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// Its name.
  package var name: String?
  /// `Associative`, `OneWay` or `Bidirectional`.
  package var direction: String?
  /// Its colour in the file's own spelling.
  package var colour: String?
  /// Where it begins.
  package var origin: RefiGUID?
  /// Where it ends.
  package var target: RefiGUID?
  /// The notes about it.
  package var noteRefs: [RefiGUID]

  /// Makes a link.
  package init(
    guid: RefiGUID, name: String?, direction: String? = nil, colour: String? = nil,
    origin: RefiGUID?, target: RefiGUID?, noteRefs: [RefiGUID] = []
  ) {
    self.guid = guid
    self.name = name
    self.direction = direction
    self.colour = colour
    self.origin = origin
    self.target = target
    self.noteRefs = noteRefs
  }
}
