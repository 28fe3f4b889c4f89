internal import Study
internal import Workbench

extension ProblemWords {
  /// What keeps a project from being written as text files or read from them.
  static func textFolder(_ problem: Problem) -> ProblemWords? {
    guard case .textFolder(let problem) = problem else { return nil }
    return line(of: problem) ?? file(of: problem)
  }

  /// What is wrong with one line.
  private static func line(of problem: TextFolderProblem) -> ProblemWords? {
    switch problem {
    case .notJSON(let column):
      Self("this line is no JSON: character \(column) cannot stand there", wayBack)
    case .notARow: Self("this line is no row: an object with a guid is wanted", wayBack)
    case .unknownColumn(let name, let nearest):
      Self(
        "the table has no column “\(name)”",
        nearest.isEmpty ? wayBack : "did you mean \(String.list(nearest))?")
    case .wrongValue(let column, let value): Self("\(column) cannot be \(value)", wayBack)
    case .unknownValue(let column, let value, let valid):
      Self("“\(value)” in \(column) is not known", "use one of: \(valid.joined(separator: ", "))")
    case .unknownReference(let column, let guid):
      Self("\(column) names \(guid), which is in no file", wayBack)
    case .repeatedGuid(let guid):
      Self("another row has the guid \(guid) already", "one of the two has to go")
    case .refused(let reason): Self("the project does not take this row: \(reason)", wayBack)
    case .defect(let defect): Self("\(DefectWords.text(defect))", wayBack)
    case .noOriginal(let hash):
      Self("the original that this source came from, \(hash), is not in originals/", wayBack)
    default: nil
    }
  }

  /// What is wrong with a file, or the folder.
  private static func file(of problem: TextFolderProblem) -> ProblemWords? {
    switch problem {
    case .noExport:
      Self("this folder holds no text export", "make one with `sitat export --text DIR`")
    case .laterVersion:
      Self("this export was written by a later version of sitat", "install that version")
    case .unknownTable(let name, let nearest):
      Self(
        "no table is called “\(name)”",
        nearest.isEmpty ? "take the file away" : "did you mean \(String.list(nearest))?")
    case .incompleteSource(let missing): Self("\(missing) is missing beside it", wayBack)
    case .otherText:
      Self(
        "this is not the text that the ranges in this folder were made for",
        "take the file back; a corrected text comes in with `sitat source revise`")
    case .changedFile:
      Self(
        "this file is not as it was written",
        "take it back, or say --edited if the change is meant; nothing was made")
    case .missingFile:
      Self(
        "this file is missing", "take it back, or say --edited if it is meant to be gone")
    case .foreignFile:
      Self(
        "this file was not written by the export", "take it away, or say --edited if it is meant")
    case .fileInTheWay:
      Self(
        "a file of this name is there, and no export wrote it",
        "export to another folder; nothing was written")
    case .unreadableList: Self("this line is no hash and file name", wayBack)
    default: nil
    }
  }

  private static let wayBack = "take the file back as it was exported; nothing was made"

  /// What keeps a source from being revised, renamed or removed.
  static func revision(_ problem: Problem) -> ProblemWords? {
    guard case .revision(let problem) = problem else { return nil }
    switch problem {
    case .sameFile(let source):
      return Self("this is the file that \(source) came from", "nothing was changed")
    case .hasCodings(let source, let codings):
      return Self(
        "\(source) has \(codings.of("coding")), which would go with it",
        "say --with-codings if they may; `sitat undo` brings them back")
    case .nameTaken(let name):
      return Self("a source called “\(name)” is there already", "choose another name")
    case .emptyName: return Self("a source needs a name", "give it one")
    }
  }
}
