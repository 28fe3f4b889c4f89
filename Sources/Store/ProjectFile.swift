internal import GRDB

/// What went wrong with the project file itself.
package enum StoreError: Error, Hashable, Sendable {
  /// No file is at the path.
  case missing(path: String)
  /// A file is there already, and would be overwritten.
  case exists(path: String)
  /// The file is not a project.
  case notAProject(path: String)
  /// The file was written by a later version.
  case tooNew(path: String)
  /// Another program holds the file for writing.
  case busy(path: String)
  /// A row holds what cannot be read.
  case damaged(table: String, row: Int)
  /// SQLite refused, with its own words.
  case refused(path: String, reason: String)
}

/// The project file: one SQLite database, opened by one owner.
///
/// Every reading sees one consistent state; every change is one transaction and one entry of the
/// journal.
package final class ProjectFile {
  /// Where the file lies.
  package let path: String
  private let queue: DatabaseQueue

  private init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  /// Makes a new project file, with its own replica id.
  ///
  /// - Throws: `StoreError.exists` rather than touch a file that is there.
  package static func create(
    at path: String, settings: [(key: String, value: String)], coder: String?
  ) throws -> ProjectFile {
    try FileStatus.reserve(path)
    do {
      return try fill(path, settings: settings, coder: coder)
    } catch {
      FileStatus.discard(path)
      throw error
    }
  }

  /// Makes a project of an empty file.
  private static func fill(
    _ path: String, settings: [(key: String, value: String)], coder: String?
  ) throws -> ProjectFile {
    let file = try connect(path, patience: usualPatience)
    try file.guarded {
      try file.queue.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try Schema.migrator.migrate(file.queue)
      try file.queue.write { database in
        try database.execute(
          sql: "INSERT INTO logical_clock (only, value, replica) VALUES (1, 0, ?)",
          arguments: [try Replica.add(to: database, at: path)])
      }
    }
    _ = try file.change(Journal.founding, by: coder) { writer in
      for (key, value) in settings { try writer.set(key, to: value) }
      if let coder { _ = try writer.coder(named: coder) }
    }
    return file
  }

  /// The seconds that a command waits for another to finish its writing.
  private static let usualPatience = 10.0

  /// Opens a project file that exists, bringing an older schema up to date.
  package static func open(at path: String) throws -> ProjectFile {
    try open(at: path, patience: usualPatience)
  }

  /// Opens a project file, with the seconds to wait for another writer before it counts as busy.
  static func open(at path: String, patience: Double) throws -> ProjectFile {
    guard FileStatus.exists(path) else { throw StoreError.missing(path: path) }
    guard FileStatus.isReadable(path) else {
      throw StoreError.refused(path: path, reason: "permission denied")
    }
    guard FileStatus.isSQLite(path) else { throw StoreError.notAProject(path: path) }
    let file = try connect(path, patience: patience)
    try file.guarded {
      let (applicationID, applied) = try file.queue.read { database in
        (
          try Int.fetchOne(database, sql: "PRAGMA application_id"),
          try Schema.migrator.appliedIdentifiers(database)
        )
      }
      guard applicationID == Schema.applicationID else {
        throw StoreError.notAProject(path: path)
      }
      let known = Set(Schema.migrator.migrations)
      guard applied.isSubset(of: known) else { throw StoreError.tooNew(path: path) }
      if applied != known { try Schema.migrator.migrate(file.queue) }
    }
    return file
  }

  /// The most memory that pages of the file may take.
  private static let cacheKibibytes = 128 << 10

  private static func connect(_ path: String, patience: Double) throws -> ProjectFile {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // A step of a hundred thousand rows goes to and fro between the pages of many indexes.
      try database.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
    }
    do {
      return ProjectFile(
        path: path, queue: try DatabaseQueue(path: path, configuration: configuration))
    } catch let error as DatabaseError {
      throw translated(error, path: path)
    }
  }

  /// Folds the write-ahead log into the file and lets go of it.
  package func close() throws {
    try guarded { try queue.close() }
  }

  /// Reads one consistent state.
  package func read<Result>(_ body: (ProjectReader) throws -> Result) throws -> Result {
    try guarded { try queue.read { try body(ProjectReader(database: $0)) } }
  }

  /// Makes a change: one transaction, one journal entry, nothing at all if `body` throws.
  ///
  /// - Returns: what `body` returned, and the entry's number, or nil when nothing changed.
  @discardableResult
  package func change<Result>(
    _ command: String, by coder: String?, summary: String? = nil,
    _ body: (ProjectWriter) throws -> Result
  ) throws -> (result: Result, entry: Int?) {
    try guarded {
      var outcome: (Result, Int?)?
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try Replica.renew(database, at: path)
          let journal = Journal(database: database)
          let entry = try journal.begin(command, by: coder, kind: .original, target: nil)
          let writer = ProjectWriter(database: database, stamp: try journal.stamp())
          let result = try body(writer)
          let isKept = try journal.end(entry, summary: summary ?? writer.summary)
          outcome = (result, isKept ? entry : nil)
          return .commit
        }
      }
      guard let outcome else { throw StoreError.refused(path: path, reason: "no transaction") }
      return outcome
    }
  }

  /// Runs a piece of the journal's own work in one transaction.
  func inTransaction<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try guarded {
      var outcome: Result?
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try Replica.renew(database, at: path)
          outcome = try body(database)
          return .commit
        }
      }
      guard let outcome else { throw StoreError.refused(path: path, reason: "no transaction") }
      return outcome
    }
  }

  /// Turns SQLite's errors into the room's own.
  private func guarded<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw Self.translated(error, path: path)
    }
  }

  private static func translated(_ error: DatabaseError, path: String) -> StoreError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_NOTADB: .notAProject(path: path)
    default: .refused(path: path, reason: error.message ?? "\(error.resultCode)")
    }
  }
}
