package import Formats
package import Study

/// How a table of open answers is to be taken in.
package struct AnswersRequest: Sendable {
  /// What is a source of its own.
  package enum Grouping: String, Hashable, Sendable, CaseIterable {
    /// All that one person answered.
    case respondent
    /// One answer.
    case answer
  }

  /// The file: CSV, TSV or a workbook.
  package let path: String
  /// The columns that hold answers.
  package let answers: [String]
  /// What is a source.
  package var grouping = Grouping.respondent
  /// The column that tells respondents apart; found by its name where nil.
  package var id: String?
  /// The types of columns, where the ones that their values suggest are not meant.
  package var types: [(column: String, type: AttributeType)] = []
  /// Columns that are not wanted.
  package var without: [String] = []
  /// The language of the answers; told from all of them where nil.
  package var language: String?
  /// What sources' names begin with.
  package var prefix: String?
  /// The encoding of a text file, where the rule would choose another.
  package var encoding: EncodingOverride?

  /// Asks for some columns of a file.
  package init(_ path: String, answers: [String]) {
    self.path = path
    self.answers = answers
  }
}

/// What became of a table of open answers.
package struct AnswersImported: Sendable {
  /// A column and what was made of it.
  package struct Column: Hashable, Sendable {
    /// What is in a column.
    package enum Use: Hashable, Sendable {
      /// Who answers.
      case respondent
      /// What they answer.
      case answers
      /// What is known of them.
      case attribute(AttributeType, isTold: Bool)
      /// Nothing that is wanted.
      case leftOut
    }

    /// Its heading.
    package let name: String
    /// What was made of it.
    package let use: Use
    /// In how many rows it holds anything.
    package let filled: Int
    /// How many different things it holds.
    package let values: Int
  }

  /// The columns in the order of the table.
  package let columns: [Column]
  /// The number of rows.
  package let rows: Int
  /// The rows without any answer, which make no source.
  package let emptyRows: Int
  /// The names of the sources that came in.
  package let added: [String]
  /// How many were there already, with the same answers.
  package let unchanged: Int
  /// The language of the answers.
  package let language: String
  /// The first of the sources as they will be read.
  package let samples: [(name: String, text: String)]
  /// Sets of sources, one for each question, where an answer is a source.
  package let sets: [String]
}
