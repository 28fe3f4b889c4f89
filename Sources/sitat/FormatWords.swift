internal import Text
internal import Analysis
internal import Formats
internal import Workbench

/// What the readers of file formats found wrong, in words: the line, what it is, what to do.
struct FormatWords {
  let line: Int?
  let what: String
  let remedy: String?

  init(_ what: String, line: Int? = nil, _ remedy: String? = nil) {
    self.what = what
    self.line = line
    self.remedy = remedy
  }

  /// Puts any reader's error into words; nil for one that is none of theirs.
  init?(_ error: any Error) {
    switch error {
    case let error as DelimitedTableError: self = Self.table(error)
    case let error as StudyFileError: self = Self.studyFile(error)
    case let error as TextDecodingError: self = Self.decoding(error)
    case let error as DocumentReadingError: self = Self.document(error)
    case let error as PDFReadingError: self = Self.pdf(error)
    case let error as TimedReadingError: self = Self.timed(error)
    case let error as UnreadKind: self = Self.kind(error.kind)
    case let error as RatingsError: self = Self.ratings(error)
    case let error as AgreementError: self = Self.agreement(error)
    case let error as OverlappingUnits:
      self = Self(
        "two units share a character, at \(error.second.start)", "units stand side by side")
    case let error as Spreadsheet.WritingError: self = Self.sheet(error)
    case let error as SheetReadingError: self = Self.sheet(error)
    case is PackageWritingError: self = Self("the document could not be packed")
    default: return nil
    }
  }

  private static func agreement(_ error: AgreementError) -> FormatWords {
    switch error {
    case .tooManyRaters(_, let found, let limit):
      Self("\(found) coders finished one source, and at most \(limit) can be compared")
    }
  }

  private static func sheet(_ error: Spreadsheet.WritingError) -> FormatWords {
    switch error {
    case .tooLarge(let sheet, let rows, let columns):
      Self(
        "\(rows) rows and \(columns) columns do not go into a sheet (\(sheet))",
        "write .csv instead")
    case .failed(let reason): Self("the workbook could not be written: \(reason)")
    }
  }

  private static func sheet(_ error: SheetReadingError) -> FormatWords {
    switch error {
    case .passwordProtected:
      Self("this workbook is locked with a password", "take the password off and save it again")
    case .notWorkbook(let kind): Self.kind(kind)
    case .damaged(let part, let reason):
      Self("this workbook is damaged\(part.map { " in \($0)" } ?? ""): \(reason)")
    case .missingPart(let part): Self("this workbook has no part \(part)")
    case .malformedPart(let part, let line, let reason):
      Self("line \(line) of the part \(part) of this workbook is no XML: \(reason)")
    case .documentType(let part):
      Self("the part \(part) declares a document type, which no workbook may")
    case .tooLarge(_, let part):
      Self("this workbook would unpack to too much\(part.map { ", in \($0)" } ?? "")")
    case .wrongCell(let row, let reference):
      Self("the cell \(reference) of row \(row) cannot be read", line: row)
    case .empty: Self("the first sheet is empty", "its first row must name the columns")
    }
  }

  private static func table(_ error: DelimitedTableError) -> FormatWords {
    switch error {
    case .notText(let error): decoding(error)
    case .empty: Self("the table is empty", "its first line must name the columns")
    case .unclosedQuote(let line):
      Self(
        "the quotation mark that opens here is never closed", line: line, "close it, or double it")
    case .textAfterQuote(let line, let column):
      Self(
        "something stands after the closing quotation mark in column \(column)", line: line,
        "a quotation mark inside a cell is doubled")
    case .raggedRow(let line, let expected, let found):
      Self(
        "this row has \(found) cells, and the header \(expected)", line: line,
        "a cell with the separator in it goes into quotation marks")
    case .duplicateHeader(let name, _):
      Self("two columns are called “\(name)”", line: 1, "give one another name")
    }
  }

  static func decoding(_ error: TextDecodingError) -> FormatWords {
    switch error {
    case .notText(let kind): Self.kind(kind)
    case .cannotBe(let encoding, let offset, let line):
      Self(
        "byte \(offset) cannot be \(encoding.rawValue)", line: line,
        "say the encoding with --encoding, such as windows-1252")
    case .damagedUTF8(let offset, let line, let wrong):
      Self(
        "this is UTF-8 with \(wrong.of("wrong byte")), the first at byte \(offset)", line: line,
        "save the file anew from the program that made it; --encoding windows-1252 reads it all the same"
      )
    }
  }

  private static func document(_ error: DocumentReadingError) -> FormatWords {
    switch error {
    case .passwordProtected:
      Self("the document is password-protected", "take the password off, and save it again")
    case .otherKind(.text), .otherKind(.markdown):
      Self(
        "this is plain text, and not what the name says",
        "give it a name that ends in .txt, or have the document sent again")
    case .otherKind(let kind): Self.kind(kind)
    case .damaged(let part, let reason):
      Self(
        "the document is damaged" + (part.map { " in \($0)" } ?? "") + ": \(reason)",
        "open it in the program that made it, and save it again")
    case .missingPart(let part):
      Self("the document has no \(part)", "open it in the program that made it, and save it again")
    case .malformedPart(let part, let line, let reason):
      Self(
        "\(part) of the document is not well-formed, line \(line): \(reason)",
        "open it in the program that made it, and save it again")
    case .documentType(let part):
      Self(
        "\(part) declares a document type, which no document may",
        "do not trust this file; have it sent again")
    case .tooLarge(_, let part):
      Self(
        "unpacked, the document would be larger than any transcript"
          + (part.map { " (\($0))" } ?? ""), "do not trust this file; have it sent again")
    case .tooDeep(let most):
      Self(
        "more than \(most) of its parts stand one within the other, as in no transcript",
        "do not trust this file; have it sent again")
    }
  }

  private static func kind(_ kind: FileKind) -> FormatWords {
    if kind == .encryptedOffice { return document(.passwordProtected) }
    let remedy: String? =
      switch kind.remedy {
      case .none: nil
      case .saveAsWordOrText:
        "open it in the program that made it, and save it as .docx or plain text"
      case .removePassword: "take the password off and save it again"
      case .saveAsCSV:
        "`sitat import --answers COLUMN` takes open answers in; else save the sheet as CSV"
      case .otherCommand where kind == .table:
        "`sitat import --answers COLUMN` takes open answers in; `sitat --help` lists what reads other tables"
      case .otherCommand:
        "this is no transcript; `sitat --help` lists the commands that read tables and codebooks"
      case .transcribe: "have it transcribed first"
      case .unpack: "unpack it, and import the files in it"
      case .notMaterial: "this is no transcript; `sitat import --help` lists what is read"
      }
    return Self(
      "this is a file of the kind \(kind.rawValue), which is not read here", remedy)
  }

  private static func ratings(_ error: RatingsError) -> FormatWords {
    switch error {
    case .wrongCellCount(_, let found, let expected):
      Self("this row has \(found) ratings, and there are \(expected) coders")
    case .notANumber(_, _, let text):
      Self("“\(text)” is no number", "this level needs numbers; --level nominal takes any word")
    case .declaredNotANumber(let text):
      Self("the category “\(text)” is no number", "this level needs numbers")
    case .belowZero(_, _, let text):
      Self("“\(text)” is below zero", "a ratio scale begins at zero; --level interval takes it")
    case .undeclared(_, _, let text, let declared):
      Self("“\(text)” is not among the categories", "they are: \(String.list(declared))")
    case .distancesNotSquare:
      Self(
        "rows and columns of a table of distances are not the same categories",
        "its first line names the categories from the second column on, its first column again, in the same order"
      )
    case .noDistance(_, _, let text):
      Self(
        "“\(text)” is no distance here",
        "distances are numbers from 0: 0 from a category to itself, and the same there and back")
    }
  }

  private static func studyFile(_ error: StudyFileError) -> FormatWords {
    guard let first = error.problems.first else { return Self("the file cannot be read") }
    let more = error.problems.count - 1
    let words = problem(first)
    let tail = more > 0 ? " (and \(more) more fault\(more == 1 ? "" : "s"))" : ""
    return Self(words.what + tail, line: first.line, words.remedy)
  }

  private static func problem(_ problem: StudyFileProblem) -> FormatWords {
    switch problem.kind {
    case .notText(let error): decoding(error)
    case .notYAML(let reason, let column):
      Self("this is not YAML, at column \(column): \(reason)", "texts with a colon go into quotes")
    case .notTable(let error): table(error)
    case .wrongShape(let key, let expected):
      Self(
        key.map { "“\($0)” must be a \(expected.rawValue)" }
          ?? "the file must be a \(expected.rawValue) at the top")
    case .missing(let key): Self("“\(key)” is missing or empty")
    case .unknownKey(let key, let valid, let nearest):
      Self(
        "“\(key)” means nothing here",
        nearest.isEmpty
          ? "known here: \(valid.joined(separator: ", "))"
          : "did you mean \(nearest.joined(separator: ", "))?")
    case .duplicate(let name, let firstLine):
      Self("“\(name)” stands here twice, first on line \(firstLine)", "give one another name")
    case .wrongColour(let colour):
      Self("“\(colour)” is no colour", "write #RRGGBB, in quotes in YAML")
    case .wrongKind(let kind, let valid):
      Self("“\(kind)” is no kind of code", "kinds: \(valid.joined(separator: ", "))")
    case .wrongLevel(let level):
      Self(
        "“\(level)” is no level that can stand here",
        "levels are numbers, and a code is at most one level below the row above it")
    case .noCategory(let column):
      Self(
        "it cannot be told which category this code belongs to",
        "write it in the column “\(column)” of the first row of its block, or part the blocks by an empty row; - says that there is none"
      )
    case .noCodeTable:
      Self(
        "no table in this document has a head that names codes",
        "its first row must say: code, category, definition …, or path, or level 1, level 2")
    case .tooMany(let limit): Self("the file has more than \(limit) entries")
    case .tooDeep(let limit): Self("this code has more than \(limit) codes above it")
    case .noWord(let word): Self("“\(word)” has no letter or digit, and so is no word")
    case .repeatedWord(let word, let firstLine):
      Self("“\(word)” stands twice in its set, first on line \(firstLine)", "leave one out")
    case .repeatedHead(let word, let firstLine):
      Self(
        "two sets begin with “\(word)”, the first on line \(firstLine)",
        "join them, or begin one with another word")
    case .wrongPattern(let template, let fault):
      Self("“\(template)” is no pattern: \(patternFault(fault))", patternRemedy(fault))
    case .lonelyWord(let word):
      Self(
        word.isEmpty ? "this set has no words" : "“\(word)” is alone in its set",
        "a set has at least two words")
    }
  }
}
