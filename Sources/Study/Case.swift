/// The types that an attribute of a case can have.
package enum AttributeType: String, Hashable, Sendable, CaseIterable {
  /// Any text.
  case text
  /// A whole number.
  case integer
  /// A number with a fraction.
  case decimal
  /// Yes or no.
  case boolean
  /// A calendar date, `YYYY-MM-DD`.
  case date
  /// One of a list of bands that have an order, such as ages.
  case orderedBand = "ordered-band"
  /// Several texts at once, parted by `;`.
  case multi
}

/// An attribute that cases have: its name and type.
package struct Attribute: Hashable, Sendable {
  /// The name as the team writes it.
  package let name: String
  /// What its values are.
  package let type: AttributeType

  /// Makes an attribute.
  package init(name: String, type: AttributeType) {
    self.name = name
    self.type = type
  }
}

/// An informant, or another unit that the study compares, with typed attributes.
package struct Case: Hashable, Sendable, Identifiable {
  /// The project file's number for it.
  package let id: CaseID
  /// The name or number the team uses.
  package let name: String
  /// The values by attribute name, as they were written; an absent one is unknown.
  package let values: [String: String]

  /// Makes a case.
  package init(id: CaseID, name: String, values: [String: String]) {
    self.id = id
    self.name = name
    self.values = values
  }
}
