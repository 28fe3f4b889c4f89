internal import Text

/// Whose word an in-vivo code is named with.
package enum CodebookWordOwner: String, Hashable, Sendable, CaseIterable {
  /// The informants say it.
  case informant
  /// The interviewer or the authors say it.
  case author
}

/// A code as one state of the codebook has it, known by what identifies it in every copy.
package struct CodebookSnapshotCode: Hashable, Sendable {
  package let guid: String
  /// The guid of the code above it, if any.
  package let parent: String?
  package let name: String
  package let definition: String
  package let include: String
  package let exclude: String
  package let example: String
  package let counterExample: String
  package let colour: String?
  package let kind: CodeKind
  /// The guid of its opposite, if it is a pole that has one.
  package let opposite: String?
  package let reason: String
  package let position: Int

  /// Describes a code.
  package init(
    guid: String, parent: String? = nil, name: String, definition: String = "",
    include: String = "", exclude: String = "", example: String = "", counterExample: String = "",
    colour: String? = nil, kind: CodeKind = .topic, opposite: String? = nil, reason: String = "",
    position: Int = 0
  ) {
    self.guid = guid
    self.parent = parent
    self.name = name
    self.definition = definition
    self.include = include
    self.exclude = exclude
    self.example = example
    self.counterExample = counterExample
    self.colour = colour
    self.kind = kind
    self.opposite = opposite
    self.reason = reason
    self.position = position
  }

  /// What of its description differs in another state, by the fields' names.
  package func differingFields(from other: CodebookSnapshotCode) -> [CodebookField] {
    CodebookField.allCases.filter { self[$0] != other[$0] }
  }

  /// What a field says.
  package subscript(field: CodebookField) -> String {
    switch field {
    case .definition: definition
    case .include: include
    case .exclude: exclude
    case .example: example
    case .counterExample: counterExample
    case .colour: colour ?? ""
    case .kind: kind.rawValue
    case .opposite: opposite ?? ""
    case .reason: reason
    }
  }
}

/// What describes a code besides its name and place.
package enum CodebookField: String, Hashable, Sendable, CaseIterable {
  case definition
  case include
  case exclude
  case example
  case counterExample = "counter-example"
  case colour
  case kind
  case opposite
  case reason

  /// Whether coders judge by it, so that codings made under another one are to be read again.
  package var isJudgedBy: Bool {
    switch self {
    case .definition, .include, .exclude: true
    case .example, .counterExample, .colour, .kind, .opposite, .reason: false
    }
  }
}

/// One state of the codebook, frozen or as it stands.
package struct CodebookSnapshot: Sendable {
  /// Every code, parents before their children.
  package let codes: [CodebookSnapshotCode]
  private let codebook: Codebook
  private let places: [String: Int]

  /// Puts codes in tree order.
  package init(_ unordered: [CodebookSnapshotCode]) {
    let sorted = unordered.sorted { ($0.position, $0.guid) < ($1.position, $1.guid) }
    let numbers = Dictionary(
      sorted.enumerated().map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
    codebook = Codebook(
      sorted.enumerated().map { number, code in
        Code(
          id: number, parent: code.parent.flatMap { numbers[$0] }, name: code.name,
          position: code.position)
      })
    codes = codebook.codes.map { sorted[$0.id] }
    places = numbers
  }

  /// The code with a guid, if there was one.
  package subscript(guid: String) -> CodebookSnapshotCode? {
    places[guid].map { codes[codebook.place(of: $0)] }
  }

  /// The path of a code, if there was one.
  package func path(of guid: String) -> CodePath? {
    places[guid].map { codebook.path(of: $0) }
  }

  /// The codes with the numbers that the project file knows them by.
  ///
  /// - Parameter ids: the number of each guid; codes without one are left out.
  /// - Returns: the tree.
  package func codebook(ids: [String: CodeID]) -> Codebook {
    Codebook(
      codes.compactMap { code in
        guard let id = ids[code.guid] else { return nil }
        return Code(
          id: id, parent: code.parent.flatMap { ids[$0] }, name: code.name,
          definition: code.definition, include: code.include, exclude: code.exclude,
          example: code.example, counterExample: code.counterExample, colour: code.colour,
          kind: code.kind, position: code.position)
      })
  }
}
