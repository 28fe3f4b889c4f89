internal import ArgumentParser
@preconcurrency internal import Glibc
internal import Workbench

/// The ways in which a text is handed in: on the command line, in a file, through a pipe, or written
/// in an editor.
struct WritingInput: ParsableArguments {
  @Option(name: .short, help: "The text.")
  var message: String?

  @Option(
    name: [.customShort("F"), .customLong("file")], help: "A file with the text; - for stdin.")
  var file: String?

  func validate() throws {
    if message != nil, file != nil { throw ValidationError("give the text with -m or with -F") }
  }

  /// The text.
  ///
  /// - Parameter former: What the editor shows first.
  /// - Returns: The text as it was written.
  /// - Throws: `Refusal` where a file cannot be read.
  func text(former: String = "") throws -> String {
    if let message { return message }
    if let file { return try Self.decoded(FileBytes.read(file), file) }
    if !Terminal.asks { return try Self.decoded(FileBytes.read("-"), "-") }
    return try WritingEditor.edit(former)
  }

  private static func decoded(_ bytes: [UInt8], _ path: String) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(.unreadable(reason: "it is not UTF-8"), at: InputPlace(file: path))
    }
    return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
  }
}

/// The editor that a person has chosen.
enum WritingEditor {
  /// Shows a text in the editor, in a file that nobody else can read and that is removed after.
  static func edit(_ text: String) throws -> String {
    let command =
      Terminal.environment("VISUAL") ?? Terminal.environment("EDITOR") ?? "vi"
    var template = Array(
      ((Terminal.environment("TMPDIR") ?? "/tmp") + "/sitat-XXXXXX.md").utf8CString)
    let descriptor = mkstemps(&template, 3)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else {
      throw Refusal(.unwritable(path: path, reason: String(cString: strerror(errno))))
    }
    close(descriptor)
    defer { _ = unlink(path) }
    try FileBytes.write(Array(text.utf8), to: path)
    let quoted = "'" + path.replacing("'", with: "'\\''") + "'"
    guard system("\(command) \(quoted)") == 0 else {
      throw Refusal(.unreadable(reason: "the editor “\(command)” failed"))
    }
    let bytes = try FileBytes.read(path)
    return String(decoding: bytes, as: UTF8.self)
  }
}
