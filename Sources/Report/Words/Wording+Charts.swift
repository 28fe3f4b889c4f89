internal import Study

extension Wording {
  /// The heading over a value and the ends of its interval.
  var valueAndInterval: String {
    pick("Verdi [intervall]", "Verdi [intervall]", "Value [interval]")
  }

  /// What stands in a row without a value and without a reason.
  var undefinedValue: String { pick("udefinert", "udefinert", "undefined") }

  /// The name of a curve's band.
  var band: String {
    pick("fra lavest til høyest", "frå lågast til høgast", "from lowest to highest")
  }

  /// What the area of a circle means.
  var circleArea: String {
    pick(
      "Sirkelens areal: kodens antall", "Arealet av sirkelen: talet til koden",
      "Area of a circle: the code's number")
  }

  /// What the width of a line means.
  var lineWidth: String {
    pick("Strekens bredde: vekt", "Breidda av streken: vekt", "Width of a line: weight")
  }

  /// How many of a network's weights are written in it.
  func weightsShown(_ shown: Int, of all: Int) -> String {
    pick(
      "Tall på streker: vekten, der det er plass (\(shown) av \(all) streker).",
      "Tal på strekar: vekta, der det er plass (\(shown) av \(all) strekar).",
      "Numbers on lines: the weight, where there is room (\(shown) of \(all) lines).")
  }

  /// The ends of an interval in brackets; nothing where there are none.
  func interval(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high else { return "" }
    let ends = [low, high].map { NumberFormat.people(language).decimal($0, digits: 3) }
    return "[" + ends.joined(separator: pick("; ", "; ", ", ")) + "]"
  }

  /// A forest plot in words, for those who cannot see it.
  func description(of plot: ForestPlot) -> String {
    let count = plot.rows.count
    let values = plot.rows.compactMap(\.value)
    let size = pick(
      "Skogdiagram med \(rowCount(count)), \(values.count) av dem med verdi.",
      "Skogdiagram med \(rowCount(count)), \(values.count) av dei med verdi.",
      "Forest plot with \(rowCount(count)), \(values.count) of them with a value.")
    guard let low = values.min(), let high = values.max() else { return size }
    let numbers = NumberFormat.people(language)
    return size + " " + range(numbers.decimal(low, digits: 3), numbers.decimal(high, digits: 3))
  }

  /// A bar chart in words.
  func description(of chart: BarChart) -> String {
    let values = chart.rows.flatMap(\.values).filter(\.isFinite)
    let groups =
      chart.groups.count > 1
      ? pick(
        " og \(chart.groups.count) grupper", " og \(chart.groups.count) grupper",
        " and \(chart.groups.count) groups") : ""
    let size = pick(
      "Stolpediagram med \(rowCount(chart.rows.count))\(groups).",
      "Stolpediagram med \(rowCount(chart.rows.count))\(groups).",
      "Bar chart with \(rowCount(chart.rows.count))\(groups).")
    guard let low = values.min(), let high = values.max() else { return size }
    let numbers = FigureNumbers(values, self)
    return size + " " + range(numbers(low), numbers(high))
  }

  /// A curve in words.
  func description(of chart: CurveChart) -> String {
    let count = chart.points.count
    let size = pick(
      "Kurve over \(self.count(count, "steg", "steg")).",
      "Kurve over \(self.count(count, "steg", "steg")).",
      "Curve over \(self.count(count, "step", "steps")).")
    guard let first = chart.points.first, let last = chart.points.last else { return size }
    let numbers = FigureNumbers(chart.points.map(\.value), self)
    return size
      + pick(
        " Fra \(numbers(first.value)) ved \(first.label) til \(numbers(last.value)) ved"
          + " \(last.label).",
        " Frå \(numbers(first.value)) ved \(first.label) til \(numbers(last.value)) ved"
          + " \(last.label).",
        " From \(numbers(first.value)) at \(first.label) to \(numbers(last.value)) at"
          + " \(last.label).")
  }

  /// A network in words.
  func description(of network: CodeNetwork) -> String {
    let edges = network.edges.count
    let links = count(
      edges, pick("forbindelse", "samband", "link"), pick("forbindelser", "samband", "links"))
    let nodes = codeCount(network.nodes.count)
    let size = pick(
      "Nettverk med \(nodes) og \(links).", "Nettverk med \(nodes) og \(links).",
      "Network with \(nodes) and \(links).")
    var strongest: CodeNetwork.Edge?
    for edge in network.edges where edge.weight > (strongest?.weight ?? 0) { strongest = edge }
    guard let strongest else { return size }
    let first = network.nodes[strongest.first].path.forPeople
    let second = network.nodes[strongest.second].path.forPeople
    return size
      + pick(
        " Sterkest: \(first) og \(second).", " Sterkast: \(first) og \(second).",
        " The strongest: \(first) and \(second).")
  }

  private func rowCount(_ number: Int) -> String {
    count(number, pick("rad", "rad", "row"), pick("rader", "rader", "rows"))
  }

  private func range(_ low: String, _ high: String) -> String {
    pick("Fra \(low) til \(high).", "Frå \(low) til \(high).", "From \(low) to \(high).")
  }
}
