internal import Foundation

/// One measurement, as it is printed and read again: a line of JSON.
struct ResultLine: Codable {
  /// What was measured: `machine`, `corpus`, `build`, `query`, `cold`, `skipped`, `process`,
  /// `figure`, a `note` on how an engine was run, or the engines of a `run`.
  let kind: String
  var engine: String?
  var version: String?
  var name: String?
  var unit: String?
  var value: Double?
  var note: String?
  /// The class of a query, and its words.
  var `class`: String?
  var query: String?
  var hits: Int?
  /// The number of documents with a hit.
  var docs: Int?
  /// The number of places that had to be looked at: how often the rarest of its words occurs.
  var candidates: Int?
  /// Why the number of hits, or of documents, need not be that of other engines.
  var hitRule: String?
  var docRule: String?
  /// Microseconds for all hits with their positions, and for the number of documents alone.
  var us: Double?
  var countUs: Double?
  var words: Int?
  var types: Int?
  var threads: Int?
  var textBytes: Int?
  var indexBytes: Int?
  /// What an index holds.
  var holds: String?
  /// Seconds.
  var wall: Double?
  var cpu: Double?
  /// The most memory held, in bytes.
  var memory: Int?

  init(kind: String, engine: String? = nil) {
    self.kind = kind
    self.engine = engine
  }

  /// A figure with its unit.
  init(figure name: String, _ value: Double, _ unit: String, note: String? = nil) {
    self.init(kind: "figure", engine: "Sitat")
    self.name = name
    self.value = value
    self.unit = unit
    self.note = note
  }

  /// The line as it is printed.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// The measurements in a file; lines that are none are passed over.
  static func read(_ path: String) -> [ResultLine] {
    guard let bytes = try? BenchFiles.read(path) else { return [] }
    let decoder = JSONDecoder()
    return bytes.split(separator: 0x0A).compactMap {
      try? decoder.decode(ResultLine.self, from: Data($0))
    }
  }
}
