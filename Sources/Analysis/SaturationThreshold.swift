/// Whether new interviews still bring new codes, measured against the first ones.
///
/// The codes of the first interviews (the *base*) are counted, then the codes that each run of the
/// following interviews adds to all before it, as a share of the base; runs overlap, each beginning
/// one interview after the one before. Saturation is said to be reached at `6+2` when the run of
/// two after six interviews adds no larger share than the threshold. Source: Guest, Namey and Chen,
/// *A simple method to assess and report thematic saturation in qualitative research*, PLoS ONE
/// 15(5), e0232076, 2020.
package struct SaturationThreshold: Hashable, Sendable {
  /// A run of interviews.
  package struct Run: Hashable, Sendable {
    /// The interviews before it.
    package let before: Int
    /// The codes that it adds.
    package let new: Int
    /// Those as a share of the base.
    package let share: Double
  }

  /// The number of interviews in the base.
  package let base: Int
  /// The number of interviews in a run.
  package let length: Int
  /// The largest share of new codes at which saturation is reached.
  package let threshold: Double
  /// The number of different codes in the base; nil where there are fewer interviews.
  package let baseCodes: Int?
  /// The runs, as far as there are interviews; none where the base has no codes.
  package let runs: [Run]

  /// Measures.
  ///
  /// - Parameters:
  ///   - new: The number of new codes of each interview, in order.
  ///   - base: The number of interviews in the base, at least 1.
  ///   - length: The number of interviews in a run, at least 1.
  ///   - threshold: The largest share at which saturation is reached.
  package init(new: [Int], base: Int = 4, length: Int = 2, threshold: Double = 0.05) {
    self.base = base
    self.length = length
    self.threshold = threshold
    let codes = new.prefix(base).reduce(0, +)
    baseCodes = new.count >= base ? codes : nil
    guard base > 0, length > 0, codes > 0, new.count >= base + length else {
      runs = []
      return
    }
    runs = (base...(new.count - length)).map { before in
      let added = new[before..<(before + length)].reduce(0, +)
      return Run(before: before, new: added, share: Double(added) / Double(codes))
    }
  }

  /// The first run that is at or below the threshold, if there is one.
  package var reached: Run? { runs.first { $0.share <= threshold } }
}
