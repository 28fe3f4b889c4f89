internal import Index
internal import Study
internal import Text

/// The parts of a scope, and which tokens of which document are of which part.
struct DispersionGrid {
  private struct Piece {
    let stretch: FrequencyScope.Stretch
    let part: Int
    /// The number of the part's tokens before this piece.
    let start: Int
  }

  /// The parts in the order in which they come in the sources.
  private(set) var names: [DispersionPart.Name] = []
  /// The number of tokens of each part.
  private(set) var tokens: [Int] = []
  private var pieces: [DocumentPlace: [Piece]] = [:]

  init(_ engine: SearchEngine, _ scope: FrequencyScope, _ key: DispersionPart.Key) {
    let order = Dictionary(
      engine.context.sources.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let stretches = scope.stretches.sorted { left, right in
      let sources = (order[left.source] ?? 0, order[right.source] ?? 0)
      return sources.0 != sources.1
        ? sources.0 < sources.1 : left.positions.lowerBound < right.positions.lowerBound
    }
    var numbers: [DispersionPart.Name: Int] = [:]
    for stretch in stretches {
      for (positions, name) in Self.cut(stretch, by: key, engine) {
        let part = numbers[name] ?? names.count
        if part == names.count {
          numbers[name] = part
          names.append(name)
          tokens.append(0)
        }
        pieces[stretch.place, default: []].append(
          Piece(stretch: stretch.cut(positions), part: part, start: tokens[part]))
        tokens[part] += positions.count
      }
    }
  }

  /// The part that a token is of, and the number of the part's tokens before it.
  func find(_ position: Int, in place: DocumentPlace) -> (part: Int, offset: Int)? {
    guard let own = pieces[place] else { return nil }
    let next = own.partitioningIndex { $0.stretch.positions.upperBound > position }
    guard next < own.count, own[next].stretch.positions.contains(position) else { return nil }
    return (
      own[next].part, own[next].start + position - own[next].stretch.positions.lowerBound
    )
  }

  /// A stretch cut into the parts that it has something of; what is of no part is left out.
  private static func cut(
    _ stretch: FrequencyScope.Stretch, by key: DispersionPart.Key, _ engine: SearchEngine
  ) -> [(positions: Range<Int>, name: DispersionPart.Name)] {
    if key == .source {
      return [(stretch.positions, DispersionPart.Name(source: stretch.source))]
    }
    let turns = engine.index.segments[stretch.place.segment].reader
      .documents[stretch.place.document].turns
    var result: [(positions: Range<Int>, name: DispersionPart.Name)] = []
    var turn = turns.partitioningIndex { $0.positions.upperBound > stretch.positions.lowerBound }
    while turn < turns.count {
      let positions = turns[turn].positions
      if positions.lowerBound >= stretch.positions.upperBound { break }
      turn += 1
      guard positions.overlaps(stretch.positions),
        let name = name(ofTurn: turn, in: stretch.source, by: key, engine.context)
      else { continue }
      result.append((positions.clamped(to: stretch.positions), name))
    }
    return result
  }

  private static func name(
    ofTurn turn: Int, in source: SourceID, by key: DispersionPart.Key, _ context: StudyContext
  ) -> DispersionPart.Name? {
    switch key {
    case .source: DispersionPart.Name(source: source)
    case .turn: DispersionPart.Name(source: source, turn: turn)
    case .speaker:
      context.speaker(ofTurn: turn, in: source).map {
        DispersionPart.Name(source: source, speaker: $0.id)
      }
    case .caseName:
      context.speaker(ofTurn: turn, in: source)?.caseID.map { DispersionPart.Name(caseID: $0) }
    }
  }
}
