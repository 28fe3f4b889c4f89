import Merging

/// Random work on copies of a small study.
struct RandomWork<Generator: RandomNumberGenerator> {
  var generator: Generator
  private var made = 0

  init(_ generator: Generator) { self.generator = generator }

  private mutating func guid() -> String {
    made += 1
    let salt = Int.random(in: 100...999, using: &generator)
    return "\(salt)-\(made)"
  }

  /// A project with a source, two codes and a coder, copied twice.
  mutating func copies() -> [StudyCopy] {
    var first = StudyCopy(replica: "A")
    first.insert(SmallStudy.coder, guid(), [.text("Ane")])
    first.insert(SmallStudy.source, guid(), [.text("int01"), .text("hash1")])
    for name in ["Tillit", "Arbeid"] {
      first.insert(SmallStudy.code, guid(), [.null, .text(name), .text(""), .null])
    }
    return ["A", "B", "C"].map { replica in
      var copy = StudyCopy(replica: replica)
      copy.state = first.state
      copy.clock = first.clock
      return copy
    }
  }

  private mutating func any(_ table: MergeTable, _ copy: StudyCopy) -> String? {
    copy.standing(table).keys.sorted().randomElement(using: &generator)
  }

  /// Does one thing that a person could do in a copy.
  mutating func step(_ copy: inout StudyCopy) {
    let names = ["NAV", "Helse", "Tillit", "Økonomi"]
    switch Int.random(in: 0..<13, using: &generator) {
    case 0:
      let parent = Bool.random(using: &generator) ? any(SmallStudy.code, copy) : nil
      let name = FieldValue.text(names.randomElement(using: &generator) ?? "")
      let above = parent.map(FieldValue.reference) ?? .null
      let isTaken = copy.standing(SmallStudy.code).values.contains {
        $0[1] == above && $0[2] == name
      }
      guard !isTaken else { return }
      copy.insert(
        SmallStudy.code, guid(),
        [above, name, .text(["", "a", "b"].randomElement(using: &generator) ?? ""), .null])
    case 1:
      guard let code = any(SmallStudy.code, copy) else { return }
      copy.set(
        SmallStudy.code, code,
        ["definition": .text("d\(Int.random(in: 0..<3, using: &generator))")])
    case 2:
      guard let code = any(SmallStudy.code, copy), let parent = any(SmallStudy.code, copy) else {
        return
      }
      move(code, under: parent, in: &copy)
    case 3:
      guard let code = any(SmallStudy.code, copy), let into = any(SmallStudy.code, copy) else {
        return
      }
      mergeCode(code, into: into, in: &copy)
    case 4:
      copy.insert(
        SmallStudy.source, guid(),
        [
          .text("int0\(Int.random(in: 1..<4, using: &generator))"),
          .text("hash\(Int.random(in: 1..<3, using: &generator))"),
        ])
    case 5:
      guard let coding = any(SmallStudy.coding, copy) else { return }
      copy.remove(SmallStudy.coding, coding)
    case 6:
      guard let coding = any(SmallStudy.coding, copy) else { return }
      copy.set(
        SmallStudy.coding, coding, ["note": .text("n\(Int.random(in: 0..<3, using: &generator))")])
    case 7:
      guard let coding = any(SmallStudy.coding, copy), let code = any(SmallStudy.code, copy) else {
        return
      }
      copy.set(SmallStudy.coding, coding, ["code": .reference(code)])
    case 8:
      if any(SmallStudy.coder, copy) == nil || Int.random(in: 0..<4, using: &generator) == 0 {
        let isTaken = copy.standing(SmallStudy.coder).values.contains { $0[1] == .text("Bo") }
        if !isTaken { copy.insert(SmallStudy.coder, guid(), [.text("Bo")]) }
      }
    default: tag(&copy)
    }
  }

  private mutating func tag(_ copy: inout StudyCopy) {
    guard let source = any(SmallStudy.source, copy), let code = any(SmallStudy.code, copy),
      let coder = any(SmallStudy.coder, copy)
    else { return }
    let start = Int.random(in: 0..<4, using: &generator)
    copy.insert(
      SmallStudy.coding, guid(),
      [.reference(source), .reference(code), .reference(coder), .integer(start), .text("")])
    let quoted = copy.standing(SmallStudy.quotation).values.filter {
      $0[1] == .reference(source)
    }
    if !quoted.contains(where: { $0[2] == .integer(start) }) {
      let suffixes = ["", "b", "c", "d", "e", "f"]
      let used = Set(
        (copy.state.rows["quotation"] ?? [:]).values.map {
          copy.shown.values($0, of: SmallStudy.quotation)[3]
        })
      if let suffix = suffixes.first(where: { !used.contains(.text($0)) }) {
        copy.insert(
          SmallStudy.quotation, guid(), [.reference(source), .integer(start), .text(suffix)])
      }
    }
  }

  private func move(_ code: String, under parent: String, in copy: inout StudyCopy) {
    let codes = copy.standing(SmallStudy.code)
    var above: String? = parent
    while let guid = above {
      if guid == code { return }
      guard case .reference(let next)? = codes[guid]?[1] else { break }
      above = next
    }
    let isTaken = codes.values.contains {
      $0[1] == .reference(parent) && $0[2] == codes[code]?[2]
    }
    if !isTaken { copy.set(SmallStudy.code, code, ["parent": .reference(parent)]) }
  }

  /// Merges a code without children into another, codings and all.
  private func mergeCode(_ code: String, into other: String, in copy: inout StudyCopy) {
    let codes = copy.standing(SmallStudy.code)
    guard code != other, !codes.values.contains(where: { $0[1] == .reference(code) }) else {
      return
    }
    for (guid, values) in copy.standing(SmallStudy.coding) where values[2] == .reference(code) {
      copy.set(SmallStudy.coding, guid, ["code": .reference(other)])
    }
    copy.set(
      SmallStudy.code, code, ["removed": .integer(1), "merged_into": .reference(other)])
  }
}
