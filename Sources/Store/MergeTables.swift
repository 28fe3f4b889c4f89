internal import GRDB
internal import Merging

/// The journaled tables as copies are merged by: what refers to what, and which rows made in two
/// copies stand for one thing.
enum MergeTables {
  private static let keys: [String: [MergeKey]] = [
    "coder": [MergeKey(["name"], .one(conflicts: []), includesRemoved: true)],
    "setting": [MergeKey(["key"], .one(conflicts: []), includesRemoved: true)],
    "source": [
      // A package for a second coder holds texts without the files that they came from.
      MergeKey(["text", "name"], .one(conflicts: []), preferring: ["text", "original"]),
      MergeKey(["name"], .renamed(column: "name")),
    ],
    "mark": [MergeKey(["source", "start", "end", "kind", "rule"], .one(conflicts: []))],
    "segmentation": [MergeKey(["source", "kind", "origin", "active"], .one(conflicts: []))],
    "speaker": [
      MergeKey(["source", "position"], .one(conflicts: ["label", "role", "study_case"]))
    ],
    "question": [MergeKey(["key"], .one(conflicts: ["text"]))],
    "prompt": [MergeKey(["source", "turn", "question"], .one(conflicts: []))],
    "study_case": [MergeKey(["name"], .one(conflicts: ["status", "weight"]))],
    "attribute": [MergeKey(["name"], .one(conflicts: ["type"]))],
    "case_value": [MergeKey(["study_case", "attribute"], .one(conflicts: ["value"]))],
    "study_set": [MergeKey(["name", "kind"], .one(conflicts: []))],
    "set_member": [MergeKey(["study_set", "source", "study_case"], .one(conflicts: []))],
    "code": [
      MergeKey(
        ["parent", "name"], .one(conflicts: ["definition", "include", "exclude", "kind"]))
    ],
    "theme": [MergeKey(["name"], .one(conflicts: ["definition"]))],
    "theme_member": [MergeKey(["theme", "code"], .one(conflicts: []))],
    "assignment": [MergeKey(["source", "coder", "layer"], .one(conflicts: []))],
    "coding": [
      MergeKey(["source", "start", "end", "code", "coder", "layer"], .one(conflicts: ["note"]))
    ],
    "quotation": [
      MergeKey(["source", "start", "end"], .one(conflicts: [])),
      MergeKey(["source", "turn", "suffix"], .lettered(column: "suffix")),
    ],
    "link": [
      MergeKey(["from_kind", "from_guid", "to_kind", "to_guid", "relation"], .one(conflicts: []))
    ],
    "saved_query": [
      MergeKey(["name", "text"], .one(conflicts: [])),
      MergeKey(["name"], .renamed(column: "name")),
    ],
    "synonym_set": [MergeKey(["head"], .one(conflicts: []))],
    "synonym": [MergeKey(["synonym_set", "word"], .one(conflicts: []))],
    "claim_support": [MergeKey(["claim", "coding", "side"], .one(conflicts: []))],
  ]

  private static let needs: [String: Set<String>] = [
    "code": ["parent"], "coding": ["source", "code", "coder"],
  ]

  private static let loose: [String: Set<String>] = [
    "code": ["example_source", "in_vivo_source", "opposite", "merged_into"],
    "source": ["previous"], "coding": ["version"], "assignment": ["version"],
    "review": ["code", "target", "coder"], "memo": ["coder"], "consent": ["linked_case"],
  ]

  /// Columns that mean something only together: a range is one of its source's text.
  private static let units: [String: [[String]]] = [
    "coding": [["source", "start", "end"]], "quotation": [["source", "start", "end"]],
    "mark": [["source", "start", "end"]], "assignment": [["source"]], "memo": [["source"]],
    "set_member": [["source"]],
    "code": [["in_vivo_source", "in_vivo_start", "in_vivo_end"]],
  ]

  /// Tables whose rows come and go with the source that they belong to.
  private static let parts: Set = ["speaker", "segmentation", "prompt"]

  /// Every journaled table of a file, those referred to before those that refer to them.
  static func all(in database: Database) throws -> [MergeTable] {
    var waiting: [(table: MergeTable, targets: Set<String>)] = []
    for journaled in Schema.journaledTables {
      let name = journaled.name
      let columns = try database.columns(in: name).map(\.name).filter { !fixed.contains($0) }
      let references = Dictionary(
        try database.foreignKeys(on: name).flatMap { key in
          key.mapping.map { ($0.origin, key.destinationTable) }
        }, uniquingKeysWith: { first, _ in first })
      waiting.append(
        (
          MergeTable(
            name, columns: columns, references: references, needs: needs[name] ?? [],
            loose: loose[name] ?? [], keys: keys[name] ?? [], units: units[name] ?? [],
            least: name == "coding" ? ["at"] : [],
            succession: name == "source"
              ? MergeSuccession(former: "previous", count: "revision") : nil,
            owner: parts.contains(name) ? "source" : nil),
          Set(references.values).subtracting([name])
        ))
    }
    var inOrder: [MergeTable] = []
    var settled: Set<String> = []
    while let index = waiting.firstIndex(where: { $0.targets.isSubset(of: settled) }) {
      let next = waiting.remove(at: index)
      inOrder.append(next.table)
      settled.insert(next.table.name)
    }
    // Tables that refer to one another in a circle come last, as they are declared.
    return inOrder + waiting.map(\.table)
  }

  /// The columns that say which row it is and when it was changed, and nothing else.
  static let fixed: Set = ["id", "guid", "clock", "replica"]
}
