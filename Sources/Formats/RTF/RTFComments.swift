internal import Text

/// What a group of an RTF file says of a comment in the margin.
enum RTFCommentPart: Hashable {
  /// The number of a comment whose words begin, or end, here.
  case rangeStart, rangeEnd
  /// Who wrote the next comment.
  case author, initials
  /// When, in Word's packed form.
  case date
  /// The number that the places of its words have.
  case reference
  /// How many comments before it the one stands that it answers, as a negative number.
  case parent
  /// The comment itself; the groups above stand before it or in it.
  case text
}

/// The comments of an RTF file.
struct RTFComments {
  /// The comments so far.
  private(set) var entries: [DocumentCommentEntry] = []
  private var author = ""
  private var initials = ""
  private var day: String?
  private var reference: String?
  private var parent: String?

  /// Takes what one of its groups holds.
  ///
  /// - Returns: The mark that stands in its place in the text, if any.
  mutating func take(
    _ part: RTFCommentPart, _ written: String
  ) -> (kind: DocumentCommentMark.Kind, id: String)? {
    let text = written.trimmingBlanks()
    switch part {
    case .rangeStart: return (.start, text)
    case .rangeEnd: return (.end, text)
    case .author: author = text
    case .initials: initials = text
    case .date: day = Self.day(text)
    case .reference: reference = text.isEmpty ? nil : text
    case .parent: parent = Int(text).flatMap(former)
    case .text:
      let key = reference ?? "#\(entries.count)"
      let remark = DocumentComment.Remark(
        author: author.isEmpty ? initials : author, day: day, text: text)
      entries.append(DocumentCommentEntry(key: key, remark: remark, parent: parent))
      (author, initials, day, reference, parent) = ("", "", nil, nil, nil)
      return (.reference, key)
    }
    return nil
  }

  /// The comment that stands so many before the next one.
  private func former(_ offset: Int) -> String? {
    let (place, isWrong) = entries.count.addingReportingOverflow(offset)
    return offset < 0 && !isWrong && place >= 0 ? entries[place].key : nil
  }

  /// The day of a time in Word's packed form: from the lowest bit 6 of the minute, 5 of the hour, 5
  /// of the day, 4 of the month and 9 of the year from 1900.
  private static func day(_ text: String) -> String? {
    guard let number = Int(text) else { return nil }
    let bits = UInt32(truncatingIfNeeded: number)
    let (day, month) = (bits >> 11 & 0x1F, bits >> 16 & 0x0F)
    guard (1...31).contains(day), (1...12).contains(month) else { return nil }
    func twofold(_ number: UInt32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(1900 + (bits >> 20 & 0x1FF))-\(twofold(month))-\(twofold(day))"
  }
}
