@testable internal import Formats
internal import Text

/// A file on its way to turns, as an import takes it, and what must hold of them.
enum FuzzTranscript {
  private static let abbreviations: Set<String> = ["bl.a.", "f.eks.", "dvs.", "e.g.", "dr."]
  private static let suffixes = [
    ".txt", ".md", ".otr", ".html", ".srt", ".vtt", ".TextGrid", ".eaf", ".cha", ".docx", "",
    ".pdf", ".qdpx", ".csv", ".xlsx", ".json", ".yaml", ".trs", ".rtf",
  ]

  /// Tells the kind of a file and reads it as that; its first byte chooses the suffix.
  static func read(_ bytes: [UInt8]) throws {
    let content = Array(bytes.dropFirst())
    let suffix = suffixes[Int(bytes.first ?? 0) % suffixes.count]
    let kind = FileKind(of: content, named: "interview" + suffix)
    _ = CodebookFileKind(of: content, named: "codes" + suffix)
    switch kind {
    case .docx: read(try DocumentTranscript(word: content))
    case .odt, .fodt: read(try DocumentTranscript(openDocument: content))
    case .rtf: read(try DocumentTranscript(rtf: content))
    case .html: read(try DocumentTranscript(html: content))
    case .text, .markdown: try read(plain: content)
    case _ where kind.isTimed: try read(timed: content, kind)
    default: break
    }
  }

  /// Reads a document's paragraphs as turns.
  static func read(_ document: DocumentTranscript) {
    let text = StoredText(utf8: document.utf8)
    for (paragraph, span) in zip(document.paragraphs, document.spans) {
      check(text.raw(span).unicodeScalars.elementsEqual(paragraph.text.unicodeScalars), "shifted")
      check(paragraph.bold.allSatisfy { $0.end <= span.length }, "bold beyond its paragraph")
    }
    for comment in document.comments {
      if let span = comment.span { check(span.end <= text.count, "comment out of bounds") }
      _ = comment.reading
      for answer in comment.answers { _ = CodeSheetCodes.lines(of: answer.text) }
    }
    let labels = zip(document.paragraphs, document.spans).compactMap { paragraph, span in
      paragraph.cell.map { $0.column == 0 } == true && !span.isEmpty && span.length <= 40
        ? span : nil
    }
    read(
      text,
      TranscriptReader(
        layout: .line, abbreviations: abbreviations,
        labels: TranscriptReader.Labels(spans: labels)
      ).read(text))
  }

  /// Reads the text of a PDF, whose paragraphs, labels and furniture are told.
  static func read(_ document: PDFTranscript) {
    let text = StoredText(utf8: document.utf8)
    check(text.string.utf8.elementsEqual(document.utf8), "no valid text")
    for span in document.labels + Array(document.furniture.keys) {
      check(span.end <= text.count && !span.isEmpty, "line out of bounds")
    }
    read(
      text,
      TranscriptReader(
        layout: .blankLine, abbreviations: abbreviations,
        labels: TranscriptReader.Labels(spans: document.labels), furniture: document.furniture
      ).read(text))
  }

  /// Reads a file of speakers' patterns, and the text behind a zero byte by them.
  static func read(patterned bytes: [UInt8]) throws {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let patterns = try SpeakerPatternFile(yaml: Array(parts[0])).patterns
    guard parts.count > 1 else { return }
    let text = StoredText(utf8: try TextDecoder().decode(Array(parts[1])).utf8)
    for pattern in patterns { _ = pattern.lines(in: text) }
    read(
      text,
      TranscriptReader(
        layout: .line, abbreviations: abbreviations,
        labels: TranscriptReader.Labels(names: ["Kari"], patterns: patterns)
      ).read(text))
  }

  /// Reads a time-aligned transcript and lays its turns.
  static func read(timed bytes: [UInt8], _ kind: FileKind) throws {
    let timed = try TimedTranscript(bytes, kind: kind)
    let text = StoredText(utf8: timed.utf8)
    read(text, ToldTurnsReader(abbreviations: abbreviations).read(text, timed.told))
  }

  /// Reads plain text in whatever it may be in; the first byte chooses an encoding and a layout.
  static func read(plain bytes: [UInt8]) throws {
    let choice = Int(bytes.first ?? 0)
    let encodings = EncodingOverride.allCases
    let asked = choice < 0x60 ? encodings[choice % encodings.count] : nil
    let decoded = try TextDecoder(override: asked).decode(Array(bytes.dropFirst()))
    let text = StoredText(utf8: decoded.utf8)
    check(text.string.utf8.elementsEqual(decoded.utf8), "no valid text")
    let layout = Layout.allCases[choice % Layout.allCases.count]
    read(text, TranscriptReader(layout: layout, abbreviations: abbreviations).read(text))
  }

  /// Holds what was read against its text.
  private static func read(_ text: StoredText, _ reading: TranscriptReading) {
    let layer = ReadingLayer(reading.marks)
    for segment in reading.segments {
      check(segment.span.end <= text.count && !segment.span.isEmpty, "segment out of bounds")
      check(segment.speaker.map(reading.speakers.indices.contains) ?? true, "no such speaker")
      _ = layer.contentLength(of: segment.span)
    }
    for mark in reading.marks { check(mark.span.end <= text.count, "mark out of bounds") }
  }

  private static func check(_ holds: Bool, _ fault: String) {
    precondition(holds, fault)
  }
}
