internal import Formats

/// Keeps count of what became of each element while a project of another program comes in.
struct RefiImportLedger {
  private var fates: [String: [RefiImportFate: Int]] = [:]
  private var remarks: [RefiImportRemark.Kind: [String]] = [:]
  /// Whether anything was written.
  private(set) var isNew = false

  /// Elements that hold or name others, and share their fate; what is left of them was kept.
  private static let structural: Set<String> = [
    "Project", "Users", "CodeBook", "Codes", "Variables", "Cases", "Sources", "Notes", "Links",
    "Sets", "Graphs", "CodeRef", "VariableRef", "NoteRef", "SourceRef", "SelectionRef",
    "MemberCode", "MemberSource", "MemberNote", "PlainTextContent", "Description", "TextValue",
    "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue",
  ]

  /// Counts an element.
  mutating func add(_ element: String, _ fate: RefiImportFate, _ count: Int = 1) {
    fates[element, default: [:]][fate, default: 0] += count
    if fate == .kept || fate == .memo { isNew = true }
  }

  /// Notes that something was written that is no element.
  mutating func noteNew() { isNew = true }

  /// Notes something for a person.
  mutating func remark(_ kind: RefiImportRemark.Kind, _ subject: String) {
    remarks[kind, default: []].append(subject)
  }

  /// What a person should know.
  var allRemarks: [RefiImportRemark] {
    RefiImportRemark.Kind.allCases.compactMap { kind in
      remarks[kind].map { RefiImportRemark(kind: kind, subjects: $0) }
    }
  }

  /// Each kind of element with its fates, which add up to how many there are.
  func elements(of reading: RefiReading) -> [RefiImportElement] {
    reading.counts.sorted { $0.key < $1.key }.map { name, count in
      var own = fates[name] ?? [:]
      own[.foreign, default: 0] += reading.foreignCounts[name] ?? 0
      let left = count - own.values.reduce(0, +)
      if left > 0 { own[Self.structural.contains(name) ? .kept : .dropped, default: 0] += left }
      return RefiImportElement(name: name, count: count, fates: own.filter { $0.value > 0 })
    }
  }
}
