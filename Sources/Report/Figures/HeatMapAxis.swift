internal import Study

/// The rows or columns of a heat map, put in groups by their top name, with places in pixels.
struct HeatMapAxis {
  /// Neighbours with the same top name.
  struct Group {
    /// The top name.
    let name: String
    /// The letter by which columns refer to it.
    let letter: String
    /// Its rows or columns.
    let range: Range<Int>
  }

  /// The paths.
  let paths: [CodePath]
  /// The groups; none where every path is a single name.
  let groups: [Group]
  /// Where each row or column begins, counted from the first.
  let offsets: [Double]
  /// The length of the whole axis.
  let length: Double
  /// The side of a cell.
  let cell: Double

  /// Lays out an axis.
  ///
  /// - Parameters:
  ///   - paths: The names in their order.
  ///   - cell: The side of a cell.
  ///   - gap: The room before a group, where its name may stand.
  ///   - hasGroups: Whether neighbours with the same top name are put together.
  init(_ paths: [CodePath], cell: Double, gap: Double, hasGroups: Bool) {
    self.paths = paths
    self.cell = cell
    var groups: [Group] = []
    if hasGroups, paths.contains(where: { $0.names.count > 1 }) {
      for (index, path) in paths.enumerated() {
        let top = path.names.first ?? ""
        if let last = groups.last, last.name == top {
          groups[groups.count - 1] = Group(
            name: top, letter: last.letter, range: last.range.lowerBound..<index + 1)
        } else {
          groups.append(
            Group(name: top, letter: Self.letter(groups.count), range: index..<index + 1))
        }
      }
    }
    self.groups = groups
    let starts = Set(groups.map(\.range.lowerBound))
    var offset = 0.0
    offsets = paths.indices.map { index in
      if starts.contains(index) { offset += gap }
      defer { offset += cell }
      return offset
    }
    length = offset
  }

  /// How many names from the top of a path its group says.
  var skipped: Int { groups.isEmpty ? 0 : 1 }

  /// Where a group's cells begin and end.
  func extent(of group: Group) -> (start: Double, end: Double) {
    (offsets[group.range.lowerBound], offsets[group.range.upperBound - 1] + cell)
  }

  /// A … Z, then AA, AB ….
  static func letter(_ number: Int) -> String {
    let own = String(Unicode.Scalar(UInt8(65 + number % 26)))
    return number < 26 ? own : letter(number / 26 - 1) + own
  }
}
