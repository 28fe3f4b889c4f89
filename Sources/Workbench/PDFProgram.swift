internal import Formats
@preconcurrency internal import Glibc

/// The program that takes the text out of PDFs: `pdftotext` of poppler, in a process of its own.
///
/// It gets the bytes that were read, by a file without a name, and no shell is between.
enum PDFProgram {
  /// How long it may take.
  static let seconds = 60

  /// The text of a PDF with places of all words, as the program writes it.
  ///
  /// - Throws: `PDFReadingError` where it is not installed, or cannot do it.
  static func layout(of bytes: [UInt8], seconds: Int = seconds) throws -> [UInt8] {
    let input = try scratchFile()
    defer { _ = close(input) }
    let output = try scratchFile()
    defer { _ = close(output) }
    let errors = try scratchFile()
    defer { _ = close(errors) }
    try write(bytes, to: input)
    // The program opens the file anew, as its own, by the number that it has there.
    let child = try start(
      ["pdftotext", "-bbox-layout", "-enc", "UTF-8", "/proc/self/fd/3", "-"], input, output, errors)
    let status = try wait(for: child, seconds: seconds)
    let isDone = status & 0x7F == 0
    let code = status >> 8 & 0xFF
    if isDone, code == 0 { return contents(of: output) }
    if isDone, code == 127 { throw PDFReadingError.missingProgram }
    if isDone, code == 3 { throw PDFReadingError.forbidden }
    let said = String(decoding: contents(of: errors).prefix(4000), as: UTF8.self)
    if said.contains("Incorrect password") { throw PDFReadingError.passwordProtected }
    let line = said.split(separator: "\n").first.map(String.init)
    throw PDFReadingError.damaged(
      reason: line ?? (isDone ? "pdftotext gave up" : "pdftotext broke down"))
  }

  private static func start(
    _ words: [String], _ input: Int32, _ output: Int32, _ errors: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Copies above all numbers in use, so that none is overwritten before it has been copied.
    posix_spawn_file_actions_adddup2(&actions, input, 90)
    posix_spawn_file_actions_adddup2(&actions, output, 91)
    posix_spawn_file_actions_adddup2(&actions, errors, 92)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, 91, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, 92, STDERR_FILENO)
    posix_spawn_file_actions_adddup2(&actions, 90, 3)
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    arguments.append(nil)
    var child = pid_t()
    let failure = posix_spawnp(&child, words[0], &actions, nil, arguments, environ)
    switch failure {
    case 0: return child
    case ENOENT, EACCES: throw PDFReadingError.missingProgram
    default:
      throw PDFReadingError.damaged(
        reason: strerror(failure).map { String(cString: $0) } ?? "error \(failure)")
    }
  }

  /// Waits for a process, and ends it where it takes too long.
  ///
  /// - Returns: its status as the system gives it.
  private static func wait(for child: pid_t, seconds: Int) throws -> Int32 {
    var status: Int32 = 0
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let end = now.tv_sec + seconds
    var pause: useconds_t = 500
    while true {
      let found = waitpid(child, &status, WNOHANG)
      if found == child { return status }
      guard found == 0 || errno == EINTR else {
        throw PDFReadingError.damaged(reason: "pdftotext was lost")
      }
      clock_gettime(CLOCK_MONOTONIC, &now)
      if now.tv_sec >= end {
        kill(child, SIGKILL)
        _ = waitpid(child, &status, 0)
        throw PDFReadingError.tookTooLong(seconds: seconds)
      }
      usleep(pause)
      pause = min(pause * 2, 20_000)
    }
  }

  /// A file that loses its name at once, so that its bytes are open to nobody.
  private static func scratchFile() throws -> Int32 {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((folder + "/sitat-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      let reason = strerror(errno).map { String(cString: $0) } ?? "unknown"
      throw Refusal(.unwritable(path: folder, reason: reason))
    }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      guard count > 0 else {
        let reason = strerror(errno).map { String(cString: $0) } ?? "unknown"
        throw Refusal(.unwritable(path: "the folder for temporary files", reason: reason))
      }
      written += count
    }
  }

  private static func contents(of descriptor: Int32) -> [UInt8] {
    lseek(descriptor, 0, SEEK_SET)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return bytes }
      bytes += chunk[..<count]
    }
  }
}
