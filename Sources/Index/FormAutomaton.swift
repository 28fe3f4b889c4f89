/// A non-deterministic automaton over letters that accepts whole forms.
///
/// K. Thompson, Regular expression search algorithm, Communications of the ACM 11 (1968): its
/// size is that of the expression, and holding a form against it takes at most size times length.
struct FormAutomaton: Sendable {
  /// A step from one state to another by a letter of a set.
  struct Edge: Sendable {
    let set: Int32
    let target: Int32
  }

  /// The number of states; the first is where it begins.
  let stateCount: Int
  /// The state in which a form is accepted.
  let end: Int
  /// The classes of letters that it tells apart.
  let classes: LetterClasses
  private let edgeStarts: [Int32]
  private let edges: [Edge]
  private let emptyStarts: [Int32]
  private let emptyTargets: [Int32]

  /// The automaton of an expression.
  init(_ expression: FormExpression) {
    var builder = Builder()
    let end = builder.add(expression, from: 0)
    self.init(builder, end: end)
  }

  /// The automaton that a builder holds, accepting in one state.
  init(_ builder: Builder, end: Int) {
    stateCount = builder.stateCount
    self.end = end
    classes = LetterClasses(builder.sets)
    (edgeStarts, edges) = Self.grouped(
      builder.edges.map { ($0.from, Edge(set: $0.set, target: $0.target)) }, stateCount)
    (emptyStarts, emptyTargets) = Self.grouped(
      builder.emptyEdges.map { ($0.from, $0.target) }, stateCount)
  }

  private static func grouped<Value>(_ pairs: [(from: Int32, value: Value)], _ count: Int)
    -> ([Int32], [Value])
  {
    let sorted = pairs.sorted { $0.from < $1.from }
    var starts = [Int32](repeating: 0, count: count + 1)
    for pair in sorted { starts[Int(pair.from) + 1] += 1 }
    for state in 0..<count { starts[state + 1] += starts[state] }
    return (starts, sorted.map(\.value))
  }

  /// The steps from a state.
  @inline(__always)
  func edges(from state: Int) -> ArraySlice<Edge> {
    edges[Int(edgeStarts[state])..<Int(edgeStarts[state &+ 1])]
  }

  /// The states that a state is at the same time.
  @inline(__always)
  func emptyTargets(from state: Int) -> ArraySlice<Int32> {
    emptyTargets[Int(emptyStarts[state])..<Int(emptyStarts[state &+ 1])]
  }
}

extension FormAutomaton {
  /// Puts states and steps together.
  struct Builder {
    fileprivate(set) var stateCount = 1
    fileprivate(set) var sets: [LetterSet] = []
    fileprivate(set) var edges: [(from: Int32, set: Int32, target: Int32)] = []
    fileprivate(set) var emptyEdges: [(from: Int32, target: Int32)] = []
    private var setNumbers: [LetterSet: Int32] = [:]

    /// A new state.
    mutating func addState() -> Int {
      stateCount += 1
      return stateCount - 1
    }

    /// A step by a letter of a set.
    mutating func addEdge(from state: Int, _ set: LetterSet, to target: Int) {
      let number = setNumbers[set] ?? Int32(sets.count)
      if number == sets.count {
        setNumbers[set] = number
        sets.append(set)
      }
      edges.append((Int32(state), number, Int32(target)))
    }

    /// A step without a letter.
    mutating func addEmptyEdge(from state: Int, to target: Int) {
      emptyEdges.append((Int32(state), Int32(target)))
    }

    /// An expression that begins in a state, into which it adds no step.
    ///
    /// - Returns: the state in which it ends.
    mutating func add(_ expression: FormExpression, from state: Int) -> Int {
      switch expression {
      case .letter(let set):
        let end = addState()
        addEdge(from: state, set, to: end)
        return end
      case .sequence(let parts):
        return parts.reduce(state) { add($1, from: $0) }
      case .choice(let parts):
        let end = addState()
        for part in parts { addEmptyEdge(from: add(part, from: state), to: end) }
        return end
      case .repeated(let part, let least, let most):
        let begun = (0..<least).reduce(state) { from, _ in add(part, from: from) }
        guard let most else { return addLoop(part, from: begun) }
        let end = addState()
        var last = begun
        for _ in least..<max(least, most) {
          addEmptyEdge(from: last, to: end)
          last = add(part, from: last)
        }
        addEmptyEdge(from: last, to: end)
        return end
      }
    }

    private mutating func addLoop(_ part: FormExpression, from state: Int) -> Int {
      let turn = addState()
      addEmptyEdge(from: state, to: turn)
      if case .letter(let set) = part {
        addEdge(from: turn, set, to: turn)
      } else {
        addEmptyEdge(from: add(part, from: turn), to: turn)
      }
      return turn
    }
  }
}
