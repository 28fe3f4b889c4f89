internal import Formats
internal import Store
package import Study

/// Where in an input something is wrong.
package struct InputPlace: Hashable, Sendable {
  /// The file as the person named it.
  package let file: String
  /// The line, from 1, where one is known.
  package let line: Int?

  /// Names a place.
  package init(file: String, line: Int? = nil) {
    self.file = file
    self.line = line
  }
}

/// What a command could not do; the front turns it into words and a remedy.
package enum Problem: Hashable, Sendable {
  // Merging copies
  case merging(MergeProblem)
  // The project
  case noProject(searchedFrom: String)
  case severalProjects(folder: String, names: [String])
  case noCoder
  case unknownCoder(asked: String, known: [String])
  // Files
  case unreadable(reason: String)
  case unwritable(path: String, reason: String)
  // Names
  case unknownSource(asked: String, nearest: [String], known: Int)
  case unknownSpeaker(asked: String, source: String?, known: [String])
  case unknownCode(asked: String, nearest: [String])
  case ambiguousCode(asked: String, candidates: [String])
  case emptyCodebook
  case unknownQuery(asked: String, nearest: [String], known: [String])
  case unusableName(asked: String)
  // Tables
  case missingColumn(wanted: String, found: [String])
  case emptyField(column: String)
  case notANumber(column: String, value: String)
  case notAllowed(column: String, value: String, valid: [String])
  case notOfType(column: String, value: String, type: AttributeType)
  case rangeOutsideText(start: Int, end: Int, length: Int, source: String)
  case rangeIsSilent(start: Int, end: Int, source: String)
  case conflictingValue(caseName: String, attribute: String, first: String, second: String)
  case unlinkedSpeaker(source: String, candidates: [String])
  case overlappingSegments(kind: String, source: String, start: Int)
  case unknownQuestion(key: String, known: [String])
  // Places
  case unreadablePlace(asked: String)
  case placeOutside(asked: String, turns: Int)
  case charactersOutside(asked: String, turn: Int, characters: Int)
  case sentenceOutside(asked: String, turn: Int, sentences: Int)
  case noMatch(phrase: String, source: String)
  case severalMatches(phrase: String, source: String, places: [String])
  // Lines of other programs
  case unreadableLine(written: String)
  case notJSON(column: Int)
  case lineWithoutSource(line: Int)
  case lineOutside(line: Int, lines: Int, source: String)
  case lineReadsOtherwise(line: Int, source: String, printed: String, stored: String)
  case rangeReadsOtherwise(
    start: Int, end: Int, source: String, printed: String, stored: String)
  case ambiguousFile(asked: String, candidates: [String])
  case inNoUnit(start: Int, end: Int, source: String, unit: String)
  // Coding
  case sealed(coder: String, source: String)
  case nothingTagged(source: String, place: String, code: String)
  case notAssigned(coder: String, source: String)
  // Import
  case noText
  case nameTaken(name: String, file: String)
  case answers(AnswersProblem)
  case unknownMark(id: Int, source: String)
  // History
  case nothingToUndo
  case nothingToRedo
  case foreignStep(entry: Int, coder: String)
  // Agreement
  case nothingFinished(sources: [String], coders: [String])
  case noPairFinished(coders: [String])
  case noUnits(unit: String)
  case groupTooSmall(asked: String)
  case groupOverlaps(first: String, second: String)
  case notACount(column: String, value: String)
  case repeatedEnd(end: Int)
  case unequalTexts(
    source: String, first: String, firstUnits: Int, second: String, secondUnits: Int)
  case noPairSegmented
  case nothingAskedAbout
  case noSourceOfKind(asked: String, found: [String])
  case unknownCase(asked: String, nearest: [String], known: [String])
  case agreement(AgreementProblem)
  // Consensus
  case staleDecision(source: String, isGone: Bool)
  case unknownDecision(asked: String, nearest: [String], coders: [String])
  case noneAndMore(written: String)
  case conflictingDecisions(line: Int, source: String, code: String)
  case consensusSealed(coder: String, source: String)
  // Samples
  case unknownStratum(asked: String, nearest: [String], known: [String])
  case unknownAttribute(asked: String, nearest: [String], known: [String])
  case nothingToSample
  case sampleTooSmall(wanted: Int, strata: Int, least: Int)
  // Matrices
  case unknownColumn(asked: String, nearest: [String], known: [String])
  case notANumberAttribute(name: String)
  case noGuide
  case noPoles
  case noDates
  case saturation(SaturationProblem)
  // Cases, sets and the register
  case cases(CaseProblem)
  // Memos, condensations and claims
  case writing(WritingProblem)
  // The codebook
  case codebook(CodebookProblem)
  // Codebook files
  case codebookFile(CodebookFileProblem)
  // Coding by hand
  case codeSheet(CodeSheetProblem)
  // Projects for other programs
  case refiExport(RefiExportProblem)
  // Projects of other programs
  case refiImport(RefiImportProblem)
  // Text files
  case textFolder(TextFolderProblem)
  // Corrected sources
  case revision(RevisionProblem)
}

/// An error of a command: what went wrong, and where.
package struct Refusal: Error, Hashable, Sendable {
  /// Where in which input, if it was an input.
  package let place: InputPlace?
  /// What went wrong.
  package let problem: Problem
  /// How many more places of the same input are wrong.
  package let others: Int

  /// Makes a refusal.
  package init(_ problem: Problem, at place: InputPlace? = nil, others: Int = 0) {
    self.place = place
    self.problem = problem
    self.others = others
  }
}
