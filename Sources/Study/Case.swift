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
  /// The bands in their order, if they have been laid down; only of `orderedBand`.
  package let bands: [String]

  /// Makes an attribute.
  package init(name: String, type: AttributeType, bands: [String] = []) {
    self.name = name
    self.type = type
    self.bands = bands
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
  /// How much the case counts where weights are heeded; 1 for most.
  package let weight: Double
  /// Why it counts for less, or more.
  package let weightReason: String

  /// Makes a case.
  package init(
    id: CaseID, name: String, values: [String: String], weight: Double = 1,
    weightReason: String = ""
  ) {
    self.id = id
    self.name = name
    self.values = values
    self.weight = weight
    self.weightReason = weightReason
  }
}
