/// The categories of a table with every cell's position among them.
struct Scale {
  /// The categories in ascending order.
  var labels: [String]
  /// Their numbers, or nothing where they are names.
  var numbers: [Double]
  /// Every cell's position, unit by unit.
  var cells: [Int?]

  /// Reads cells that hold names.
  ///
  /// - Throws: `RatingsError.undeclared` for a name that is not among the declared ones.
  static func named(_ units: [[String?]], declared: [String]?) throws(RatingsError) -> Scale {
    var labels: [String] = []
    if let declared {
      var seen: Set<String> = []
      labels = declared.filter { seen.insert($0).inserted }
    } else {
      labels = Set(units.joined().compactMap(\.self)).sorted()
    }
    let positions = Dictionary(uniqueKeysWithValues: zip(labels, labels.indices))
    var cells: [Int?] = []
    for (unit, row) in units.enumerated() {
      for (coder, cell) in row.enumerated() {
        guard let cell else {
          cells.append(nil)
          continue
        }
        guard let position = positions[cell] else {
          throw .undeclared(unit: unit, coder: coder, text: cell, declared: labels)
        }
        cells.append(position)
      }
    }
    return Scale(labels: labels, numbers: [], cells: cells)
  }

  /// Reads cells that hold numbers; `1` and `1.0` are the same category.
  ///
  /// - Throws: `RatingsError.notANumber`, `.declaredNotANumber`, or `.belowZero` on a ratio scale.
  static func numbered(
    _ units: [[String?]], level: MeasurementLevel, declared: [String]
  ) throws(RatingsError) -> Scale {
    var texts: [Double: String] = [:]
    for text in declared {
      guard let number = finite(text) else { throw .declaredNotANumber(text: text) }
      if texts[number] == nil { texts[number] = text }
    }
    var values: [Double?] = []
    for (unit, row) in units.enumerated() {
      for (coder, cell) in row.enumerated() {
        guard let cell else {
          values.append(nil)
          continue
        }
        guard let number = finite(cell) else {
          throw .notANumber(unit: unit, coder: coder, text: cell)
        }
        if level == .ratio, number < 0 {
          throw .belowZero(unit: unit, coder: coder, text: cell)
        }
        if texts[number] == nil { texts[number] = cell }
        values.append(number)
      }
    }
    let numbers = texts.keys.sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(numbers, numbers.indices))
    return Scale(
      labels: numbers.map { texts[$0] ?? "" }, numbers: numbers,
      cells: values.map { value in value.flatMap { positions[$0] } })
  }

  /// The number a text holds, if it is one whose sums and differences stay finite.
  private static func finite(_ text: String) -> Double? {
    guard let number = Double(text), number.magnitude <= .greatestFiniteMagnitude / 4 else {
      return nil
    }
    return number
  }
}
