/// Finds out how the lines of a text make paragraphs, region by region.
struct LayoutDetection {
  /// The indices of the lines that hold text, in order.
  let content: [Int]
  /// The width at which lines around each content line are wrapped.
  let widths: [Int]
  /// The layout of each content line.
  let layouts: [Layout]
  /// The same as regions of lines.
  let regions: [LayoutRegion]
  /// The layout of most content lines.
  let layoutUsed: Layout
  /// Whether the caller named the layout.
  let isNamed: Bool
  /// The counts behind it.
  let reason: LayoutReason

  private static let widestWrap = 160
  private static let narrowestWrap = 40

  /// Detects the layout, or takes the one wanted.
  init(
    in lines: TextLines, labels: SpeakerLabels, furniture: PageFurniture, wanted: Layout
  ) {
    let content = lines.lines.indices.filter {
      !lines.lines[$0].isBlank && furniture.rules[$0] == nil
    }
    self.content = content
    isNamed = wanted != .auto
    widths = Self.localWidths(content.map { lines.lines[$0].width })
    let survey = JointSurvey(
      lines: lines, content: content, widths: widths, labels: labels, furniture: furniture)
    reason = survey.reason(in: content.indices)
    var layouts: [Layout]
    if wanted == .auto {
      layouts = Array(repeating: .line, count: content.count)
      let runs = survey.doubleSpacedRuns(widest: Self.widestWrap)
      var isDouble = Array(repeating: false, count: content.count)
      for run in runs {
        for place in run { isDouble[place] = true }
      }
      let rest = content.indices.filter { !isDouble[$0] }
      let others = Self.layout(for: survey.reason(in: rest))
      for place in content.indices { layouts[place] = isDouble[place] ? .doubleSpaced : others }
    } else {
      layouts = Array(repeating: wanted, count: content.count)
    }
    self.layouts = layouts
    var counts: [Layout: Int] = [:]
    var regions: [LayoutRegion] = []
    for (place, layout) in layouts.enumerated() {
      counts[layout, default: 0] += 1
      let line = content[place] + 1
      if let last = regions.last, last.layout == layout {
        regions[regions.count - 1] = LayoutRegion(
          lines: last.lines.lowerBound...line, layout: layout)
      } else {
        regions.append(LayoutRegion(lines: line...line, layout: layout))
      }
    }
    self.regions = regions
    layoutUsed =
      Layout.allCases.filter { counts[$0] != nil }
      .max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? (wanted == .auto ? .line : wanted)
  }

  /// The layout that the counts of a region speak for.
  private static func layout(for reason: LayoutReason) -> Layout {
    let isFull = reason.fullJoints * 2 >= reason.tightJoints
    let isProven = reason.fullInSentence >= 2 && reason.fullInSentence * 5 >= reason.tightJoints
    let isWrapped =
      reason.tightJoints > 0 && reason.width <= widestWrap && reason.width >= narrowestWrap
      && (isFull || isProven)
    if isWrapped {
      let isClean = (reason.tightJoints - reason.fullJoints) * 50 <= reason.tightJoints
      return isClean && reason.gaps > 0 ? .blankLine : .hardWrapped
    }
    return reason.tightJoints == 0 && reason.gaps > 0 ? .blankLine : .line
  }

  /// For each line the third greatest width among it and the ten lines on either side.
  ///
  /// Never much more than nine in ten lines of the text reach, so that a few web addresses do not
  /// make the lines around them look short.
  private static func localWidths(_ widths: [Int]) -> [Int] {
    let sorted = widths.sorted()
    let most = sorted.isEmpty ? 0 : sorted[sorted.count * 9 / 10] * 27 / 25
    return widths.indices.map { place in
      let window = widths[max(0, place - 10)..<min(widths.count, place + 11)]
      var greatest = (0, 0, 0)
      for width in window {
        if width > greatest.0 {
          greatest = (width, greatest.0, greatest.1)
        } else if width > greatest.1 {
          greatest = (greatest.0, width, greatest.1)
        } else if width > greatest.2 {
          greatest = (greatest.0, greatest.1, width)
        }
      }
      return min(most, greatest.2 > 0 ? greatest.2 : greatest.0)
    }
  }
}
