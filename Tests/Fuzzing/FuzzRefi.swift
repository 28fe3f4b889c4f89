@testable internal import Formats
internal import Glibc
internal import Text

/// The readers of REFI-QDA files.
enum FuzzRefi {
  /// Reads a file of one of these kinds.
  static func read(_ bytes: [UInt8], _ reader: FuzzReader) throws {
    switch reader {
    case .refi: readAgain(try rewritten(bytes))
    case .refiPackage: try readArchive(FuzzPackage.refi(bytes))
    case .refiArchive: try readArchive(bytes)
    case .refiSchema:
      for schema in RefiSchema.allCases { _ = schema.complaints(about: bytes) }
    case .refiPositions: try readPositions(bytes)
    default: readPart(bytes)
    }
  }

  /// Reads a project and writes it.
  private static func rewritten(_ bytes: [UInt8]) throws -> [UInt8] {
    let reading = try RefiReader.read(bytes, named: "a.qde")
    let foreign = reading.foreign.compactMap { RefiForeignPart(xml: $0.xml) }
    let surroundings = RefiForeignPart.Surroundings(
      known: Set(reading.project.codes.map(\.guid)), holds: { _ in true })
    let fitting = foreign.compactMap { $0.fitted(into: surroundings) }
    let written = RefiWriter(foreign: fitting).project(reading.project)
    _ = RefiWriter().codebook(reading.project)
    for code in reading.project.codes { readCode(code) }
    return written.bytes
  }

  /// What was written must be read again.
  private static func readAgain(_ written: [UInt8]) {
    switch Result(catching: { try RefiReader.read(written, named: "a.qde") as RefiReading }) {
    case .failure(let error):
      // What is just not too deep can be too deep in its place.
      precondition("\(error)".contains("depth"), "what was written cannot be read: \(error)")
    case .success: break
    }
  }

  private static func readCode(_ code: RefiCode) {
    _ = code.colour.flatMap { CodeColour.refi($0) }
    _ = RefiCodeDescription(code.description ?? "")
    for child in code.children { readCode(child) }
  }

  private static func readArchive(_ bytes: [UInt8]) throws {
    let archive = try RefiArchive(path: try FuzzFile.shared.path(of: bytes))
    let reading = try RefiReader.read(
      try archive.project(), named: archive.projectName, holds: archive.holds)
    var texts: [(text: RefiRawText, passages: [RefiPositions.Passage])] = []
    for source in reading.project.sources {
      for text in [source.text].compactMap({ $0 }) + source.transcripts {
        guard let raw = try? rawText(text, archive) else { continue }
        texts.append((raw, text.selections.compactMap(passage)))
      }
    }
    hold(RefiPositions.choose(texts, origin: reading.project.origin), in: texts)
  }

  private static func rawText(_ text: RefiText, _ archive: RefiArchive) throws -> RefiRawText? {
    if let content = text.content { return RefiRawText(content: content) }
    if let path = text.plainTextPath, let bytes = try archive.bytes(of: path) {
      return try RefiRawText(file: bytes)
    }
    guard let path = text.richTextPath, let bytes = try archive.bytes(of: path) else { return nil }
    let document = try DocumentTranscript(word: bytes)
    return RefiRawText(content: String(decoding: document.utf8, as: UTF8.self))
  }

  private static func passage(_ selection: RefiSelection) -> RefiPositions.Passage? {
    guard case .positions(let start, let end) = selection.place else { return nil }
    return RefiPositions.Passage(start: start, end: end, name: selection.name)
  }

  /// Takes a text, and behind a zero byte two bytes for each end of a passage.
  private static func readPositions(_ bytes: [UInt8]) throws {
    let origins: [String?] = ["NVivo", "ATLAS.ti", nil]
    let choice = Int(bytes.first ?? 0)
    let parts = bytes.dropFirst().split(
      separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    let raw =
      choice.isMultiple(of: 2)
      ? try RefiRawText(file: Array(parts[0]))
      : RefiRawText(content: String(decoding: parts[0], as: UTF8.self))
    let numbers = Array(parts[1])
    let ends = stride(from: 0, to: numbers.count - 1, by: 2).map {
      Int(Int8(bitPattern: numbers[$0])) << 8 | Int(numbers[$0 + 1])
    }
    let name = String(decoding: parts[0].prefix(40), as: UTF8.self)
    let passages = stride(from: 0, to: ends.count - 1, by: 2).map {
      RefiPositions.Passage(start: ends[$0], end: ends[$0 + 1], name: name)
    }
    let texts = [(text: raw, passages: passages)]
    hold(RefiPositions.choose(texts, origin: origins[choice % 3]), in: texts)
  }

  private static func hold(
    _ choices: [RefiPositions.Choice],
    in texts: [(text: RefiRawText, passages: [RefiPositions.Passage])]
  ) {
    for (choice, entry) in zip(choices, texts) {
      let text = StoredText(utf8: entry.text.stored)
      precondition(choice.spans.count == entry.passages.count, "a passage is missing")
      for case .some(let span) in choice.spans {
        precondition(span.end <= text.count, "passage out of bounds")
      }
    }
  }

  private static func readPart(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = CodeColour.refi(text)
    _ = RefiTime.utc(text)
    _ = RefiCodeDescription(text)
    guard let part = RefiForeignPart(xml: text) else { return }
    _ = part.guids
    _ = part.complaints
    let surroundings = RefiForeignPart.Surroundings(known: [], holds: { _ in false })
    _ = part.fitted(into: surroundings)
  }
}

/// A file without a name, for readers that want a path.
final class FuzzFile {
  nonisolated(unsafe) static let shared = FuzzFile()
  private let descriptor: Int32

  private init() {
    var template = Array("/tmp/sitat-fuzz-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    precondition(descriptor >= 0, "no file can be made")
    unlink(template)
  }

  /// The path under which this process alone can open some bytes.
  func path(of bytes: [UInt8]) throws -> String {
    precondition(ftruncate(descriptor, 0) == 0, "the file cannot be emptied")
    let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    precondition(written == bytes.count, "the disk is full")
    return "/proc/self/fd/\(descriptor)"
  }
}
