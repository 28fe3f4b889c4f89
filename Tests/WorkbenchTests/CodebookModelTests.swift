import Store
import Study
import TestSupport
import Testing
import Text
import Workbench

/// Random work on the codebook, undone and redone, against a model of lists and dictionaries.
@Suite("Work on the codebook, beside a naive model")
struct CodebookModelTests {
  @Test("makes the same codes, codings and open questions of it", arguments: 0..<80)
  func followModel(seed: Int) throws {
    var walk = try CodebookWalk(seed: UInt64(seed))
    for _ in 0..<40 { try walk.step() }
    try walk.wayBackAndForth()
    #expect(try walk.scene.file.read { try $0.defects() }.isEmpty)
  }
}

/// A codebook, codings and questions as plain values.
private struct CodebookModel {
  struct Clash: Error {}

  struct Coding {
    var code: Int
    let coder: String
    let place: String
  }

  struct Question {
    var coding: Int
    let code: Int
    let kind: CodebookReviewKind
    var isDecided = false
    var isRemoved = false
  }

  var names: [Int: String] = [:]
  var parents: [Int: Int] = [:]
  /// The codes below each, 0 for the top, in their order.
  var children: [Int: [Int]] = [:]
  var codings: [Int: Coding] = [:]
  var questions: [Question] = []
  var nextCode = 1
  var nextCoding = 1

  func path(_ code: Int) -> String {
    let above = parents[code, default: 0]
    return (above == 0 ? "" : path(above) + "/") + (names[code] ?? "?")
  }

  func order(below code: Int = 0) -> [Int] {
    children[code, default: []].flatMap { [$0] + order(below: $0) }
  }

  func depth(_ code: Int) -> Int { path(code).split(separator: "/").count }

  func isFree(_ name: String, below parent: Int, except own: Set<Int> = []) -> Bool {
    !children[parent, default: []].contains { names[$0] == name && !own.contains($0) }
  }

  mutating func add(_ name: String, below parent: Int) throws -> Int {
    guard isFree(name, below: parent) else { throw Clash() }
    let code = nextCode
    nextCode += 1
    names[code] = name
    parents[code] = parent
    children[parent, default: []].append(code)
    return code
  }

  mutating func rename(_ code: Int, _ name: String) throws {
    guard isFree(name, below: parents[code, default: 0], except: [code]) else { throw Clash() }
    names[code] = name
  }

  mutating func place(_ code: Int, below parent: Int, at index: Int? = nil) {
    children[parents[code, default: 0]]?.removeAll { $0 == code }
    parents[code] = parent
    let list = children[parent, default: []]
    children[parent, default: []].insert(code, at: index ?? list.count)
  }

  mutating func move(_ code: Int, below parent: Int) throws {
    guard parent != code, !order(below: code).contains(parent),
      isFree(names[code] ?? "", below: parent, except: [code])
    else { throw Clash() }
    place(code, below: parent)
  }

  /// The number of the coding that has the code on that place by that coder.
  func holder(of code: Int, like coding: Coding) -> Int? {
    codings.first {
      $0.value.code == code && $0.value.coder == coding.coder && $0.value.place == coding.place
    }?.key
  }

  mutating func give(_ id: Int, _ code: Int) {
    guard let coding = codings[id] else { return }
    guard let survivor = holder(of: code, like: coding) else {
      codings[id]?.code = code
      return
    }
    codings[id] = nil
    for index in questions.indices
    where questions[index].coding == id && !questions[index].isDecided
      && !questions[index].isRemoved
    {
      let kind = questions[index].kind
      let isAsked = questions.contains {
        $0.coding == survivor && $0.kind == kind && !$0.isDecided && !$0.isRemoved
      }
      if isAsked { questions[index].isRemoved = true } else { questions[index].coding = survivor }
    }
  }

  mutating func retire(_ code: Int, heir: Int?) {
    for index in questions.indices where questions[index].code == code {
      if questions[index].isDecided || questions[index].isRemoved { continue }
      if heir == nil {
        questions[index].isRemoved = true
      } else {
        questions[index].isDecided = true
      }
    }
    children[parents[code, default: 0]]?.removeAll { $0 == code }
    names[code] = nil
    parents[code] = nil
  }

  mutating func merge(_ asked: [Int], into heir: Int) throws {
    guard !asked.contains(heir) else { throw Clash() }
    let depths = Dictionary(uniqueKeysWithValues: asked.map { ($0, depth($0)) })
    for code in asked.enumerated().sorted(by: {
      (-(depths[$0.element] ?? 0), $0.offset) < (-(depths[$1.element] ?? 0), $1.offset)
    }).map(\.element) {
      if order(below: code).contains(heir) {
        let parent = parents[code, default: 0]
        guard names[code] != names[heir],
          isFree(names[heir] ?? "", below: parent, except: [code])
        else { throw Clash() }
        place(heir, below: parent, at: children[parent]?.firstIndex(of: code))
      }
      for child in children[code, default: []] {
        guard isFree(names[child] ?? "", below: heir) else { throw Clash() }
      }
      for child in children[code, default: []] { place(child, below: heir) }
      for id in codings.keys.sorted() where codings[id]?.code == code { give(id, heir) }
      retire(code, heir: heir)
    }
  }

  mutating func remove(_ code: Int, heir: Int?, withCodings: Bool) throws {
    let own = codings.keys.sorted().filter { codings[$0]?.code == code }
    guard children[code, default: []].isEmpty, heir != code,
      own.isEmpty || heir != nil || withCodings
    else { throw Clash() }
    if let heir { for id in own { give(id, heir) } } else { for id in own { codings[id] = nil } }
    retire(code, heir: heir)
  }

  func isOpen(_ question: Question) -> Bool {
    !question.isDecided && !question.isRemoved && codings[question.coding]?.code == question.code
  }

  mutating func ask(_ kind: CodebookReviewKind, _ code: Int) {
    for id in codings.keys.sorted() where codings[id]?.code == code {
      let isKnown = questions.contains { question in
        question.coding == id && question.kind == kind && !question.isRemoved
          && (isOpen(question)
            || (kind == .secondReading && question.isDecided && question.code == code))
      }
      if !isKnown { questions.append(Question(coding: id, code: code, kind: kind)) }
    }
  }

  /// What can be seen of it.
  var view: [String] {
    let codes = order().map(path)
    let codings = codings.values.map { "\($0.coder) \($0.place) \(path($0.code))" }.sorted()
    let open = questions.filter(isOpen).map { "\($0.kind) \(path($0.code))" }.sorted()
    return codes + codings + open
  }
}

private struct CodebookWalk {
  let scene: Scene
  private var random: SeededGenerator
  private var model = CodebookModel()
  private var past: [CodebookModel] = []
  private var future: [CodebookModel] = []

  private static let names = ["A", "B", "Å"]
  private static let places = ["2.1": "33-50", "2.2": "51-69"]

  init(seed: UInt64) throws {
    scene = try Scene()
    random = SeededGenerator(seed: seed)
    try scene.add("a", Sample.text)
    for path in ["A", "B", "A/Å"] {
      _ = try scene.ane.newCode(CodebookNewCode(path: path))
    }
    let first = try model.add("A", below: 0)
    _ = try model.add("B", below: 0)
    _ = try model.add("Å", below: first)
  }

  private mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int(random.next() % UInt64(choices.count))]
  }

  mutating func step() throws {
    switch Int.random(in: 0..<20, using: &random) {
    case 0, 1:
      guard let former = past.popLast() else { return }
      _ = try scene.ane.undo(any: true)
      future.append(model)
      model = former
    case 2:
      guard let later = future.popLast() else { return }
      _ = try scene.ane.redo(any: true)
      past.append(model)
      model = later
    default: try act()
    }
    #expect(try view() == model.view)
  }

  mutating func wayBackAndForth() throws {
    let last = model.view
    let count = past.count
    while let former = past.popLast() {
      _ = try scene.ane.undo(any: true)
      #expect(try view() == former.view)
    }
    for _ in 0..<count { _ = try scene.ane.redo(any: true) }
    #expect(try view() == last)
  }

  /// Does the same to both, and expects both or neither to refuse.
  private mutating func both(
    _ change: (inout CodebookModel) throws -> Void, _ verb: (OpenProject) throws -> Void
  ) throws {
    var changed = model
    do {
      try change(&changed)
    } catch is CodebookModel.Clash {
      #expect(throws: Refusal.self) { try verb(scene.ane) }
      return
    }
    let entries = try scene.ane.log().count
    try verb(scene.ane)
    if try scene.ane.log().count > entries {
      past.append(model)
      future = []
    }
    model = changed
  }

  private mutating func act() throws {
    let codes = model.order()
    guard !codes.isEmpty else {
      return try both({ _ = try $0.add("A", below: 0) }, { try $0.newCodes("A") })
    }
    let code = pick(codes)
    let other = pick(codes)
    let path = model.path(code)
    let target = model.path(other)
    let name = pick(Self.names)
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1:
      try both({ _ = try $0.add(name, below: code) }, { try $0.newCodes("\(path)/\(name)") })
    case 2:
      try both({ try $0.rename(code, name) }, { _ = try $0.renameCode(path, to: name) })
    case 3:
      try both({ try $0.move(code, below: other) }) {
        _ = try $0.moveCode(path, under: target, .last)
      }
    case 4:
      try both({ try $0.move(code, below: 0) }, { _ = try $0.moveCode(path, under: nil, .last) })
    case 5, 6:
      var asked = [code]
      let second = pick(codes)
      if second != code { asked.append(second) }
      let paths = asked.map { model.path($0) }
      try both({ try $0.merge(asked, into: other) }) {
        _ = try $0.mergeCodes(paths, into: target)
      }
    case 7:
      let way = Int.random(in: 0..<3, using: &random)
      try both({
        try $0.remove(code, heir: way == 0 ? other : nil, withCodings: way == 1)
      }) {
        _ = try $0.removeCode(
          path, way == 0 ? .moving(to: target) : way == 1 ? .withCodings : .empty)
      }
    case 8:
      try both({ model in
        for part in ["A", "Å"] where model.isFree(part, below: code) {
          _ = try model.add(part, below: code)
        }
        model.ask(.split, code)
      }) { _ = try $0.splitCode(path, into: ["A", "Å"], areSiblings: false) }
    case 9:
      try both({ $0.ask(.secondReading, code) }) {
        _ = try $0.startSecondReading(CodebookReviewStart(codes: [path]))
      }
    case 10: try decide(to: other)
    default:
      let coder = pick(["Ane", "Bjørn"])
      let place = pick(["2.1", "2.2"])
      let span = Self.places[place] ?? ""
      try both({ model in
        let coding = CodebookModel.Coding(code: code, coder: coder, place: span)
        if model.holder(of: code, like: coding) == nil {
          model.codings[model.nextCoding] = coding
          model.nextCoding += 1
        }
      }) { bench in
        _ = try OpenProject(file: bench.file, me: coder).tag(
          [path], source: "a", .place(place), layer: .individual, note: "")
      }
    }
  }

  private mutating func decide(to other: Int) throws {
    let open = model.questions.indices.filter { model.isOpen(model.questions[$0]) }
    guard !open.isEmpty else { return }
    let index = pick(open)
    let question = model.questions[index]
    let coding = try #require(model.codings[question.coding])
    let line = try #require(
      try scene.bench(nil).reviews(CodebookReviewFilter()).lines.first {
        $0.kind == question.kind && $0.code == model.path(question.code)
          && $0.coder == coding.coder && "\($0.span.start)-\($0.span.end)" == coding.place
      })
    let decision = pick(CodebookReviewDecision.allCases)
    let target = decision == .move ? model.path(other) : nil
    try both({ model in
      if decision == .move, other == question.code { throw CodebookModel.Clash() }
      model.questions[index].isDecided = true
      switch decision {
      case .keep: break
      case .drop: model.codings[question.coding] = nil
      case .move: model.give(question.coding, other)
      }
    }) { bench in
      _ = try bench.decideReviews(
        [CodebookVerdict(review: line.id, decision, target: target)], amending: nil)
    }
  }

  /// What can be seen of the project.
  private func view() throws -> [String] {
    let open = try scene.ane.reviewProgress().flatMap { line in
      [String](repeating: "\(line.kind) \(line.code)", count: line.open)
    }.sorted()
    return try scene.ane.paths() + scene.ane.codingSet() + open
  }
}
