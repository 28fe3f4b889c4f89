package import Study

extension Wording {
  /// What a collection of memos is called.
  package var memosTitle: String { pick("Memoer", "Memo", "Memos") }

  var memoSubject: String { pick("Om", "Om", "On") }
  var memoKind: String { pick("Slag", "Slag", "Kind") }
  var memoTitle: String { pick("Tittel", "Tittel", "Title") }
  var memoWords: String { pick("Ord", "Ord", "Words") }
  var memoAuthor: String { pick("Skrevet av", "Skriven av", "By") }
  var memoDate: String { pick("Dato", "Dato", "Date") }
  var memoText: String { pick("Tekst", "Tekst", "Text") }
  var memoState: String { pick("Mangler", "Manglar", "Missing") }
  var memoLinks: String { pick("Lenker", "Lenkjer", "Links") }
  var noMemos: String { pick("Ingen memoer.", "Ingen memo.", "No memos.") }

  /// How many memos there are.
  package func memoCount(_ number: Int) -> String {
    count(number, pick("memo", "memo", "memo"), pick("memoer", "memo", "memos"))
  }

  func wordCount(_ number: Int) -> String {
    count(number, pick("ord", "ord", "word"), pick("ord", "ord", "words"))
  }

  /// What something that was written about is called in headings and lists.
  package func subject(_ label: WritingLabel) -> String {
    let name =
      switch label.kind {
      case .project: pick("Hele prosjektet", "Heile prosjektet", "The whole project")
      case .source: source + " " + label.name
      case .studyCase: caseWord + " " + label.name
      case .code: code + " " + CodePath(parsing: label.name).forPeople
      case .quotation:
        quotation + " " + label.name + (label.code.map { " (\($0.forPeople))" } ?? "")
      case .theme: pick("Tema ", "Tema ", "Theme ") + label.name
      case .claim: pick("Påstand ", "Påstand ", "Claim ") + label.name
      case .memo: "Memo " + label.name
      }
    return name + (label.isGone ? pick(" (fjernet)", " (fjerna)", " (removed)") : "")
  }

  /// What a link says, from the memo's side.
  func link(_ link: Memo.Link) -> String {
    let arrow = link.isOutgoing ? "→" : "←"
    return [arrow, link.relation, subject(link.other)].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  var missingMemosTitle: String {
    pick("Det som mangler memo", "Det som manglar memo", "What has no memo")
  }

  /// What is missing: a memo, or words in one.
  func missing(isEmpty: Bool) -> String {
    isEmpty
      ? pick("memoet er tomt", "memoet er tomt", "the memo is empty")
      : pick("memo", "memo", "a memo")
  }

  /// How many interviews and narratives were looked at.
  func memoDuties(
    coded: Int, sources: Int, narratives: Int, passages: Int, codes: [CodePath]
  ) -> [String] {
    let interviews = count(
      coded, pick("kodet intervju", "koda intervju", "coded interview"),
      pick("kodede intervjuer", "koda intervju", "coded interviews"))
    let first = pick(
      "\(interviews), \(sources) uten memo.", "\(interviews), \(sources) utan memo.",
      "\(interviews), \(sources) without a memo.")
    if codes.isEmpty {
      return [
        first,
        pick(
          "Ingen kode for narrativer.", "Ingen kode for forteljingar.",
          "No code for narratives."),
      ]
    }
    let stories = count(
      narratives, pick("narrativ", "forteljing", "narrative"),
      pick("narrativer", "forteljingar", "narratives"))
    let names = list(codes.map(\.forPeople))
    return [
      first,
      pick(
        "\(stories) (\(names)), \(passages) uten memo.",
        "\(stories) (\(names)), \(passages) utan memo.",
        "\(stories) (\(names)), \(passages) without a memo."),
    ]
  }
}
