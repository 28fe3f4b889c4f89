package import Formats
package import Text

/// What was drawn for a second coder, as it is shown.
package struct DrawnSample: Sendable {
  /// A group that was drawn from.
  package struct Group: Hashable, Sendable {
    let name: String
    let size: Int
    let drawn: Int

    /// Describes a group.
    package init(name: String, size: Int, drawn: Int) {
      self.name = name
      self.size = size
      self.drawn = drawn
    }

    /// The chance that each of its members had.
    var chance: Double { size == 0 ? 0 : Double(drawn) / Double(size) }
  }

  /// A source or passage that was drawn.
  package struct Unit: Hashable, Sendable {
    let source: String
    let group: Int
    let passage: Passage?

    /// Describes what was drawn.
    package init(source: String, group: Int, passage: Passage?) {
      self.source = source
      self.group = group
      self.passage = passage
    }
  }

  /// A passage that was drawn.
  package struct Passage: Hashable, Sendable {
    let span: TextSpan
    let place: String
    let text: String

    /// Describes a passage.
    package init(span: TextSpan, place: String, text: String) {
      self.span = span
      self.place = place
      self.text = text
    }
  }

  /// What the draw was asked for.
  package struct Rule: Hashable, Sendable {
    let strata: [String]
    let unit: String?
    let isPerSource: Bool
    let isInformants: Bool
    let atLeast: Int
    let seed: UInt64

    /// Describes a rule; `unit` is the kind of passage, or nil where sources are drawn.
    package init(
      strata: [String], unit: String?, isPerSource: Bool, isInformants: Bool, atLeast: Int,
      seed: UInt64
    ) {
      self.strata = strata
      self.unit = unit
      self.isPerSource = isPerSource
      self.isInformants = isInformants
      self.atLeast = atLeast
      self.seed = seed
    }
  }

  let groups: [Group]
  let units: [Unit]
  let rule: Rule

  /// Takes a draw.
  package init(groups: [Group], units: [Unit], rule: Rule) {
    self.groups = groups
    self.units = units
    self.rule = rule
  }
}

/// Lays out a draw.
package struct SampleTables: Sendable {
  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row for each source or passage, with the group that it was drawn from.
  package func table(_ sample: DrawnSample) -> Table {
    let isOfPassages = sample.rule.unit != nil
    var columns = [Table.Column("source", words.source)]
    if isOfPassages {
      columns += [
        Table.Column("place", words.placeWord), Table.Column("start", words.start, .integer),
        Table.Column("end", words.end, .integer),
      ]
    }
    columns += [
      Table.Column("stratum", words.stratum),
      Table.Column("stratum_size", words.stratumSize, .integer),
      Table.Column("stratum_drawn", words.stratumDrawn, .integer),
      Table.Column("chance", words.chance, .percent(1)),
    ]
    if isOfPassages { columns.append(Table.Column("text", words.passageText)) }
    let rows = sample.units.map { unit in
      let group = sample.groups[unit.group]
      var cells: [Table.Cell] = [.text(unit.source)]
      if let passage = unit.passage {
        cells += [
          .text(passage.place), .integer(passage.span.start), .integer(passage.span.end),
        ]
      }
      cells += [
        .text(group.name), .integer(group.size), .integer(group.drawn), .number(group.chance),
      ]
      if let passage = unit.passage {
        cells.append(.text(passage.text.replacing("\n\n", with: " ¶ ").replacing("\n", with: " ")))
      }
      return Table.Row(cells)
    }
    return Table(
      title: words.sampleTitle, notes: words.rule(of: sample), columns: columns, rows: rows)
  }

  /// The draw for scripts.
  package func json(_ sample: DrawnSample) -> JSONValue {
    [
      "seed": .integer(Int(truncatingIfNeeded: sample.rule.seed)),
      "unit": .string(sample.rule.unit ?? "source"),
      "by": .array(sample.rule.strata.map { .string($0) }),
      "per_source": .bool(sample.rule.isPerSource), "at_least": .integer(sample.rule.atLeast),
      "strata": .array(
        sample.groups.map { group in
          [
            "stratum": .string(group.name), "size": .integer(group.size),
            "drawn": .integer(group.drawn), "chance": .number(group.chance),
          ]
        }),
      "sample": .array(
        sample.units.map { unit in
          var members = [
            JSONValue.Member("source", .string(unit.source)),
            JSONValue.Member("stratum", .string(sample.groups[unit.group].name)),
          ]
          if let passage = unit.passage {
            members += [
              .init("place", .string(passage.place)), .init("start", .integer(passage.span.start)),
              .init("end", .integer(passage.span.end)), .init("text", .string(passage.text)),
            ]
          }
          return .object(members)
        }),
    ]
  }
}
