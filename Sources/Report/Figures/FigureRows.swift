internal import Formats
internal import Study

/// The names beside the rows of a figure, and where each row lies.
///
/// Where the rows stand as in the codebook, they are set in under the names above them, each of
/// which is printed once; else every row shows as much of its path as there is room for.
struct FigureRows {
  /// A row, or the name of a code above some rows.
  struct Line {
    /// The number of the row; nil for a name above.
    let row: Int?
    /// How many names stand above it.
    let depth: Int
    /// Its name, broken into lines.
    let text: [String]
    /// Its whole path.
    let path: CodePath
    /// Where it begins, counted from the first.
    let top: Double
    /// How high it is.
    let height: Double

    /// Its middle, counted from the first.
    var middle: Double { top + height / 2 }
  }

  /// From the top.
  let lines: [Line]
  /// The height of all together.
  let height: Double
  /// The room that the names take.
  let width: Double
  private let isTree: Bool

  private static let size = 12.0
  private static let lineHeight = 14.0
  private static let indent = 14.0
  private static let limit = 270.0

  /// Lays out rows.
  ///
  /// - Parameters:
  ///   - paths: The rows' names from the top.
  ///   - heights: How high each row must be at least.
  init(_ paths: [CodePath], heights: [Double]) {
    isTree = Self.isInTreeOrder(paths)
    var lines: [Line] = []
    var open: [String] = []
    var y = 0.0
    var width = 0.0
    for (row, path) in paths.enumerated() {
      let above = Array(path.names.dropLast())
      if isTree {
        for depth in above.indices where Array(open.prefix(depth + 1)) != Array(above[...depth]) {
          let names = Array(above[...depth])
          let text = Self.broken(names[depth], depth: depth)
          let height = Double(text.count) * Self.lineHeight + 8
          if depth == 0, y > 0 { y += 6 }
          lines.append(
            Line(
              row: nil, depth: depth, text: text, path: CodePath(names), top: y, height: height))
          y += height
          width = max(width, Self.width(text, depth: depth))
        }
        open = path.names
      }
      let depth = isTree ? above.count : 0
      let text = isTree ? Self.broken(path.leaf, depth: depth) : []
      let height = max(heights[row], Double(text.count) * Self.lineHeight + 8)
      lines.append(
        Line(row: row, depth: depth, text: text, path: path, top: y, height: height))
      y += height
      width = max(
        width,
        isTree
          ? Self.width(text, depth: depth)
          : FigureLabel(path.names, skipping: 0, limit: Self.limit, size: Self.size)
            .width(size: Self.size))
    }
    self.lines = lines
    height = y
    self.width = width
  }

  /// Draws the names, between the left margin and the width.
  func draw(on canvas: inout SVGCanvas, y: Double) {
    for line in lines {
      if isTree {
        drawInTree(line, on: &canvas, y: y)
      } else {
        let label = FigureLabel(
          line.path.names, skipping: 0, limit: Self.limit, size: Self.size)
        canvas.add(
          "<text x=\"\(SVGCanvas.px(SVGCanvas.margin + width))\""
            + " y=\"\(SVGCanvas.px(y + line.middle + 4.2))\" text-anchor=\"end\">"
            + label.markup(of: line.path) + "</text>")
      }
    }
  }

  private func drawInTree(_ line: Line, on canvas: inout SVGCanvas, y: Double) {
    let isHeading = line.row == nil
    var base = y + line.middle - Double(line.text.count - 1) * Self.lineHeight / 2 + 4.2
    if isHeading { base = y + line.top + line.height - 8 - Double(line.text.count - 1) * 14 }
    for text in line.text {
      canvas.text(
        text, x: SVGCanvas.margin + Double(line.depth) * Self.indent, y: base, size: Self.size,
        fill: isHeading ? SVGCanvas.grey : SVGCanvas.ink, isBold: isHeading)
      base += Self.lineHeight
    }
  }

  /// Whether the rows below every code stand together, and after its own if it has one.
  static func isInTreeOrder(_ paths: [CodePath]) -> Bool {
    var open: [[String]] = []
    var seen: Set<[String]> = []
    for path in paths {
      while let last = open.last, !path.isWithin(CodePath(last)) { open.removeLast() }
      for depth in path.names.indices.dropFirst(open.count) {
        let names = Array(path.names[...depth])
        guard seen.insert(names).inserted else { return false }
        open.append(names)
      }
    }
    return Set(paths).count == paths.count && !hasRowAfterThoseBelow(paths)
  }

  /// Whether a code has its row after one of those below it.
  private static func hasRowAfterThoseBelow(_ paths: [CodePath]) -> Bool {
    var above: Set<CodePath> = []
    for path in paths {
      if above.contains(path) { return true }
      var parent = path.parent
      while let next = parent {
        above.insert(next)
        parent = next.parent
      }
    }
    return false
  }

  private static func broken(_ name: String, depth: Int) -> [String] {
    FigureText.lines(
      name, to: limit - Double(depth) * indent, size: size, isBold: true, most: 2)
  }

  private static func width(_ text: [String], depth: Int) -> Double {
    let widths = text.map { FigureText.width($0, size: size, isBold: true) }
    return (widths.max() ?? 0) + Double(depth) * indent
  }
}
