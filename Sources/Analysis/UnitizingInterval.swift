internal import RealModule

extension JackknifeInterval {
  /// The interval around a value, from the values that it has without each of the sources.
  init(around value: Coefficient, without sources: [Coefficient]) {
    let values = sources.compactMap(\.value).sorted()
    let used = values.count
    var bounds = Interval.undefined(.tooFewSources)
    if case .undefined(let reason) = value {
      bounds = .undefined(reason)
    } else if let value = value.value, used >= 3 {
      let mean = values.reduce(0, +) / Double(used)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let error = Double.sqrt(Double(used - 1) / Double(used) * squares)
      let reach = StudentT.quantile(0.975, degrees: used - 1) * error
      bounds = .value(max(-1, value - reach)...max(-1, min(1, value + reach)))
    }
    self.init(bounds: bounds, sourcesUsed: used, sourcesSkipped: sources.count - used)
  }
}
