internal import Formats
internal import Merging
internal import Store
package import Study

/// One rater's work, as a listing prints it.
package struct LayerLine: Hashable, Sendable {
  /// Who.
  package let coder: String
  /// In which layer.
  package let layer: Layer
  /// How many codings.
  package let codings: Int
  /// In how many sources.
  package let sources: Int
  /// How many of them are finished.
  package let finished: Int
}

extension OpenProject {
  /// Every coder's layers, by coder.
  package func layers() throws -> [LayerLine] {
    let lines = try assignments()
    let names = Set(lines.map { LayerName(coder: $0.coder, layer: $0.layer) })
    return names.sorted().map { name in
      let own = lines.filter { $0.coder == name.coder && $0.layer == name.layer }
      return LayerLine(
        coder: name.coder, layer: name.layer, codings: own.reduce(0) { $0 + $1.codings },
        sources: own.filter { $0.codings > 0 }.count,
        finished: own.filter { $0.status == .finished }.count)
    }
  }

  /// One coder's work as a file to send: codings and what they need, and no text of any source.
  ///
  /// - Parameters:
  ///   - coder: whose; the one who acts, if nil.
  ///   - layers: which layers; all, if empty.
  /// - Returns: the file, and how many codings are in it.
  /// - Throws: `Refusal` where the coder is unknown.
  package func layerFile(of coder: String?, layers: [Layer]) throws -> (
    bytes: [UInt8], codings: Int
  ) {
    let name = try coder ?? self.coder()
    return try file.read { reader in
      let coders = try reader.coders()
      guard coders.contains(where: { $0.name == name }) else {
        throw Refusal(.unknownCoder(asked: name, known: coders.map(\.name)))
      }
      let state = try reader.copyState()
      let selection = LayerSelection(state, coder: name, layers: layers.map(\.rawValue))
      let layer = LayerFile(
        project: try reader.setting("name") ?? "", coder: name,
        layers: layers.isEmpty ? Layer.allCases.map(\.rawValue) : layers.map(\.rawValue),
        state: selection.state,
        authors: try reader.authors().filter { selection.stamps.contains($0.stamp) }.map {
          LayerFile.Author(stamp: $0.stamp, coder: $0.coder, at: $0.at, command: $0.command)
        })
      return (try layer.bytes(), selection.state.rows["coding"]?.count ?? 0)
    }
  }
}

extension StepAuthor {
  var stamp: ChangeStamp { ChangeStamp(clock: clock, replica: replica) }
}

private struct LayerName: Hashable, Comparable {
  let coder: String
  let layer: Layer

  static func < (one: LayerName, other: LayerName) -> Bool {
    if one.coder != other.coder { return NameOrder(one.coder) < NameOrder(other.coder) }
    return one.layer < other.layer
  }
}

/// The rows that one coder's layer consists of, and those that they need.
private struct LayerSelection {
  let state: CopyState
  /// The steps that the rows carry.
  let stamps: Set<ChangeStamp>

  /// Tables that everybody shares and that hold nothing of what anybody coded.
  private static let shared: Set = [
    "source", "code", "theme", "theme_member", "codebook_version",
  ]
  /// Tables whose rows belong to the coder that they name.
  private static let owned: Set = ["coding", "assignment", "memo", "condensation"]

  init(_ whole: CopyState, coder: String, layers: [String]) {
    let coders = whole.table("coder")?.place(of: "name").map { name in
      Set(
        (whole.rows["coder"] ?? [:]).values.filter { $0.values[name] == .text(coder) }.map(\.guid))
    }
    let mine = coders ?? []
    let own = whole.filtered { table, row in
      if Self.shared.contains(table.name) { return true }
      if table.name == "coder" { return mine.contains(row.guid) }
      guard Self.owned.contains(table.name), let place = table.place(of: "coder"),
        case .reference(let guid) = row.values[place], mine.contains(guid)
      else { return false }
      guard !layers.isEmpty, let layer = table.place(of: "layer"),
        case .text(let name) = row.values[layer]
      else { return true }
      return layers.contains(name)
    }
    let ranges = own.codedRanges
    state = own.adding(from: whole) { table, row in
      table.name == "quotation" && ranges.contains(CodedRange(row, of: table))
    }
    var stamps: Set<ChangeStamp> = []
    for rows in state.rows.values {
      for row in rows.values {
        stamps.insert(row.stamp)
        stamps.formUnion(row.versions.map(\.stamp))
      }
    }
    self.stamps = stamps
  }
}

/// A range of a source, as codings and quotations name it.
private struct CodedRange: Hashable {
  private let fields: [FieldValue]

  init(_ row: RowRecord, of table: MergeTable) {
    fields = ["source", "start", "end"].map { name in
      table.place(of: name).map { row.values[$0] } ?? .null
    }
  }
}

extension CopyState {
  /// The ranges that have codings.
  fileprivate var codedRanges: Set<CodedRange> {
    guard let table = table("coding") else { return [] }
    return Set((rows["coding"] ?? [:]).values.map { CodedRange($0, of: table) })
  }
}
