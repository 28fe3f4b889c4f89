internal import Study
internal import Text

/// A code on a range: what a rater can have once.
struct CodeSheetKey: Hashable, Comparable {
  let span: TextSpan
  /// The code; negative for one that the project has no more.
  let code: CodeID

  static func < (left: CodeSheetKey, right: CodeSheetKey) -> Bool {
    (left.span, left.code) < (right.span, right.code)
  }
}

/// A difference between the sheet as it was written and as it came back.
struct CodeSheetStep: Hashable {
  /// What was there when the sheet was written; nil for what is new.
  let from: CodeSheetKey?
  /// What is there now; nil for what was taken off.
  let to: CodeSheetKey?
  /// The note now, where it is another or the coding is new.
  let note: String?
}

/// What becomes of a step in the project.
enum CodeSheetOutcome: Hashable {
  /// It is done.
  case done
  /// The project is so already.
  case there
  /// The project has been changed in the same place, and otherwise.
  case conflict
}

/// Compares a sheet that came back with what it was written with.
struct CodeSheetComparison {
  /// The codings when the sheet was written, each with a check of its note.
  let base: [CodeSheetKey: String]
  /// The codings on the sheet, each with its note.
  let sheet: [CodeSheetKey: String]
  /// Makes the check of a note.
  let check: (String) -> String

  /// The differences by place: a code that took another's place on a range is one step, and so is
  /// a coding whose range was redrawn.
  var steps: [CodeSheetStep] {
    var gone = base.keys.filter { sheet[$0] == nil }.sorted()
    var new = sheet.keys.filter { base[$0] == nil }.sorted()
    var steps: [CodeSheetStep] = []
    func pair(_ pairs: [CodeSheetKey: CodeSheetKey]) {
      for (from, to) in pairs {
        let note = sheet[to] ?? ""
        steps.append(
          CodeSheetStep(from: from, to: to, note: check(note) == base[from] ? nil : note))
      }
      let taken = Set(pairs.values)
      gone.removeAll { pairs[$0] != nil }
      new.removeAll { taken.contains($0) }
    }
    pair(Self.recoded(gone, new))
    pair(Self.redrawn(gone, new))
    steps += gone.map { CodeSheetStep(from: $0, to: nil, note: nil) }
    steps += new.map { CodeSheetStep(from: nil, to: $0, note: sheet[$0] ?? "") }
    for (key, note) in sheet {
      if let old = base[key], old != check(note) {
        steps.append(CodeSheetStep(from: key, to: key, note: note))
      }
    }
    return steps.sorted { left, right in
      let first = left.to ?? left.from
      let second = right.to ?? right.from
      guard let first, let second, first != second else { return left.from != nil }
      return first < second
    }
  }

  /// Ranges on which one code went and one came.
  private static func recoded(
    _ gone: [CodeSheetKey], _ new: [CodeSheetKey]
  ) -> [CodeSheetKey: CodeSheetKey] {
    let came = Dictionary(grouping: new, by: \.span)
    var pairs: [CodeSheetKey: CodeSheetKey] = [:]
    for (span, keys) in Dictionary(grouping: gone, by: \.span) where keys.count == 1 {
      if let others = came[span], others.count == 1 { pairs[keys[0]] = others[0] }
    }
    return pairs
  }

  /// Ranges of one code that went and overlap one that came, in order of the text.
  private static func redrawn(
    _ gone: [CodeSheetKey], _ new: [CodeSheetKey]
  ) -> [CodeSheetKey: CodeSheetKey] {
    let came = Dictionary(grouping: new, by: \.code)
    var pairs: [CodeSheetKey: CodeSheetKey] = [:]
    for (code, keys) in Dictionary(grouping: gone, by: \.code) {
      var candidates = (came[code] ?? [])[...]
      for key in keys {
        while let first = candidates.first, first.span.end <= key.span.start {
          candidates.removeFirst()
        }
        if let first = candidates.first, first.span.overlaps(key.span) {
          pairs[key] = first
          candidates.removeFirst()
        }
      }
    }
    return pairs
  }

  /// What becomes of a step, given the project's codings of today with the checks of their notes.
  func outcome(
    of step: CodeSheetStep, in today: [CodeSheetKey: String]
  ) -> CodeSheetOutcome {
    let wanted = step.note.map(check)
    switch (step.from, step.to) {
    case (let from?, nil):
      guard let note = today[from] else { return .there }
      return note == base[from] ? .done : .conflict
    case (nil, let to?):
      guard let note = today[to] else { return .done }
      return note == wanted ? .there : .conflict
    case (let from?, let to?) where from == to:
      guard let note = today[from] else { return .conflict }
      if note == wanted { return .there }
      return note == base[from] ? .done : .conflict
    case (let from?, let to?):
      switch (today[from], today[to]) {
      case (nil, let there?):
        return there == (wanted ?? base[from]) ? .there : .conflict
      case (let note?, nil): return note == base[from] ? .done : .conflict
      case (nil, nil), (_?, _?): return .conflict
      }
    case (nil, nil): return .there
    }
  }
}
