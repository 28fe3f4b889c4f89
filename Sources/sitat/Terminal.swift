@preconcurrency internal import Glibc

/// The terminal that the program talks to: the only place that knows of one.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether somebody sits at standard input, who can be asked.
  static var asks: Bool { isatty(STDIN_FILENO) == 1 }

  /// The number of columns, 80 where nothing says otherwise.
  static var width: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      return Int(size.ws_col)
    }
    return environment("COLUMNS").flatMap { Int($0) } ?? 80
  }

  /// The value of an environment variable; nil where it is unset or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value[0] != 0 else { return nil }
    return String(cString: value)
  }

  /// Writes data to standard output.
  static func write(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes data to standard output.
  static func write(_ text: String) {
    write(Array(text.utf8), to: STDOUT_FILENO)
  }

  /// Says something on standard error.
  static func say(_ text: String, endsLine: Bool = true) {
    write(Array((text + (endsLine ? "\n" : "")).utf8), to: STDERR_FILENO)
  }

  /// Shows how far something has come, on a line of standard error that the next one replaces;
  /// nothing where nobody watches.
  static func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    say("\r\u{1B}[K" + String(text.prefix(max(10, width - 1))), endsLine: false)
  }

  /// Takes that line away.
  static func clearProgress() {
    if isatty(STDERR_FILENO) == 1 { say("\r\u{1B}[K", endsLine: false) }
  }

  /// Shows a text through the pager where there is a terminal to page on.
  static func page(_ text: String, wanted: Bool) {
    guard wanted, isInteractive else { return write(text) }
    let command =
      environment("SITAT_PAGER") ?? environment("PAGER") ?? "less -FRX"
    guard let pipe = popen(command, "w") else { return write(text) }
    signal(SIGPIPE, SIG_IGN)
    _ = text.withCString { fputs($0, pipe) }
    let status = pclose(pipe)
    signal(SIGPIPE, SIG_DFL)
    // What a shell says of a program that it does not find.
    if status >> 8 & 0xFF == 127 { write(text) }
  }

  /// Ends the program when standard output takes no more, so that nobody trusts half a result.
  private static func refuse() -> Never {
    let reason = strerror(errno).map { String(cString: $0) } ?? "unknown"
    say("sitat: standard output cannot be written: \(reason)")
    exit(2)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress, raw.count)
      }
      if count <= 0 {
        if descriptor == STDOUT_FILENO { refuse() }
        return
      }
      written += count
    }
  }
}
