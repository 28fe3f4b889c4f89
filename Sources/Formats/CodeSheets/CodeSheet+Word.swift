internal import Text

extension CodeSheet {
  /// The sheet as a Word file: a paragraph for each line, and codes as comments in the margin.
  ///
  /// - Parameters:
  ///   - frame: the transcript.
  ///   - title: the title in the file's properties.
  ///   - language: the language of the transcript, for spelling.
  /// - Returns: the file's bytes; nil where the sheet would not read back as it is.
  /// - Throws: `PackageWritingError` when memory has run out.
  package func word(
    in frame: CodeSheetFrame, title: String, language: DocumentLanguage
  ) throws -> [UInt8]? {
    let writer = CodeSheetWordWriter(self, frame)
    let bytes = try ZipWriter.archive([
      ZipWriter.Entry("[Content_Types].xml", WordParts.contentTypes([.comments])),
      ZipWriter.Entry("_rels/.rels", WordParts.packageRelationships),
      ZipWriter.Entry("docProps/core.xml", WordParts.properties(title: title, language: language)),
      ZipWriter.Entry("word/document.xml", writer.document),
      ZipWriter.Entry("word/comments.xml", writer.commentsPart),
      ZipWriter.Entry("word/styles.xml", WordParts.styles(language: language)),
      ZipWriter.Entry("word/numbering.xml", WordParts.numbering),
      ZipWriter.Entry("word/settings.xml", WordParts.settings([.comments])),
      ZipWriter.Entry("word/footer1.xml", WordParts.footer),
      ZipWriter.Entry(
        "word/_rels/document.xml.rels", WordParts.documentRelationships([.comments])),
    ])
    guard let draft = try? CodeSheetDraft(word: bytes), draft.head == head, draft.state == state,
      let passages = try? draft.passages(in: frame), Self.entries(of: passages) == Set(entries)
    else { return nil }
    return bytes
  }
}

/// Writes the parts of a Word sheet that hold its text and its comments.
struct CodeSheetWordWriter {
  /// A mark of a comment in the text.
  private struct Event {
    let offset: Int
    /// Ends before places before beginnings.
    let rank: Int
    let xml: String
  }

  /// The part with the text.
  private(set) var document = ""
  /// The part with the comments.
  private(set) var commentsPart = ""
  private var events: [Event] = []

  /// Lays out a sheet.
  init(_ sheet: CodeSheet, _ frame: CodeSheetFrame) {
    var comments: [String] = []
    var first = sheet.entries.startIndex
    while first < sheet.entries.endIndex {
      let span = sheet.entries[first].span
      let next = sheet.entries[first...].firstIndex { $0.span != span } ?? sheet.entries.endIndex
      for text in Self.texts(of: sheet.entries[first..<next]) {
        mark(span, comments.count)
        comments.append(Self.comment(text, id: comments.count, author: sheet.head.coder))
      }
      first = next
    }
    events.sort { ($0.offset, $0.rank) < ($1.offset, $1.rank) }
    commentsPart =
      WordParts.declaration + "<w:comments \(WordParts.namespaces)>" + comments.joined()
      + "</w:comments>\n"
    document =
      WordParts.declaration + "<w:document \(WordParts.namespaces)><w:body>\n"
      + sheet.opening.map { Self.aside($0, startsPage: false) }.joined() + transcript(frame)
      + sheet.closing.enumerated().map { Self.aside($1, startsPage: $0 == 0) }.joined()
      + Self.section + "</w:body></w:document>\n"
  }

  /// What the comments on one range say: codes with the same note together, the note below.
  private static func texts(of entries: ArraySlice<CodeSheet.Entry>) -> [[String]] {
    var notes: [String] = []
    var codes: [String: [String]] = [:]
    for entry in entries {
      if codes[entry.note] == nil { notes.append(entry.note) }
      codes[entry.note, default: []].append(CodeSheetCodes.written(entry.code))
    }
    return notes.map { note in
      let head = (codes[note] ?? []).joined(separator: "; ")
      if note.isEmpty { return [head] }
      let lines = CodeSheetCodes.lines(of: note)
      return [head, "memo: " + (lines.first ?? "")] + lines.dropFirst()
    }
  }

  private mutating func mark(_ span: TextSpan, _ id: Int) {
    let start = "<w:commentRangeStart w:id=\"\(id)\"/>"
    let end =
      "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
    if span.isEmpty {
      events.append(Event(offset: span.start, rank: 1, xml: start + end))
    } else {
      events.append(Event(offset: span.start, rank: 2, xml: start))
      events.append(Event(offset: span.end, rank: 0, xml: end))
    }
  }

  private static func comment(_ lines: [String], id: Int, author: String) -> String {
    let initials = String(author.unicodeScalars.prefix(1))
    return "<w:comment w:id=\"\(id)\" w:author=\"\(XMLText.escaped(author))\""
      + " w:initials=\"\(XMLText.escaped(initials))\">"
      + lines.map { "<w:p>\(run(Array($0.unicodeScalars)[...]))</w:p>" }.joined() + "</w:comment>"
  }

  private func transcript(_ frame: CodeSheetFrame) -> String {
    var next = 0
    var xml = ""
    for (index, span) in frame.lines.enumerated() {
      xml += "<w:p>"
      if let turn = frame.turn(beginningOn: index) {
        xml += "<w:r><w:rPr><w:color w:val=\"8A8A8A\"/></w:rPr><w:t>\(turn)</w:t><w:tab/></w:r>"
      }
      var offset = span.start
      while next < events.count, events[next].offset <= span.end {
        if events[next].offset > offset {
          xml += Self.run(frame.scalars[offset..<events[next].offset])
          offset = events[next].offset
        }
        xml += events[next].xml
        next += 1
      }
      xml += Self.run(frame.scalars[offset..<span.end]) + "</w:p>\n"
    }
    return xml
  }

  private static func aside(_ line: String, startsPage: Bool) -> String {
    "<w:p><w:pPr><w:pStyle w:val=\"Context\"/>\(startsPage ? "<w:pageBreakBefore/>" : "")</w:pPr>"
      + run(Array(line.unicodeScalars)[...]) + "</w:p>\n"
  }

  /// A run; characters with elements of their own get them.
  private static func run(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    guard !scalars.isEmpty else { return "" }
    var xml = "<w:r>"
    var plain = String.UnicodeScalarView()
    func flush() {
      if plain.isEmpty { return }
      xml += "<w:t xml:space=\"preserve\">\(XMLText.escaped(String(plain)))</w:t>"
      plain = String.UnicodeScalarView()
    }
    for scalar in scalars {
      switch scalar {
      case "\t", "\u{2011}", "\u{AD}":
        flush()
        xml +=
          scalar == "\t"
          ? "<w:tab/>" : scalar == "\u{AD}" ? "<w:softHyphen/>" : "<w:noBreakHyphen/>"
      case "\r": plain.append(" ")
      default: plain.append(scalar)
      }
    }
    flush()
    return xml + "</w:r>"
  }

  private static let section =
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>"
    + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1418\" w:right=\"1418\""
    + " w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>"
    + "</w:sectPr>"
}
