/// A case of a REFI-QDA project.
package struct RefiCase: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// Its name; some programs give none.
  package var name: String?
  /// Its description.
  package var description: String?
  /// Codes that stand for it.
  package var codes: [RefiGUID]
  /// Its values of variables.
  package var values: [RefiValue]
  /// The sources that are its.
  package var sources: [RefiGUID]
  /// The selections that are its.
  package var selections: [RefiGUID]

  /// Makes a case.
  package init(
    guid: RefiGUID, name: String?, description: String? = nil, codes: [RefiGUID] = [],
    values: [RefiValue] = [], sources: [RefiGUID] = [], selections: [RefiGUID] = []
  ) {
    self.guid = guid
    self.name = name
    self.description = description
    self.codes = codes
    self.values = values
    self.sources = sources
    self.selections = selections
  }
}

/// A variable that cases and sources have values of.
package struct RefiVariable: Hashable, Sendable {
  /// What kind of value a variable has.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case text = "Text"
    case boolean = "Boolean"
    case integer = "Integer"
    case decimal = "Float"
    case date = "Date"
    case dateTime = "DateTime"
  }

  /// Its identifier.
  package var guid: RefiGUID
  /// Its name.
  package var name: String
  /// What kind of value it has.
  package var kind: Kind
  /// Its description.
  package var description: String?

  /// Makes a variable.
  package init(guid: RefiGUID, name: String, kind: Kind, description: String? = nil) {
    self.guid = guid
    self.name = name
    self.kind = kind
    self.description = description
  }
}

/// A value of a variable.
package struct RefiValue: Hashable, Sendable {
  /// The variable.
  package var variable: RefiGUID
  /// What kind of value stands there, which may be another than the variable's; `nil` where the
  /// value is missing.
  package var kind: RefiVariable.Kind?
  /// The value in the file's own words; `nil` where it is missing.
  package var text: String?

  /// Makes a value.
  package init(variable: RefiGUID, kind: RefiVariable.Kind?, text: String?) {
    self.variable = variable
    self.kind = kind
    self.text = text
  }
}
