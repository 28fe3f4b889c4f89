internal import Glibc

/// Files as measurements need them.
enum BenchFiles {
  /// The paths of a folder's regular files, in the order of their names.
  static func list(_ folder: String) throws -> [String] {
    guard let stream = opendir(folder) else { throw BenchProblem("cannot read \(folder)") }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(folder)/\($0)" }
  }

  /// The bytes of a file.
  static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw BenchProblem("cannot open \(path)") }
    defer { close(file) }
    let length = try size(of: file, path)
    return try [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      while count < length {
        let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, length - count)
        guard got > 0 else { throw BenchProblem("cannot read \(path)") }
        count += got
      }
    }
  }

  /// Writes a file, and to the disk where `isSynced`.
  static func write(_ bytes: [UInt8], to path: String, isSynced: Bool = false) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw BenchProblem("cannot write \(path)") }
    defer { close(file) }
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let put = Glibc.write(file, buffer.baseAddress.map { $0 + done }, buffer.count - done)
        guard put > 0 else { throw BenchProblem("cannot write \(path)") }
        done += put
      }
    }
    if isSynced { fsync(file) }
  }

  /// The number of a file's bytes.
  static func size(_ path: String) throws -> Int {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw BenchProblem("cannot open \(path)") }
    defer { close(file) }
    return try size(of: file, path)
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && !path.hasPrefix("/") ? String(part) : "/\(part)"
      if !part.isEmpty { mkdir(made, 0o755) }
    }
  }

  /// Writes a file's pages to the disk and drops them from memory, if nobody has them mapped.
  static func drop(_ path: String) {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return }
    defer { close(file) }
    fsync(file)
    posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED)
  }

  /// Whether there is a folder of that name.
  static func isFolder(_ path: String) -> Bool {
    guard let stream = opendir(path) else { return false }
    closedir(stream)
    return true
  }

  private static func size(of file: Int32, _ path: String) throws -> Int {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw BenchProblem("cannot measure \(path)") }
    return Int(status.st_size)
  }
}
