package import Study

/// What keeps a change of the codebook, a review or a theme from being made.
package enum CodebookProblem: Hashable, Sendable {
  // Names and places
  case emptyName
  case nameIsPath(asked: String)
  case nameTaken(path: String)
  case belowItself(code: String, parent: String)
  case notBeside(code: String, sibling: String)
  case ownOpposite(code: String)
  case notAColour(written: String)
  case nameTooLong(length: Int)
  // Merging and removing
  case mergesItself(code: String)
  case childrenClash(code: String, target: String, names: [String])
  case hasChildren(code: String, children: Int)
  case inUse(code: String, codings: Int, sources: Int, coders: Int)
  // Versions
  case notFrozen(codes: [String], version: String)
  case unknownVersion(asked: String, known: [String])
  case noneFrozen
  // Reviews
  case unknownReview(id: Int)
  case decidedAlready(id: Int, decision: CodebookReviewDecision, coder: String)
  case codingGone(id: Int)
  case badDecision(written: String)
  case movesNowhere(id: Int, code: String)
  case twoDecisions(id: Int)
  // Themes
  case unknownTheme(asked: String, nearest: [String], known: [String])
  case themeTaken(name: String)
  case notInTheme(code: String, theme: String)
}
