import Foundation
import Store
import Study
import Testing
import Text
import Workbench

/// A project in a folder of its own, with files beside it; all of it is removed in the end.
final class Scene {
  let folder: String
  let file: ProjectFile

  init() throws {
    folder = NSTemporaryDirectory() + "sitat-workbench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    file = try OpenProject.create(
      NewProject(name: "prøve", language: "nb", reportLanguage: "nb", coder: "Ane"),
      at: folder + "/study.sitat")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The project with somebody sitting at it.
  func bench(_ me: String? = "Ane") -> OpenProject { OpenProject(file: file, me: me) }

  var ane: OpenProject { bench() }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// Takes a text in as a source of that name, in a language without a dictionary.
  @discardableResult
  func add(_ name: String, _ text: String) throws -> ImportedFile {
    let path = try write(name + ".txt", text)
    let file = try #require(try ane.importFiles([path], Self.options, dryRun: false).first)
    guard case .added = file.outcome else { throw Mishap(outcome: file.outcome) }
    return file
  }

  /// Reading in a language without a dictionary, which has to be opened for others.
  static var options: ImportOptions {
    var options = ImportOptions()
    options.language = "xx"
    return options
  }

  struct Mishap: Error { let outcome: ImportedFile.Outcome }

  /// Takes codes in: one path a line.
  func codes(_ paths: String...) throws {
    let table = "path\n" + paths.map { "\"\($0)\"" }.joined(separator: "\n") + "\n"
    _ = try ane.importCodebook(try write("codes.csv", table), dryRun: false)
  }

  /// Everything that anybody can see of the project, in words.
  func state() throws -> String { try Self.state(of: file) }

  static func state(of file: ProjectFile) throws -> String {
    try file.read { reader in
      var lines: [String] = []
      for key in ["name", "language", "report-language"] {
        lines.append("\(key)=\(try reader.setting(key) ?? "none")")
      }
      lines += try reader.coders().map { "\($0)" }
      let speakers = try reader.speakers()
      for record in try reader.sources() {
        let id = record.source.id
        lines.append("\(record)")
        lines.append(Digest.sha256(try reader.text(of: id).utf8))
        lines.append(Digest.sha256(try reader.original(of: id)))
        lines += try reader.marks(of: id, includingDropped: true).map { "\($0)" }
        for kind in SegmentKind.allCases {
          lines.append("\(kind) \(try reader.segments(of: id, kind))")
        }
        lines += (speakers[id] ?? []).map { "\($0)" }
        lines += try reader.codingRecords(in: id).map { "\($0)" }
        lines += try reader.quotations(of: id).map { "\($0)" }
        lines += try reader.prompts(of: id).sorted { $0.key < $1.key }.map { "\($0)" }
      }
      lines += try reader.codebook().codes.map { "\($0)" }
      lines += try reader.assignments().map { "\($0)" }
      lines += try reader.attributes().map { "\($0)" }
      for person in try reader.cases() {
        lines.append("\(person.id) \(person.name) \(person.values.sorted { $0.key < $1.key })")
        lines.append("\(person.weight) \(person.weightReason)")
      }
      lines += try reader.caseSteps().map { "\($0)" }
      lines += try reader.studySets().map { "\($0)" }
      lines += try reader.recordings().sorted { $0.key < $1.key }.map { "\($0)" }
      lines += try reader.questions().map { "\($0)" }
      lines.append("\(try reader.reopenedSources())")
      lines += try reader.queries().map { "\($0)" }
      lines += try reader.synonyms().map { "\($0)" }
      lines += try codebookWork(reader)
      return lines.joined(separator: "\n")
    }
  }

  /// Runs what has to be refused, and that it left nothing behind.
  func refusal(
    sourceLocation: SourceLocation = #_sourceLocation, of body: () throws -> Void
  ) throws -> Refusal? {
    let before = try state()
    let entries = try ane.log().count
    let refusal = #expect(throws: Refusal.self, sourceLocation: sourceLocation, performing: body)
    #expect(try state() == before, sourceLocation: sourceLocation)
    #expect(try ane.log().count == entries, sourceLocation: sourceLocation)
    return refusal
  }
}

extension OpenProject {
  /// The codings of a source as `coder place code`.
  func codingWords(_ source: String) throws -> [String] {
    try codings(CodingFilter(coders: [], sources: [source], codes: [], layer: nil)).map {
      "\($0.coder) \($0.span) \($0.code)"
    }
  }
}

/// Two speakers, three turns of which one has two sentences.
enum Sample {
  static let text = """
    Intervjuer: Hva gjør du?

    Leder: Jeg hjelper folk. Vi snakker sammen.

    Intervjuer: Og så?

    Leder: Så går det bra.

    """
}

extension Scene {
  /// Code and words of every coding, by source.
  static func codedWords(_ file: ProjectFile) throws -> [String] {
    try file.read { reader in
      let codebook = try reader.codebook()
      let names = Dictionary(
        uniqueKeysWithValues: try reader.sources().map { ($0.source.id, $0.source.name) })
      return try reader.codings().map { coding in
        let text = try reader.text(of: coding.source).raw(coding.span)
        return "\(names[coding.source] ?? "?") \(codebook.path(of: coding.code)) \(text)"
      }.sorted()
    }
  }
}

extension OpenProject {
  /// Imports files and keeps all that is known of them.
  func importFiles(
    _ paths: [String], _ options: ImportOptions, dryRun: Bool
  ) throws -> [ImportedFile] {
    try importFiles(paths, options, dryRun: dryRun) { $0 }
  }
}
