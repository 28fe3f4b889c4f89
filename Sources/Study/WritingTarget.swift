/// What memos, condensations and claims can be about, by the project file's numbers.
package enum WritingTarget: Hashable, Sendable {
  /// The study as a whole.
  case project
  case source(SourceID)
  case studyCase(CaseID)
  case code(CodeID)
  /// One coding, which people name by its quotation's id.
  case coding(CodingID)
  case theme(Int)
  case claim(Int)
  case memo(Int)

  /// What kind of thing it is.
  package var kind: WritingKind {
    switch self {
    case .project: .project
    case .source: .source
    case .studyCase: .studyCase
    case .code: .code
    case .coding: .quotation
    case .theme: .theme
    case .claim: .claim
    case .memo: .memo
    }
  }
}

/// The kinds of things that people write about, in the order in which they are listed.
package enum WritingKind: String, Hashable, Sendable, CaseIterable {
  case project
  case source
  case studyCase = "case"
  case code
  case quotation = "quote"
  case theme
  case claim
  case memo
}

/// What a thing that somebody wrote about is called.
package struct WritingLabel: Hashable, Sendable {
  /// What kind of thing it is.
  package let kind: WritingKind
  /// Its name, path or id; for a coding its quotation's id.
  package let name: String
  /// The code of a coding.
  package let code: CodePath?
  /// Whether it has been removed since.
  package let isGone: Bool

  /// Names a thing.
  package init(_ kind: WritingKind, _ name: String, code: CodePath? = nil, isGone: Bool = false) {
    self.kind = kind
    self.name = name
    self.code = code
    self.isGone = isGone
  }

  /// What it is called on the command line: `source:int03`, `quote:int03:41/Tillit`, `m3`.
  package var key: String {
    switch kind {
    case .project: "project"
    case .memo, .claim: name
    case .source, .studyCase, .code, .theme: kind.rawValue + ":" + name
    case .quotation: kind.rawValue + ":" + name + (code.map { "/" + $0.description } ?? "")
    }
  }
}
