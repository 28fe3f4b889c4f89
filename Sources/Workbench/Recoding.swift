internal import Formats
internal import Store
package import Study
package import Text

/// Which of a coder's codings are meant.
package struct OwnCodings: Hashable, Sendable {
  /// The codes, without those below them; where empty, lines name their own.
  package var codes: [String]
  /// The only source wanted.
  package var source: String?
  /// The passage that they lie in.
  package var passage: PassageChoice?
  /// The layer.
  package var layer = Layer.individual
  /// A query that they touch.
  package var filter: String?
  /// Lines that name the passages they lie in, as `tag --stdin` reads them.
  package var lines: [UInt8]?

  /// Asks for codings of some codes.
  package init(codes: [String]) {
    self.codes = codes
  }
}

/// A coding that was changed or taken off, or would be.
package struct OwnCodingLine: Hashable, Sendable {
  package let source: String
  package let place: String
  package let span: TextSpan
  package let code: CodePath
  package let text: String
  /// Whether the new code was on the range already, so that two codings became one.
  package let wasThere: Bool
}

extension OpenProject {
  /// What lines are called that come in by standard input.
  private static let input = "standard input"

  /// Takes a coder's own codings off, as one step.
  ///
  /// - Throws: `Refusal` where a name or line is at fault, there is none, or a source is sealed.
  package func takeOff(_ chosen: OwnCodings, dryRun: Bool) throws -> [OwnCodingLine] {
    try change("untag", chosen, dryRun: dryRun) { writer, items in
      for item in items { try writer.removeCoding(item.record.coding.id) }
      return items.map { $0.line(code: $0.code, span: $0.record.coding.span) }
    } preview: { _, items in
      items.map { $0.line(code: $0.code, span: $0.record.coding.span) }
    }
  }

  /// Gives a coder's own codings another code, or one of them another range, as one step; notes and
  /// what hangs on a coding stay with it.
  ///
  /// - Parameters:
  ///   - chosen: the codings.
  ///   - code: their code from now on; the same, if nil.
  ///   - passage: the range of the one coding from now on; the same, if nil.
  ///   - reason: why a code is used that the frozen codebook does not have, if it is.
  ///   - dryRun: whether nothing is stored.
  /// - Returns: the codings as they are then.
  /// - Throws: `Refusal` where a name or line is at fault, there is none, several are to get one
  ///   range, or a source is sealed.
  package func recode(
    _ chosen: OwnCodings, to code: String?, at passage: PassageChoice?,
    amending reason: String? = nil, dryRun: Bool
  ) throws -> [OwnCodingLine] {
    try change("recode", chosen, dryRun: dryRun) { writer, items in
      let aims = try Self.aims(items, code, passage, writer.reader)
      try writer.allow(
        aims.filter { $0.code != $0.item.record.coding.code }.map(\.code), amending: reason,
        by: items.first?.record.coding.rater.coder)
      return try aims.map { aim in
        let coding = aim.item.record.coding
        if let other = aim.other {
          try writer.removeCoding(coding.id)
          let notes = [other.note, aim.item.record.note].filter { !$0.isEmpty }
          let note =
            notes.count == 2 && notes[0] == notes[1] ? notes[0] : notes.joined(separator: "\n")
          try writer.changeCoding(other.coding.id, span: aim.span, code: aim.code, note: note)
        } else {
          try writer.changeCoding(coding.id, span: aim.span, code: aim.code)
        }
        try writer.mintQuotation(
          source: coding.source, turn: aim.item.view.grid.turnNumber(at: aim.span), span: aim.span)
        return aim.line
      }
    } preview: { reader, items in
      let aims = try Self.aims(items, code, passage, reader)
      try reader.refuseUnfrozen(
        aims.filter { $0.code != $0.item.record.coding.code }.map(\.code), amending: reason)
      return aims.map(\.line)
    }
  }

  /// A coding, and what is to become of it.
  private struct Aim {
    let item: OwnCodingItem
    let span: TextSpan
    let code: CodeID
    let path: CodePath
    /// The coding that is there already.
    let other: CodingRecord?

    var line: OwnCodingLine { item.line(code: path, span: span, wasThere: other != nil) }
  }

  private static func aims(
    _ items: [OwnCodingItem], _ code: String?, _ passage: PassageChoice?, _ reader: ProjectReader
  ) throws -> [Aim] {
    let codebook = try reader.codebook()
    let wanted = try code.map { try codebook.wanted($0).id }
    if passage != nil, items.count > 1 {
      throw Refusal(
        .codeSheet(.severalCodings(items.map { "\($0.view.record.source.name) \($0.place)" })))
    }
    var own: [SourceID: [CodeSheetKey: CodingRecord]] = [:]
    var taken: [SourceID: Set<CodeSheetKey>] = [:]
    return try items.compactMap { item -> Aim? in
      let coding = item.record.coding
      if own[coding.source] == nil {
        own[coding.source] = Dictionary(
          try reader.codingRecords(in: coding.source).filter { $0.coding.rater == coding.rater }
            .map { (CodeSheetKey(span: $0.coding.span, code: $0.coding.code), $0) },
          uniquingKeysWith: { first, _ in first })
      }
      let span =
        try passage.map {
          try Passage($0, in: item.view.record, reader: reader).span
        } ?? coding.span
      let key = CodeSheetKey(span: span, code: wanted ?? coding.code)
      let other = own[coding.source]?[key]
      if other?.coding.id == coding.id { return nil }
      // Two codings of a range that get the same code become one.
      guard other != nil || taken[coding.source, default: []].insert(key).inserted else {
        throw Refusal(
          .codeSheet(.severalCodings(["\(item.view.record.source.name) \(item.place)"])))
      }
      return Aim(
        item: item, span: span, code: key.code, path: codebook.path(of: key.code), other: other)
    }
  }

  /// Finds a coder's own codings, refuses sealed sources, and does something with them.
  private func change(
    _ command: String, _ chosen: OwnCodings, dryRun: Bool,
    _ body: (ProjectWriter, [OwnCodingItem]) throws -> [OwnCodingLine],
    preview: (ProjectReader, [OwnCodingItem]) throws -> [OwnCodingLine]
  ) throws -> [OwnCodingLine] {
    let coder = try coder()
    let touched = try chosen.filter.map { written in
      try spans(of: written, within: nil, reader: coder).mapValues { SpanSet($0) }
    }
    if dryRun {
      return try file.read { reader in
        try preview(
          reader, try OwnCodingFinder(chosen, coder, touched, reader, Self.input).items)
      }
    }
    return try file.change(command, by: coder) { writer in
      let items = try OwnCodingFinder(chosen, coder, touched, writer.reader, Self.input).items
      let lines = try body(writer, items)
      let sources = Set(lines.map(\.source)).count
      writer.summary =
        "\(lines.count) coding\(lines.count == 1 ? "" : "s") in \(sources) source\(sources == 1 ? "" : "s")"
      return lines
    }.result
  }
}

/// One of a coder's own codings.
struct OwnCodingItem {
  let record: CodingRecord
  let view: SourceView
  let code: CodePath

  var place: String { view.grid.reach(of: record.coding.span) }

  /// The coding as a listing prints it.
  func line(code: CodePath, span: TextSpan, wasThere: Bool = false) -> OwnCodingLine {
    OwnCodingLine(
      source: view.record.source.name, place: view.grid.reach(of: span), span: span, code: code,
      text: view.layer.read(span, of: view.text), wasThere: wasThere)
  }
}

/// Finds a coder's own codings.
struct OwnCodingFinder {
  /// What was found, by source and place.
  private(set) var items: [OwnCodingItem] = []

  init(
    _ chosen: OwnCodings, _ coder: String, _ touched: [SourceID: SpanSet]?,
    _ reader: ProjectReader, _ input: String
  ) throws {
    let codebook = try reader.codebook()
    let codes = Set(try chosen.codes.map { try codebook.wanted($0).id })
    let rater = Rater(coder: try reader.coderID(named: coder), layer: chosen.layer)
    var within: [SourceID: [(span: TextSpan, codes: Set<CodeID>)]]?
    if let lines = chosen.lines {
      var request = PipedTagging(codes: chosen.codes, source: chosen.source)
      request.layer = chosen.layer
      within = try Self.ranges(
        try PipedLine.passages(of: lines, named: input), request, codebook, reader, input)
    }
    let names = SourceNames(try reader.sources())
    let records = try chosen.source.map { [try names.source(named: $0)] } ?? names.records
    for record in records {
      let id = record.source.id
      let own = try reader.codingRecords(in: id).filter { $0.coding.rater == rater }
      var keep = Set(own.indices)
      if within == nil { keep = keep.filter { codes.contains(own[$0].coding.code) } }
      if let passage = chosen.passage {
        let span = try Passage(passage, in: record, reader: reader).span
        keep = keep.filter { span.encloses(own[$0].coding.span) }
      }
      if let within {
        var named: Set<Int> = []
        for range in within[id] ?? [] {
          let first = own.partitioningIndex { $0.coding.span.start >= range.span.start }
          for index in first..<own.count {
            if own[index].coding.span.start > range.span.end { break }
            if range.span.encloses(own[index].coding.span),
              range.codes.contains(own[index].coding.code)
            {
              named.insert(index)
            }
          }
        }
        keep.formIntersection(named)
      }
      if let touched {
        let spans = touched[id] ?? SpanSet()
        keep = keep.filter { spans.overlaps(own[$0].coding.span) }
      }
      if keep.isEmpty { continue }
      try reader.refuseSealed(rater, record.source, coder: coder)
      let view = try reader.view(of: record)
      items += keep.sorted().map { index in
        OwnCodingItem(
          record: own[index], view: view, code: codebook.path(of: own[index].coding.code))
      }
    }
  }

  /// The ranges that lines name, with the codes that are meant on each.
  private static func ranges(
    _ lines: [PipedLine], _ request: PipedTagging, _ codebook: Codebook, _ reader: ProjectReader,
    _ input: String
  ) throws -> [SourceID: [(span: TextSpan, codes: Set<CodeID>)]] {
    var resolver = try PipedResolver(request, codebook, reader)
    var ranges: [SourceID: [(span: TextSpan, codes: Set<CodeID>)]] = [:]
    var faults: [Refusal] = []
    for line in lines {
      do {
        let (source, spans, codes) = try resolver.resolve(
          line, at: InputPlace(file: input, line: line.number))
        ranges[source.view.record.source.id, default: []] += spans.map { ($0, Set(codes)) }
      } catch let refusal as Refusal {
        faults.append(refusal)
      }
    }
    if let first = faults.first {
      throw Refusal(first.problem, at: first.place, others: faults.count - 1)
    }
    return ranges
  }
}
