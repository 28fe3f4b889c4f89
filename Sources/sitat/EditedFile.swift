@preconcurrency internal import Glibc
internal import Workbench

/// A file in a folder of its own that nobody else can read, for a person's editor.
struct EditedFile {
  /// Where it lies.
  let path: String
  private let folder: String

  /// Lays out a file.
  ///
  /// - Parameters:
  ///   - bytes: what it begins with.
  ///   - suffix: the end of its name.
  /// - Throws: `Refusal` where it cannot be written.
  init(_ bytes: [UInt8], suffix: String) throws {
    let place = (Terminal.environment("TMPDIR") ?? "/tmp") + "/sitat-XXXXXX"
    var template = Array(place.utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else {
      throw Refusal(.unwritable(path: place, reason: "no folder could be made"))
    }
    folder = made
    path = made + "/sheet" + suffix
    try FileBytes.write(bytes, to: path)
  }

  /// Opens it in the person's editor and waits.
  ///
  /// - Returns: what is in it then.
  /// - Throws: `Refusal` where there is no editor, or it did not end well.
  func edit() throws -> [UInt8] {
    guard let editor = Terminal.environment("VISUAL") ?? Terminal.environment("EDITOR") else {
      remove()
      throw Refusal(.codeSheet(.noEditor))
    }
    let quoted = "'" + path.replacing("'", with: "'\\''") + "'"
    guard system("\(editor) \(quoted)") == 0 else {
      throw Refusal(.codeSheet(.editor(command: editor)))
    }
    return try FileBytes.read(path)
  }

  /// Takes it away.
  func remove() {
    _ = unlink(path)
    _ = rmdir(folder)
  }
}
