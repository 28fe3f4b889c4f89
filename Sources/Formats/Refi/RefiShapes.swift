/// What the standard (REFI-QDA 1.5) allows in each element, for telling what is odd about a file.
enum RefiShapes {
  /// The attributes and children of one element.
  struct Shape {
    let required: Set<String>
    let attributes: Set<String>
    /// The children in the order in which they have to stand; those of one group in any order.
    let children: [String: Int]

    init(_ required: String, _ optional: String = "", _ children: [String] = []) {
      self.required = Self.words(required)
      attributes = self.required.union(Self.words(optional))
      var places: [String: Int] = [:]
      for (place, group) in children.enumerated() {
        for name in Self.words(group) { places[name] = place }
      }
      self.children = places
    }

    private static func words(_ list: String) -> Set<String> {
      Set(list.split(separator: " ").map(String.init))
    }
  }

  /// Elements that only hold others, which are read one by one.
  static let wrappers: Set<String> = [
    "Project", "Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Notes", "Links",
    "Sets", "Graphs",
  ]

  /// The elements that are values of a variable.
  static let typedValues: [String: RefiVariable.Kind] = [
    "TextValue": .text, "BooleanValue": .boolean, "IntegerValue": .integer,
    "FloatValue": .decimal, "DateValue": .date, "DateTimeValue": .dateTime,
  ]

  private static let stamp = "creatingUser creationDateTime modifyingUser modifiedDateTime "
  private static let tail = ["Coding", "NoteRef", "VariableValue"]

  private static let text = Shape(
    "guid", stamp + "name richTextPath plainTextPath",
    ["Description", "PlainTextContent", "PlainTextSelection"] + tail)
  private static let selection = ["Description", "Coding", "NoteRef"]
  private static let corners = "guid firstX firstY secondX secondY"

  private static func media(_ selections: String) -> Shape {
    Shape(
      "guid", stamp + "name path currentPath", ["Description", "Transcript", selections] + tail)
  }

  private static let projectParts = [
    "Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs",
    "Description", "NoteRef",
  ]

  /// The shape of each element of a project or a codebook.
  static let shapes: [String: Shape] = [
    "Project": Shape(
      "name",
      "origin basePath creatingUserGUID creationDateTime modifyingUserGUID modifiedDateTime",
      projectParts),
    "Users": Shape("", "", ["User"]),
    "User": Shape("guid", "name id"),
    "CodeBook": Shape("", "origin", ["Codes", "Sets"]),
    "Codes": Shape("", "", ["Code"]),
    "Code": Shape("guid name", "isCodable color", ["Description", "NoteRef", "Code"]),
    "Variables": Shape("", "", ["Variable"]),
    "Variable": Shape("guid name typeOfVariable", "", ["Description"]),
    "Cases": Shape("", "", ["Case"]),
    "Case": Shape(
      "guid", "name",
      ["Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"]),
    "Sources": Shape(
      "", "", ["TextSource PictureSource PDFSource AudioSource VideoSource"]),
    "TextSource": text, "Note": text, "Representation": text, "TextDescription": text,
    "PlainTextSelection": Shape("guid startPosition endPosition", stamp + "name", selection),
    "Coding": Shape("guid", stamp, ["CodeRef", "NoteRef"]),
    "PictureSource": Shape(
      "guid", stamp + "name path currentPath",
      ["Description", "TextDescription", "PictureSelection"] + tail),
    "PictureSelection": Shape(corners, stamp + "name", selection),
    "PDFSource": Shape(
      "guid", stamp + "name path currentPath",
      ["Description", "PDFSelection", "Representation"] + tail),
    "PDFSelection": Shape(
      corners + " page", stamp + "name", ["Description", "Representation", "Coding", "NoteRef"]),
    "AudioSource": media("AudioSelection"), "VideoSource": media("VideoSelection"),
    "AudioSelection": Shape("guid begin end", stamp + "name", selection),
    "VideoSelection": Shape("guid begin end", stamp + "name", selection),
    "Transcript": Shape(
      "guid", stamp + "name richTextPath plainTextPath",
      ["Description", "PlainTextContent", "SyncPoint", "TranscriptSelection", "NoteRef"]),
    "SyncPoint": Shape("guid", "timeStamp position"),
    "TranscriptSelection": Shape("guid", stamp + "name fromSyncPoint toSyncPoint", selection),
    "VariableValue": Shape(
      "", "", ["VariableRef", typedValues.keys.sorted().joined(separator: " ")]),
    "Notes": Shape("", "", ["Note"]),
    "Links": Shape("", "", ["Link"]),
    "Link": Shape("guid", "name direction color originGUID targetGUID", ["NoteRef"]),
    "Sets": Shape("", "", ["Set"]),
    "Set": Shape("guid name", "", ["Description", "MemberCode", "MemberSource", "MemberNote"]),
    "Graphs": Shape("", "", ["Graph"]),
    "Graph": Shape("guid", "name", ["Vertex", "Edge"]),
    "Vertex": Shape(
      "guid firstX firstY", "representedGUID name secondX secondY shape color"),
    "Edge": Shape(
      "guid sourceVertex targetVertex", "representedGUID name color direction lineStyle"),
    "Description": Shape(""), "PlainTextContent": Shape(""),
    "NoteRef": Shape("targetGUID"), "CodeRef": Shape("targetGUID"),
    "SourceRef": Shape("targetGUID"), "SelectionRef": Shape("targetGUID"),
    "VariableRef": Shape("targetGUID"), "MemberCode": Shape("", "targetGUID guid"),
    "MemberSource": Shape("targetGUID"), "MemberNote": Shape("targetGUID"),
    "TextValue": Shape(""), "BooleanValue": Shape(""), "IntegerValue": Shape(""),
    "FloatValue": Shape(""), "DateValue": Shape(""), "DateTimeValue": Shape(""),
  ]
}
