import Foundation
import Store
import Study
import Testing
import Text

/// A folder that is removed when nobody holds it any more.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sitat-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// A new project of Ane's.
  func project(_ name: String = "study.sitat") throws -> ProjectFile {
    try ProjectFile.create(at: file(name), settings: [("language", "nb")], coder: "Ane")
  }
}

/// SQLite itself, past all that the room does: to plant defects and to look behind the scenes.
final class RawDatabase {
  struct Failure: Error, CustomStringConvertible { let description: String }

  private typealias Column = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private typealias Callback =
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, Column?, Column?
    ) -> Int32
  private typealias Open =
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>
    ) -> Int32
  private typealias Execute =
    @convention(c) (
      OpaquePointer?, UnsafePointer<CChar>, Callback?, UnsafeMutableRawPointer?, Column?
    ) -> Int32
  private typealias Close = @convention(c) (OpaquePointer?) -> Int32

  private var handle: OpaquePointer?
  private let execution: Execute
  private let closing: Close

  init(_ path: String) throws {
    let open = unsafeBitCast(try #require(dlsym(nil, "sqlite3_open")), to: Open.self)
    execution = unsafeBitCast(try #require(dlsym(nil, "sqlite3_exec")), to: Execute.self)
    closing = unsafeBitCast(try #require(dlsym(nil, "sqlite3_close")), to: Close.self)
    guard open(path, &handle) == 0 else { throw Failure(description: "cannot open \(path)") }
  }

  deinit { _ = closing(handle) }

  /// Runs statements and gives their rows as texts.
  @discardableResult
  func rows(_ sql: String) throws -> [[String]] {
    final class Rows { var rows: [[String]] = [] }
    let found = Rows()
    var message: UnsafeMutablePointer<CChar>?
    let status = execution(
      handle, sql,
      { context, count, values, _ in
        guard let context else { return 1 }
        let rows = Unmanaged<Rows>.fromOpaque(context).takeUnretainedValue()
        rows.rows.append(
          (0..<Int(count)).map { index in
            values?[index].map { String(cString: $0) } ?? "NULL"
          })
        return 0
      }, Unmanaged.passUnretained(found).toOpaque(), &message)
    guard status == 0 else {
      throw Failure(description: message.map { String(cString: $0) } ?? "error \(status)")
    }
    return found.rows
  }

  /// The first column of every row.
  func column(_ sql: String) throws -> [String] { try rows(sql).compactMap(\.first) }

  /// Takes every trigger away, so that anything can be written.
  func dropTriggers() throws {
    for name in try column("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      try rows("DROP TRIGGER \(name)")
    }
  }
}

extension NewSource {
  /// A source of a text, with what a test says of it.
  init(
    _ name: String, _ text: String, original: [UInt8]? = nil, marks: [Mark] = [],
    speakers: [(label: String, role: SpeakerRole, isConfirmed: Bool)] = [],
    segments: [Segment] = []
  ) {
    self.init(
      name: name, kind: .interview, language: "nb", text: StoredText(text),
      original: original ?? Array(text.utf8), fileName: name + ".txt", encoding: "utf-8",
      report: "", marks: marks, speakers: speakers, segments: segments)
  }
}
