/// Thin parallel strokes at 45 degrees that fill a rectangle, told apart in any print.
enum FigureHatch {
  /// The strokes as the outline of a path, cut at the rectangle's sides.
  ///
  /// - Parameters:
  ///   - x: The left side.
  ///   - y: The upper side.
  ///   - width: The width.
  ///   - height: The height.
  ///   - step: How far one stroke is from the next along a side.
  ///   - isFalling: Whether the strokes fall to the right instead of rising.
  /// - Returns: The outline.
  static func strokes(
    x: Double, y: Double, width: Double, height: Double, step: Double, isFalling: Bool = false
  ) -> String {
    var strokes = ""
    var distance = step
    while distance < width + height {
      let low = (x: max(0, distance - height), y: min(distance, height))
      let high = (x: min(distance, width), y: max(0, distance - width))
      let from = (x: x + low.x, y: y + (isFalling ? height - low.y : low.y))
      let to = (x: x + high.x, y: y + (isFalling ? height - high.y : high.y))
      strokes +=
        "M\(FigureText.number(from.x)) \(FigureText.number(from.y))"
        + "L\(FigureText.number(to.x)) \(FigureText.number(to.y))"
      distance += step
    }
    return strokes
  }
}
