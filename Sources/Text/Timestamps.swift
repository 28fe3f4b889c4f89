/// A time in the recording, written in a transcript.
struct Timestamp: Hashable {
  /// How a time is set off from the text.
  enum Form: Hashable {
    /// `[00:01:23]` and `<00:01:23>`.
    case bracketed
    /// `(00:01:23)`.
    case parenthesised
    /// `#00:01:23-4#`, which f4 writes where a paragraph ends.
    case hashed
    /// `00:01:23`.
    case bare
  }

  /// The scalars that write it, brackets included.
  let span: TextSpan
  /// The time from the beginning of the recording.
  let milliseconds: Int
  /// How it is set off.
  let form: Form
  /// Whether hours are written.
  let hasHours: Bool
}

/// Finds times in the recording.
enum Timestamps {
  /// Reads the time that begins at an offset, if one does.
  static func parse(_ scalars: [UInt32], at start: Int, limit: Int) -> Timestamp? {
    guard start < limit else { return nil }
    var position = start
    let form: Timestamp.Form
    let closing: UInt32
    switch scalars[start] {
    case 0x5B: (form, closing) = (.bracketed, 0x5D)
    case 0x3C: (form, closing) = (.bracketed, 0x3E)
    case 0x28: (form, closing) = (.parenthesised, 0x29)
    case 0x23: (form, closing) = (.hashed, 0x23)
    case 0x30...0x39: (form, closing) = (.bare, 0)
    default: return nil
    }
    if form != .bare { position += 1 }
    var fields: [Int] = []
    while fields.count < 3 {
      guard let (value, end) = number(scalars, at: position, limit: limit) else { return nil }
      let width = end - position
      guard width <= (fields.isEmpty ? 3 : 2), fields.isEmpty || (width == 2 && value < 60) else {
        return nil
      }
      fields.append(value)
      position = end
      guard position < limit, scalars[position] == 0x3A else { break }
      position += 1
    }
    guard fields.count >= 2, scalars[position - 1] != 0x3A else { return nil }
    var milliseconds = fields.reduce(0) { $0 * 60 + $1 } * 1000
    if position < limit, [0x2E, 0x2C, 0x2D].contains(scalars[position]),
      let (value, end) = number(scalars, at: position + 1, limit: limit), end - position <= 4
    {
      var fraction = value
      for _ in (end - position - 1)..<3 { fraction *= 10 }
      milliseconds += fraction
      position = end
    }
    if form != .bare {
      guard position < limit, scalars[position] == closing else { return nil }
      position += 1
    } else if position < limit, ScalarClass.isWord(scalars[position]) || scalars[position] == 0x3A {
      return nil
    }
    return Timestamp(
      span: TextSpan(start, position), milliseconds: milliseconds, form: form,
      hasHours: fields.count == 3)
  }

  /// The times that stand in the text, outside labels and page furniture.
  ///
  /// Bracketed and hashed ones are taken anywhere; one in parentheses only with hours; a bare one
  /// only where it is alone on its line.
  static func inline(
    in lines: TextLines, labels: SpeakerLabels, furniture: PageFurniture
  ) -> [Timestamp] {
    var found: [Timestamp] = []
    for (index, line) in lines.lines.enumerated() {
      if line.isBlank || (furniture.rules[index] ?? "timestamp") != "timestamp" { continue }
      var position = labels.byLine[index]?.textStart ?? line.first
      while position < line.last {
        let value = lines.scalars[position]
        let isBare = ScalarClass.isDigit(value)
        if isBare ? position == line.first : [0x5B, 0x3C, 0x28, 0x23].contains(value),
          let stamp = parse(lines.scalars, at: position, limit: line.last), isTaken(stamp, on: line)
        {
          found.append(stamp)
          position = stamp.span.end
        } else {
          position += 1
        }
      }
    }
    return found
  }

  private static func isTaken(_ stamp: Timestamp, on line: TextLine) -> Bool {
    switch stamp.form {
    case .bracketed, .hashed: true
    case .parenthesised: stamp.hasHours || stamp.span == TextSpan(line.first, line.last)
    case .bare: stamp.span == TextSpan(line.first, line.last)
    }
  }

  /// The decimal number at an offset and its end.
  private static func number(
    _ scalars: [UInt32], at start: Int, limit: Int
  ) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while end < limit, ScalarClass.isDigit(scalars[end]), end - start < 4 {
      value = value * 10 + Int(scalars[end] - 0x30)
      end += 1
    }
    return end > start ? (value, end) : nil
  }
}
