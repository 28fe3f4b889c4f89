package import Study

/// What happened to a code, and the frozen codebooks, as tables.
package struct CodebookHistoryReports: Sendable {
  /// Something that happened.
  package enum What: Hashable, Sendable {
    case made(name: String)
    case renamed(from: String, to: String)
    case moved(from: String?, to: String?)
    case described(fields: [CodebookField])
    case mergedInto(code: String, codings: Int)
    case merged(code: String, codings: Int)
    case codingsCame(from: String, codings: Int)
    case codingsWent(to: String, codings: Int)
    case removed
    case broughtBack
  }

  /// A step of the journal, and what it did.
  package struct Event: Hashable, Sendable {
    let step: Int
    let at: String
    let coder: String?
    let isUndone: Bool
    let what: What

    /// Describes a step.
    package init(step: Int, at: String, coder: String?, isUndone: Bool, what: What) {
      self.step = step
      self.at = at
      self.coder = coder
      self.isUndone = isUndone
      self.what = what
    }
  }

  /// A frozen codebook.
  package struct Version: Hashable, Sendable {
    let name: String
    let note: String
    let at: String
    let codes: Int
    let codings: Int
    let amendments: [(code: String, reason: String, coder: String?, at: String)]

    /// Describes a frozen codebook.
    package init(
      name: String, note: String, at: String, codes: Int, codings: Int,
      amendments: [(code: String, reason: String, coder: String?, at: String)]
    ) {
      self.name = name
      self.note = note
      self.at = at
      self.codes = codes
      self.codings = codings
      self.amendments = amendments
    }

    package static func == (left: Version, right: Version) -> Bool {
      left.name == right.name && left.at == right.at
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  private let words: Wording

  /// Chooses the language.
  package init(_ words: Wording) {
    self.words = words
  }

  /// One row a step, from the first on.
  package func history(_ events: [Event]) -> Table {
    Table(
      columns: [
        Table.Column("step", words.codebookStep, .integer),
        Table.Column("at", words.codebookWhen), Table.Column("coder", words.codebookWho),
        Table.Column("what", words.codebookWhat), Table.Column("state", ""),
      ],
      rows: events.map { event in
        Table.Row([
          .integer(event.step), .text(event.at), Table.Cell(event.coder),
          .text(text(event.what)), .text(event.isUndone ? words.codebookUndone : ""),
        ])
      })
  }

  /// One row a frozen codebook.
  package func versions(_ versions: [Version]) -> Table {
    Table(
      title: words.versionsTitle,
      columns: [
        Table.Column("version", words.versionName), Table.Column("at", words.codebookWhen),
        Table.Column("note", words.versionNote),
        Table.Column("codes", words.codes, .integer),
        Table.Column("codings", words.codebookCodings, .integer),
        Table.Column("amendments", words.versionAmendments),
      ],
      rows: versions.map { version in
        let amendments = version.amendments.map { amendment in
          "\(amendment.code): \(amendment.reason)"
            + (amendment.coder.map { " (\($0), \(amendment.at.prefix(10)))" } ?? "")
        }
        return Table.Row([
          .text(version.name), .text(version.at), .text(version.note), .integer(version.codes),
          .integer(version.codings), amendments.isEmpty ? .empty : .list(amendments),
        ])
      })
  }

  /// What happened, in words.
  package func text(_ what: What) -> String {
    switch what {
    case .made(let name): words.pick("laget som", "laga som", "made as") + " “\(name)”"
    case .renamed(let from, let to): "“\(from)” → “\(to)”"
    case .moved(let from, let to):
      words.pick("flyttet fra", "flytta frå", "moved from")
        + " \(from ?? words.codebookTop) \(words.pick("til", "til", "to")) \(to ?? words.codebookTop)"
    case .described(let fields):
      words.pick("beskrevet på nytt", "omtala på nytt", "described anew") + ": "
        + fields.map(words.codebookField).joined(separator: ", ")
    case .mergedInto(let code, let codings):
      words.pick("slått inn i", "slått inn i", "merged into")
        + " \(code), \(words.codingCount(codings))"
    case .merged(let code, let codings):
      "“\(code)” \(words.pick("slått inn her", "slått inn her", "merged in")), \(words.codingCount(codings))"
    case .codingsCame(let from, let codings):
      "\(words.codingCount(codings)) \(words.pick("fra", "frå", "from")) \(from)"
    case .codingsWent(let to, let codings):
      "\(words.codingCount(codings)) \(words.pick("til", "til", "to")) \(to)"
    case .removed: words.pick("fjernet", "fjerna", "removed")
    case .broughtBack: words.pick("tatt tilbake", "teken tilbake", "brought back")
    }
  }
}
