/// Where hits lie in a text, as a row of bars for a line of text.
package enum DispersionPlot {
  private static let bars: [Character] = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One bar for each count, a full one for the largest; a dot for nought.
  ///
  /// - Parameters:
  ///   - cells: the counts, from the beginning of the text to its end.
  ///   - largest: the count that has a full bar, so that rows can be compared.
  /// - Returns: as many characters as there are counts.
  package static func line(_ cells: [Int], largest: Int) -> String {
    let top = max(1, largest)
    return String(
      cells.map { count in
        count <= 0 ? bars[0] : bars[min(8, (min(count, top) * 8 + top - 1) / top)]
      })
  }
}
