extension Wording {
  var sampleTitle: String {
    pick("Trekk til dobbeltkoding", "Trekk til dobbeltkoding", "Sample for double coding")
  }
  var stratum: String { pick("Gruppe", "Gruppe", "Stratum") }
  var stratumSize: String { pick("I gruppen", "I gruppa", "In the stratum") }
  var stratumDrawn: String { pick("Trukket", "Trekt", "Drawn") }
  var chance: String { pick("Sjanse", "Sjanse", "Chance") }

  /// What was drawn, and by which rule, line by line.
  func rule(of sample: DrawnSample) -> [String] {
    let rule = sample.rule
    let drawn = sample.units.count
    let size = sample.groups.reduce(0) { $0 + $1.size }
    let what = rule.unit.map(unitName) ?? sources.lowercased()
    var lines = [
      pick(
        "Trukket \(drawn) av \(size) \(what), med frø \(rule.seed); samme frø trekker det samme.",
        "Trekt \(drawn) av \(size) \(what), med frø \(rule.seed); same frø trekkjer det same.",
        "Drawn: \(drawn) of \(size) \(what), with seed \(rule.seed); the same seed draws the same.")
    ]
    if rule.isPerSource {
      lines.append(
        pick(
          "Like mange fra hver kilde.", "Like mange frå kvar kjelde.",
          "The same number from each source."))
    } else if rule.strata.isEmpty {
      lines.append(
        pick(
          "Alle hadde samme sjanse.", "Alle hadde same sjanse.", "All had the same chance."))
    } else {
      let names = list(rule.strata)
      lines.append(
        pick(
          "Delt i grupper etter \(names); hver gruppe etter sin størrelse, med største rest.",
          "Delt i grupper etter \(names); kvar gruppe etter storleiken, med største rest.",
          "In strata by \(names); each in proportion to its size, by largest remainder."))
      if rule.atLeast > 0 {
        lines.append(
          pick(
            "Minst \(rule.atLeast) fra hver gruppe.", "Minst \(rule.atLeast) frå kvar gruppe.",
            "At least \(rule.atLeast) from each."))
      }
    }
    if rule.unit != nil, rule.isInformants {
      lines.append(
        pick(
          "Intervjuerens replikker er holdt utenfor.",
          "Replikkane til intervjuaren er haldne utanfor.",
          "The interviewer's turns are left out."))
    }
    return lines
  }

  private func unitName(_ unit: String) -> String {
    switch unit {
    case "turn": pick("replikker", "replikkar", "turns")
    case "sentence": pick("setninger", "setningar", "sentences")
    case "paragraph": pick("avsnitt", "avsnitt", "paragraphs")
    case "section": pick("deler", "delar", "sections")
    default: unit
    }
  }
}
