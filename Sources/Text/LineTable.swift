/// What some of a text's lines have and most have not.
///
/// Where no line has any it takes no memory, and else four bytes for a line without.
struct LineTable<Value> {
  private static var none: UInt32 { .max }

  private let count: Int
  /// The place of each line's value among the values; empty while there are none.
  private var places: [UInt32] = []
  private var values: [Value] = []

  /// Makes a table of so many lines, none of which has anything.
  init(count: Int) {
    self.count = count
  }

  /// What a line has.
  subscript(line: Int) -> Value? {
    get {
      if places.isEmpty { return nil }
      let place = places[line]
      return place == Self.none ? nil : values[Int(place)]
    }
    set {
      if places.isEmpty { places = Array(repeating: Self.none, count: count) }
      guard let newValue else {
        places[line] = Self.none
        return
      }
      if places[line] == Self.none {
        places[line] = UInt32(values.count)
        values.append(newValue)
      } else {
        values[Int(places[line])] = newValue
      }
    }
  }
}
