/// Puts the names that stand in a column of their own beside what is said, as tables and hanging
/// indents have it, onto the lines that they belong to.
///
/// Read column by column, as PDFs are, all names would come before all that was said.
enum PDFLabelColumn {
  /// A name joined to a line has this between them.
  static let joint = "\t"
  /// A page of more lines is left as it is.
  private static let mostLines = 2000

  /// The page with the names on their lines.
  ///
  /// - Returns: The page, and the lines that begin with a name, by their place, with the number of
  ///   its scalars.
  static func joined(_ page: PDFPage) -> (page: PDFPage, labels: [Int: Int]) {
    guard page.lines.count <= mostLines else { return (page, [:]) }
    let partners = partners(in: page)
    let names = partners.keys.map { page.lines[$0].text }
    guard names.count >= 2, isLabels(names) else { return (page, [:]) }
    var result = page
    var nameByLine: [Int: String] = [:]
    for (name, line) in partners { nameByLine[line] = page.lines[name].text }
    result.lines = []
    var labels: [Int: Int] = [:]
    for (place, line) in page.lines.enumerated() where partners[place] == nil {
      var line = line
      if let name = nameByLine[place] {
        labels[result.lines.count] = name.unicodeScalars.count
        line.text = name + joint + line.text
      }
      result.lines.append(line)
    }
    return (result, labels)
  }

  /// For each line that may be such a name, the line right of it.
  ///
  /// All lines of its block must be like it, so that the column beside another is never taken.
  private static func partners(in page: PDFPage) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var refused: Set<Int> = []
    let byTop = page.lines.indices.sorted { page.lines[$0].top < page.lines[$1].top }
    for (place, line) in page.lines.enumerated() {
      guard line.right < page.width * 0.4, line.text.unicodeScalars.count <= 40 else {
        refused.insert(line.block)
        continue
      }
      let slack = line.height / 2
      let level = byTop.drop { page.lines[$0].top < line.top - slack }
        .prefix { page.lines[$0].top <= line.top + slack }
      partners[place] = level.last { other in
        page.lines[other].block != line.block && page.lines[other].left > line.right + 2
      }
      if partners[place] == nil { refused.insert(line.block) }
    }
    partners = partners.filter { !refused.contains(page.lines[$0.key].block) }
    let beside = Set(partners.values.map { page.lines[$0].block })
    let said = page.lines.count { beside.contains($0.block) }
    // What is said goes on over more lines than there are names; the columns of a page do not.
    return Set(partners.values).count == partners.count && said >= partners.count ? partners : [:]
  }

  /// Whether words are names: short, not all different, and not numbers.
  private static func isLabels(_ names: [String]) -> Bool {
    let different = Set(names).count
    let areShort = names.allSatisfy { $0.split(separator: " ").count <= 4 }
    let haveLetters = names.allSatisfy { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }
    let endOpen = names.allSatisfy { name in
      name.unicodeScalars.last.map { !",;?!".unicodeScalars.contains($0) } ?? false
    }
    return areShort && haveLetters && endOpen
      && (names.count < 4 || different * 3 <= names.count * 2)
  }
}
