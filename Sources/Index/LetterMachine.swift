/// Something that reads a form letter by letter and can say early that it will not accept it.
protocol LetterMachine {
  /// What it knows of the letters read.
  associatedtype State: BitwiseCopyable

  /// The state in front of the first letter.
  var start: State { get }
  /// Whether it has grown so much that `clear()` should be called, behind which no state given
  /// before may be used.
  var isFull: Bool { get }
  /// Forgets what it has worked out.
  mutating func clear()
  /// The state behind one more letter.
  mutating func step(_ state: State, _ letter: UInt32) -> State
  /// Whether no form that continues from here can be accepted.
  func isDead(_ state: State) -> Bool
  /// Whether the letters read are an accepted form.
  func accepts(_ state: State) -> Bool
  /// The next letter behind one that does not lead from a state to a dead one for certain.
  mutating func letter(after letter: UInt32, from state: State) -> UInt32?
}

extension LetterMachine {
  /// Whether a form in UTF-8 is accepted; bytes that are not UTF-8 are not.
  mutating func accepts(form: UnsafeRawBufferPointer) -> Bool {
    if isFull { clear() }
    var state = start
    var place = 0
    while place < form.count {
      let (letter, width) = LetterReading.letter(in: form, at: place)
      if width == 0 { return false }
      state = step(state, letter)
      if isDead(state) { return false }
      place &+= width
    }
    return accepts(state)
  }
}

/// Reads letters out of UTF-8 that may be damaged.
enum LetterReading {
  /// The letter that begins at a place and the number of its bytes; no bytes where there is none.
  @inline(__always)
  static func letter(in bytes: UnsafeRawBufferPointer, at place: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[place])
    if first < 0x80 { return (first, 1) }
    return long(first, bytes, place)
  }

  @inline(__always)
  private static func long(_ first: UInt32, _ bytes: UnsafeRawBufferPointer, _ place: Int)
    -> (UInt32, Int)
  {
    let left = bytes.count &- place
    guard first >= 0xC2, left >= 2, bytes[place &+ 1] & 0xC0 == 0x80 else { return (0, 0) }
    let second = UInt32(bytes[place &+ 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) &<< 6 | second, 2) }
    guard left >= 3, bytes[place &+ 2] & 0xC0 == 0x80 else { return (0, 0) }
    let third = UInt32(bytes[place &+ 2] & 0x3F)
    if first < 0xF0 { return ((first & 0xF) &<< 12 | second &<< 6 | third, 3) }
    guard first < 0xF5, left >= 4, bytes[place &+ 3] & 0xC0 == 0x80 else { return (0, 0) }
    let fourth = UInt32(bytes[place &+ 3] & 0x3F)
    return ((first & 7) &<< 18 | second &<< 12 | third &<< 6 | fourth, 4)
  }
}
