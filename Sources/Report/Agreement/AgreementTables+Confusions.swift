package import Analysis
internal import Study

/// How two codes stand to each other in the codebook.
enum ConfusionKind: String, Hashable, Sendable {
  /// There is no other code.
  case nothing
  /// One is right or further above the other.
  case parent
  /// Both are right below the same code, or both are top codes.
  case sibling
  /// Any other two.
  case other

  /// Looks two codes up.
  init(_ code: CodeID, _ instead: CodeID?, in codebook: Codebook) {
    guard let instead else {
      self = .nothing
      return
    }
    let one = codebook.path(of: code)
    let other = codebook.path(of: instead)
    if one.isWithin(other) || other.isWithin(one) {
      self = .parent
    } else if let above = codebook[code]?.parent, codebook[instead]?.parent == above {
      self = .sibling
    } else {
      self = .other
    }
  }
}

extension AgreementTables {
  /// One row for every two codes that raters used in each other's place, and for every code that
  /// one used where another used nothing else; the most frequent first.
  package func confusions(_ report: ConfusionReport, of whole: AgreementReport) -> Table {
    var counts: [Pair: Int] = [:]
    var total = 0
    for confusion in report.confusions {
      counts[Pair(confusion, names.codebook), default: 0] += confusion.units
      total += confusion.units
    }
    let ordered = counts.sorted {
      $0.value == $1.value
        ? $0.key.isBefore($1.key, in: names.codebook) : $0.value > $1.value
    }
    return view(
      words.confusions, whole,
      columns: [
        Table.Column("code", words.code), Table.Column("instead", words.instead),
        Table.Column("relation", words.relation), Table.Column("units", words.units, .integer),
        Table.Column("share", words.shareOfConfusions, .percent(1)),
        Table.Column("note", words.note),
      ],
      rows: ordered.map { pair, units in
        let relation = ConfusionKind(pair.code, pair.instead, in: names.codebook)
        return Table.Row([
          .text(names.path(pair.code)), .text(pair.instead.map(names.path) ?? words.nothingElse),
          .text(words.name(of: relation)), .integer(units),
          .number(Double(units) / Double(max(1, total))),
          relation == .parent ? .text(words.hierarchyConfusion) : .empty,
        ])
      }, remarks: [words.confusionLegend(disputed: report.disputed)])
  }

  /// Two codes, that one first which the codebook has first.
  private struct Pair: Hashable {
    let code: CodeID
    let instead: CodeID?

    init(_ confusion: CodeConfusion, _ codebook: Codebook) {
      guard let instead = confusion.instead else {
        code = confusion.code
        self.instead = nil
        return
      }
      let isInOrder = codebook.place(of: confusion.code) <= codebook.place(of: instead)
      code = isInOrder ? confusion.code : instead
      self.instead = isInOrder ? instead : confusion.code
    }

    func isBefore(_ other: Pair, in codebook: Codebook) -> Bool {
      func order(_ pair: Pair) -> (Int, Int) {
        (codebook.place(of: pair.code), pair.instead.map(codebook.place) ?? -1)
      }
      return order(self) < order(other)
    }
  }
}
