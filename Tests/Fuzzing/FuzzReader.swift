@testable internal import Formats
internal import Merging
internal import Study
internal import Text

/// The readers, each with the letter that its seeds begin with.
enum FuzzReader: Character, CaseIterable {
  case transcript = "T"
  case word = "D"
  case wordXML = "d"
  case openDocument = "O"
  case openDocumentXML = "o"
  case flatOpenDocument = "f"
  case rtf = "r"
  case html = "h"
  case subRip = "s"
  case webVTT = "v"
  case whisper = "w"
  case whisperTable = "W"
  case oTranscribe = "t"
  case elan = "e"
  case transcriber = "c"
  case exmaralda = "x"
  case chat = "H"
  case tei = "i"
  case textGrid = "g"
  case encodings = "p"
  case plain = "n"
  case table = "C"
  case workbook = "X"
  case workbookXML = "l"
  case json = "j"
  case yaml = "y"
  case markdownCodebook = "m"
  case wordCodebook = "k"
  case textSheet = "S"
  case wordSheet = "q"
  case layer = "L"
  case layerLines = "J"
  case archive = "z"
  case pdfLayout = "P"
  case speakerPatterns = "a"
  case answers = "u"
  case answersSheet = "U"
  case revision = "b"
  case refi = "Q"
  case refiPackage = "R"
  case refiArchive = "A"
  case refiSchema = "V"
  case refiPositions = "E"
  case refiPart = "F"

  /// The reader for a letter; other bytes stand for one too, so that none is wasted.
  init(choice: UInt8) {
    let all = Self.allCases
    self =
      Self(rawValue: Character(Unicode.Scalar(choice)))
      ?? all[all.index(all.startIndex, offsetBy: Int(choice) % all.count)]
  }

  /// Reads a file; what a reader refuses is as good as what it reads.
  func read(_ bytes: [UInt8]) {
    do {
      try readThrowing(bytes)
    } catch {
      // A refusal is an answer.
    }
  }

  private func readThrowing(_ bytes: [UInt8]) throws {
    switch self {
    case .transcript: try FuzzTranscript.read(bytes)
    case .word: try FuzzTranscript.read(DocumentTranscript(word: bytes))
    case .wordXML: try FuzzTranscript.read(DocumentTranscript(word: FuzzPackage.word(bytes)))
    case .openDocument, .flatOpenDocument:
      try FuzzTranscript.read(DocumentTranscript(openDocument: bytes))
    case .openDocumentXML:
      let packed = try FuzzPackage.openDocument(bytes)
      try FuzzTranscript.read(DocumentTranscript(openDocument: packed))
    case .rtf: try FuzzTranscript.read(DocumentTranscript(rtf: bytes))
    case .html: try FuzzTranscript.read(DocumentTranscript(html: bytes))
    case .subRip: try FuzzTranscript.read(timed: bytes, .srt)
    case .webVTT: try FuzzTranscript.read(timed: bytes, .vtt)
    case .whisper: try FuzzTranscript.read(timed: bytes, .whisper)
    case .whisperTable: try FuzzTranscript.read(timed: bytes, .whisperTable)
    case .oTranscribe: try FuzzTranscript.read(timed: bytes, .oTranscribe)
    case .elan: try FuzzTranscript.read(timed: bytes, .elan)
    case .transcriber: try FuzzTranscript.read(timed: bytes, .transcriber)
    case .exmaralda: try FuzzTranscript.read(timed: bytes, .exmaralda)
    case .chat: try FuzzTranscript.read(timed: bytes, .chat)
    case .tei: try FuzzTranscript.read(timed: bytes, .tei)
    case .textGrid: try FuzzTranscript.read(timed: bytes, .textGrid)
    case .encodings, .plain: try FuzzTranscript.read(plain: bytes)
    case .pdfLayout: try FuzzTranscript.read(PDFTranscript(layout: bytes))
    case .speakerPatterns: try FuzzTranscript.read(patterned: bytes)
    case .revision: FuzzRevision.read(bytes)
    case .refi, .refiPackage, .refiArchive, .refiSchema, .refiPositions, .refiPart:
      try FuzzRefi.read(bytes, self)
    default: try FuzzTables.read(bytes, self)
    }
  }
}

/// The readers of tables, codebooks, sheets and layers.
enum FuzzTables {
  /// Reads a file of one of these kinds.
  static func read(_ bytes: [UInt8], _ reader: FuzzReader) throws {
    switch reader {
    case .table:
      _ = try? CodebookDraft(name: "a", table: bytes)
      _ = try DelimitedTable(bytes)
    case .workbook: _ = try CodebookDraft(bytes, kind: .workbook, name: "a")
    case .workbookXML:
      let packed = try FuzzPackage.workbook(bytes)
      _ = try? CodebookDraft(packed, kind: .workbook, name: "a")
      _ = try SheetTable(packed)
    case .json:
      let text = try JSONValue(parsing: bytes).text()
      // What has been read and written is read again.
      _ = try JSONValue(parsing: Array(text.utf8))
    case .yaml:
      _ = try? InterviewGuide(yaml: bytes)
      _ = try? SynonymList(yaml: bytes)
      _ = try CodebookDraft(yaml: bytes)
    case .markdownCodebook: _ = try CodebookDraft(name: "a", markdown: bytes)
    case .wordCodebook:
      _ = try CodebookDraft(try FuzzPackage.word(bytes), kind: .word, name: "a")
    case .textSheet: try readSheet(CodeSheetDraft(text: bytes))
    case .wordSheet: try readSheet(CodeSheetDraft(word: try FuzzPackage.word(bytes)))
    case .answers:
      let table = try DelimitedTable(bytes)
      guess(header: table.header, rows: table.rows)
    case .answersSheet:
      let sheet = try SheetTable(FuzzPackage.workbook(bytes))
      guess(header: sheet.header, rows: sheet.rows)
    case .layer: _ = try LayerFile(bytes, tables: [table])
    case .layerLines: _ = try LayerFile(try FuzzPackage.layer(bytes), tables: [table])
    default: _ = try ZipReader.everything(in: bytes)
    }
  }

  private static func readSheet(_ draft: CodeSheetDraft) throws {
    let text = StoredText("Kari: Hei du\n\nOla: Jeg baker brød.\nHver dag.\n")
    let turns = [TextSpan(0, 12), TextSpan(14, text.count - 1)]
    _ = try draft.passages(in: CodeSheetFrame(text, passages: turns, turns: turns))
  }

  /// Holds every cell against every type, as the columns of open answers are.
  private static func guess(header: [String], rows: [DelimitedTable.Row]) {
    _ = NearestNames(header).matches(for: header.last ?? "")
    for type in AttributeType.allCases {
      let attribute = Attribute(name: "a", type: type)
      for row in rows {
        for cell in row.cells { _ = attribute.canonical(cell.trimmingBlanks()) }
      }
    }
  }

  private static let table = MergeTable(
    "coding", columns: ["removed", "code", "note"], references: ["code": "code"])
}

extension ZipReader {
  /// Unpacks every entry.
  static func everything(in bytes: [UInt8]) throws -> Int {
    let archive = try ZipReader(bytes)
    return try archive.names.reduce(0) { try $0 + (archive.read($1)?.count ?? 0) }
  }
}
