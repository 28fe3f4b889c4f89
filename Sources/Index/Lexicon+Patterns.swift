internal import Text

extension Lexicon {
  /// The ranks of the strings that a pattern matches, ascending.
  ///
  /// A literal beginning narrows the search. Bytes that every match must hold are looked for in
  /// all strings at once; else an automaton goes through the strings that it does not rule out.
  package func ranks(matching pattern: FormPattern) -> [Int] {
    guard let forms else { return [] }
    switch pattern.plan {
    case .literal(let bytes): return rank(of: bytes).map { [$0] } ?? []
    case .affixes(let prefix, let suffix):
      return forms.ranks(ranks(withPrefix: prefix), prefix.count, endingWith: suffix)
    case .infix(let infix):
      return forms.ranks(0..<count, holding: infix) { _ in true }
    case .automaton(let automaton, let prefix, let infix):
      return ranks(automaton, prefix, infix, forms)
    case .edit(var machine): return LexiconWalk.ranks(forms, 0..<count, &machine)
    }
  }

  /// The ranks of the strings that a pattern with wildcards matches, ascending.
  package func ranks(matching pattern: WildcardPattern) -> [Int] {
    ranks(matching: .wildcard(pattern))
  }

  private func ranks(
    _ automaton: FormAutomaton, _ prefix: [UInt8], _ infix: [UInt8], _ forms: LexiconForms
  ) -> [Int] {
    let range = ranks(withPrefix: prefix)
    return LazyMachine.with(automaton) { machine in
      // Where few letters can follow, the walk itself skips nearly everything.
      if infix.count > 1, machine.breadth(behind: prefix) > 8 {
        return forms.ranks(range, holding: infix) { machine.accepts(form: $0) }
      }
      return LexiconWalk.ranks(forms, range, &machine)
    }
  }
}

extension LazyMachine {
  /// How many letters may lead on behind some that do not lead to a dead state.
  fileprivate mutating func breadth(behind prefix: [UInt8]) -> Int {
    var state = start
    for scalar in String(decoding: prefix, as: UTF8.self).unicodeScalars {
      state = step(state, scalar.value)
    }
    return stretches(from: state).reduce(0) { $0 + $1.count }
  }
}

extension LexiconForms {
  /// The ranks in a range whose forms hold some bytes, and are right; ascending.
  fileprivate func ranks(
    _ range: Range<Int>, holding infix: [UInt8], _ isRight: (UnsafeRawBufferPointer) -> Bool
  ) -> [Int] {
    if infix.isEmpty { return range.filter { isRight(self[$0]) } }
    var result: [Int] = []
    infix.withUnsafeBufferPointer { wanted in
      let text = UnsafeRawBufferPointer(rebasing: bytes[..<start(range.upperBound)])
      var rank = range.lowerBound
      var place = start(rank)
      while rank < range.upperBound, let found = ByteFinder.find(wanted, in: text, from: place) {
        rank = self.rank(holding: found, from: rank, to: range.upperBound)
        if rank == range.upperBound { break }
        // What is found across an end is nothing, and nor is anything behind it up to there.
        let end = start(rank &+ 1)
        if found &+ wanted.count <= end, start(rank) <= found, isRight(self[rank]) {
          result.append(rank)
        }
        place = max(end, place)
        rank = rank &+ 1
      }
    }
    return result
  }

  /// The first rank from `first` on whose form ends behind a place, or `end`.
  @inline(__always)
  private func rank(holding place: Int, from first: Int, to end: Int) -> Int {
    if start(first &+ 1) > place { return first }
    var low = first &+ 1
    var step = 1
    while low &+ step < end, start(low &+ step) <= place {
      low = low &+ step
      step = step &* 2
    }
    var high = min(low &+ step, end)
    while low < high {
      let middle = low &+ (high &- low) / 2
      if start(middle &+ 1) > place { high = middle } else { low = middle &+ 1 }
    }
    return low
  }

  /// The ranks in a range of forms that begin with so many given bytes which end with others.
  fileprivate func ranks(_ range: Range<Int>, _ prefix: Int, endingWith suffix: [UInt8]) -> [Int] {
    if suffix.isEmpty { return Array(range) }
    var result: [Int] = []
    suffix.withUnsafeBytes { suffix in
      for rank in range {
        let form = self[rank]
        let rest = form.count &- suffix.count
        if rest >= prefix, let base = form.baseAddress,
          ByteOrder.shared(
            UnsafeRawBufferPointer(start: base.advanced(by: rest), count: suffix.count), suffix)
            == suffix.count
        {
          result.append(rank)
        }
      }
    }
    return result
  }
}
