/// Goes through sorted forms with a machine that reads letters.
///
/// What the machine knew in front of each letter of the form before is kept, so that of the next
/// form only the letters are read that are new. Where the machine is dead, all forms up to the
/// next one that could leave the dead beginning are skipped, unseen.
struct LexiconWalk<Machine: LetterMachine> {
  private let forms: LexiconForms
  /// The form whose states are kept.
  private var path = UnsafeRawBufferPointer(start: nil, count: 0)
  /// The states in front of the letters of the path, each at the place of its letter; those
  /// between the letters mean nothing.
  private var states: UnsafeMutablePointer<Machine.State>
  /// The place of the last state kept.
  private var reached = 0
  private var capacity = 256
  private var target: [UInt8] = []

  private init(_ forms: LexiconForms, _ start: Machine.State) {
    self.forms = forms
    states = .allocate(capacity: capacity)
    states.initialize(repeating: start, count: capacity)
  }

  /// The ranks in a range, which must exist, whose forms a machine accepts; ascending.
  static func ranks(_ forms: LexiconForms, _ range: Range<Int>, _ machine: inout Machine)
    -> [Int]
  {
    var walk = LexiconWalk(forms, machine.start)
    defer { walk.states.deallocate() }
    return walk.ranks(range, &machine)
  }

  private mutating func ranks(_ range: Range<Int>, _ machine: inout Machine) -> [Int] {
    var result: [Int] = []
    var rank = range.lowerBound
    while rank < range.upperBound {
      let form = forms[rank]
      var place = keptPlace(of: form)
      if machine.isFull {
        machine.clear()
        place = 0
      }
      if form.count >= capacity { grow(to: form.count + 1, machine.start) }
      path = form
      var state = states[place]
      var dead: UInt32?
      while place < form.count {
        let (letter, width) = LetterReading.letter(in: form, at: place)
        if width == 0 { break }
        state = machine.step(state, letter)
        if machine.isDead(state) {
          dead = letter
          break
        }
        place = place &+ width
        states[place] = state
      }
      reached = place
      if let dead {
        rank = next(behind: rank, dead, &machine, to: range.upperBound)
      } else {
        if place >= form.count, machine.accepts(state) { result.append(rank) }
        rank = rank &+ 1
      }
    }
    return result
  }

  /// The last place in front of a letter up to which a form is like the path.
  @inline(__always)
  private func keptPlace(of form: UnsafeRawBufferPointer) -> Int {
    var place = min(forms.shared(path, form), reached)
    // Only damaged forms end inside a letter.
    if place == form.count, place < path.count, path[place] & 0xC0 == 0x80 { return 0 }
    while place > 0, place < form.count, form[place] & 0xC0 == 0x80 { place = place &- 1 }
    return place
  }

  @inline(never)
  private mutating func grow(to count: Int, _ start: Machine.State) {
    let larger = UnsafeMutablePointer<Machine.State>.allocate(capacity: count * 2)
    larger.initialize(repeating: start, count: count * 2)
    larger.update(from: states, count: capacity)
    states.deallocate()
    states = larger
    capacity = count * 2
  }

  /// The next rank whose form could be accepted, where a letter behind those reached led to a
  /// dead state: that of the least beginning above it which the machine does not rule out.
  private mutating func next(
    behind rank: Int, _ letter: UInt32, _ machine: inout Machine, to end: Int
  ) -> Int {
    var letter = letter
    while true {
      if let next = machine.letter(after: letter, from: states[reached]) {
        let isScalar = next < 0xD800 || next > 0xDFFF
        target.removeAll(keepingCapacity: true)
        target.append(contentsOf: path.prefix(reached))
        _ = target.append(letter: isScalar ? next : 0xE000)
        return target.withUnsafeBytes {
          forms.rank(notBefore: $0, from: rank + 1, to: end)
        }
      }
      if reached == 0 { return end }
      reached -= 1
      while reached > 0, path[reached] & 0xC0 == 0x80 { reached -= 1 }
      letter = LetterReading.letter(in: path, at: reached).0
    }
  }
}
