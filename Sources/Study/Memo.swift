/// A memo as people list, read and print it.
package struct Memo: Hashable, Sendable {
  /// A link to or from something else, as it reads from the memo.
  package struct Link: Hashable, Sendable {
    /// How the two belong together, in the team's words; may be empty.
    package let relation: String
    /// What is at the other end.
    package let other: WritingLabel
    /// Whether it goes from the memo to the other.
    package let isOutgoing: Bool

    /// Makes a link.
    package init(relation: String, other: WritingLabel, isOutgoing: Bool) {
      self.relation = relation
      self.other = other
      self.isOutgoing = isOutgoing
    }
  }

  /// What people type for it: `m3`, for decisions of a meeting `dec3`.
  package let key: String
  /// The team's own word, such as `theory`; may be empty.
  package let kind: String
  /// What it is called; may be empty.
  package let title: String
  /// Its text, in Markdown.
  package let body: String
  /// The number of words in the text.
  package let words: Int
  /// What it is about.
  package let subject: WritingLabel
  /// Who wrote it first, if it was said.
  package let author: String?
  /// When, in UTC, where that is known.
  package let at: String?
  /// What it is linked with.
  package let links: [Link]

  /// Makes a memo.
  package init(
    key: String, kind: String, title: String, body: String, words: Int, subject: WritingLabel,
    author: String?, at: String?, links: [Link] = []
  ) {
    self.key = key
    self.kind = kind
    self.title = title
    self.body = body
    self.words = words
    self.subject = subject
    self.author = author
    self.at = at
    self.links = links
  }

  /// The title or, where there is none, the first line of the text.
  package var heading: String {
    if !title.isEmpty { return title }
    let line = body.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    return String(line.drop { "# ".contains($0) })
  }
}

/// Something that ought to have a memo and has none.
package struct MissingMemo: Hashable, Sendable {
  /// What has none: a coded source, or a passage that is a narrative.
  package let subject: WritingLabel
  /// Whether it has one without a word in it.
  package let hasEmptyMemo: Bool
  /// The passage as it reads; empty for a source.
  package let text: String

  /// Makes an entry.
  package init(subject: WritingLabel, hasEmptyMemo: Bool, text: String = "") {
    self.subject = subject
    self.hasEmptyMemo = hasEmptyMemo
    self.text = text
  }
}
