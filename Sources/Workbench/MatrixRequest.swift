package import Analysis
package import Study

/// What the columns of a matrix of codes are.
package enum MatrixAxis: Hashable, Sendable {
  /// One column, for everything.
  case total
  case source
  /// The kinds of sources.
  case kind
  case caseName
  case role
  /// The cases, and beside them the speakers who are linked to none.
  case speaker
  /// Speech that answers a question of the guide, and other speech of those who are asked.
  case prompted
  /// The question of the guide that was asked last.
  case question
  /// The sets of sources and of cases.
  case set
  /// The values of an attribute of cases.
  case attribute(String)

  /// Reads an axis as it is written; any other word is an attribute's name, as is one behind
  /// `attribute:`.
  package init(_ written: String) {
    let fixed: [String: MatrixAxis] = [
      "source": .source, "kind": .kind, "case": .caseName, "role": .role, "speaker": .speaker,
      "prompted": .prompted, "question": .question, "set": .set,
    ]
    let prefix = "attribute:"
    if let axis = fixed[written] {
      self = axis
    } else if written.hasPrefix(prefix) {
      self = .attribute(String(written.dropFirst(prefix.count)))
    } else {
      self = .attribute(written)
    }
  }
}

/// What a matrix of codes is asked for.
package struct MatrixRequest: Sendable {
  /// What the columns are.
  package var axis: MatrixAxis = .total
  /// What is counted.
  package var measure: CodeMatrixMeasure = .passages
  /// The codes asked for, each with those below it; empty for every code that is used.
  package var codes: [String] = []
  /// Whether a code's descendants count as the code.
  package var rollup = false
  /// Codes below this level, 1 being the top, count as the one above them at the level.
  package var level: Int?
  /// At most so many codes, those with most passages.
  package var top: Int?
  /// The only coders wanted; empty for all.
  package var coders: [String] = []
  /// A query that passages must satisfy.
  package var filter: String?
  /// Where the bands of an attribute that is a number begin.
  package var bands: [String] = []
  /// The questions that ask for the codes; where empty, each code's own question.
  package var askedBy: [String] = []
  /// Whether who can hold a code is told by the questions that were put.
  package var heedsQuestions = true
  /// Whether sources that no coder has finished count as read, if anything in them is coded.
  package var countsUnfinished = false

  /// The usual question.
  package init() {}
}

/// A matrix of codes with the names that a report needs.
package struct MatrixResult: Sendable {
  /// What was counted in all sources.
  package let matrix: CodeMatrix
  /// The same in the sources that a coder has finished: what rates are made of.
  package let finished: CodeMatrix
  package let columns: [CodeMatrixColumn]
  package let codebook: Codebook
  package let scope: MatrixScope
}

/// Which material a matrix was made from.
package struct MatrixScope: Sendable {
  /// How many sources count by their finished consensus.
  package let consensusSources: Int
  /// How many by the coders' own codings.
  package let individualSources: Int
  /// How many of those hold codings of more than one coder.
  package let pooledSources: Int
  /// The names of the sources with codings that no coder has finished.
  package let unfinished: [String]
  /// Whether codes of kind `excluded` were left out.
  package let leavesOutExcluded: Bool
  /// The names of the sources in which somebody speaks who is linked to no case.
  package let unlinked: [String]
  /// The cases who speak and whose weight is not 1.
  package let weighted: [Case]
  /// The cases who speak and by the register are no part of the sample.
  package let outside: [(status: CaseStatus, names: [String])]
}
