/// Reads an RTF file (Rich Text Format 1.9.1) in one walk over its bytes.
///
/// Groups are kept on a stack of their own, so that their depth costs no more than memory, and
/// more than `deepest` are refused. Tracked changes are taken as accepted; notes, hidden text,
/// pictures and automatic numbers are counted and left out, and comments are kept apart.
struct RTFReader {
  /// What holds until the group ends.
  private struct State {
    var destination = RTFControl.Destination.body
    var font = 0
    var eastFont: Int?
    var isDoubleByte = false
    var look = RTFText.Look()
    var isInserted = false
    var isDeleted = false
    var unicodeSkip = 1
    var paragraph = RTFFlow.Properties()
    /// Whether this very group is a text box.
    var isBox = false
    /// What this very group says of a comment.
    var comment: RTFCommentPart?
    /// What the group around a twofold text holds.
    var outer: RTFControl.Destination?
  }

  /// The most groups that may stand one within the other.
  static let deepest = 1_000
  /// The most text boxes one within the other; those further in are read as text of the last.
  private static let mostBoxes = 16

  /// What was met so far.
  private(set) var tally = DocumentTally()
  /// The tables that the cells of paragraphs count.
  private(set) var tables: [DocumentTranscript.Table] = []
  private var scanner: RTFScanner
  private var fonts = RTFFonts()
  private var styles = RTFStyles()
  private var flows: [RTFFlow] = [RTFFlow()]
  private var text = RTFText()
  private var stack: [State] = []
  private var state = State()
  /// Whether the group has just begun, or begun with `\*`.
  private var isAtStart = false
  private var isIgnorable = false
  /// How many characters stand for old programs behind one in Unicode.
  private var toSkip = 0
  /// What was last looked up, as nearly every byte is in the font of the one before.
  private var knownMeaning: (font: Int, east: Int?, meaning: RTFFonts.Meaning)?
  private var comments = RTFComments()
  private var isDeleting = false
  private var isInserting = false
  private var isFinished = false

  /// Takes the whole file.
  init(_ bytes: [UInt8]) {
    scanner = RTFScanner(bytes)
  }

  /// The paragraphs, in the document's order.
  var paragraphs: [DocumentTranscript.Paragraph] { flows[0].paragraphs }

  /// The comments in the margin, with their places in the document that was made of the paragraphs.
  func comments(in document: DocumentTranscript) -> [DocumentComment] {
    var places = DocumentCommentPlaces()
    for (paragraph, marks) in flows[0].commentMarks {
      places.take(marks, paragraph: paragraph, length: 0)
    }
    return places.comments(comments.entries, in: document)
  }

  /// Reads everything.
  ///
  /// - Throws: `DocumentReadingError.tooDeep`.
  mutating func read() throws(DocumentReadingError) {
    while !isFinished, let piece = scanner.next() {
      switch piece {
      case .open: try open()
      case .close: close()
      case .byte(let byte): take(byte)
      case .hex(let byte): take(byte)
      case .symbol(let sign): readSymbol(sign)
      case .word(let name, let number): readWord(name, number)
      }
    }
    if !isFinished {
      tally.unclosedGroups = stack.count
      while !stack.isEmpty { close() }
    }
    finishRun()
    flows[0].finish(&tally)
    tally.lostCharacters += text.lost
    tally.symbols += text.symbols
    tally.hiddenCharacters += text.hidden
  }

  private mutating func open() throws(DocumentReadingError) {
    guard stack.count < Self.deepest else { throw .tooDeep(Self.deepest) }
    toSkip = 0
    stack.append(state)
    state.isBox = false
    state.comment = nil
    state.outer = state.destination == .twofold ? state.outer : nil
    if state.destination == .styles { styles.begin(0) }
    isAtStart = true
    isIgnorable = false
  }

  private mutating func close() {
    toSkip = 0
    isAtStart = false
    guard let outer = stack.popLast() else {
      isFinished = true
      return
    }
    if state.isBox { closeBox() }
    if let part = state.comment { closeComment(part) }
    if state.destination == .styles { styles.finish() }
    state = outer
    if stack.isEmpty { isFinished = true }
  }

  private mutating func closeBox() {
    finishRun()
    guard flows.count > 1, var box = flows.popLast() else { return }
    box.finish(&tally)
    flows[flows.count - 1].hang(box)
  }

  private mutating func closeComment(_ part: RTFCommentPart) {
    finishRun()
    guard flows.count > 1, var words = flows.popLast() else { return }
    words.finish(&tally)
    let text = words.paragraphs.map(\.text).joined(separator: "\n")
    guard let mark = comments.take(part, text) else { return }
    flows[flows.count - 1].note(mark.kind, ofComment: mark.id)
  }

  private mutating func enter(_ destination: RTFControl.Destination) {
    switch state.destination {
    case .skipped, .fonts, .picture, .note: return
    default: break
    }
    switch destination {
    case .body:
      if state.destination == .quiet { return }
    case .note: tally.footnotes += 1
    case .comment(let part): return beginComment(part)
    case .picture: tally.pictures += 1
    case .object: tally.embeddedObjects += 1
    case .textBox: if flows.count <= Self.mostBoxes { beginBox() }
    case .twofold: state.outer = state.destination
    case .unicode:
      guard let outer = state.outer else { break }
      state.destination = outer
      return
    case .styles: styles.begin(0)
    case .fonts: knownMeaning = nil
    default: break
    }
    state.destination = destination == .textBox ? .body : destination
  }

  /// What a comment says, and what is said of it, is read like a text of its own.
  private mutating func beginComment(_ part: RTFCommentPart) {
    finishRun()
    if part == .text { tally.comments += 1 }
    state.comment = part
    state.destination = .body
    state.look = RTFText.Look()
    state.isInserted = false
    state.isDeleted = false
    state.paragraph = RTFFlow.Properties()
    flows.append(RTFFlow())
  }

  private mutating func beginBox() {
    finishRun()
    tally.textBoxes += 1
    state.isBox = true
    state.paragraph = RTFFlow.Properties()
    flows.append(RTFFlow(isInTextBox: true))
  }

  private mutating func readWord(_ name: String, _ number: Int?) {
    let mayBegin = isAtStart
    let mayBeIgnored = isIgnorable
    isAtStart = false
    isIgnorable = false
    let control = RTFControl.word(name)
    if case .destination(let destination)? = control {
      // What is passed over is so even where its group has begun with something else by mistake.
      if mayBegin || (destination == .skipped && stack.count > 1) { enter(destination) }
    } else if mayBeIgnored {
      state.destination = .skipped
      if case .binary? = control { scanner.skip(number ?? 0) }
    } else if let control {
      read(control, number)
    }
  }

  private mutating func read(_ control: RTFControl, _ number: Int?) {
    switch control {
    case .binary: scanner.skip(number ?? 0)
    case .text(let signs):
      let isLayout = signs == "\n" || signs == "\t"
      if toSkip > 0, !isLayout { toSkip -= 1 } else { write(signs) }
    case .unicodeScalar: if let number { readUnicode(number) }
    default:
      toSkip = 0
      apply(control, number)
    }
  }

  private mutating func apply(_ control: RTFControl, _ number: Int?) {
    switch control {
    case .namedCodePage(let page): fonts.standard = CodePage(number: page) ?? .western
    case .codePage:
      knownMeaning = nil
      if let page = number.flatMap({ CodePage(number: $0) }) { fonts.standard = page }
    case .defaultFont:
      fonts.standardFont = number ?? 0
      state.font = fonts.standardFont
    case .font:
      if state.destination == .fonts { fonts.begin(number ?? 0) } else { state.font = number ?? 0 }
    case .eastFont: if state.isDoubleByte { state.eastFont = number }
    case .charset: fonts.note(charset: number ?? 0)
    case .fontCodePage: if state.destination == .fonts { fonts.note(codePage: number ?? 0) }
    case .singleByteMode: state.isDoubleByte = false
    case .doubleByteMode: state.isDoubleByte = true
    case .plain:
      state.look = RTFText.Look()
      state.font = fonts.standardFont
      state.isInserted = false
      state.isDeleted = false
    case .bold: state.look.isBold = number != 0
    case .hidden: state.look.isHidden = number != 0
    case .inserted: state.isInserted = number != 0
    case .deleted: state.isDeleted = number != 0
    case .unicodeSkip: state.unicodeSkip = max(0, min(number ?? 1, 100))
    case .endnote:
      guard state.destination == .note else { break }
      tally.footnotes -= 1
      tally.endnotes += 1
    case .paragraphDefaults: state.paragraph = RTFFlow.Properties()
    case .style:
      if state.destination == .styles {
        styles.begin(number ?? 0)
      } else {
        state.paragraph.style = number
      }
    case .outlineLevel:
      if state.destination == .styles {
        styles.note(outlineLevel: number ?? 9)
      } else {
        state.paragraph.outlineLevel = number
      }
    case .inTable: state.paragraph.isInTable = number != 0
    default: if case .body = state.destination { applyEnd(control) }
    }
  }

  /// The controls that end a paragraph or what holds several.
  private mutating func applyEnd(_ control: RTFControl) {
    finishRun()
    let place = flows.count - 1
    switch control {
    case .paragraphEnd:
      if state.isDeleted {
        countChange()
      } else {
        flows[place].endParagraph(state.paragraph, styles, &tables, &tally)
      }
    case .pageEnd: flows[place].breakPage()
    case .cellEnd: flows[place].endCell(state.paragraph, styles, &tables, &tally)
    case .nestedCellEnd: flows[place].endParagraph(state.paragraph, styles, &tables, &tally)
    case .rowEnd: flows[place].endRow(&tables)
    default: break
    }
  }

  private mutating func readSymbol(_ sign: UInt8) {
    let mayBegin = isAtStart
    isAtStart = false
    switch sign {
    case 0x2A where mayBegin:
      isAtStart = true
      isIgnorable = true
    case 0x5C, 0x7B, 0x7D: take(sign)
    case 0x0A, 0x0D:
      toSkip = 0
      if state.destination == .body { applyEnd(.paragraphEnd) }
    case 0x09: readWord("tab", nil)
    case 0x7E: writeSign("\u{A0}")
    case 0x5F: writeSign("\u{2011}")
    case 0x2D: writeSign("\u{AD}")
    default: break
    }
  }

  /// What bytes mean in the font of the place.
  private var meaning: RTFFonts.Meaning {
    mutating get {
      let east = state.isDoubleByte ? state.eastFont : nil
      if let known = knownMeaning, known.font == state.font, known.east == east {
        return known.meaning
      }
      let found = fonts.meaning(of: state.font, east: east)
      knownMeaning = (state.font, east, found)
      return found
    }
  }

  private mutating func writeSign(_ sign: String) {
    if toSkip > 0 { toSkip -= 1 } else { write(sign) }
  }

  private mutating func take(_ byte: UInt8) {
    if byte != 0x20 { isAtStart = false }
    if toSkip > 0 {
      toSkip -= 1
      return
    }
    switch state.destination {
    case .body:
      if byte == 0x09 { return write("\t") }
      countChange()
      if state.isDeleted { return }
      text.take(byte, meaning, state.look, to: &flows)
    case .styles: styles.take(byte)
    case .listText: if byte > 0x20 { flows[flows.count - 1].hasNumber = true }
    default: break
    }
  }

  private mutating func write(_ signs: String) {
    if case .listText = state.destination, signs != "\t" {
      flows[flows.count - 1].hasNumber = true
    }
    guard case .body = state.destination else { return }
    countChange()
    if !state.isDeleted { text.write(signs, state.look, to: &flows) }
  }

  private mutating func readUnicode(_ number: Int) {
    toSkip = state.unicodeSkip
    if case .listText = state.destination { flows[flows.count - 1].hasNumber = true }
    guard case .body = state.destination else { return }
    countChange()
    if !state.isDeleted {
      text.write(unit: number < 0 ? number + 0x1_0000 : number, state.look, to: &flows)
    }
  }

  private mutating func finishRun() {
    text.finish(to: &flows)
  }

  /// Counts a stretch of inserted or deleted text where it begins.
  private mutating func countChange() {
    if state.isDeleted, !isDeleting { tally.deletions += 1 }
    if state.isInserted, !state.isDeleted, !isInserting { tally.insertions += 1 }
    isDeleting = state.isDeleted
    isInserting = state.isInserted && !state.isDeleted
  }
}
