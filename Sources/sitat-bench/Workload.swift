internal import Analysis
internal import Study
internal import Text

/// Invented material of any size, the same for the same numbers every time.
struct Workload {
  private var state: UInt64 = 20_240_301

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  /// A text of sentences over a vocabulary where few words are frequent, as in speech.
  mutating func text(words: Int) -> StoredText {
    var text = ""
    for index in 0..<words {
      let rank = number(below: number(below: 20_000) + 1)
      text += "ord\(rank)"
      text += index % 12 == 11 ? ". " : " "
    }
    return StoredText(text)
  }

  /// Codings by three raters over sources of 3 000 sentences of 60 characters.
  mutating func agreement(
    codings: Int, codes: Int, sources: Int, unit: UnitKind = .sentence, comparesSets: Bool = true
  ) -> AgreementInput {
    let raters = (1...3).map { Rater(coder: $0, layer: .individual) }
    let length = 180_000
    let units = stride(from: 0, to: length, by: 60).map { TextSpan($0, $0 + 60) }
    let list = (try? UnitList(units)) ?? UnitList()
    let perSource = codings / sources
    var id = 0
    let material = (1...sources).map { source in
      let made = (0..<perSource).map { _ in
        id += 1
        let start = number(below: length - 400)
        return Coding(
          id: id, source: source, span: TextSpan(start, start + 20 + number(below: 300)),
          code: 1 + number(below: codes), rater: raters[number(below: 3)])
      }
      return AgreementSource(
        id: source, units: list, content: SpanSet([TextSpan(0, length)]), raters: raters,
        codings: made)
    }
    return AgreementInput(
      unit: unit, rule: .any, codes: (1...codes).map { ReportedCode($0) }, sources: material,
      comparesSets: comparesSets)
  }
}
