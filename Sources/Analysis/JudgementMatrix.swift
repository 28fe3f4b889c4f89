package import Study
package import Text

/// Every judgement that agreement is computed from, as a table of units and raters for each code.
package struct JudgementMatrix {
  /// One unit with one code; with the unit `character`, a run of scalars judged alike.
  package struct Row {
    /// The code.
    package let code: CodeID
    /// The source.
    package let source: SourceID
    /// The unit's or the run's number in the source, from 1.
    package let unit: Int
    /// The stored scalars of the unit or run.
    package let span: TextSpan
    /// Whether each rater has the code; nil for one that has not finished the source.
    package let values: [Bool?]
  }

  /// The raters, in the order of a row's values.
  package let raters: [Rater]
  private let input: AgreementInput
  private let materials: [(source: SourceID, material: AgreementLayout.Material)]

  /// Lays out the sources that two raters finished; the raters are no more than 64 a source.
  package init(_ input: AgreementInput) {
    let layout = AgreementLayout(input)
    self.input = input
    raters = layout.raters
    materials = input.sources.filter { Set($0.raters).count >= 2 }.map { source in
      let codings = source.codings.filter { layout.rows[$0.code] != nil }
      let material = layout.material(of: source, codings)
      return (
        source.id,
        AgreementLayout.Material(
          sweep: material.sweep, uses: material.uses.united(), raters: material.raters)
      )
    }
  }

  /// Hands over every row, code by code and source by source; codes that nobody used have none.
  package func forEach(_ body: (Row) -> Void) {
    let slices = materials.map { $0.material.slices(rows: input.codes.count) }
    for (row, code) in input.codes.enumerated() where slices.contains(where: { !$0[row].isEmpty }) {
      for (place, entry) in materials.enumerated() {
        let uses = entry.material.uses[slices[place][row]]
        var number = 0
        let emit = { (span: TextSpan, mask: UInt64) in
          number += 1
          body(
            Row(
              code: code.id, source: entry.source, unit: number, span: span,
              values: values(mask, of: entry.material.raters)))
        }
        if input.unit == .character {
          entry.material.forEachRun(of: uses, emit)
        } else {
          entry.material.forEachUnit(of: uses, emit)
        }
      }
    }
  }

  private func values(_ mask: UInt64, of own: [Int]) -> [Bool?] {
    var values = [Bool?](repeating: nil, count: raters.count)
    for (bit, rater) in own.enumerated() { values[rater] = mask >> UInt64(bit) & 1 == 1 }
    return values
  }
}

extension AgreementLayout.Material {
  /// Where the united uses of each row lie.
  fileprivate func slices(rows: Int) -> [Range<Int>] {
    var slices = [Range<Int>](repeating: 0..<0, count: rows)
    for run in uses.runs(by: \.row) {
      if let row = run.first?.row, row < rows { slices[row] = run.startIndex..<run.endIndex }
    }
    return slices
  }

  /// Hands over every unit with the raters that gave it the row.
  fileprivate func forEachUnit(
    of uses: ArraySlice<CodedStretch>, _ body: (TextSpan, UInt64) -> Void
  ) {
    var masks = [UInt64](repeating: 0, count: sweep.content.units.count)
    for run in uses.runs(by: \.rater) {
      guard let rater = run.first?.rater else { continue }
      sweep.units(with: run) { masks[$0] |= 1 << UInt64(rater) }
    }
    for (unit, mask) in zip(sweep.content.units, masks) { body(unit, mask) }
  }

  /// Hands over every run of content that the raters judged alike.
  fileprivate func forEachRun(
    of uses: ArraySlice<CodedStretch>, _ body: (TextSpan, UInt64) -> Void
  ) {
    var edges: [(offset: Int, rater: Int)] = []
    for use in uses {
      sweep.content.overlaps(of: use.span) { _, shared in
        edges.append((shared.start, use.rater))
        edges.append((shared.end, use.rater))
      }
    }
    edges.sort { $0.offset < $1.offset }
    var next = 0
    for piece in sweep.content.pieces {
      var position = piece.span.start
      var mask: UInt64 = 0
      while next < edges.count, edges[next].offset <= piece.span.end,
        edges[next].offset < piece.span.end || mask != 0
      {
        if edges[next].offset > position {
          body(TextSpan(position, edges[next].offset), mask)
          position = edges[next].offset
        }
        mask ^= 1 << UInt64(edges[next].rater)
        next += 1
      }
      if position < piece.span.end { body(TextSpan(position, piece.span.end), mask) }
    }
  }
}
