/// What was read of a REFI-QDA file: the values, what has no value, and what is odd about it.
package struct RefiReading: Hashable, Sendable {
  /// The project; of a codebook file only its codes and sets.
  package var project: RefiProject
  /// Whether it is a codebook by itself.
  package var isCodebook = false
  /// The namespace of the outermost element, if it has one.
  package var namespace: String?
  /// How many elements there are of each name, wherever they stand.
  package var counts: [String: Int] = [:]
  /// How many of those lie in foreign parts.
  package var foreignCounts: [String: Int] = [:]
  /// Elements that have no value here, as XML.
  package var foreign: [RefiKeptElement] = []
  /// Whether nothing was found in it yet.
  var isEmptyFile = true
  /// What is odd, each kind once for each element's name.
  package var complaints: [RefiOddity] = []
}

/// An element that is kept as it stands.
package struct RefiKeptElement: Hashable, Sendable {
  /// The element's name.
  package let element: String
  /// Its own identifier, if it has one.
  package let guid: RefiGUID?
  /// The identifier of what it hangs on; nil for the project.
  package let owner: RefiGUID?
  /// The element, without a namespace where it has the standard's.
  package let xml: String
}

/// Something in a REFI-QDA file that is not as the standard has it.
package struct RefiOddity: Hashable, Sendable {
  /// What is odd.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The namespace is another than that of version 1.0.
    case namespace
    /// A wrapper has nothing in it.
    case emptyWrapper
    /// An element has an attribute that the standard does not know.
    case unknownAttribute
    /// An element is not known to the standard.
    case unknownElement
    /// A child stands behind one that has to follow it.
    case order
    /// A required attribute is missing.
    case missingAttribute
    /// A number that has to be there is none.
    case notANumber
    /// An identifier is no GUID, so that one is made of it.
    case notAGUID
    /// Two elements of one kind have one identifier.
    case sameGUID
    /// Something else that the schema does not allow, in its library's words.
    case schema
    /// More of that, which is not told one by one.
    case moreOfSchema = "more_of_schema"
  }

  /// What is odd.
  package let kind: Kind
  /// The element.
  package let element: String
  /// The attribute, child, namespace or identifier.
  package let detail: String
  /// The line of the first place, from 1.
  package let line: Int
  /// How many places.
  package var count = 1
}
