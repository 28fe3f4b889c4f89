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
  /// Somebody holds the file, and it is known who.
  case held(path: String, by: ProjectOwner)
  /// The project cannot be changed where it lies.
  case readOnly(path: String, ProjectObstacle)
  /// There is no room left where the file lies.
  case full(path: String)
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
  /// Where its index lies.
  package let indexFolder: IndexFolder
  private let queue: DatabaseQueue
  /// Who opened it, and from where.
  package let surroundings: ProjectSurroundings
  /// The lock on a network drive, if this is what took it.
  private let lock: OwnerFile?
  /// Why the project cannot be changed here, and the copy that is read instead.
  private let standIn: (obstacle: ProjectObstacle, snapshot: ProjectSnapshot)?

  private init(
    path: String, queue: DatabaseQueue, _ surroundings: ProjectSurroundings, lock: OwnerFile?,
    _ standIn: (obstacle: ProjectObstacle, snapshot: ProjectSnapshot)?
  ) {
    self.path = path
    self.queue = queue
    self.surroundings = surroundings
    self.lock = lock
    self.standIn = standIn
    let isAway =
      surroundings.isRemote == true || standIn != nil || !ProjectPlace.isWritable(path)
    indexFolder = IndexFolder(
      ofProject: path, awayIn: isAway ? surroundings.cacheFolder : nil)
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
    let file = try connect(path, patience: usualPatience, ProjectSurroundings(coder: coder))
    try file.guarded {
      file.startLog()
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
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - surroundings: who opens it, and from where.
  /// - Returns: the project.
  /// - Throws: `StoreError`.
  package static func open(
    at path: String, _ surroundings: ProjectSurroundings = ProjectSurroundings()
  ) throws -> ProjectFile {
    try open(at: path, patience: usualPatience, surroundings)
  }

  /// Opens a project once more that this program has open, for another thread to read.
  ///
  /// The file itself is not looked at: whoever closes a file lets go of all locks that the program
  /// has on it, and then another that ends takes itself for the last, and removes the log that this
  /// one still writes.
  package static func again(
    at path: String, _ surroundings: ProjectSurroundings
  ) throws -> ProjectFile {
    try connect(path, patience: usualPatience, surroundings, leavingLog: false)
  }

  /// Opens a project file, with the seconds to wait for another writer before it counts as busy.
  static func open(
    at path: String, patience: Double,
    _ surroundings: ProjectSurroundings = ProjectSurroundings()
  ) throws -> ProjectFile {
    guard FileStatus.exists(path) else { throw StoreError.missing(path: path) }
    guard FileStatus.isReadable(path) else {
      throw StoreError.refused(path: path, reason: "permission denied")
    }
    guard FileStatus.isSQLite(path) else { throw StoreError.notAProject(path: path) }
    let obstacle =
      surroundings.isReadOnly
      ? ProjectObstacle(path: nil, reason: "") : ProjectObstacle.of(path)
    let standIn = try obstacle.map { ($0, try ProjectSnapshot(of: path, patience: patience)) }
    let file = try connect(path, patience: patience, surroundings, standIn)
    do {
      try file.admit()
    } catch {
      try? file.close()
      throw error
    }
    return file
  }

  /// Refuses what is no project of this version, and brings an older one up to date.
  private func admit() throws {
    let (path, file) = (path, self)
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
      if file.standIn == nil { file.startLog() }
    }
  }

  /// Lets readers and a writer work at once, on a drive of this computer.
  private func startLog() {
    if surroundings.isRemote == true { return }
    // A file that comes from a network drive; where it cannot be changed now, it works as it is.
    try? queue.writeWithoutTransaction { database in
      if try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal" { return }
      try database.execute(sql: "PRAGMA journal_mode = WAL")
    }
  }

  /// The most memory that pages of the file may take.
  private static let cacheKibibytes = 128 << 10

  private static func connect(
    _ path: String, patience: Double, _ asked: ProjectSurroundings,
    _ standIn: (obstacle: ProjectObstacle, snapshot: ProjectSnapshot)? = nil,
    leavingLog: Bool = true
  ) throws -> ProjectFile {
    var surroundings = asked
    let isRemote = standIn == nil && (asked.isRemote ?? ProjectPlace.isRemote(path))
    surroundings.isRemote = isRemote
    // Told before there is a connection: see `again`.
    let usesLog =
      isRemote && leavingLog && ProjectPlace.usesWriteAheadLog(path)
      && FileStatus.applicationID(of: path) == Schema.applicationID
    var lock: OwnerFile?
    if isRemote {
      let file = OwnerFile(ofProject: path)
      let owner = ProjectOwner.here(asked.coder)
      if try file.lock(owner, project: path, patience: patience) { lock = file }
    }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // A step of a hundred thousand rows goes to and fro between the pages of many indexes.
      try database.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
      if isRemote { try leaveLog(database, isUsed: usesLog) }
    }
    do {
      let queue = try DatabaseQueue(
        path: standIn?.snapshot.path ?? path, configuration: configuration)
      return ProjectFile(path: path, queue: queue, surroundings, lock: lock, standIn)
    } catch {
      lock?.remove()
      standIn?.snapshot.remove()
      if let error = error as? DatabaseError { throw translated(error, path: path) }
      throw error
    }
  }

  /// Makes a connection on a network drive keep a rollback journal: a write-ahead log is shared
  /// through memory, which two computers do not have in common.
  ///
  /// The journal is emptied after each step and not removed: some drives keep what is removed a
  /// moment after it was closed, under a hidden name, and there are texts in it.
  private static func leaveLog(_ database: Database, isUsed usesLog: Bool) throws {
    if usesLog { try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    try database.execute(sql: "PRAGMA journal_mode = TRUNCATE")
    if usesLog {
      try database.execute(sql: "PRAGMA locking_mode = NORMAL")
      _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
    }
  }

  /// Folds the write-ahead log into the file and lets go of it.
  package func close() throws {
    defer {
      lock?.remove()
      standIn?.snapshot.remove()
    }
    try guarded { try queue.close() }
    // Whoever holds the lock is alone with it.
    if lock != nil { FileStatus.removeEmpty(path + "-journal") }
  }

  /// Why the project cannot be changed here; nil where it can.
  package var obstacle: ProjectObstacle? { standIn?.obstacle }

  /// Runs a piece of work in one transaction that may write, with a note of who does.
  private func immediately(
    by coder: String?, _ body: (Database) throws -> Database.TransactionCompletion
  ) throws {
    if let obstacle { throw StoreError.readOnly(path: path, obstacle) }
    let note = lock == nil && surroundings.isRemote != true ? OwnerFile(ofProject: path) : nil
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        note?.note(ProjectOwner.here(coder ?? surroundings.coder))
        defer { note?.remove() }
        try Replica.renew(database, at: path)
        return try body(database)
      }
    }
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
      try immediately(by: coder) { database in
        let journal = Journal(database: database)
        let entry = try journal.begin(command, by: coder, kind: .original, target: nil)
        let writer = ProjectWriter(database: database, stamp: try journal.stamp())
        let result = try body(writer)
        let isKept = try journal.end(entry, summary: summary ?? writer.summary)
        outcome = (result, isKept ? entry : nil)
        return .commit
      }
      guard let outcome else { throw StoreError.refused(path: path, reason: "no transaction") }
      return outcome
    }
  }

  /// Copies everything into an empty file, from one consistent state.
  func vacuum(into copy: String) throws {
    do {
      try guarded {
        try queue.writeWithoutTransaction { database in
          try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
        }
      }
    } catch StoreError.full {
      // It is the copy that finds no room; the project is only read.
      throw StoreError.full(path: copy)
    }
  }

  /// Runs a piece of the journal's own work in one transaction.
  func inTransaction<Result>(
    by coder: String? = nil, _ body: (Database) throws -> Result
  ) throws -> Result {
    try guarded {
      var outcome: Result?
      try immediately(by: coder) { database in
        outcome = try body(database)
        return .commit
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
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      OwnerFile(ofProject: path).owner.map { .held(path: path, by: $0) } ?? .busy(path: path)
    case .SQLITE_NOTADB: .notAProject(path: path)
    case .SQLITE_FULL: .full(path: path)
    default: .refused(path: path, reason: error.message ?? "\(error.resultCode)")
    }
  }
}
