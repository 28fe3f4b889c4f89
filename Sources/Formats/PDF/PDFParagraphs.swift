internal import Text

/// Tells from where lines stand on the page where paragraphs end.
///
/// One ends where the next line is further down than usual, or where the first word of the next
/// line would have fitted on this one.
struct PDFParagraphs {
  /// What lies between a line and the one before it.
  struct Joint: Hashable {
    var isParagraph = false
    var isNewPage = false
  }

  private var joints: [[Joint]] = []

  /// What lies before a line.
  func joint(before line: Int, ofPage page: Int) -> Joint { joints[page][line] }

  /// Goes through the pages, where some lines are known to be no text.
  init(_ pages: [PDFPage], _ furniture: [[Int: String]]) {
    let pitch = Self.usualPitch(pages)
    var before: (page: Int, line: Int)?
    var edges = PDFRightEdges(nil)
    var lastEdges = edges
    for (number, page) in pages.enumerated() {
      lastEdges = edges
      edges = PDFRightEdges(page)
      var own: [Joint] = []
      for place in page.lines.indices {
        var joint = Joint(isParagraph: false, isNewPage: place == 0 && number > 0)
        if furniture[number][place] == nil {
          if let before {
            let above = pages[before.page].lines[before.line]
            let known = before.page == number ? edges : lastEdges
            let gap = before.page == number ? page.lines[place].top - above.top : nil
            joint.isParagraph = Self.ends(
              above, page.lines[place], gap: gap, pitch: pitch, right: known.right(of: above))
          }
          before = (number, place)
        }
        own.append(joint)
      }
      joints.append(own)
    }
  }

  /// Whether a paragraph ends between two lines, of which the second is so much further down, or on
  /// the next page; lines reach so far to the right where the first stands.
  private static func ends(
    _ above: PDFPage.Line, _ below: PDFPage.Line, gap: Double?, pitch: Double, right: Double
  ) -> Bool {
    let space = above.height * 0.2
    let isShort = above.right + space + below.firstWord < right - above.height * 0.3
    if above.text.unicodeScalars.last.map({ "-\u{AD}\u{2010}".unicodeScalars.contains($0) })
      == true,
      !isShort
    {
      return false
    }
    let endsSentence =
      above.text.unicodeScalars.last { !"»”\"')]".unicodeScalars.contains($0) }
      .map { ".?!:…#".unicodeScalars.contains($0) } ?? false
    let startsLower =
      below.text.unicodeScalars.first { !"«“\"'([".unicodeScalars.contains($0) }
      .map { $0.properties.isLowercase } ?? false
    // The next page, or the next column.
    guard let gap, gap > above.height * 0.5 else {
      return isShort || (endsSentence && !startsLower)
    }
    let isFurther = gap > max(above.height, below.height) * pitch * 1.25
    let isOtherSize = abs(above.height - below.height) > min(above.height, below.height) * 0.15
    if isFurther || isOtherSize { return true }
    if isShort { return true }
    // A first line that is set in, below the last of a paragraph that happens to be full.
    let isIndented = below.left > above.left + above.height * 0.7
    return isIndented && endsSentence && !startsLower
  }

  /// How far down the next line of a block usually is, in heights of a line.
  private static func usualPitch(_ pages: [PDFPage]) -> Double {
    var ratios: [Double] = []
    for page in pages {
      for (above, below) in zip(page.lines, page.lines.dropFirst())
      where above.block == below.block && below.top > above.top {
        ratios.append((below.top - above.top) / max(above.height, below.height))
      }
    }
    ratios.sort()
    return ratios.isEmpty ? 1.15 : max(0.8, ratios[ratios.count / 2])
  }
}

/// How far the lines of a page reach to the right, told by where they begin.
struct PDFRightEdges {
  /// For each stretch of left edges, the right edges of the lines that begin there.
  private var edges: [Int: [Double]] = [:]
  private static let step = 24.0

  /// Measures a page.
  init(_ page: PDFPage?) {
    for line in page?.lines ?? [] {
      edges[Self.key(line), default: []].append(line.right)
    }
    for key in edges.keys { edges[key]?.sort() }
  }

  /// Where lines end beside and below a line.
  func right(of line: PDFPage.Line) -> Double {
    let key = Self.key(line)
    var most = line.right
    // Lines that hang or are set in begin a little to the left or right of it.
    for near in (key - 3)...(key + 3) {
      guard let own = edges[near], let last = own.last else { continue }
      // Where there are many, one that sticks out does not count.
      most = max(most, own.count >= 8 ? own[own.count * 9 / 10] : last)
    }
    return most
  }

  private static func key(_ line: PDFPage.Line) -> Int { Int((line.left / step).rounded()) }
}
