package import Index

/// A query as it was read; what each part denotes is written at `SearchEngine`.
package indirect enum QueryExpression: Hashable, Sendable {
  /// A word, or a phrase of adjacent words.
  case phrase(Phrase)
  /// Any of the words that mean the same as one.
  case synonyms(SynonymTest)
  /// Two expressions whose hits are paired, and what is denoted of the pairs.
  case pair(PairOperator, QueryExpression, QueryExpression, keeps: PairPart)
  /// Held together by a unit of the texts, and inside of one.
  case within(QueryExpression, TextUnit)
  /// A stretch of sources that a field picks out.
  case field(FieldTest)
  /// All of them.
  case and([QueryExpression])
  /// Any of them.
  case or([QueryExpression])
  /// Outside of it.
  case not(QueryExpression)
}

/// One or more tests that adjacent tokens must pass.
package struct Phrase: Hashable, Sendable {
  /// One test per token; never empty, and gaps alone only where any token will do.
  package let slots: [WordTest]
  /// What the person wrote, without quotes.
  package let written: String
}

/// What a token must be.
package enum WordTest: Hashable, Sendable {
  /// Any token: `*` alone in a phrase.
  case any
  /// A form that a pattern matches, folded.
  case form(FormTest)
  /// The same, and as stored, capitals included, it matches the second pattern.
  case exact(folded: WildcardPattern, stored: WildcardPattern)
  /// A form that shares a lemma with this folded form.
  case lemma(String)

  /// Whether it can admit more than the form that was written.
  var standsForSeveral: Bool {
    switch self {
    case .any: false
    case .form(let test): !test.isLiteral
    case .exact(let pattern, _): !pattern.isLiteral
    case .lemma: true
    }
  }
}

/// A word or phrase for which any of its synonyms may stand.
package struct SynonymTest: Hashable, Sendable {
  /// What was asked for, as it is read.
  package let asked: Phrase
  /// Whether members are read with their letters folded.
  package let isFolding: Bool
  /// The column, from 1, of the field's name.
  package let column: Int
}

/// What a field asks for.
package struct FieldTest: Hashable, Sendable {
  /// The field.
  package let field: QueryField
  /// The value as written.
  package let value: FieldValue
  /// The column, from 1, of the field's name.
  package let column: Int
}

/// The value in a field.
package enum FieldValue: Hashable, Sendable {
  /// A name or another text, in which `*` and `?` may stand.
  case text(String)
  /// From one value to another, both included; an end that is `nil` is open.
  case range(from: String?, to: String?)
  /// `:=` and a text: this code, or the codes of this theme, alone, without descendants.
  case only(String)
  /// Words that stand somewhere in a text.
  case words(Phrase)
}

/// The fields that a query can name.
package enum QueryField: Hashable, Sendable {
  /// The label of a turn's speaker.
  case speaker
  /// The role of a turn's speaker.
  case role
  /// The name of a source.
  case source
  /// The kind of a source.
  case kind
  /// The language of a source.
  case language
  /// The name of the case that a turn's speaker is.
  case caseName
  /// An attribute of that case; written `case.NAME`, or, where no field has the name, `NAME`.
  case attribute(String)
  /// A set of sources or of cases.
  case set
  /// A code.
  case code
  /// A theme: a named set of codes.
  case theme
  /// The coder who coded.
  case coder
  /// The layer that was coded in.
  case layer
  /// What a coder noted on a coding.
  case memo
  /// The key of a question of the interview guide.
  case question
  /// Whether a turn answers a question of the interview guide.
  case prompted

  /// The names of the fields in the order in which they are explained, without attributes.
  package static let names = [
    "exact", "lemma", "syn", "query", "speaker", "role", "source", "kind", "language", "case",
    "set", "code", "theme", "coder", "layer", "memo", "question", "prompted",
  ]

  /// The field of a name; a name that no field has is an attribute's.
  init(named name: String) {
    switch name {
    case "speaker": self = .speaker
    case "role": self = .role
    case "source": self = .source
    case "kind": self = .kind
    case "language": self = .language
    case "case": self = .caseName
    case "set": self = .set
    case "code": self = .code
    case "theme": self = .theme
    case "coder": self = .coder
    case "layer": self = .layer
    case "memo": self = .memo
    case "question": self = .question
    case "prompted": self = .prompted
    default: self = .attribute(name.hasPrefix("case.") ? String(name.dropFirst(5)) : name)
    }
  }

  /// The name, as errors write it.
  package var name: String {
    switch self {
    case .speaker: "speaker"
    case .role: "role"
    case .source: "source"
    case .kind: "kind"
    case .language: "language"
    case .caseName: "case"
    case .attribute(let name): "case.\(name)"
    case .set: "set"
    case .code: "code"
    case .theme: "theme"
    case .coder: "coder"
    case .layer: "layer"
    case .memo: "memo"
    case .question: "question"
    case .prompted: "prompted"
    }
  }
}
