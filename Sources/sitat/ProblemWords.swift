internal import Study
internal import Workbench

/// What a problem is called, and what to do about it.
struct ProblemWords {
  let what: String
  let remedy: String?

  init(_ what: String, _ remedy: String? = nil) {
    self.what = what
    self.remedy = remedy
  }

  init(_ problem: Problem) {
    let areas: [(Problem) -> ProblemWords?] = [
      Self.project, Self.name, Self.table, Self.place, Self.line, Self.work, Self.spans,
      Self.consensus, Self.matrix, Self.saturation, Self.merging, Self.agreement, Self.cases,
      Self.writing,
      Self.codebook, Self.codebookFile, Self.codeSheet,
      Self.textFolder, Self.revision, Self.answers, Self.refiExport, Self.refiImport,
    ]
    self = areas.lazy.compactMap { $0(problem) }.first ?? Self("\(problem)")
  }

  private static func project(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .noProject(let folder):
      Self(
        "no project was found in \(folder) or any folder above it",
        "make one with `sitat init NAME`, or name one with -p FILE or $SITAT_PROJECT")
    case .severalProjects(let folder, let names):
      Self(
        "there are several projects in \(folder)",
        "name one with -p: \(String.list(names))")
    case .noCoder:
      Self(
        "it is not known who is coding",
        "say it with --me NAME, or set $SITAT_CODER")
    case .unknownCoder(let asked, let known):
      Self(
        "no coder is called “\(asked)”",
        known.isEmpty ? "nobody has coded yet" : "coders: \(String.list(known))")
    case .unreadable(let reason): Self("this file cannot be read: \(reason)")
    case .unwritable(let path, let reason):
      Self("\(path) cannot be written: \(reason)", "choose another place for it")
    default: nil
    }
  }

  private static func name(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .unknownSource(let asked, let nearest, let known):
      Self(
        "no source is called “\(asked)”",
        known == 0
          ? "the project has no sources yet: `sitat import FILE…`"
          : nearest.isEmpty
            ? "`sitat source list` shows the \(known) there are"
            : "did you mean \(String.list(nearest))?")
    case .unknownSpeaker(let asked, let source, let known):
      Self(
        "no speaker is called “\(asked)”" + (source.map { " in \($0)" } ?? ""),
        known.isEmpty
          ? "no speakers were found there; `sitat source show` shows the turns"
          : "speakers: \(String.list(known))")
    case .unknownCode(let asked, let nearest):
      Self(
        "no code is called “\(asked)”",
        nearest.isEmpty
          ? "`sitat code list` shows the codes; names are written as paths, A/B/C"
          : "did you mean \(String.list(nearest))?")
    case .ambiguousCode(let asked, let candidates):
      Self("several codes are called “\(asked)”", "write the path: \(String.list(candidates))")
    case .emptyCodebook:
      Self("the codebook is empty", "read one with `sitat codebook import FILE`")
    case .unknownQuery(let asked, let nearest, let known):
      Self(
        "no saved query is called “\(asked)”",
        known.isEmpty
          ? "none has been saved yet: `sitat query save NAME QUERY`"
          : nearest.isEmpty
            ? "there are: \(String.list(known))" : "did you mean \(String.list(nearest))?")
    case .unusableName(let asked):
      Self("a query cannot be called “\(asked)”", "begin its name with a letter or a digit")
    default: nil
    }
  }

  private static func table(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .missingColumn(let wanted, let found):
      Self(
        "the table has no column “\(wanted)”",
        "its columns are: \(found.joined(separator: ", ")); the first line must name them")
    case .emptyField(let column): Self("the field “\(column)” is empty", "fill it in")
    case .notANumber(let column, let value):
      Self(
        "“\(value)” in \(column) is not a whole number",
        "write a scalar offset from 0, such as those that `sitat search --format csv` prints")
    case .notAllowed(let column, let value, let valid):
      Self("“\(value)” in \(column) is not known", "use one of: \(valid.joined(separator: ", "))")
    case .notOfType(let column, let value, let type):
      Self(
        "“\(value)” in \(column) is not \(phrase(type))", "mend it, or give the column another type"
      )
    case .rangeOutsideText(let start, let end, let length, let source):
      Self(
        "the range \(start)–\(end) does not lie in \(source), which has \(length) characters",
        "ranges are half-open, start ≤ end ≤ \(length); was the table made for another version of the text?"
      )
    case .rangeIsSilent(let start, let end, let source):
      Self(
        "the range \(start)–\(end) of \(source) holds nothing that anybody said",
        "it lies in a label, a page number or the like; `sitat source marks \(source)` shows which")
    case .conflictingValue(let name, let attribute, let first, let second):
      Self(
        "case \(name) has two values of \(attribute): “\(first)” and “\(second)”",
        "give it one, or leave the other empty")
    case .unlinkedSpeaker(let source, let candidates):
      Self(
        "\(source) does not have exactly one speaker who may be the case",
        candidates.isEmpty
          ? "no speakers were found in it; leave the source column empty"
          : "name one in a column “speaker”: \(String.list(candidates)); or say who asks: `sitat speaker set LABEL --role interviewer`"
      )
    case .overlappingSegments(let kind, let source, let start):
      Self(
        "two segments of kind \(kind) overlap in \(source) at \(start)",
        "segments of one kind stand side by side")
    case .unknownQuestion(let key, let known):
      Self("the guide has no question “\(key)”", "its questions: \(String.list(known))")
    default: nil
    }
  }

  private static func phrase(_ type: AttributeType) -> String {
    switch type {
    case .integer: "a whole number"
    case .decimal: "a number"
    case .boolean: "yes or no"
    case .date: "a date (YYYY-MM-DD)"
    case .text, .orderedBand, .multi: "a text"
    }
  }

  private static func place(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .unreadablePlace(let asked):
      Self(
        "“\(asked)” is not a place",
        "write 12 (a turn), 12-14 (turns), 12.3 (a sentence), 12.3-12.5, or 12:8-40 (characters of a turn)"
      )
    case .placeOutside(let asked, let turns):
      Self("there is no place \(asked): the source has \(turns) turns", "`sitat read` numbers them")
    case .charactersOutside(let asked, let turn, let characters):
      Self(
        "there is no place \(asked): turn \(turn) has \(characters) characters",
        "`sitat codings list` and `sitat search` print places and offsets")
    case .sentenceOutside(let asked, let turn, let sentences):
      Self(
        "there is no place \(asked): turn \(turn) has \(sentences) sentences",
        "`sitat read` numbers them")
    case .noMatch(let phrase, let source):
      Self(
        "“\(phrase)” does not stand in \(source)",
        "words must follow each other exactly; `sitat search` finds them in all sources")
    case .severalMatches(let phrase, let source, let places):
      Self(
        "“\(phrase)” stands \(places.count) times in \(source), and nothing was tagged",
        "choose one with --at: \(String.list(places))")
    default: nil
    }
  }

  private static func line(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .unreadableLine(let written):
      Self(
        "“\(written)” names no passage",
        "a line is FILE:LINE:text, as `grep -n` prints it, or an object, as `sitat search --format jsonl` does"
      )
    case .notJSON(let column):
      Self(
        "this is not JSON, at byte \(column)", "a line of JSON is one whole object, {…}")
    case .lineWithoutSource(let line):
      Self(
        "it is not said which source line \(line) is of",
        "name it with --source, or have its name printed: `grep -Hn`")
    case .lineOutside(let line, let lines, let source):
      Self(
        "\(source) has no line \(line), but \(lines)",
        "\(Self.changedFile(source)); nothing was stored")
    case .lineReadsOtherwise(let line, let source, let printed, let stored):
      Self(
        "line \(line) of \(source) does not read “\(printed)”, but “\(stored)”",
        "\(Self.changedFile(source)); nothing was stored")
    case .rangeReadsOtherwise(let start, let end, let source, let printed, let stored):
      Self(
        "the range \(start)–\(end) of \(source) does not read “\(printed)”, but “\(stored)”",
        "was it found in another version of the text? Search again; nothing was stored")
    case .ambiguousFile(let asked, let candidates):
      Self(
        "“\(asked)” may be any of several sources: \(String.list(candidates))",
        "say which with --source, one at a time")
    case .inNoUnit(let start, let end, let source, let unit):
      Self(
        "the range \(start)–\(end) of \(source) lies in no unit of kind \(unit)",
        "choose another --unit, or leave it out")
    default: nil
    }
  }

  private static func changedFile(_ source: String) -> String {
    "was the file changed after the import, or not printed whole? `sitat source show \(source) --text` writes the text that is coded"
  }

  private static func work(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .sealed(let coder, let source):
      Self(
        "\(coder) has finished \(source), and what is finished is not changed",
        "open it again first: `sitat reopen \(source) --me \(coder)`")
    case .nothingTagged(let source, let place, let code):
      Self(
        "you have no coding of “\(code)” at \(source) \(place)",
        "`sitat read \(source)` shows your codings")
    case .notAssigned(let coder, let source):
      Self("\(coder) does not have \(source)", "`sitat assign list` shows who has what")
    case .noText:
      Self("there is no text in this file", "see whether it is the right one; nothing was imported")
    case .nameTaken(let name, let file):
      Self(
        "a source called “\(name)” is there already, with other content than \(file)",
        "give this one another name with --as NAME")
    case .unknownMark(let id, let source):
      Self("\(source) has no mark \(id)", "`sitat source marks \(source)` lists them")
    case .nothingToUndo: Self("there is nothing to undo")
    case .nothingToRedo: Self("there is nothing to redo")
    case .foreignStep(let entry, let coder):
      Self("step \(entry) is \(coder)'s", "undo it with --any if that is agreed")
    case .nothingFinished(let sources, let coders):
      Self(
        "no coder has finished any source yet, so there is nothing to compare",
        "when a coder has coded all of a source, seal it: "
          + "`sitat done \(sources.first ?? "SOURCE") --me \(coders.first ?? "NAME")`")
    case .noPairFinished(let coders):
      Self(
        "no source has been finished by two coders, so there is nothing to compare",
        "coders so far: \(String.list(coders)); `sitat assign list` shows what each has left")
    case .noUnits(let unit):
      Self(
        "the sources have no units of kind \(unit)",
        "choose another with --unit, or bring your own: `sitat segments import FILE`")
    case .nothingAskedAbout:
      Self(
        "none of the sources that two coders finished has anything in it that was asked about",
        "try --where as a search: `sitat search QUERY --count --by source`")
    case .noSourceOfKind(let asked, let found):
      Self("no source is of the kind \(asked)", "there are: \(String.list(found))")
    case .unknownCase(let asked, let nearest, let known):
      Self(
        "no case is called “\(asked)”",
        known.isEmpty
          ? "the project has no cases yet: `sitat case import FILE`"
          : nearest.isEmpty
            ? "`sitat case list` shows the \(known.count) there are"
            : "did you mean \(String.list(nearest))?")
    default: nil
    }
  }

  private static func spans(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .groupTooSmall(let asked):
      Self(
        "“\(asked)” makes no group, which needs two codes",
        "write --group A,B,C, or --group-under with a code that has others right below it")
    case .groupOverlaps(let first, let second):
      Self(
        "\(first) and \(second) cannot exclude each other: they have codes in common",
        "name each code once, and with --rollup none together with one below it")
    case .notACount(let column, let value):
      Self("“\(value)” in \(column) is not a whole number from 1", "units are counted from 1")
    case .repeatedEnd(let end):
      Self(
        "the coder has a segment that ends with unit \(end) already",
        "one row for each segment of a coder and source")
    case .unequalTexts(let source, let first, let firstUnits, let second, let secondUnits):
      Self(
        "\(source) has \(firstUnits) units by \(first) and \(secondUnits) by \(second)",
        "every coder's last segment ends with the text's last unit; give that one a row too")
    case .noPairSegmented:
      Self(
        "no source has been cut by two coders, so there is nothing to compare",
        "give each coder's segments their own rows, under the same source")
    default: nil
    }
  }

  private static func consensus(_ problem: Problem) -> ProblemWords? {
    switch problem {
    case .staleDecision(let source, let isGone):
      Self(
        isGone
          ? "this passage\(source.isEmpty ? "" : " of \(source)") is disputed no more, or not in this range"
          : "the coding of this passage of \(source) has changed since the agenda was made",
        "make a new agenda with `sitat disagreements`, and decide it there; nothing was stored")
    case .unknownDecision(let asked, let nearest, let coders):
      Self(
        "“\(asked)” is neither a code nor a coder who has finished this source",
        (nearest.isEmpty ? "" : "did you mean \(String.list(nearest))? ")
          + "Coders: \(String.list(coders)); for no code, write none")
    case .noneAndMore(let written):
      Self("“\(written)” says both none and something", "write none alone, or leave it out")
    case .conflictingDecisions(let line, let source, let code):
      Self(
        "this decides “\(code)” in \(source) otherwise than line \(line) does",
        "let one of them stand; nothing was stored")
    case .consensusSealed(let coder, let source):
      Self(
        "the consensus of \(source) is finished, and what is finished is not changed",
        "open it again first: `sitat reopen \(source) --layer consensus --me \(coder)`")
    case .unknownStratum(let asked, let nearest, let known):
      Self(
        "nothing to divide sources by is called “\(asked)”",
        nearest.isEmpty
          ? "there are: \(String.list(known))" : "did you mean \(String.list(nearest))?")
    case .nothingToSample:
      Self("there is nothing to draw from", "`sitat source list` shows the sources")
    case .sampleTooSmall(let wanted, let strata, let least):
      Self(
        "\(wanted) cannot be dealt out to \(strata) groups with at least \(least) from each",
        "draw at least \(strata * least), or say a smaller --at-least")
    default: nil
    }
  }
}
