internal import Store
internal import Report
internal import Study
internal import Text
internal import Workbench

/// A source as it is read on a terminal: numbered sentences, and in the margin each code beside
/// the sentence that it begins in.
struct ReadingPage {
  private let view: ReadingView
  private let textWidth: Int
  private static let numberWidth = 8
  private static let marginShare = 3

  /// Lays out a source for a terminal of a width.
  init(_ view: ReadingView, width: Int) {
    self.view = view
    let margin = view.codings.isEmpty ? 0 : width / Self.marginShare
    textWidth = width - Self.numberWidth - margin - (margin > 0 ? 3 : 0)
  }

  /// The page, or the turns of it that a span touches.
  func text(within span: TextSpan?) -> String {
    let grid = view.source.grid
    var lines: [String] = []
    for (index, turn) in grid.turns.enumerated() where span?.overlaps(turn.span) ?? true {
      lines.append(heading(turn, number: index + 1))
      let sentences = grid.sentences[index].isEmpty ? [turn] : grid.sentences[index]
      for (place, sentence) in sentences.enumerated() {
        lines += self.lines(
          of: sentence.span, number: "\(index + 1).\(place + 1)",
          reach: reach(of: place, in: sentences, turn))
      }
      lines.append("")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func heading(_ turn: Segment, number: Int) -> String {
    var parts = ["\(number)"]
    if let index = turn.speaker, view.source.speakers.indices.contains(index) {
      parts.append(view.source.speakers[index].label)
    }
    if let milliseconds = turn.milliseconds { parts.append(RecordingTime.text(milliseconds)) }
    if let question = view.source.questions[number] {
      parts.append("[\(question.key) \(question.topic)]")
    }
    return parts.joined(separator: "  ")
  }

  /// The stored range that a sentence answers for: up to the next one, so that no coding that
  /// begins in a blank is lost.
  private func reach(of place: Int, in sentences: [Segment], _ turn: Segment) -> TextSpan {
    let start =
      place == 0 ? min(turn.span.start, sentences[0].span.start) : sentences[place].span.start
    let end = place + 1 < sentences.count ? sentences[place + 1].span.start : turn.span.end
    return TextSpan(start, max(start, end))
  }

  private func lines(of sentence: TextSpan, number: String, reach: TextSpan) -> [String] {
    let text = view.source.layer.read(sentence, of: view.source.text)
      .replacing("\n\n", with: " ¶ ").replacing("\n", with: " ")
    let wrapped = DisplayWidth.wrapped(text, to: textWidth)
    let notes = codes(beginningIn: reach)
    let height = max(wrapped.count, notes.count)
    return (0..<height).map { row in
      let head = row == 0 ? number : ""
      let body = row < wrapped.count ? wrapped[row] : ""
      let left = Self.padded(head, to: Self.numberWidth) + body
      guard row < notes.count else { return left }
      return Self.padded(left, to: Self.numberWidth + textWidth) + " │ " + notes[row]
    }
  }

  private func codes(beginningIn reach: TextSpan) -> [String] {
    let first = view.codings.partitioningIndex { $0.span.start >= reach.start }
    var coders: [TextSpan: [CodeID: [String]]] = [:]
    var order: [(span: TextSpan, code: CodeID)] = []
    for coding in view.codings[first...].prefix(while: { $0.span.start < reach.end }) {
      if coders[coding.span]?[coding.code] == nil { order.append((coding.span, coding.code)) }
      coders[coding.span, default: [:]][coding.code, default: []]
        .append(view.coderNames[coding.rater.coder] ?? "?")
    }
    let showsCoders = Set(view.codings.map(\.rater.coder)).count > 1
    return order.map { item in
      let end = view.source.grid.place(
        of: TextSpan(max(item.span.start, item.span.end - 1), item.span.end))
      let own = view.source.grid.place(of: item.span)
      let range = end == own ? "" : " –\(end)"
      let names = coders[item.span]?[item.code] ?? []
      let who = showsCoders ? " (\(names.joined(separator: ", ")))" : ""
      return view.codebook.path(of: item.code).leaf + range + who
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }
}
