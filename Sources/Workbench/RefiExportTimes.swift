internal import Formats
internal import Store
internal import Study
internal import Text

extension RefiExportBuilder {
  /// When the turns and sentences of a source begin in the recording, by their offsets.
  ///
  /// - Parameters:
  ///   - source: the source.
  ///   - turns: its turns.
  /// - Returns: offsets and milliseconds, in the order of the text.
  /// - Throws: `StoreError` where the file cannot be read.
  func times(
    of source: SourceID, _ turns: [Segment]
  ) throws -> [(offset: Int, milliseconds: Int)] {
    guard turns.contains(where: { $0.milliseconds != nil }) else { return [] }
    var known: Set<Int> = []
    var times: [(offset: Int, milliseconds: Int)] = []
    for segment in try turns + reader.segments(of: source, .sentence) {
      guard let milliseconds = segment.milliseconds, known.insert(segment.span.start).inserted
      else { continue }
      times.append((segment.span.start, milliseconds))
    }
    return times.sorted { $0.offset < $1.offset }
  }

  /// Makes a text the transcript of a recording, which is where the standard has times.
  ///
  /// Passages of a transcript lie between moments. Where one begins or ends and no time is known,
  /// the moment has a position and no time.
  ///
  /// - Parameters:
  ///   - source: the source, with its text.
  ///   - times: offsets and milliseconds, in the order of the text.
  ///   - positions: where offsets are in the text that goes out.
  mutating func makeTranscript(
    of source: inout RefiSource, _ times: [(offset: Int, milliseconds: Int)],
    _ positions: RefiExportPositions
  ) {
    guard var text = source.text else { return }
    var moments: [Int: Int?] = [:]
    for time in times {
      let place = positions.written(TextSpan(time.offset, time.offset))
      let position = positions.counted(place).start
      if moments[position] == nil { moments[position] = .some(time.milliseconds) }
    }
    for case .positions(let start, let end) in text.selections.map(\.place) {
      for position in [start, end] where moments[position] == nil {
        moments[position] = .some(nil)
      }
    }
    var names: [Int: RefiGUID] = [:]
    for (position, milliseconds) in moments.sorted(by: { $0.key < $1.key }) {
      let guid = guids.make("moment \(source.guid) \(position)")
      names[position] = guid
      text.syncPoints.append(
        RefiSyncPoint(guid: guid, milliseconds: milliseconds, position: position))
    }
    text.selections = text.selections.map { selection in
      guard case .positions(let start, let end) = selection.place else { return selection }
      var moved = selection
      moved.place = .syncPoints(from: names[start], to: names[end])
      return moved
    }
    text.name = source.name
    source.kind = .audio
    source.text = nil
    source.transcripts = [text]
  }
}
