/// Reads what stands inside paragraphs: runs, fields, links, tracked changes.
struct WordRunReader {
  /// The part of a field that is being read: its instruction, or the result that is shown.
  private enum FieldPart {
    case instruction
    case result
  }

  /// How the runs of the paragraph look.
  private struct Look {
    var isBold: Bool
    var isHidden: Bool
  }

  /// What was met so far.
  private(set) var tally = DocumentTally()
  private let styles: WordStyles
  /// The fields that are open, the innermost last; they may span paragraphs.
  private var fields: [FieldPart] = []
  /// How many of them are at their instruction.
  private var openInstructions = 0
  private var textBoxes: [XMLElement] = []

  /// Makes a reader.
  init(styles: WordStyles) {
    self.styles = styles
  }

  /// Reads a paragraph into a builder.
  ///
  /// - Returns: The text boxes that hang on the paragraph, unread.
  mutating func read(
    _ paragraph: XMLElement, into builder: inout DocumentParagraphBuilder,
    in traits: WordStyles.Traits
  ) -> [XMLElement] {
    textBoxes = []
    let look = Look(isBold: traits.isBold ?? false, isHidden: traits.isHidden ?? false)
    readInline(paragraph, look, &builder)
    return textBoxes
  }

  /// Forgets fields whose instruction has not ended where the paragraph does, so that an
  /// unfinished one swallows no more text.
  ///
  /// - Returns: Whether there was one.
  mutating func dropUnfinishedInstruction() -> Bool {
    guard openInstructions > 0, let index = fields.firstIndex(of: .instruction) else {
      return false
    }
    fields.removeSubrange(index...)
    openInstructions = 0
    return true
  }

  private mutating func readInline(
    _ container: XMLElement, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    for item in container.children {
      switch item.name {
      case "w:r": readRun(item, look, &builder)
      case "w:commentRangeStart", "w:commentRangeEnd": builder.note(item)
      case "w:ins", "w:moveTo":
        tally.insertions += 1
        readInline(item, look, &builder)
      case "w:del", "w:moveFrom": tally.deletions += 1
      case "w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml",
        "w:dir", "w:bdo", "w:rubyBase":
        readInline(item, look, &builder)
      case "mc:AlternateContent":
        if let branch = WordBodyReader.branch(of: item) { readInline(branch, look, &builder) }
      case "m:oMath", "m:oMathPara": builder.append(Self.formula(item), isBold: false)
      default: break
      }
    }
  }

  private mutating func readRun(
    _ run: XMLElement, _ paragraphLook: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    var look = paragraphLook
    if let properties = run.child("w:rPr") {
      if let id = properties.child("w:rStyle")?.attributes["w:val"] {
        let traits = styles.traits(of: id)
        look.isBold = traits.isBold ?? look.isBold
        look.isHidden = traits.isHidden ?? look.isHidden
      }
      look.isBold = WordStyles.toggle("w:b", in: properties) ?? look.isBold
      look.isHidden = WordStyles.toggle("w:vanish", in: properties) ?? look.isHidden
    }
    readParts(of: run, look, &builder)
  }

  private mutating func readParts(
    of run: XMLElement, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    for part in run.children {
      switch part.name {
      case "w:t": write(Self.plain(part.text), look, &builder)
      case "w:tab", "w:ptab": write("\t", look, &builder)
      case "w:br", "w:cr": readBreak(part, look, &builder)
      case "w:noBreakHyphen": write("\u{2011}", look, &builder)
      case "w:softHyphen": write("\u{AD}", look, &builder)
      case "w:sym": readSymbol(part, look, &builder)
      case "w:fldChar": readFieldMark(part)
      case "w:footnoteReference": tally.footnotes += 1
      case "w:endnoteReference": tally.endnotes += 1
      case "w:commentReference":
        tally.comments += 1
        builder.note(part)
      case "w:ruby":
        if let base = part.child("w:rubyBase") { readInline(base, look, &builder) }
      case "mc:AlternateContent":
        if let branch = WordBodyReader.branch(of: part) { readParts(of: branch, look, &builder) }
      case "w:drawing", "w:pict", "w:object": readDrawing(part, isHidden: look.isHidden)
      default: break
      }
    }
  }

  private mutating func write(
    _ text: String, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    guard openInstructions == 0 else { return }
    if look.isHidden {
      tally.hiddenCharacters += text.unicodeScalars.count
    } else {
      builder.append(text, isBold: look.isBold)
    }
  }

  /// The text of a `w:t`, where Word shows every line end and tab of the XML file as a space.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else {
      return text
    }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      plain.append(["\n", "\r", "\t"].contains(scalar) ? " " : scalar)
    }
    return String(plain)
  }

  private mutating func readBreak(
    _ part: XMLElement, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    if let kind = part.attributes["w:type"], kind != "textWrapping" {
      builder.breakPage()
    } else {
      write("\n", look, &builder)
    }
  }

  private mutating func readSymbol(
    _ part: XMLElement, _ look: Look, _ builder: inout DocumentParagraphBuilder
  ) {
    guard let value = part.attributes["w:char"].flatMap({ UInt32($0, radix: 16) }),
      let scalar = Unicode.Scalar(value), value >= 0x20
    else { return }
    tally.symbols += 1
    write(String(scalar), look, &builder)
  }

  private mutating func readFieldMark(_ part: XMLElement) {
    switch part.attributes["w:fldCharType"] {
    case "begin":
      fields.append(.instruction)
      openInstructions += 1
    case "separate":
      guard let last = fields.indices.last else { return }
      if fields[last] == .instruction { openInstructions -= 1 }
      fields[last] = .result
    case "end": if fields.popLast() == .instruction { openInstructions -= 1 }
    default: break
    }
  }

  /// Counts a picture or an object, and keeps the text boxes in it for later.
  private mutating func readDrawing(_ drawing: XMLElement, isHidden: Bool) {
    var found: [XMLElement] = []
    Self.collect("w:txbxContent", in: drawing, into: &found)
    if !found.isEmpty {
      if !isHidden { textBoxes += found }
    } else if drawing.name == "w:object" {
      tally.embeddedObjects += 1
    } else {
      tally.pictures += 1
    }
  }

  private static func collect(
    _ name: String, in element: XMLElement, into found: inout [XMLElement]
  ) {
    if element.name == name {
      found.append(element)
    } else if element.name == "mc:AlternateContent" {
      if let branch = WordBodyReader.branch(of: element) {
        collect(name, in: branch, into: &found)
      }
    } else {
      for child in element.children { collect(name, in: child, into: &found) }
    }
  }

  /// The characters of a formula in a row.
  private static func formula(_ element: XMLElement) -> String {
    var texts: [XMLElement] = []
    collect("m:t", in: element, into: &texts)
    return texts.map(\.text).joined()
  }
}
