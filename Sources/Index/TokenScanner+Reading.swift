internal import Text

/// Reads the runs of a text that are more than letters and digits, scalar by scalar.
///
/// It goes by the rules of `Tokenizer`, and is tested against it.
struct TokenReader: ~Copyable {
  /// The stretches to be skipped, in order.
  var skipped: [SkippedStretch] = []

  private var utf8 = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var nextSkipped = 0
  private var scalars = TokenScalars()

  private var form = FormBuffer()
  private var start = 0
  private var end = 0
  private var isOpen = false
  private var endsInLetter = false
  private var holdsApostrophe = false
  private var mayNeedComposing = false

  /// Begins a text; its runs come in order.
  mutating func begin(_ utf8: UnsafeBufferPointer<UInt8>) {
    self.utf8 = utf8
    skipped.removeAll(keepingCapacity: true)
    nextSkipped = 0
  }

  /// Reads a run of bytes between separators that begins with a scalar's offset.
  mutating func read(
    _ run: Range<Int>, from first: Int, into sink: inout (some TokenSink & ~Copyable)
  ) {
    var position = run.lowerBound
    var offset = first
    while position < run.upperBound {
      if nextSkipped < skipped.count, skipped[nextSkipped].bytes.lowerBound <= position {
        let stretch = skipped[nextSkipped]
        nextSkipped += 1
        if stretch.bytes.upperBound > position {
          position = stretch.bytes.upperBound
          offset = stretch.last
        }
        continue
      }
      let byte = utf8[position]
      if byte < 0x80 {
        take(ascii: byte, at: offset, into: &sink)
        position &+= 1
      } else {
        let (value, width) = decode(at: position)
        take(scalars.look(up: value), at: offset, into: &sink)
        position &+= width
      }
      if byte & 0xC0 != 0x80 { offset &+= 1 }
    }
    finish(into: &sink)
  }

  private mutating func take(
    ascii byte: UInt8, at offset: Int, into sink: inout (some TokenSink & ~Copyable)
  ) {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A:
      join(at: offset, endsInLetter: true, into: &sink)
      form.append(byte | 0x20)
    case 0x30...0x39:
      join(at: offset, endsInLetter: false, into: &sink)
      form.append(byte)
    case 0x27: hold(into: &sink)
    default: finish(into: &sink)
    }
  }

  private mutating func take(
    _ scalar: TokenScalars.Entry, at offset: Int, into sink: inout (some TokenSink & ~Copyable)
  ) {
    switch scalar.role {
    case .letter: join(at: offset, endsInLetter: true, into: &sink)
    case .mark: join(at: offset, endsInLetter: endsInLetter, into: &sink)
    case .digit: join(at: offset, endsInLetter: false, into: &sink)
    case .apostrophe: return hold(into: &sink)
    case .ignored: return
    case .separator: return finish(into: &sink)
    }
    if scalar.mayNeedComposing { mayNeedComposing = true }
    if scalar.hasLongLowerCase {
      for lower in TokenScalars.lowerCase(of: scalar.value).unicodeScalars {
        form.append(scalar: lower.value)
      }
    } else {
      form.append(scalar: scalar.value)
    }
  }

  /// Makes place for a scalar of the word; its lower case is to be appended.
  private mutating func join(
    at offset: Int, endsInLetter: Bool, into sink: inout (some TokenSink & ~Copyable)
  ) {
    if holdsApostrophe {
      if endsInLetter { form.append(0x27) } else { finish(into: &sink) }
      holdsApostrophe = false
    }
    if !isOpen {
      isOpen = true
      start = offset
    }
    self.endsInLetter = endsInLetter
    end = offset &+ 1
  }

  /// Keeps an apostrophe back until the next scalar shows whether it stands inside a word.
  private mutating func hold(into sink: inout (some TokenSink & ~Copyable)) {
    if endsInLetter, !holdsApostrophe { holdsApostrophe = true } else { finish(into: &sink) }
  }

  /// Ends the word, if one is open.
  private mutating func finish(into sink: inout (some TokenSink & ~Copyable)) {
    guard isOpen else { return }
    if mayNeedComposing { form.compose() }
    sink.token(form.padded(), start: start, end: end)
    form.clear()
    isOpen = false
    endsInLetter = false
    holdsApostrophe = false
    mayNeedComposing = false
  }

  /// The scalar beyond ASCII at a position and its width; damage reads as U+FFFD.
  private func decode(at position: Int) -> (UInt32, Int) {
    let lead = UInt32(utf8[position])
    let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC0, position &+ width <= utf8.count else { return (0xFFFD, 1) }
    var value = lead & (0xFF &>> UInt32(truncatingIfNeeded: width &+ 1))
    for index in 1..<width {
      let byte = UInt32(utf8[position &+ index])
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value &<< 6 | byte & 0x3F
    }
    return (value, width)
  }
}
