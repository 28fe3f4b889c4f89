package import Text

/// All that is wrong with a file about the study, so that it can be mended in one go.
package struct StudyFileError: Error, Hashable, Sendable {
  /// The problems in line order; never empty.
  package let problems: [StudyFileProblem]

  /// Makes an error of problems.
  package init(problems: [StudyFileProblem]) {
    self.problems = problems
  }
}

/// One thing wrong with a file about the study: a codebook, a guide, a list of synonyms.
package struct StudyFileProblem: Hashable, Sendable {
  /// What a value was expected to be.
  package enum Shape: String, Hashable, Sendable {
    case text
    case list
    case mapping
  }

  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// The file is no text.
    case notText(TextDecodingError)
    /// The file is no YAML; the parser's words and the column, from 1.
    case notYAML(reason: String, column: Int)
    /// The file is no table that can be read.
    case notTable(DelimitedTableError)
    /// The value of a key, or what stands at the top where there is no key, has another shape.
    case wrongShape(key: String?, expected: Shape)
    /// A key or column that has to be there is not, or says nothing.
    case missing(key: String)
    /// A key or column that means nothing here, the ones that do, and the ones it resembles.
    case unknownKey(String, valid: [String], nearest: [String])
    /// Two entries with the same name or number next to each other; the line of the first.
    case duplicate(name: String, firstLine: Int)
    /// A colour that is neither `#RRGGBB` nor `#RGB`.
    case wrongColour(String)
    /// A kind of code that does not exist, and those that do.
    case wrongKind(String, valid: [String])
    /// More entries than any codebook has: the file repeats itself through aliases.
    case tooMany(limit: Int)
    /// A code with more codes above it than any codebook has.
    case tooDeep(limit: Int)
    /// A synonym without a letter or digit.
    case noWord(String)
    /// A word that stands twice in its set of synonyms; the line of the first.
    case repeatedWord(String, firstLine: Int)
    /// Two sets of synonyms that begin with the same word; the line of the first.
    case repeatedHead(String, firstLine: Int)
    /// A level of a code that is no number, or more than one below the code before it.
    case wrongLevel(String)
    /// A code in a list of codes and categories whose category cannot be told.
    case noCategory(column: String)
    /// A document without a table whose head names codes.
    case noCodeTable
    /// A template of speakers' labels that is none.
    case wrongPattern(String, SpeakerPattern.Fault)
    /// A set of synonyms of one word, or of none.
    case lonelyWord(String)
  }

  /// The line in the file, from 1.
  package let line: Int
  /// What is wrong.
  package let kind: Kind

  /// Makes a problem.
  package init(line: Int, kind: Kind) {
    self.line = line
    self.kind = kind
  }
}
