/// What went into an exported project, what only in another form, and what has no place there.
///
/// The standard asks for it (section 7): nobody is to find out later what is missing.
package struct RefiExportReport: Hashable, Sendable {
  /// What became of something.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// It is in the file as it is.
    case written
    /// It is in the file in another form.
    case changed
    /// Another program may read it otherwise.
    case risk
    /// It is not in the file.
    case left = "left-out"
  }

  /// The things that a project consists of.
  package enum Item: String, Hashable, Sendable, CaseIterable {
    // What is written
    case users, codes, variables, cases, sources, originals, selections, codings, notes, links
    case sets, foreignParts = "foreign-parts"
    case media
    // What is written in another form
    case codeTexts = "code-texts"
    case layerUsers = "layer-users"
    case bands, lists
    case memoKinds = "memo-kinds"
    case codingNotes = "coding-notes"
    case caseMemos = "case-memos"
    case renamedCodes = "renamed-codes"
    case readingText = "reading-text"
    case wideCounts = "wide-counts"
    case turnSelections = "turn-selections"
    case replacedCharacters = "replaced-characters"
    // What may be read otherwise
    case wideCharacters = "wide-characters"
    case transcripts
    // What is left out
    case otherLayers = "other-layers"
    case withdrawnCases = "withdrawn-cases"
    case withdrawnSources = "withdrawn-sources"
    case withdrawnParts = "withdrawn-parts"
    case marks
    case segmentations
    case times
    case speakers
    case sourceFacts = "source-facts"
    case originalsLeft = "originals-left"
    case quotations
    case assignments
    case codeKinds = "code-kinds"
    case codeReasons = "code-reasons"
    case versions
    case reviews
    case decisions
    case condensations
    case claims
    case memoAnchors = "memo-anchors"
    case memosLeft = "memos-left"
    case linksLeft = "links-left"
    case caseSets = "case-sets"
    case caseSteps = "case-steps"
    case caseWeights = "case-weights"
    case guide
    case queries
    case synonyms
    case foreignLeft = "foreign-left"
    case mediaLeft = "media-left"
    case history
  }

  /// One kind of thing, how many, and which.
  package struct Line: Hashable, Sendable {
    /// What it is.
    package let item: Item
    /// What became of it.
    package let state: State
    /// How many.
    package let count: Int
    /// Which ones, where that can be told by name.
    package let names: [String]
  }

  /// The lines, by state and in the order of the items.
  package private(set) var lines: [Line] = []

  /// Makes an empty report.
  package init() {}

  /// Says what became of something; nothing is said of none.
  package mutating func add(_ item: Item, _ state: State, _ count: Int, names: [String] = []) {
    guard count > 0 else { return }
    lines.append(Line(item: item, state: state, count: count, names: names))
    let states = State.allCases
    let items = Item.allCases
    lines.sort {
      (states.firstIndex(of: $0.state) ?? 0, items.firstIndex(of: $0.item) ?? 0)
        < (states.firstIndex(of: $1.state) ?? 0, items.firstIndex(of: $1.item) ?? 0)
    }
  }

  /// How many of a thing are said to have had a fate.
  package func count(_ item: Item, _ state: State) -> Int {
    lines.first { $0.item == item && $0.state == state }?.count ?? 0
  }
}
