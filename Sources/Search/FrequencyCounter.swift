internal import Index
internal import Text

/// What words are counted as.
package struct CountedWords: Hashable, Sendable {
  /// What counts as the same word.
  package enum Unit: String, Hashable, Sendable, CaseIterable {
    /// The same letters, in any case.
    case form
    /// The same lemma: the form itself where it is a lemma, else the first of its lemmas by code
    /// points, else (where no lemma is known) the form.
    case lemma
  }

  /// What counts as the same word.
  package let unit: Unit
  /// The forms that are left out in sources of each language, such as its stop words.
  package let leftOut: [String: Set<String>]

  /// Decides how words are counted.
  package init(_ unit: Unit = .form, leftOut: [String: Set<String>] = [:]) {
    self.unit = unit
    self.leftOut = leftOut
  }
}

/// How often a word occurs.
struct WordCount: Hashable {
  let word: String
  var count = 0
  var sources = 0

  init(_ word: String) {
    self.word = word
  }

  /// Adds what was counted of the same word elsewhere.
  mutating func add(_ other: WordCount) {
    count += other.count
    sources += other.sources
  }
}

/// The stretches of a scope that lie in one segment and are read in one language.
struct FrequencyGroup {
  let segment: Int
  let language: String
  var stretches: [FrequencyScope.Stretch]
}

extension SearchEngine {
  /// The parts of a scope that can be counted by the numbers of their forms.
  func groups(of scope: FrequencyScope) -> [FrequencyGroup] {
    var groups: [FrequencyGroup] = []
    var place: DocumentPlace?
    var current = 0
    for stretch in scope.stretches {
      if stretch.place != place {
        place = stretch.place
        let language = index.segments[stretch.place.segment].reader
          .documents[stretch.place.document].language
        let known = groups.lastIndex {
          $0.segment == stretch.place.segment && $0.language == language
        }
        current = known ?? groups.count
        if known == nil {
          groups.append(
            FrequencyGroup(segment: stretch.place.segment, language: language, stretches: []))
        }
      }
      groups[current].stretches.append(stretch)
    }
    return groups
  }

  /// Whether a group holds every token of its segment, those of dead documents included.
  func isWhole(_ group: FrequencyGroup) -> Bool {
    group.stretches.reduce(0) { $0 + $1.positions.count }
      == index.segments[group.segment].reader.documents.reduce(0) { $0 + $1.positions.count }
  }

  /// How often each word occurs in a scope, in one pass over its tokens.
  ///
  /// - Parameters:
  ///   - scope: where words are counted.
  ///   - words: what counts as a word.
  ///   - needsSources: whether sources are to be counted; without, where every token of a segment
  ///     counts, the counts are taken as the index has them.
  /// - Returns: the words that occur, by their code points.
  func counts(
    in scope: FrequencyScope, of words: CountedWords, needsSources: Bool
  ) -> [WordCount] {
    let groups = groups(of: scope)
    let lists = groups.map { group -> [WordCount] in
      let reader = index.segments[group.segment].reader
      var counter = FrequencyCounter(reader, words, language: group.language)
      if needsSources || words.unit == .lemma || !isWhole(group) {
        counter.count(group.stretches)
      } else {
        counter.countAll()
      }
      return counter.counts
    }
    if groups.count == 1 { return lists[0] }
    var sums: [String: WordCount] = [:]
    sums.reserveCapacity(lists.map(\.count).max() ?? 0)
    for count in lists.joined() { sums[count.word, default: WordCount(count.word)].add(count) }
    return sums.values.sorted { $0.word < $1.word }
  }
}

/// Counts words in one segment and language.
struct FrequencyCounter {
  private struct Tally {
    var count: UInt32 = 0
    var sources: UInt32 = 0
    var lastDocument: UInt32 = .max
  }

  private static let unknown: Int32 = -2
  private static let leftOut: Int32 = -1
  private static let portion = 4096

  /// By class: a form's number or, where lemmas are counted, the number of its lemma here.
  private var tallies: [Tally]
  private let reader: SegmentReader
  private let unit: CountedWords.Unit
  private let language: String
  private let stopWords: Set<String>
  private var names: [String] = []
  private var numbers: [String: Int32] = [:]

  init(_ reader: SegmentReader, _ words: CountedWords, language: String) {
    self.reader = reader
    unit = words.unit
    self.language = language
    stopWords = words.leftOut[language] ?? []
    tallies = words.unit == .form ? Array(repeating: Tally(), count: reader.lexicon.count) : []
  }

  /// Takes the counts of all forms of the segment from its index; sources are not counted.
  mutating func countAll() {
    for form in tallies.indices {
      tallies[form].count = UInt32(truncatingIfNeeded: reader.count(ofForm: form))
    }
    for word in stopWords {
      if let form = reader.lexicon.rank(of: word) { tallies[form].count = 0 }
    }
  }

  /// Counts the tokens of some stretches.
  mutating func count(_ stretches: [FrequencyScope.Stretch]) {
    var classes = [Int32](repeating: Self.unknown, count: reader.lexicon.count)
    var forms = [UInt32](repeating: 0, count: Self.portion)
    for stretch in stretches {
      let document = UInt32(truncatingIfNeeded: stretch.place.document)
      for start in stride(
        from: stretch.positions.lowerBound, to: stretch.positions.upperBound, by: Self.portion)
      {
        let end = min(start + Self.portion, stretch.positions.upperBound)
        forms.withUnsafeMutableBufferPointer { buffer in
          if let base = buffer.baseAddress { reader.copyForms(at: start..<end, to: base) }
        }
        for place in 0..<(end - start) where Int(forms[place]) < classes.count {
          let form = Int(forms[place])
          if classes[form] == Self.unknown { classes[form] = findClass(of: form) }
        }
        add(forms[..<(end - start)], classes, document)
      }
    }
  }

  /// Counts tokens of a document whose classes are known.
  private mutating func add(_ forms: ArraySlice<UInt32>, _ classes: [Int32], _ document: UInt32) {
    tallies.withUnsafeMutableBufferPointer { tallies in
      classes.withUnsafeBufferPointer { classes in
        for form in forms where Int(form) < classes.count {
          let place = Int(classes[Int(form)])
          guard place >= 0 else { continue }
          tallies[place].count &+= 1
          if tallies[place].lastDocument != document {
            tallies[place].lastDocument = document
            tallies[place].sources &+= 1
          }
        }
      }
    }
  }

  /// How often the words of a class occur.
  func count(ofClass place: Int) -> Int { Int(tallies[place].count) }

  /// The words counted, by their code points.
  var counts: [WordCount] {
    var result: [WordCount] = []
    for (place, tally) in tallies.enumerated() where tally.count > 0 {
      var count = WordCount(unit == .form ? reader.lexicon.string(place) : names[place])
      count.count = Int(tally.count)
      count.sources = Int(tally.sources)
      result.append(count)
    }
    return unit == .form ? result : result.sorted { $0.word < $1.word }
  }

  private mutating func findClass(of form: Int) -> Int32 {
    if unit == .form, stopWords.isEmpty { return Int32(truncatingIfNeeded: form) }
    let written = reader.lexicon.string(form)
    if stopWords.contains(written) { return Self.leftOut }
    if unit == .form { return Int32(truncatingIfNeeded: form) }
    let lemmas = reader.lemmas.lemmas(ofForm: form, in: language)
    let head = lemmas.contains(written) ? written : lemmas.first ?? written
    if let known = numbers[head] { return known }
    let new = Int32(truncatingIfNeeded: names.count)
    numbers[head] = new
    names.append(head)
    tallies.append(Tally())
    return new
  }
}
