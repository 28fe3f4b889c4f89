import TestSupport
import Testing
import Text

@testable import Formats

/// A transcript with codings, made at random of what is hard on a sheet.
private struct RandomSheet {
  let text: StoredText
  let frame: CodeSheetFrame
  let sheet: CodeSheet

  private static let pieces: [String] = [
    "a", "ord ", " ", "\n", "\n", "\n\n", "[", "[[", "]", "]]", "[[1:", ":1]]", ":", "1", "12",
    "§", "§ Tillit", "\n§1 Helse", "\nmemo: nei", "memo:", "\\", "\\\\", "\r", "\t", "é",
    "e\u{301}",
    "😀", "👩‍👧", "\u{AD}", "\u{2011}", "\u{A0}", "\u{2028}", "\u{FEFF}", "§§ begin", "\n§§ end\n",
    "  \n", ";", "#", "<b>&", "\u{1}", "\u{0B}", "\u{FFFE}",
  ]
  private static let codes: [String] = [
    "Tillit", "Helse", "Samarbeid/NAV", "a\\/b", "x;y", "3 partsmøte", "memo: x", "§§ end", "[[1:",
  ]
  private static let notes: [String] = [
    "", "", "", "hm", "to\nlinjer", "§ x", "memo: y", "slutt ", "\n", "a\n\nb", "  inn",
  ]

  init(_ generator: inout SeededGenerator) {
    let count = Int.random(in: 0...40, using: &generator)
    let string = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
      .joined()
    text = StoredText(string)
    var spans: [TextSpan] = []
    var start = 0
    while start < text.count {
      let end = min(text.count, start + Int.random(in: 1...30, using: &generator))
      if Bool.random(using: &generator) { spans.append(TextSpan(start, end)) }
      start = end + Int.random(in: 0...2, using: &generator)
    }
    let scalars = Array(string.unicodeScalars)
    // As everywhere in the house, a paragraph neither begins nor ends with a line end.
    let passages = spans.filter { scalars[$0.start] != "\n" && scalars[$0.end - 1] != "\n" }
    frame = CodeSheetFrame(text, passages: passages, turns: passages)
    var entries: Set<CodeSheet.Entry> = []
    var taken: Set<String> = []
    for _ in 0..<Int.random(in: 0...8, using: &generator) {
      var span: TextSpan
      if let passage = passages.randomElement(using: &generator), Bool.random(using: &generator) {
        span = passage
      } else {
        let ends = [
          Int.random(in: 0...text.count, using: &generator),
          Int.random(in: 0...text.count, using: &generator),
        ]
        span = TextSpan(min(ends[0], ends[1]), max(ends[0], ends[1]))
      }
      if let other = entries.randomElement(using: &generator),
        Int.random(in: 0...3, using: &generator) == 0
      {
        span = other.span
      }
      let code = Self.codes.randomElement(using: &generator) ?? ""
      guard taken.insert("\(span) \(code)").inserted else { continue }
      let note = Self.notes.randomElement(using: &generator) ?? ""
      entries.insert(CodeSheet.Entry(span: span, code: code, note: note))
    }
    let sorted = entries.sorted { ($0.span, $0.code) < ($1.span, $1.code) }
    sheet = CodeSheet(
      head: CodeSheetHead(
        source: "int: 01", text: "abc", coder: "Åse", layer: "individual", codebook: "3 codes",
        passages: "def"), entries: sorted,
      state: CodeSheetState(
        names: Self.codes.map { CodeSheetState.Name(guid: "G-\($0.utf8.count)", path: $0) },
        items: [CodeSheetState.Item(span: TextSpan(0, 0), code: "G-6", note: "-")]),
      codes: Self.codes, help: ["source: not this one"])
  }
}

@Suite("Sheets for coding by hand")
struct CodeSheetTests {
  /// A text sheet of a transcript whose paragraphs are its lines, with body lines put in its place.
  private static func passages(
    _ body: String, of transcript: String
  ) throws -> [CodeSheetPassage] {
    try CodeSheetDraft(text: Array(file(body).utf8)).passages(in: frame(transcript))
  }

  private static func file(_ body: String) -> String {
    """
    §§ source: int01
    §§ text: abc
    §§ coder: Ane
    §§ layer: individual
    §§ passages: def
    §§ begin
    \(body)
    §§ end
    §§ check 0 cbf29ce484222325

    """
  }

  private static func frame(_ transcript: String) -> CodeSheetFrame {
    let text = StoredText(transcript)
    let lines = CodeSheetFrame(text, passages: [], turns: []).lines.filter { !$0.isEmpty }
    return CodeSheetFrame(text, passages: lines, turns: lines)
  }

  private static func error(_ body: String, of transcript: String) -> CodeSheetError? {
    do {
      _ = try passages(body, of: transcript)
      return nil
    } catch {
      return error as? CodeSheetError
    }
  }

  @Test("in text say what they were written with, whatever stands in the transcript")
  func textRoundTrip() throws {
    for seed in 0..<4000 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let random = RandomSheet(&generator)
      let bytes = try #require(random.sheet.text(in: random.frame), "seed \(seed)")
      let draft = try CodeSheetDraft(text: bytes)
      let passages = try draft.passages(in: random.frame)
      #expect(draft.head == random.sheet.head)
      #expect(draft.state == random.sheet.state)
      #expect(Self.keys(passages) == Self.keys(random.sheet.entries), "seed \(seed)")
    }
  }

  @Test("in text say the same after an editor has changed line ends, blanks and the last line")
  func editors() throws {
    for seed in 0..<1500 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let random = RandomSheet(&generator)
      // Blanks at the ends of notes and before a mark at a line's end are the editor's to trim.
      let entries = random.sheet.entries.filter { $0.note == CodeSheetCodes.bareNote($0.note) }
      let sheet = CodeSheet(
        head: random.sheet.head, entries: entries, state: random.sheet.state, codes: [], help: [])
      let bytes = try #require(sheet.text(in: random.frame))
      let lines = String(decoding: bytes, as: UTF8.self).unicodeScalars
        .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
      let windows = "\u{FEFF}" + lines.map { $0 + "\r" }.joined(separator: "\n")
      let trimmed = lines.map(\.withoutBlankEnd).joined(separator: "\n") + "\n\n"
      for edited in [windows, trimmed] {
        let passages = try CodeSheetDraft(text: Array(edited.utf8)).passages(in: random.frame)
        #expect(Self.keys(passages) == Self.keys(entries), "seed \(seed)")
      }
    }
  }

  @Test("in Word say what they were written with, whatever stands in the transcript")
  func wordRoundTrip() throws {
    for seed in 0..<600 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let random = RandomSheet(&generator)
      let sheet = random.sheet
      let bytes = try #require(
        try sheet.word(in: random.frame, title: "T", language: .nb), "seed \(seed)")
      let passages = try CodeSheetDraft(word: bytes).passages(in: random.frame)
      #expect(Self.keys(passages) == Self.keys(sheet.entries), "seed \(seed)")
    }
  }

  private static func keys(_ passages: [CodeSheetPassage]) -> Set<[UInt8]> {
    Set(
      passages.flatMap { passage in
        passage.codes.map { Array("\(passage.span)|\($0)|\(passage.note)".utf8) }
      })
  }

  private static func keys(_ entries: [CodeSheet.Entry]) -> Set<[UInt8]> {
    Set(entries.map { Array("\($0.span)|\($0.code)|\($0.note)".utf8) })
  }

  @Test("tag the paragraph above, or what stands in brackets in it")
  func simple() throws {
    let marked = MarkedText("⟦Jeg kom.⟧\n\nHun ⟦dro⟧ i ⟦går⟧.\n")
    let passages = try Self.passages(
      "Jeg kom.\n§ Reise; Tid\nmemo: hm\nmemo: ja\n\nHun [[dro]] i [[går]].\n  §Tid\n",
      of: marked.text)
    let expected: [CodeSheetPassage] = [
      CodeSheetPassage(span: marked.spans[0], codes: ["Reise", "Tid"], note: "hm\nja", line: 8),
      CodeSheetPassage(span: marked.spans[1], codes: ["Tid"], note: "", line: 13),
      CodeSheetPassage(span: marked.spans[2], codes: ["Tid"], note: "", line: 13),
    ]
    #expect(passages == expected)
  }

  @Test("let numbered passages overlap, reach over lines and use numbers again")
  func numbered() throws {
    let passages = try Self.passages(
      "[[1:a [[2:b:1]]\n§1 A\nc:2]] [[1:d:1]] [[3::3]]\n§2 B\n§1 C\n§3 D\n", of: "a b\nc d \n")
    let spans: [TextSpan] = passages.map(\.span)
    let expected: [TextSpan] = [
      TextSpan(0, 3), TextSpan(2, 5), TextSpan(6, 7), TextSpan(8, 8),
    ]
    #expect(spans == expected)
    let codes: [[String]] = passages.map(\.codes)
    let expectedCodes: [[String]] = [["A"], ["B"], ["C"], ["D"]]
    #expect(codes == expectedCodes)
  }

  @Test("take brackets and section signs of the transcript for text where a stroke is before them")
  func escaped() throws {
    let passages = try Self.passages(
      "\\[\\[navn\\]\\] [[her]]\n§ A\n\\§ 8\n", of: "[[navn]] her\n§ 8")
    let spans: [TextSpan] = passages.map(\.span)
    let expected: [TextSpan] = [TextSpan(9, 12)]
    #expect(spans == expected)
  }

  @Test("refuse a transcript that reads otherwise, with the line and the difference")
  func changed() {
    let text = "Jeg kom i går.\n\nHun dro.\n"
    #expect(
      Self.error("Jeg kom i dag.\n\nHun dro.\n", of: text)
        == .changedText(line: 7, written: "Jeg kom i dag.", stored: "Jeg kom i går."))
    #expect(Self.error("Jeg kom i går.\n", of: text) == .missingText(stored: "Hun dro."))
    #expect(
      Self.error("Jeg kom i går.\nHun dro.\nOg så?\n", of: text)
        == .addedText(line: 9, written: "Og så?"))
    #expect(Self.error("\nJeg kom i går.\nHun dro.\n\n\n", of: text) == nil)
    // A composed letter is another scalar than a letter with its mark behind it.
    #expect(Self.error("e\u{301}", of: "\u{E9}") != nil)
  }

  @Test("refuse marks that do not fit together")
  func unfitting() {
    let text = "a b c\nd\n"
    #expect(Self.error("[[a b c\nd\n", of: text) == .notClosed(line: 7, number: nil))
    #expect(Self.error("a]] b c\nd\n", of: text) == .notOpened(line: 7, number: nil))
    #expect(Self.error("[[a]] b c\nd\n", of: text) == .noCodes(line: 7, number: nil))
    #expect(Self.error("[[a]] b c\nd\n§ A\n", of: text) == .noCodes(line: 7, number: nil))
    #expect(Self.error("[[1:a:1]] b c\nd\n", of: text) == .noCodes(line: 7, number: 1))
    #expect(Self.error("a b c\n§2 A\nd\n", of: text) == .noPassage(line: 8, number: 2))
    #expect(Self.error("§ A\na b c\nd\n", of: text) == .noPassage(line: 7, number: nil))
    #expect(Self.error("[[a [[b]] c]]\n§ A\nd\n", of: text) == .openedTwice(line: 7, number: nil))
    #expect(Self.error("[[1:a\n§1 A\nb", of: "a\nb") == .notClosed(line: 7, number: 1))
  }

  @Test("notice that the lines at the end are gone or changed")
  func state() throws {
    #expect(try CodeSheetDraft(text: Array(Self.file("a").utf8)).state != nil)
    let changed = Self.file("a").replacing("check 0", with: "check 1")
    #expect(try CodeSheetDraft(text: Array(changed.utf8)).state == nil)
    #expect(throws: CodeSheetError.notASheet) { try CodeSheetDraft(text: Array("a\n".utf8)) }
  }
}
