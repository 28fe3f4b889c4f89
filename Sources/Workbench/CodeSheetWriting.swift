internal import Formats
internal import Store
package import Study
internal import Text

/// A sheet that was made.
package struct CodeSheetFile: Sendable {
  /// The file.
  package let bytes: [UInt8]
  /// The source.
  package let source: String
  /// Whose codings it has.
  package let coder: String
  /// How many.
  package let codings: Int
  /// Whether the coder has sealed the source, so that the sheet can be read and not be read back.
  package let isSealed: Bool
}

/// What a sheet is a file of.
package enum CodeSheetForm: String, Hashable, Sendable, CaseIterable {
  /// Text, for an editor.
  case txt
  /// Word, with comments.
  case docx
}

extension OpenProject {
  /// Lays out a source with one coder's codings, to be coded by hand.
  ///
  /// - Parameters:
  ///   - name: the source.
  ///   - other: whose codings; who acts, if nil.
  ///   - layer: the layer.
  ///   - form: text, or Word.
  ///   - help: how it is filled in, in words, line by line.
  /// - Returns: the file.
  /// - Throws: `Refusal` where a name is not known, or the sheet would not read back as it is.
  package func codeSheet(
    of name: String, coder other: String?, layer: Layer, _ form: CodeSheetForm, help: [String]
  ) throws -> CodeSheetFile {
    let asked = try other ?? coder()
    let made = try file.read { reader in
      let record = try reader.source(named: name)
      let page = try CodeSheetPage(record, reader)
      let known = try reader.coders()
      if other != nil { _ = try reader.coderID(named: asked) }
      let rater = known.first { $0.name.nfc == asked.nfc }.map { Rater(coder: $0.id, layer: layer) }
      let codebook = try reader.codebook()
      let records = try reader.codingRecords(in: record.source.id)
        .filter { $0.coding.rater == rater }
        .sorted { left, right in
          (left.coding.span, codebook.place(of: left.coding.code))
            < (right.coding.span, codebook.place(of: right.coding.code))
        }
      let guids = try reader.codeGUIDs()
      let head = CodeSheetHead(
        source: record.source.name, text: record.textHash, coder: asked.nfc,
        layer: layer.rawValue, codebook: Self.stamp(of: codebook), passages: page.check)
      let sheet = CodeSheet(
        head: head,
        entries: records.map { record in
          CodeSheet.Entry(
            span: record.coding.span, code: codebook.path(of: record.coding.code).description,
            note: record.note)
        }, state: Self.state(of: records, codebook, guids),
        codes: codebook.codes.map { codebook.path(of: $0.id).description }, help: help)
      let isSealed = try reader.assignments().contains {
        $0.source == record.source.id && $0.rater == rater && $0.status == .finished
      }
      return (
        sheet, page, record.source, isSealed: isSealed,
        title: try reader.setting("name").map { "\($0): \(name)" } ?? name
      )
    }
    let (sheet, page, source, isSealed, title) = made
    let bytes =
      switch form {
      case .txt: sheet.text(in: page.frame)
      case .docx:
        try sheet.word(
          in: page.frame, title: title,
          language: DocumentLanguage(rawValue: source.language) ?? .en)
      }
    guard let bytes else { throw Refusal(.codeSheet(.unwritable(source: source.name))) }
    return CodeSheetFile(
      bytes: bytes, source: source.name, coder: sheet.head.coder, codings: sheet.entries.count,
      isSealed: isSealed)
  }

  /// A name for a codebook as it stands: how many codes, and a check of their paths.
  static func stamp(of codebook: Codebook) -> String {
    let paths = codebook.codes.map { codebook.path(of: $0.id).description }
    let check = Digest.sha256(Array(paths.joined(separator: "\n").utf8))
    return "\(paths.count) codes, \(check.prefix(12))"
  }

  private static func state(
    of records: [CodingRecord], _ codebook: Codebook, _ guids: [CodeID: String]
  ) -> CodeSheetState {
    var names: [CodeSheetState.Name] = []
    var met: Set<CodeID> = []
    for record in records where met.insert(record.coding.code).inserted {
      names.append(
        CodeSheetState.Name(
          guid: guids[record.coding.code] ?? "",
          path: codebook.path(of: record.coding.code).description))
    }
    return CodeSheetState(
      names: names,
      items: records.map { record in
        CodeSheetState.Item(
          span: record.coding.span, code: guids[record.coding.code] ?? "",
          note: CodeSheetPage.check(ofNote: record.note))
      })
  }
}

/// A source as sheets show it.
struct CodeSheetPage {
  let view: SourceView
  let frame: CodeSheetFrame
  /// A check of where paragraphs and turns are.
  let check: String

  init(_ record: SourceRecord, _ reader: ProjectReader) throws {
    view = try reader.view(of: record)
    let turns = view.grid.turns.map(\.span)
    let paragraphs = try reader.segments(of: record.source.id, .paragraph).map(\.span)
    let passages = paragraphs.isEmpty ? turns : paragraphs
    frame = CodeSheetFrame(view.text, passages: passages, turns: turns)
    let places = (passages + turns).map { "\($0.start)-\($0.end)" }.joined(separator: " ")
    check = String(Digest.sha256(Array(places.utf8)).prefix(16))
  }

  /// A check of a note; `-` for none.
  static func check(ofNote note: String) -> String {
    let bare = CodeSheetCodes.bareNote(note)
    return bare.isEmpty ? "-" : String(Digest.sha256(Array(bare.utf8)).prefix(16))
  }

  /// A new range without blanks, labels and line ends at its two ends.
  func trimmed(_ span: TextSpan) -> TextSpan {
    let text = view.text
    func isEmpty(_ offset: Int) -> Bool {
      if view.layer.silent.contains(offset) { return true }
      let scalar = text.raw(TextSpan(offset, offset + 1)).unicodeScalars.first
      return scalar?.properties.isWhitespace ?? true
    }
    guard let first = (span.start..<span.end).first(where: { !isEmpty($0) }),
      let last = (span.start..<span.end).last(where: { !isEmpty($0) })
    else { return span }
    return TextSpan(first, last + 1)
  }
}
