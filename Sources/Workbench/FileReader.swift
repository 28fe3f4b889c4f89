package import Formats
internal import Language
internal import Text

/// Reads files as transcripts: decodes them, tells the language, and lays the reading layer.
struct FileReader {
  let options: ImportOptions
  let projectLanguage: String
  private let shelf: DictionaryShelf

  init(options: ImportOptions, projectLanguage: String, shelf: DictionaryShelf) {
    self.options = options
    self.projectLanguage = projectLanguage
    self.shelf = shelf
  }

  /// Reads one file.
  ///
  /// - Throws: `Refusal` or `FormatFault`, with the file's name.
  func read(_ path: String) throws -> FileReading {
    let bytes = try FileBytes.read(path)
    let kind = FileKind(of: bytes, named: path)
    var reading: FileReading
    do {
      switch kind {
      case .docx: reading = read(try DocumentTranscript(word: bytes), of: bytes, kind)
      case .odt, .fodt: reading = read(try DocumentTranscript(openDocument: bytes), of: bytes, kind)
      case .rtf: reading = read(try DocumentTranscript(rtf: bytes), of: bytes, kind)
      case .html:
        let document = try DocumentTranscript(html: bytes, encoding: options.encoding)
        reading = read(document, of: bytes, kind)
      case .pdf: reading = try readPDF(bytes)
      case .text, .markdown: reading = try readText(bytes, kind: kind)
      case _ where kind.isTimed: reading = try readTimed(bytes, kind: kind)
      default: throw UnreadKind(kind: kind)
      }
    } catch {
      throw FormatFault(file: path, error: error)
    }
    guard !reading.transcript.segments.isEmpty else {
      throw Refusal(.noText, at: InputPlace(file: path))
    }
    reading.patternLines = options.speakerPatterns.map { pattern in
      (pattern.template, pattern.lines(in: reading.text))
    }
    return reading
  }

  private func readText(_ bytes: [UInt8], kind: FileKind) throws -> FileReading {
    let decoded = try TextDecoder(override: options.encoding).decode(bytes)
    let text = StoredText(utf8: decoded.utf8)
    let language = language(of: text)
    let labels = TranscriptReader.Labels(
      names: options.speakers, patterns: options.speakerPatterns)
    return FileReading(
      original: bytes, text: text, kind: kind, encoding: (decoded.encoding, decoded.reason),
      documentEncoding: nil, lineEnds: decoded.lineEnds, language: language,
      transcript: transcript(text, language.code, options.layout, labels),
      textComplaints: decoded.complaints, documentComplaints: [])
  }

  private func read(
    _ document: DocumentTranscript, of bytes: [UInt8], _ kind: FileKind
  ) -> FileReading {
    let text = StoredText(utf8: document.utf8)
    let language = language(of: text)
    let labels = TranscriptReader.Labels(
      names: options.speakers, spans: DocumentLabels.spans(of: document, text),
      patterns: options.speakerPatterns)
    let layout = options.layout == .auto ? .line : options.layout
    return FileReading(
      original: bytes, text: text, kind: kind, encoding: nil, documentEncoding: document.encoding,
      lineEnds: nil, language: language,
      transcript: transcript(text, language.code, layout, labels), textComplaints: [],
      documentComplaints: document.complaints, comments: document.comments)
  }

  private func readTimed(_ bytes: [UInt8], kind: FileKind) throws -> FileReading {
    let timed = try TimedTranscript(
      bytes, kind: kind, encoding: options.encoding, speakers: options.speakers,
      tiers: options.tiers)
    let text = StoredText(utf8: timed.utf8)
    let language = language(of: text)
    let abbreviations = Abbreviations.set(for: LanguageCode(tag: language.code))
    return FileReading(
      original: bytes, text: text, kind: kind, encoding: timed.encoding, documentEncoding: nil,
      lineEnds: timed.lineEnds, language: language,
      transcript: ToldTurnsReader(abbreviations: abbreviations).read(text, timed.told),
      textComplaints: timed.textComplaints, documentComplaints: [], timed: timed)
  }

  private func readPDF(_ bytes: [UInt8]) throws -> FileReading {
    let document = try PDFTranscript(layout: try PDFProgram.layout(of: bytes))
    let text = StoredText(utf8: document.utf8)
    let language = language(of: text)
    let labels = TranscriptReader.Labels(
      names: options.speakers, spans: document.labels, patterns: options.speakerPatterns)
    // Where lines stand on the page has told the paragraphs, with a blank line between them.
    let layout = options.layout == .auto ? .blankLine : options.layout
    return FileReading(
      original: bytes, text: text, kind: .pdf, encoding: nil, documentEncoding: nil, lineEnds: nil,
      language: language,
      transcript: transcript(text, language.code, layout, labels, document.furniture),
      textComplaints: [], documentComplaints: [])
  }

  func transcript(
    _ text: StoredText, _ language: String, _ layout: Layout, _ labels: TranscriptReader.Labels,
    _ furniture: [TextSpan: String]? = nil
  ) -> TranscriptReading {
    TranscriptReader(
      layout: layout, abbreviations: Abbreviations.set(for: LanguageCode(tag: language)),
      words: shelf.wordList(for: LanguageCode(tag: language)), labels: labels,
      furniture: furniture
    ).read(text)
  }

  func language(of text: StoredText) -> (code: String, isTold: Bool) {
    if let told = options.language { return (told, true) }
    return (LanguageGuess.language(of: text, standard: projectLanguage), false)
  }
}

/// That a file is of a kind that is no transcript that can be read.
package struct UnreadKind: Error, Hashable, Sendable {
  /// What it is.
  package let kind: FileKind
}
