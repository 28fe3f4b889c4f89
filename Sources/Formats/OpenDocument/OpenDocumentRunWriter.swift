/// Writes runs of text for an OpenDocument file, and gathers the looks that they need.
struct OpenDocumentRunWriter {
  /// The looks of runs that have been used, by their names.
  private(set) var looks: Set<String> = []
  /// How often each sequence has been counted on.
  private var sequences: [String: Int] = [:]
  private var footnotes = 0
  private var comments = 0

  /// The runs of one paragraph.
  mutating func xml(of runs: [ReportDocument.Run], isDense: Bool = false) -> String {
    var xml = ""
    // Blanks at the start of a paragraph, and after another, are lost if they are not written out.
    var isAfterBlank = true
    for run in runs {
      var piece = Self.content(of: run.text, isAfterBlank: &isAfterBlank)
      let look = Self.look(of: run, isDense: isDense)
      if !look.isEmpty, !piece.isEmpty {
        looks.insert(look)
        piece = "<text:span text:style-name=\"\(look)\">\(piece)</text:span>"
      }
      if let sequence = run.sequence { piece = counted(piece, sequence) }
      if let comment = run.comment { piece = commented(piece, comment) }
      if let footnote = run.footnote { piece += note(footnote) }
      xml += piece
    }
    return xml
  }

  private mutating func counted(_ number: String, _ sequence: String) -> String {
    let name = XMLText.escaped(sequence)
    let place = sequences[sequence, default: 0]
    sequences[sequence] = place + 1
    return "<text:sequence text:ref-name=\"ref\(name)\(place)\" text:name=\"\(name)\""
      + " text:formula=\"ooow:\(name)+1\" style:num-format=\"1\">\(number)</text:sequence>"
  }

  /// What has to be said of the sequences before the text.
  var declarations: String {
    if sequences.isEmpty { return "" }
    return "<text:sequence-decls>"
      + sequences.keys.sorted().map {
        "<text:sequence-decl text:display-outline-level=\"0\" text:name=\"\(XMLText.escaped($0))\"/>"
      }.joined() + "</text:sequence-decls>\n"
  }

  private mutating func note(_ text: String) -> String {
    footnotes += 1
    return "<text:note text:id=\"ftn\(footnotes)\" text:note-class=\"footnote\">"
      + "<text:note-citation>\(footnotes)</text:note-citation><text:note-body>"
      + Self.paragraphs(text, style: "Footnote") + "</text:note-body></text:note>"
  }

  private mutating func commented(_ text: String, _ comment: ReportDocument.Comment) -> String {
    comments += 1
    return "<office:annotation office:name=\"comment\(comments)\">"
      + "<dc:creator>\(XMLText.escaped(comment.author))</dc:creator>"
      + Self.paragraphs(comment.text, style: nil) + "</office:annotation>\(text)"
      + "<office:annotation-end office:name=\"comment\(comments)\"/>"
  }

  private static func paragraphs(_ text: String, style: String?) -> String {
    let attribute = style.map { " text:style-name=\"\($0)\"" } ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var isAfterBlank = true
      return
        "<text:p\(attribute)>\(content(of: String(line), isAfterBlank: &isAfterBlank))</text:p>"
    }.joined()
  }

  /// The text with blanks, tabs and line breaks as the elements that keep them.
  private static func content(of text: String, isAfterBlank: inout Bool) -> String {
    var content = ""
    var plain = String.UnicodeScalarView()
    func flush() {
      content += XMLText.escaped(String(plain))
      plain = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n":
        flush()
        content += scalar == "\t" ? "<text:tab/>" : "<text:line-break/>"
        isAfterBlank = true
      case " " where isAfterBlank, "\r":
        flush()
        content += "<text:s/>"
      default:
        plain.append(scalar)
        isAfterBlank = scalar == " "
      }
    }
    flush()
    return content
  }

  /// The name of how a run looks: a letter for each thing that sets it apart.
  private static func look(of run: ReportDocument.Run, isDense: Bool) -> String {
    var look = ""
    if run.isBold { look += "b" }
    if run.isItalic { look += "i" }
    if run.isGrey { look += "g" }
    if isDense { look += "d" }
    if run.isCode { look += "c" }
    return look.isEmpty ? "" : "T" + look
  }

  /// The styles of the looks that have been used.
  var styles: String {
    looks.sorted().map { look in
      var properties: [String] = []
      if look.contains("b") { properties.append("fo:font-weight=\"bold\"") }
      if look.contains("i") { properties.append("fo:font-style=\"italic\"") }
      if look.contains("g") { properties.append("fo:color=\"#6b6b6b\"") }
      if look.contains("d") { properties.append("fo:font-size=\"8pt\"") }
      let base = look.contains("c") ? " style:parent-style-name=\"Source_20_Text\"" : ""
      return "<style:style style:name=\"\(look)\" style:family=\"text\"\(base)>"
        + "<style:text-properties \(properties.joined(separator: " "))/></style:style>\n"
    }.joined()
  }
}
