internal import Analysis
internal import Store
internal import Study
internal import Text

extension ProjectReader {
  /// The units of a source that agreement judges.
  ///
  /// Imported segments take the place of derived ones. Tokens are the imported ones or, where none
  /// were imported, the words that searches count.
  func units(_ unit: UnitKind, of source: Source) throws -> UnitList {
    switch unit {
    case .character: UnitList()
    case .source: try UnitList([TextSpan(0, source.length)])
    case .token: try UnitList(tokens(of: source))
    case .sentence: try UnitList(segments(of: source.id, .sentence).map(\.span))
    case .turn: try UnitList(segments(of: source.id, .turn).map(\.span))
    case .paragraph: try UnitList(segments(of: source.id, .paragraph).map(\.span))
    case .section: try UnitList(segments(of: source.id, .section).map(\.span))
    }
  }

  /// The imported tokens of a source, else its words.
  private func tokens(of source: Source) throws -> [TextSpan] {
    let imported = try segments(of: source.id, .token)
    if !imported.isEmpty { return imported.map(\.span) }
    return try words(of: source, through: ReadingLayer(marks(of: source.id).map(\.mark)))
  }

  /// The words of a source, as searches count them.
  func words(of source: Source, through layer: ReadingLayer) throws -> [TextSpan] {
    Tokenizer().tokens(in: try text(of: source.id), through: layer).map(\.span)
  }

  /// What can be coded in a source: neither elided nor label, and of those whose speech counts.
  ///
  /// Under `informant`, what lies in turns that are not known to be the interviewer's; where no
  /// speaker is known, everything.
  func content(of source: Source, role: SpeakerRole?, speakers: [Speaker]) throws -> SpanSet {
    let layer = ReadingLayer(try marks(of: source.id).map(\.mark))
    guard role != nil, !speakers.isEmpty else { return layer.content(of: source) }
    return layer.content(
      of: source, role: role, speakers: speakers, turns: try segments(of: source.id, .turn))
  }
}

extension ReadingLayer {
  /// What can be coded in a source, of those whose speech counts.
  ///
  /// - Parameters:
  ///   - source: The source.
  ///   - role: Whose speech counts; nil for everybody's.
  ///   - speakers: The source's speakers; where there are none everything counts.
  ///   - turns: The source's turns.
  /// - Returns: The scalars.
  func content(
    of source: Source, role: SpeakerRole? = nil, speakers: [Speaker] = [], turns: [Segment] = []
  ) -> SpanSet {
    let whole = content(of: TextSpan(0, source.length))
    guard let role, !speakers.isEmpty else { return whole }
    func spans(where isMeant: (SpeakerRole) -> Bool) -> SpanSet {
      SpanSet(
        turns.filter { turn in
          guard let index = turn.speaker, speakers.indices.contains(index) else {
            return isMeant(.unknown)
          }
          return isMeant(speakers[index].role)
        }.map(\.span))
    }
    switch role {
    case .informant: return whole.intersection(spans { $0 != .interviewer })
    case .interviewer: return whole.intersection(spans { $0 == .interviewer })
    case .unknown: return whole.intersection(spans { $0 == .unknown })
    }
  }
}
