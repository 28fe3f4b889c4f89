internal import Formats
internal import Store
internal import Study
internal import Text

/// A source that lines of other programs are about, loaded once.
struct PipedSource {
  let view: SourceView
  private let lines: LineTable
  private let cutter: UnitCutter
  private let unit: AutocodeUnit

  init(_ record: SourceRecord, _ unit: AutocodeUnit, _ reader: ProjectReader) throws {
    view = try reader.view(of: record)
    lines = LineTable(view.text)
    cutter = try UnitCutter(unit, view, reader)
    self.unit = unit
  }

  private var name: String { view.record.source.name }

  /// The passages that a line means: what anybody said on it, or the units that this lies in.
  ///
  /// Where the column is known, and a unit is asked for, it is the one that holds the column.
  ///
  /// - Throws: `Refusal` where the line is not there, reads otherwise, or holds nothing that
  ///   anybody said.
  func spans(of reading: GrepReading, at place: InputPlace) throws -> [TextSpan] {
    guard let line = lines[reading.line] else {
      throw Refusal(
        .lineOutside(line: reading.line, lines: lines.count, source: name), at: place)
    }
    guard let printed = Printed(reading, equals: line.utf8, view.record.encoding) else {
      throw Refusal(
        .lineReadsOtherwise(
          line: reading.line, source: name,
          printed: String(decoding: reading.text, as: UTF8.self).shortened,
          stored: String(decoding: line.utf8, as: UTF8.self).shortened), at: place)
    }
    guard let content = content(of: line.span) else {
      throw Refusal(
        .rangeIsSilent(start: line.span.start, end: line.span.end, source: name), at: place)
    }
    if unit != .hit, let offset = printed.scalarsBeforeMatch, offset < line.span.length {
      let start = line.span.start + offset
      let spans = cutter.spans(of: [TextSpan(start, start + 1)])
      if !spans.isEmpty { return spans }
    }
    return try units(of: content, at: place)
  }

  /// The passages that a range means: itself, or the units that it lies in.
  ///
  /// What the range read where it was found, `raw`, must stand there, if it is told.
  ///
  /// - Throws: `Refusal` where the range is not in the text, reads otherwise, or is silent.
  func spans(start: Int, end: Int, raw: String?, at place: InputPlace) throws -> [TextSpan] {
    guard start <= end, end <= view.text.count else {
      throw Refusal(
        .rangeOutsideText(start: start, end: end, length: view.text.count, source: name), at: place)
    }
    let span = TextSpan(start, end)
    if let raw {
      let stored = view.text.raw(span)
      guard raw.unicodeScalars.elementsEqual(stored.unicodeScalars) else {
        throw Refusal(
          .rangeReadsOtherwise(
            start: start, end: end, source: name, printed: raw.shortened,
            stored: stored.shortened), at: place)
      }
    }
    guard view.layer.contentLength(of: span) > 0 else {
      throw Refusal(.rangeIsSilent(start: start, end: end, source: name), at: place)
    }
    return try units(of: span, at: place)
  }

  private func units(of span: TextSpan, at place: InputPlace) throws -> [TextSpan] {
    let spans = cutter.spans(of: [span]).filter { view.layer.contentLength(of: $0) > 0 }
    if spans.isEmpty {
      throw Refusal(
        .inNoUnit(start: span.start, end: span.end, source: name, unit: "\(unit)"), at: place)
    }
    return spans
  }

  /// The part of a line from the first to the last scalar that anybody said, blanks left out.
  private func content(of line: TextSpan) -> TextSpan? {
    let said = view.layer.content(of: line).spans
    guard let first = said.first, let last = said.last else { return nil }
    let scalars = Array(view.text.raw(TextSpan(first.start, last.end)).unicodeScalars)
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return nil }
    return TextSpan(first.start + start, first.start + end + 1)
  }
}

/// A line as a program printed it from the original file, found to be the stored line.
private struct Printed {
  /// How many of the line's scalars stand before the match, where the column was printed.
  let scalarsBeforeMatch: Int?

  /// Holds a printed line against a stored one: in UTF-8, or in the encoding of the original.
  ///
  /// The line's end in a Windows file and the byte order mark are no part of the stored text.
  init?(_ reading: GrepReading, equals stored: ArraySlice<UInt8>, _ encoding: String) {
    var text = reading.text
    if text.last == UInt8(ascii: "\r") { text = text.dropLast() }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if reading.line == 1, text.starts(with: mark), !stored.starts(with: mark) {
      text = text.dropFirst(mark.count)
    }
    let before = reading.column.map { text.prefix($0 - 1) }
    if text.elementsEqual(stored) {
      scalarsBeforeMatch = before.map(Self.scalars)
      return
    }
    guard let asked = EncodingOverride(rawValue: encoding), asked != .utf8,
      let decoded = try? TextDecoder(override: asked).decode(Array(text)),
      decoded.utf8.elementsEqual(stored)
    else { return nil }
    scalarsBeforeMatch = before.flatMap {
      (try? TextDecoder(override: asked).decode(Array($0))).map { Self.scalars($0.utf8[...]) }
    }
  }

  private static func scalars(_ utf8: ArraySlice<UInt8>) -> Int {
    utf8.count { $0 & 0xC0 != 0x80 }
  }
}
