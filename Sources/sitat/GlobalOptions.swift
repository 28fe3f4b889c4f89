internal import ArgumentParser
internal import Report
internal import Store
internal import Workbench

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "The project file (else found upwards from here, or $SITAT_PROJECT).")
  var project: String?

  @Option(help: "Who acts (else $SITAT_CODER).")
  var me: String?

  @Flag(name: [.short, .long], help: "Say nothing but results and errors.")
  var quiet = false

  /// Who acts, by option or environment.
  var actor: String? { me ?? Terminal.environment("SITAT_CODER") }

  /// Opens the project that is meant, and runs a verb in it.
  func withWorkbench<Result>(_ body: (OpenProject) throws -> Result) throws -> Result {
    let path =
      try project ?? Terminal.environment("SITAT_PROJECT")
      ?? ProjectDiscovery.find(from: ProjectDiscovery.workingFolder())
    let file = try ProjectFile.open(at: path, try surroundings())
    let result: Result
    do {
      result = try body(
        OpenProject(file: file, me: actor, indexMemory: try Self.indexMemory()))
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
    return result
  }

  /// Who works, and where.
  private func surroundings() throws -> ProjectSurroundings {
    let cache =
      Terminal.environment("XDG_CACHE_HOME") ?? Terminal.environment("HOME").map { $0 + "/.cache" }
    let drive = Terminal.environment("SITAT_DRIVE")
    guard [nil, "network", "local", "read-only"].contains(drive) else {
      throw ValidationError("SITAT_DRIVE is “\(drive ?? "")”; it takes network, local or read-only")
    }
    var surroundings = ProjectSurroundings(
      coder: actor, isRemote: drive.map { $0 == "network" }, cacheFolder: cache)
    surroundings.isReadOnly = drive == "read-only"
    return surroundings
  }

  /// The megabytes that making the index may take, where the environment says so.
  private static func indexMemory() throws -> Int? {
    guard let written = Terminal.environment("SITAT_INDEX_MEMORY") else { return nil }
    guard let megabytes = Int(written), (64...1_000_000).contains(megabytes) else {
      throw ValidationError(
        "SITAT_INDEX_MEMORY is “\(written)”; it takes a number of megabytes from 64 on")
    }
    return megabytes
  }

  /// Says something to the person, unless they want silence.
  func say(_ text: String) {
    if !quiet { Terminal.say(text) }
  }
}
