internal import Text

/// Finds page numbers and running heads: what stands at the same height on several pages, apart
/// from the text, and reads the same but for figures.
enum PDFFurniture {
  /// What two pages can have in common.
  private struct Form: Hashable {
    let text: String
    let height: Int
  }

  /// A line that may be furniture.
  private struct Candidate {
    let page: Int
    let line: Int
    let isNumber: Bool
  }

  /// The rule for each line that is furniture, by page and line.
  static func rules(_ pages: [PDFPage]) -> [[Int: String]] {
    var groups: [Form: [Candidate]] = [:]
    for (number, page) in pages.enumerated() {
      for line in edges(of: page) {
        let form = form(of: page.lines[line].text)
        let isNumber =
          !form.unicodeScalars.contains { $0.properties.isAlphabetic }
          || pageWords(form)
        // A few points up or down are the same height.
        let height = Int((page.lines[line].top / 8).rounded())
        groups[Form(text: form, height: height), default: []].append(
          Candidate(page: number, line: line, isNumber: isNumber && form.contains("#")))
      }
    }
    var rules = Array(repeating: [Int: String](), count: pages.count)
    for (_, members) in groups {
      let numbers = Set(members.map(\.page))
      // On left and right pages different things may stand.
      let isUsual = numbers.count >= 2 && numbers.count * 3 >= pages.count
      let isOnlyPage =
        pages.count == 1 && members.count == 1
        && members.allSatisfy { $0.isNumber && Int(pages[0].lines[$0.line].text) == 1 }
      guard isUsual || isOnlyPage else { continue }
      for member in members {
        rules[member.page][member.line] = member.isNumber ? "page-number" : "running-head"
      }
    }
    return rules
  }

  /// The lines at the head and the foot of a page that stand apart from the others.
  private static func edges(of page: PDFPage) -> [Int] {
    let places = page.lines.indices.sorted { page.lines[$0].top < page.lines[$1].top }
    guard places.count > 1 else {
      return places.filter { isInMargin(page.lines[$0], page) }
    }
    var edges: [Int] = []
    // From either side, while lines lie in the margin; then there must be a gap to the text.
    for order in [places, Array(places.reversed())] {
      var run: [Int] = []
      for place in order.prefix(8) {
        guard isInMargin(page.lines[place], page) else { break }
        run.append(place)
      }
      guard run.count < order.count, let last = run.last else { continue }
      let next = page.lines[order[run.count]]
      let line = page.lines[last]
      let gap = max(next.top - line.bottom, line.top - next.bottom)
      if gap > min(line.height, next.height) * 0.6 { edges += run }
    }
    return edges
  }

  private static func isInMargin(_ line: PDFPage.Line, _ page: PDFPage) -> Bool {
    line.bottom < page.height * 0.12 || line.top > page.height * 0.88
  }

  /// A text with every number as `#`.
  private static func form(of text: String) -> String {
    var form = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        if form.last != "#" { form.append("#") }
      } else {
        form.append(scalar)
      }
    }
    return String(form)
  }

  /// Whether a form is only words for pages and numbers, such as `Side # av #`.
  private static func pageWords(_ form: String) -> Bool {
    form.foldedForSearch.split { $0 == " " || $0 == "\t" }.allSatisfy {
      ["side", "s.", "page", "p.", "av", "of", "/", "|", "-", "–", "—", "#", "#/#"].contains($0)
    }
  }
}
