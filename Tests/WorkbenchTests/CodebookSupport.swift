import Store
import Study
import Testing
import Text
import Workbench

extension Scene {
  /// What the project holds of the work on its codebook, in words.
  static func codebookWork(_ reader: ProjectReader) throws -> [String] {
    let details = try reader.codebookDetails().filter { !$0.value.isRemoved }
    var lines = details.keys.sorted().map { "\($0) \(details[$0].map { "\($0)" } ?? "")" }
    lines += try reader.codebookReviews().map { record in
      "\(record.id) \(record.kind) \(record.code) \(record.coding) \(record.isGone)"
        + " \(String(describing: record.decision)) \(String(describing: record.target))"
        + " \(record.note)"
    }
    for version in try reader.codebookVersions() {
      lines.append("\(version) \(try reader.codebookSnapshot(of: version.id).codes)")
    }
    lines += try reader.codebookThemes().map { "\($0)" }
    lines += try reader.codebookAmendments().map { "\($0)" }
    lines.append("\(try reader.versionsOfCodings().sorted { $0.key < $1.key })")
    lines += try reader.codebookSplits().sorted { $0.key < $1.key }.map { "\($0)" }
    return lines
  }
}

extension OpenProject {
  /// Makes codes by their paths.
  func newCodes(_ paths: String...) throws {
    for path in paths { _ = try newCode(CodebookNewCode(path: path)) }
  }

  /// The paths of the codes in the codebook's order.
  func paths() throws -> [String] { try codes().map(\.path.description) }

  /// Every coding as `coder start-end code`, sorted.
  func codingSet() throws -> [String] {
    try codings(CodingFilter(coders: [], sources: [], codes: [], layer: nil)).map {
      "\($0.coder) \($0.span.start)-\($0.span.end) \($0.code)"
    }.sorted()
  }
}
