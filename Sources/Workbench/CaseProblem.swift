package import Study

/// What could not be done with cases, their attributes, their register and sets.
package enum CaseProblem: Hashable, Sendable {
  /// Values that are stored are not of a type, or in none of its bands.
  case misfits(attribute: String, type: AttributeType, bands: [String], values: [CaseMisfit])
  /// A case or an attribute of the name is there already.
  case nameTaken(what: CaseNamed, name: String)
  /// A name is empty, or holds what a name cannot.
  case unusable(what: CaseNamed, name: String)
  /// The case is somebody who speaks, or something was written about it.
  case linked(name: String, speakers: [String], rows: [CaseLink])
  /// An assignment is not written `ATTRIBUTE=VALUE`.
  case noAssignment(written: String)
  /// A band stands twice, or in an attribute of another type.
  case unusableBands(attribute: String, repeated: String?)
  /// A date is no day of the calendar.
  case noDate(written: String)
  /// No set has the name.
  case unknownSet(asked: String, nearest: [String], known: [String])
  /// What is to be dropped is not in the set.
  case notInSet(name: String, set: String)
  /// A filter of cases asks for something that cases do not have.
  case notOfCases(query: String)
  /// Another speaker of the source has the label.
  case labelTaken(label: String, source: String)
  /// No source or case to begin a step with.
  case unknownStep(asked: String, last: Int)
}

/// What a name is of.
package enum CaseNamed: Hashable, Sendable {
  case study
  case attribute
  case set
}

/// A stored value that does not fit its attribute.
package struct CaseMisfit: Hashable, Sendable {
  /// The case.
  package let caseName: String
  /// Its value.
  package let value: String
}

/// How many rows of a kind hang on a case.
package struct CaseLink: Hashable, Sendable {
  /// The table's name.
  package let table: String
  /// How many.
  package let count: Int
}
