package import Study
package import Text

/// What a query is answered from besides the index: values that the caller has loaded.
///
/// Only what `Query.needs` names has to be filled in.
package struct StudyContext: Sendable {
  /// The sources that are searched, in the order in which hits are listed.
  package let sources: [Source]
  /// The speakers of each source, in the order that segments refer to them by.
  package let speakers: [SourceID: [Speaker]]
  /// The turns of each source.
  package let turns: [SourceID: [Segment]]
  /// The cases.
  package let cases: [Case]
  /// The attributes that cases have.
  package let attributes: [Attribute]
  /// The sets of sources and of cases.
  package let sets: [StudySet]
  /// The codes.
  package let codebook: Codebook
  /// The themes.
  package let themes: [CodeTheme]
  /// The codings that count, by source.
  package let codings: [SourceID: [Coding]]
  /// What coders noted on those codings.
  package let notes: [CodingID: String]
  /// The coders' names.
  package let coders: [CoderID: String]
  /// The keys of the interview guide's questions, in its order.
  package let questions: [String]
  /// Which turn, from 1, asks which question, by its key.
  package let prompts: [SourceID: [Int: String]]
  /// Sets of words that mean the same, as they are written in a query; the first is the head.
  package let synonyms: [[String]]
  /// The lemmas of a form in a language, asked only for forms that no text has.
  package let lemmas: @Sendable (_ form: String, _ language: String) -> [String]

  /// Takes what has been loaded.
  package init(
    sources: [Source], speakers: [SourceID: [Speaker]] = [:], turns: [SourceID: [Segment]] = [:],
    cases: [Case] = [], attributes: [Attribute] = [], sets: [StudySet] = [],
    codebook: Codebook = Codebook([]), themes: [CodeTheme] = [],
    codings: [SourceID: [Coding]] = [:],
    notes: [CodingID: String] = [:],
    coders: [CoderID: String] = [:], questions: [String] = [],
    prompts: [SourceID: [Int: String]] = [:], synonyms: [[String]] = [],
    lemmas: @escaping @Sendable (_ form: String, _ language: String) -> [String] = { _, _ in [] }
  ) {
    self.sources = sources
    self.speakers = speakers
    self.turns = turns
    self.cases = cases
    self.attributes = attributes
    self.sets = sets
    self.codebook = codebook
    self.themes = themes
    self.codings = codings
    self.notes = notes
    self.coders = coders
    self.questions = questions
    self.prompts = prompts
    self.synonyms = synonyms
    self.lemmas = lemmas
  }

  /// The speaker of a turn, counted from 1, if one is known.
  package func speaker(ofTurn turn: Int, in source: SourceID) -> Speaker? {
    guard let turns = turns[source], turns.indices.contains(turn - 1),
      let index = turns[turn - 1].speaker, let speakers = speakers[source],
      speakers.indices.contains(index)
    else { return nil }
    return speakers[index]
  }
}
