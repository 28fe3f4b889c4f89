internal import Formats
internal import Store
package import Study
package import Text

/// What the lines of another program are to be coded with.
package struct PipedTagging: Hashable, Sendable {
  /// The codes that every passage gets; where empty, each line names its own.
  package var codes: [String]
  /// The source that the lines are of, whatever file they name.
  package var source: String?
  /// What gets the codes: `hit` for the line or range itself.
  package var unit = AutocodeUnit.hit
  /// The layer that the codings go into.
  package var layer = Layer.individual
  /// A note on why.
  package var note = ""
  /// Why codes are used that the frozen codebook does not have.
  package var amendment: String?

  /// Asks for codes on what lines name.
  package init(codes: [String], source: String? = nil) {
    self.codes = codes
    self.source = source
  }
}

/// A passage that got a code by a line of another program, or would.
package struct TaggedPassage: Hashable, Sendable {
  package let source: String
  package let span: TextSpan
  package let place: String
  package let code: CodePath
  package let text: String
  /// Whether the coder had the code on exactly this range already.
  package let wasThere: Bool
}

extension OpenProject {
  /// What lines are called that come in by standard input.
  private static let input = "standard input"

  /// Puts codes on the passages that another program's lines name, as one step.
  ///
  /// A line is what `grep -n` prints, `FILE:LINE:text` (the file is a source, by its name or its
  /// file's), or `LINE:text` where the source is given, each with a column behind the line if need
  /// be; or an object with `source`, `start`, `end` and, where no codes are given, `code`; or a row
  /// of a table with these columns. What a line says that stands there must stand there.
  ///
  /// - Returns: the passages, each once with each code, in the order of the lines.
  /// - Throws: `Refusal` with the first line at fault and how many more are; nothing is stored then.
  package func tag(
    piped bytes: [UInt8], _ request: PipedTagging, dryRun: Bool
  ) throws -> [TaggedPassage] {
    let coder = try coder()
    let lines = try PipedLine.passages(of: bytes, named: Self.input)
    if lines.isEmpty { return [] }
    if dryRun {
      return try file.read { reader in
        let codebook = try reader.codebook()
        let known = try reader.coders().first { $0.name == coder }
        let rater = known.map { Rater(coder: $0.id, layer: request.layer) }
        var there: [SourceID: Set<CodedRange>] = [:]
        let items = try reader.items(of: lines, request, codebook, input: Self.input)
        try reader.refuseUnfrozen(items.map(\.range.code), amending: request.amendment)
        return try items.map { item in
          let source = item.view.record.source
          if there[source.id] == nil {
            if let rater { try reader.refuseSealed(rater, source, coder: coder) }
            there[source.id] = Set(
              try reader.codings(in: source.id).filter { $0.rater == rater }
                .map { CodedRange(span: $0.span, code: $0.code) })
          }
          let isThere = there[source.id]?.contains(item.range) ?? false
          return item.passage(codebook, wasThere: isThere)
        }
      }
    }
    return try file.change("tag", by: coder) { writer in
      let codebook = try writer.reader.codebook()
      let items = try writer.reader.items(of: lines, request, codebook, input: Self.input)
      let rater = Rater(coder: try writer.coder(named: coder), layer: request.layer)
      let sources = Set(items.map(\.view.record.source))
      for source in sources.sorted(by: { $0.id < $1.id }) {
        try writer.refuseSealed(rater, source, coder: coder)
      }
      try writer.allow(
        items.map(\.range.code), amending: request.amendment, by: rater.coder)
      let passages = try items.map { item in
        let source = item.view.record.source.id
        let made = try writer.addCoding(
          source: source, span: item.range.span, code: item.range.code, rater: rater,
          note: request.note)
        try writer.mintQuotation(
          source: source, turn: item.view.grid.turnNumber(at: item.range.span),
          span: item.range.span)
        return item.passage(codebook, wasThere: made == nil)
      }
      for source in sources { try writer.markStarted(source.id, rater) }
      let added = passages.count { !$0.wasThere }
      writer.summary = "\(added.of("coding")) in \(sources.count.of("source")), from a pipe"
      return passages
    }.result
  }
}

/// A range of a source and a code on it.
private struct CodedRange: Hashable {
  let span: TextSpan
  let code: CodeID
}

/// A passage and the code that it is to get.
private struct PipedItem {
  let view: SourceView
  let range: CodedRange

  func passage(_ codebook: Codebook, wasThere: Bool) -> TaggedPassage {
    TaggedPassage(
      source: view.record.source.name, span: range.span, place: view.grid.reach(of: range.span),
      code: codebook.path(of: range.code), text: view.layer.read(range.span, of: view.text),
      wasThere: wasThere)
  }
}

extension ProjectReader {
  /// Every passage that lines name with every code that it gets, each once.
  ///
  /// Every line is looked at before the first fault is thrown, with how many more are at fault.
  fileprivate func items(
    of lines: [PipedLine], _ request: PipedTagging, _ codebook: Codebook, input: String
  ) throws -> [PipedItem] {
    var resolver = try PipedResolver(request, codebook, self)
    var met: [SourceID: Set<CodedRange>] = [:]
    var items: [PipedItem] = []
    var faults: [Refusal] = []
    for line in lines {
      do {
        let (source, spans, codes) = try resolver.resolve(
          line, at: InputPlace(file: input, line: line.number))
        for span in spans {
          for code in codes {
            let range = CodedRange(span: span, code: code)
            if met[source.view.record.source.id, default: []].insert(range).inserted {
              items.append(PipedItem(view: source.view, range: range))
            }
          }
        }
      } catch let refusal as Refusal {
        faults.append(refusal)
      }
    }
    if let first = faults.first {
      throw Refusal(first.problem, at: first.place, others: faults.count - 1)
    }
    return items
  }
}
