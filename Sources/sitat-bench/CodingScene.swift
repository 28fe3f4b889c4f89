internal import Analysis
internal import Study
internal import Text

/// An invented study of coded lines, the same for the same numbers every time: three coders, each
/// line a paragraph, each coding a whole line.
struct CodingScene {
  static let coders = ["Ane", "Bo", "Cem"]
  private static let linesPerSource = 300

  /// The lines of each source, without the newline behind each.
  let lines: [[String]]
  /// The codes' names.
  let codes: [String]
  /// Who gave which code to which line of which source, each once.
  let marks: [(coder: Int, source: Int, line: Int, code: Int)]

  /// Invents a study.
  init(codings: Int, codes: Int, sources: Int) {
    var random = SplitMix(seed: 20_240_302)
    func number(below limit: Int) -> Int { random.below(limit) }
    lines = (0..<sources).map { _ in
      (0..<Self.linesPerSource).map { _ in
        (0..<(4 + number(below: 60))).map { _ in "ord\(number(below: number(below: 9_000) + 1))" }
          .joined(separator: " ") + "."
      }
    }
    self.codes = (1...codes).map { "K\($0)" }
    var seen: Set<Int> = []
    var marks: [(coder: Int, source: Int, line: Int, code: Int)] = []
    while marks.count < codings {
      let mark = (
        number(below: Self.coders.count), number(below: sources),
        number(below: Self.linesPerSource), number(below: codes)
      )
      let key = ((mark.0 * sources + mark.1) * Self.linesPerSource + mark.2) * codes + mark.3
      if seen.insert(key).inserted { marks.append(mark) }
    }
    self.marks = marks
  }

  /// The text of a source.
  func text(_ source: Int) -> String { lines[source].map { $0 + "\n" }.joined() }

  /// The ranges of a source's lines; the words are ASCII.
  func spans(_ source: Int) -> [TextSpan] {
    var start = 0
    return lines[source].map { line in
      defer { start += line.utf8.count + 1 }
      return TextSpan(start, start + line.utf8.count)
    }
  }

  /// The codings as values.
  func codings() -> [Coding] {
    let spans = lines.indices.map(spans)
    return marks.enumerated().map { index, mark in
      Coding(
        id: index + 1, source: mark.source + 1, span: spans[mark.source][mark.line],
        code: mark.code + 1, rater: Rater(coder: mark.coder + 1, layer: .individual))
    }
  }

  /// What agreement is computed from, lines being the units.
  func agreement(_ unit: UnitKind) -> AgreementInput {
    let bySource = Dictionary(grouping: codings(), by: \.source)
    let raters = Self.coders.indices.map { Rater(coder: $0 + 1, layer: .individual) }
    return AgreementInput(
      unit: unit, rule: .any, codes: codes.indices.map { ReportedCode($0 + 1) },
      sources: lines.indices.map { source in
        let spans = spans(source)
        return AgreementSource(
          id: source + 1, units: (try? UnitList(spans)) ?? UnitList(),
          content: SpanSet([TextSpan(0, text(source).utf8.count)]), raters: raters,
          codings: bySource[source + 1] ?? [])
      })
  }

  /// Writes texts, codings and codes as Sitat takes them in, and the coded lines for others.
  func write(to folder: String) throws {
    BenchFiles.makeFolder(folder + "/txt")
    var codings = "coder,source,start,end,code\n"
    var rows = "coder\tsource\tline\tcode\n"
    let names = lines.indices.map { "int" + String(1_000 + $0) }
    for (source, name) in names.enumerated() {
      try BenchFiles.write(Array(text(source).utf8), to: "\(folder)/txt/\(name).txt")
    }
    let spans = lines.indices.map(spans)
    for mark in marks {
      let (coder, source, code) = (Self.coders[mark.coder], names[mark.source], codes[mark.code])
      let span = spans[mark.source][mark.line]
      codings += "\(coder),\(source),\(span.start),\(span.end),\(code)\n"
      rows += "\(coder)\t\(source)\t\(mark.line)\t\(code)\n"
    }
    try BenchFiles.write(Array(codings.utf8), to: folder + "/codings.csv")
    try BenchFiles.write(Array(rows.utf8), to: folder + "/lines.tsv")
    let book = "path\n" + codes.map { $0 + "\n" }.joined()
    try BenchFiles.write(Array(book.utf8), to: folder + "/codebook.csv")
    let assigned = Self.coders.flatMap { coder in
      names.map { "\(coder),\($0),finished\n" }
    }.joined()
    try BenchFiles.write(
      Array(("coder,source,status\n" + assigned).utf8), to: folder + "/assign.csv")
  }
}
