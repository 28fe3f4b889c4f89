internal import Text

/// A non-deterministic automaton made deterministic state by state, as forms ask for it.
///
/// A state is the set of states that the automaton can be in; each is made once and numbered, and
/// so is each step, so that going through many forms is a look into a table for each letter. What
/// stands for a state is the place of its row in that table.
struct LazyMachine: LetterMachine {
  private static let dead: Int32 = 0

  private let automaton: FormAutomaton
  private let classCount: Int
  /// A row of the table has room for so many classes, as a power of two.
  private let rowBits: Int32
  private let wordCount: Int
  private let limit: Int
  /// The classes of the small letters.
  private let classes: UnsafeMutablePointer<UInt32>
  /// The next state of each state and class; below zero where it is not known yet.
  private var steps: UnsafeMutablePointer<Int32>
  private var stepCapacity: Int
  /// The automaton's states in each state, a bit for each.
  private var sets: [UInt64] = []
  private var isAccepting: [Bool] = []
  /// The stretches of letters that may lead on from each state, where they have been asked for.
  private var stretches: [[ClosedRange<UInt32>]?] = []
  /// The numbers of the states by their sets: open addressing, below zero where it is free.
  private var slots: [Int32] = []
  private var work: [UInt64]
  private var pending: [Int32] = []

  /// Lends a machine for an automaton to a function, behind which it is of no use.
  ///
  /// - Parameters:
  ///   - automaton: the automaton to go through.
  ///   - limit: the number of states from which on the machine is full; without it, as many as
  ///     take some megabytes.
  ///   - body: the function.
  /// - Returns: what the function returns.
  static func with<Result>(
    _ automaton: FormAutomaton, limit: Int? = nil, _ body: (inout LazyMachine) -> Result
  ) -> Result {
    var machine = LazyMachine(automaton, limit)
    defer {
      machine.classes.deallocate()
      machine.steps.deallocate()
    }
    return body(&machine)
  }

  private init(_ automaton: FormAutomaton, _ limit: Int?) {
    self.automaton = automaton
    classCount = automaton.classes.count
    let bits = Int.bitWidth - (classCount - 1).leadingZeroBitCount
    rowBits = Int32(bits)
    wordCount = (automaton.stateCount + 63) / 64
    self.limit = limit ?? max(64, min(10_000, 8_000_000 / (4 << bits + wordCount * 8)))
    work = [UInt64](repeating: 0, count: wordCount)
    let small = automaton.classes.smallNumbers
    classes = .allocate(capacity: small.count)
    classes.initialize(from: small, count: small.count)
    stepCapacity = 64 << bits
    steps = .allocate(capacity: stepCapacity)
    clear()
  }

  var start: Int32 { 1 &<< rowBits }

  var isFull: Bool { isAccepting.count >= limit }

  mutating func clear() {
    sets.removeAll(keepingCapacity: true)
    isAccepting.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
    slots = [Int32](repeating: -1, count: 64)
    emptyWork()
    _ = number()
    for index in 0..<classCount { steps[index] = Self.dead }
    emptyWork()
    reach(0)
    _ = number()
  }

  @inline(__always)
  func isDead(_ state: Int32) -> Bool { state == Self.dead }

  @inline(__always)
  func accepts(_ state: Int32) -> Bool { isAccepting[Int(state &>> rowBits)] }

  @inline(__always)
  mutating func step(_ state: Int32, _ letter: UInt32) -> Int32 {
    let number =
      letter < LetterClasses.smallBound
      ? Int(truncatingIfNeeded: classes[Int(truncatingIfNeeded: letter)])
      : automaton.classes.number(of: letter)
    let known = steps[Int(truncatingIfNeeded: state) &+ number]
    return known >= 0 ? known : makeStep(state, number)
  }

  mutating func letter(after letter: UInt32, from state: Int32) -> UInt32? {
    let known = stretches(from: state)
    let index = known.partitioningIndex { $0.upperBound > letter }
    return index < known.count ? max(known[index].lowerBound, letter &+ 1) : nil
  }

  /// The stretches of letters that may lead on from a state, ascending.
  mutating func stretches(from state: Int32) -> [ClosedRange<UInt32>] {
    stretches[Int(state &>> rowBits)] ?? makeStretches(state)
  }

  @inline(never)
  private mutating func makeStep(_ state: Int32, _ number: Int) -> Int32 {
    emptyWork()
    for member in members(of: state) {
      for edge in automaton.edges(from: member)
      where automaton.classes.set(Int(edge.set), contains: number) {
        reach(Int(edge.target))
      }
    }
    let target = self.number()
    steps[Int(state) + number] = target
    return target
  }

  private mutating func makeStretches(_ state: Int32) -> [ClosedRange<UInt32>] {
    var isLive = [Bool](repeating: false, count: classCount)
    var seen: Set<Int32> = []
    for member in members(of: state) {
      for edge in automaton.edges(from: member) where seen.insert(edge.set).inserted {
        for index in 0..<classCount where automaton.classes.set(Int(edge.set), contains: index) {
          isLive[index] = true
        }
      }
    }
    let result = automaton.classes.stretches(of: isLive)
    stretches[Int(state &>> rowBits)] = result
    return result
  }

  private func members(of state: Int32) -> [Int] {
    var result: [Int] = []
    for word in 0..<wordCount {
      var bits = sets[Int(state &>> rowBits) * wordCount + word]
      while bits != 0 {
        result.append(word &* 64 &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
    }
    return result
  }

  private mutating func emptyWork() {
    for word in 0..<wordCount { work[word] = 0 }
  }

  /// Adds a state of the automaton to the set in work, and all that it is at the same time.
  private mutating func reach(_ state: Int) {
    guard mark(state) else { return }
    pending.append(Int32(truncatingIfNeeded: state))
    while let next = pending.popLast() {
      for target in automaton.emptyTargets(from: Int(next)) where mark(Int(target)) {
        pending.append(target)
      }
    }
  }

  @inline(__always)
  private mutating func mark(_ state: Int) -> Bool {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: state & 63)
    if work[state &>> 6] & bit != 0 { return false }
    work[state &>> 6] |= bit
    return true
  }

  /// The state that the set in work is, which is made if it is new.
  private mutating func number() -> Int32 {
    var slot = hash(work[...])
    while slots[slot] >= 0 {
      let first = Int(slots[slot]) * wordCount
      if work.elementsEqual(sets[first..<first + wordCount]) { return slots[slot] << rowBits }
      slot = (slot + 1) & (slots.count - 1)
    }
    let new = Int32(truncatingIfNeeded: isAccepting.count)
    slots[slot] = new
    sets.append(contentsOf: work)
    let end = automaton.end
    isAccepting.append(work[end >> 6] >> UInt64(end & 63) & 1 != 0)
    stretches.append(nil)
    if isAccepting.count << rowBits > stepCapacity { growSteps() }
    (steps + Int(new) << rowBits).initialize(repeating: -1, count: 1 << rowBits)
    if isAccepting.count * 2 > slots.count { growSlots() }
    return new << rowBits
  }

  private mutating func growSteps() {
    let larger = UnsafeMutablePointer<Int32>.allocate(capacity: stepCapacity * 2)
    larger.moveInitialize(from: steps, count: (isAccepting.count - 1) << rowBits)
    steps.deallocate()
    steps = larger
    stepCapacity *= 2
  }

  private mutating func growSlots() {
    slots = [Int32](repeating: -1, count: slots.count * 4)
    for state in isAccepting.indices {
      var slot = hash(sets[state * wordCount..<(state + 1) * wordCount])
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: state)
    }
  }

  private func hash(_ words: ArraySlice<UInt64>) -> Int {
    var hash: UInt64 = 0
    for word in words {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
    }
    return Int(truncatingIfNeeded: hash &>> 8) & (slots.count - 1)
  }
}
