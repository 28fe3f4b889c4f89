/// A rectangle in a figure.
struct FigureBox: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// Whether two share more than a side.
  func overlaps(_ other: FigureBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The rectangle in another place.
  func moved(by way: FigurePoint) -> FigureBox {
    FigureBox(left: left + way.x, top: top + way.y, right: right + way.x, bottom: bottom + way.y)
  }

  /// The rectangle with a rim around it.
  func widened(by rim: Double) -> FigureBox {
    FigureBox(left: left - rim, top: top - rim, right: right + rim, bottom: bottom + rim)
  }

  /// The smallest rectangle that holds two.
  func union(_ other: FigureBox) -> FigureBox {
    FigureBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
}

/// Puts boxes side by side so that none lies on another.
enum NetworkBoxes {
  private static let rim = 5.0

  /// Moves nodes apart until their boxes do not overlap, as little as it takes.
  ///
  /// - Parameters:
  ///   - places: Where the nodes are.
  ///   - boxes: What each takes up, around the origin.
  /// - Returns: Where they are then.
  static func parted(_ places: [FigurePoint], _ boxes: [FigureBox]) -> [FigurePoint] {
    var places = places
    let boxes = boxes.map { $0.widened(by: rim) }
    var round = 0
    while part(&places, boxes) {
      round += 1
      // Where pushing alone does not come to an end, room is made for it.
      if round.isMultiple(of: 30) { places = places.map { $0 * 1.06 } }
    }
    return places
  }

  /// Pushes every two that overlap apart, the shorter way.
  private static func part(_ places: inout [FigurePoint], _ boxes: [FigureBox]) -> Bool {
    var hasMoved = false
    for first in places.indices {
      for second in places.indices.dropFirst(first + 1) {
        let (one, other) = (
          boxes[first].moved(by: places[first]), boxes[second].moved(by: places[second])
        )
        guard one.overlaps(other) else { continue }
        hasMoved = true
        let toRight = one.right - other.left
        let toLeft = other.right - one.left
        let down = one.bottom - other.top
        let up = other.bottom - one.top
        let across = toRight <= toLeft ? toRight : -toLeft
        let along = down <= up ? down : -up
        let way =
          abs(across) <= abs(along)
          ? FigurePoint(x: across / 2 * 1.001, y: 0) : FigurePoint(x: 0, y: along / 2 * 1.001)
        places[first] = places[first] - way
        places[second] = places[second] + way
      }
    }
    return hasMoved
  }

  /// Packs boxes into rows, in the order given.
  ///
  /// - Parameters:
  ///   - boxes: The boxes.
  ///   - width: How wide a row may become, unless one box is wider.
  ///   - gap: The room between two.
  /// - Returns: How far each is moved; the whole begins in the origin.
  static func packed(_ boxes: [FigureBox], width: Double, gap: Double) -> [FigurePoint] {
    var ways: [FigurePoint] = []
    var (x, y, height) = (0.0, 0.0, 0.0)
    for box in boxes {
      if x > 0, x + box.width > width {
        y += height + gap
        (x, height) = (0, 0)
      }
      ways.append(FigurePoint(x: x - box.left, y: y - box.top))
      x += box.width + gap
      height = max(height, box.height)
    }
    return ways
  }
}
