internal import Store
package import Study
package import Text

/// What a tagging did.
package struct TaggingResult: Hashable, Sendable {
  /// The source's name.
  package let source: String
  /// The range that was tagged.
  package let span: TextSpan
  /// Its turn and sentence.
  package let place: String
  /// The range as a person reads it.
  package let text: String
  /// The codes that were put on it.
  package let added: [CodePath]
  /// The codes that the coder had on it already.
  package let already: [CodePath]
}

/// How a passage is named to `tag` and `untag`.
package enum PassageChoice: Hashable, Sendable {
  /// By its place.
  case place(String)
  /// By words that stand in it, read through the marks.
  case match(String)
}

extension OpenProject {
  /// Puts codes on a passage, as one step.
  ///
  /// - Throws: `Refusal` where a code, the source or the passage is not there, the passage is
  ///   not one, nothing in it is content, or the coder has sealed the source.
  package func tag(
    _ codes: [String], source name: String, _ choice: PassageChoice, layer: Layer, note: String,
    amending reason: String? = nil
  ) throws -> TaggingResult {
    let coder = try coder()
    return try file.change("tag", by: coder) { writer in
      let record = try writer.reader.source(named: name)
      let codebook = try writer.reader.codebook()
      let wanted = try codes.map { try codebook.wanted($0) }
      let passage = try Passage(choice, in: record, reader: writer.reader)
      let rater = Rater(coder: try writer.coder(named: coder), layer: layer)
      try writer.refuseSealed(rater, record.source, coder: coder)
      try writer.allow(wanted.map(\.id), amending: reason, by: rater.coder)
      var added: [CodePath] = []
      var already: [CodePath] = []
      for code in wanted {
        let made = try writer.addCoding(
          source: record.source.id, span: passage.span, code: code.id, rater: rater, note: note)
        let path = codebook.path(of: code.id)
        if made == nil { already.append(path) } else { added.append(path) }
      }
      try writer.mintQuotation(
        source: record.source.id, turn: passage.grid.turnNumber(at: passage.span),
        span: passage.span)
      try writer.markStarted(record.source.id, rater)
      let place = passage.grid.reach(of: passage.span)
      let names = added.map(\.description).joined(separator: ", ")
      writer.summary = "\(record.source.name) \(place): \(names)"
      return TaggingResult(
        source: record.source.name, span: passage.span, place: place, text: passage.text,
        added: added, already: already)
    }.result
  }

  /// Takes a coder's own codings of a code off a passage, as one step.
  ///
  /// - Returns: the codings that were removed, with their ranges.
  package func untag(
    _ codes: [String], source name: String, _ choice: PassageChoice, layer: Layer
  ) throws -> [Coding] {
    let coder = try coder()
    return try file.change("untag", by: coder) { writer in
      let record = try writer.reader.source(named: name)
      let codebook = try writer.reader.codebook()
      let wanted = try codes.map { try codebook.wanted($0) }
      let passage = try Passage(choice, in: record, reader: writer.reader)
      let rater = Rater(coder: try writer.reader.coderID(named: coder), layer: layer)
      try writer.refuseSealed(rater, record.source, coder: coder)
      let own = try writer.reader.codings(in: record.source.id).filter { $0.rater == rater }
      var removed: [Coding] = []
      for code in wanted {
        let hits = own.filter { $0.code == code.id && passage.span.encloses($0.span) }
        guard !hits.isEmpty else {
          throw Refusal(
            .nothingTagged(
              source: record.source.name, place: passage.grid.place(of: passage.span),
              code: codebook.path(of: code.id).description))
        }
        for hit in hits {
          try writer.removeCoding(hit.id)
          removed.append(hit)
        }
      }
      writer.summary = "\(record.source.name): \(removed.count.of("coding"))"
      return removed
    }.result
  }
}

extension ProjectReader {
  /// Refuses to change what a rater has sealed.
  func refuseSealed(_ rater: Rater, _ source: Source, coder: String) throws {
    let assignment = try assignments().first { $0.source == source.id && $0.rater == rater }
    if assignment?.status == .finished {
      throw Refusal(.sealed(coder: coder, source: source.name))
    }
  }
}

extension ProjectWriter {
  /// Refuses to change what a rater has sealed.
  func refuseSealed(_ rater: Rater, _ source: Source, coder: String) throws {
    try reader.refuseSealed(rater, source, coder: coder)
  }

  /// Notes that a rater has begun with a source.
  func markStarted(_ source: SourceID, _ rater: Rater) throws {
    let assignment = try reader.assignments().first { $0.source == source && $0.rater == rater }
    if assignment == nil || assignment?.status == .assigned {
      try assign(source, to: rater, .started)
    }
  }
}

/// A passage of a source that a person has pointed at.
struct Passage {
  let span: TextSpan
  let text: String
  let grid: TurnGrid

  init(_ choice: PassageChoice, in record: SourceRecord, reader: ProjectReader) throws {
    let source = record.source
    let stored = try reader.text(of: source.id)
    let layer = ReadingLayer(try reader.marks(of: source.id).map(\.mark))
    grid = try TurnGrid(
      turns: reader.segments(of: source.id, .turn),
      sentences: reader.segments(of: source.id, .sentence))
    switch choice {
    case .place(let asked):
      span = try grid.span(of: Place(asked), asked: asked)
    case .match(let phrase):
      span = try Self.only(phrase, in: stored, layer, grid, source.name)
    }
    guard layer.contentLength(of: span) > 0 else {
      throw Refusal(.rangeIsSilent(start: span.start, end: span.end, source: source.name))
    }
    text = layer.read(span, of: stored)
  }

  /// The one place where a phrase stands, word by word.
  private static func only(
    _ phrase: String, in stored: StoredText, _ layer: ReadingLayer, _ grid: TurnGrid,
    _ source: String
  ) throws -> TextSpan {
    let tokenizer = Tokenizer()
    let words = tokenizer.tokens(in: phrase)
    let wanted = words.map(\.form)
    let tokens = tokenizer.tokens(in: stored, through: layer)
    guard let head = wanted.first, wanted.count <= tokens.count else {
      throw Refusal(.noMatch(phrase: phrase, source: source))
    }
    var spans: [TextSpan] = []
    for start in 0...(tokens.count - wanted.count) where tokens[start].form == head {
      let run = tokens[start..<(start + wanted.count)]
      guard run.elementsEqual(wanted, by: { $0.form == $1 }), let last = run.last else { continue }
      spans.append(tokens[start].span.hull(last.span))
    }
    guard let span = spans.first else {
      throw Refusal(.noMatch(phrase: phrase, source: source))
    }
    guard spans.count == 1 else {
      throw Refusal(
        .severalMatches(phrase: phrase, source: source, places: spans.map(grid.place(of:))))
    }
    return Self.signs(of: phrase, around: words, span, in: stored)
  }

  /// The range with the signs that the person wrote before its first word and after its last, such
  /// as quotation marks, a full stop or an emoji, where just these stand there.
  private static func signs(
    of phrase: String, around words: [Token], _ span: TextSpan, in stored: StoredText
  ) -> TextSpan {
    guard let first = words.first, let last = words.last else { return span }
    let scalars = Array(phrase.unicodeScalars)
    let before = scalars[..<first.span.start].drop { $0.properties.isWhitespace }
    let after = scalars[last.span.end...].reversed().drop { $0.properties.isWhitespace }.reversed()
    var (start, end) = (span.start, span.end)
    if start >= before.count,
      stored.raw(TextSpan(start - before.count, start)).unicodeScalars.elementsEqual(before)
    {
      start -= before.count
    }
    if end + after.count <= stored.span.end,
      stored.raw(TextSpan(end, end + after.count)).unicodeScalars.elementsEqual(after)
    {
      end += after.count
    }
    return TextSpan(start, end)
  }
}
