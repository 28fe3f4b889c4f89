/// What keeps people from writing memos, condensations or claims.
package enum WritingProblem: Hashable, Sendable {
  /// What was written names none of the things that can be written about.
  case unreadableSubject(asked: String)
  /// No memo, or claim, has that id.
  case unknownMemo(asked: String, known: Int)
  case unknownClaim(asked: String, known: Int)
  case unknownTheme(asked: String, nearest: [String], known: [String])
  case unknownQuotation(asked: String, nearest: [String])
  /// The range has codings of several codes, and one has to be named.
  case severalCodes(quotation: String, codes: [String])
  /// The range has no coding with the code, or none at all any more.
  case notCoded(quotation: String, code: String?, codes: [String])
  /// There is no word in the text.
  case emptyText
  case emptyStatement
  /// The kind is that of decisions, which only a meeting makes.
  case kindOfDecisions(kind: String)
  case isDecision(key: String)
  case linkedToItself(asked: String)
  case notLinked(first: String, second: String)
  /// The text is longer than a cell of a workbook can hold.
  case tooLong(characters: Int, limit: Int)
  /// The case says nothing that has the code.
  case nothingToCondense(caseName: String, code: String)
  case notCondensed(asked: String)
  /// A row of a table that was read back.
  case unknownRow(key: String)
  case staleRow(what: String)
  case conflictingRow(what: String, now: String)
  case repeatedRow(line: Int)
  case emptiedRow(what: String)
  /// The claim has no such coding.
  case notInClaim(claim: String, quotation: String)
}
