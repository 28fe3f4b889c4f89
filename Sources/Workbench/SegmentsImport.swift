internal import Store
internal import Study
internal import Text

extension OpenProject {
  /// Reads a table `source,kind,start,end[,speaker]` that replaces the derived segments of each
  /// kind in each source that it names, as one step.
  ///
  /// A turn without a speaker keeps the one who spoke where it begins, and a question of the guide
  /// stays with the turn that holds the place where it was asked.
  ///
  /// - Returns: for each source and kind, the number of segments.
  package func importSegments(_ path: String) throws -> [(source: String, kind: String, count: Int)]
  {
    let table = try InputTable(path, columns: ["source", "kind", "start", "end"])
    return try file.change("segments import", by: me) { writer in
      let names = try SourceNames(writer.reader.sources())
      let speakers = try writer.reader.speakers()
      var groups: [SegmentGroup: [(segment: Segment, place: InputPlace)]] = [:]
      var order: [SegmentGroup] = []
      for row in table.rows {
        let source = try names.source(named: row.required("source"), at: row.place).source
        _ = try row.required("kind")
        let kind: SegmentKind = try row.choice("kind", default: .sentence)
        let start = try row.number("start")
        let end = try row.number("end")
        guard start <= end, end <= source.length else {
          throw Refusal(
            .rangeOutsideText(start: start, end: end, length: source.length, source: source.name),
            at: row.place)
        }
        let own = speakers[source.id] ?? []
        let speaker = try row["speaker"].map { label in
          guard let index = own.firstIndex(where: { $0.label == label }) else {
            throw Refusal(
              .unknownSpeaker(asked: label, source: source.name, known: own.map(\.label)),
              at: row.place)
          }
          return index
        }
        let group = SegmentGroup(source: source, kind: kind)
        if groups[group] == nil { order.append(group) }
        groups[group, default: []].append(
          (Segment(TextSpan(start, end), kind, speaker: speaker), row.place))
      }
      for group in order {
        let sorted = (groups[group] ?? []).sorted { $0.segment.span < $1.segment.span }
        for (former, next) in zip(sorted, sorted.dropFirst())
        where former.segment.span.end > next.segment.span.start {
          throw Refusal(
            .overlappingSegments(
              kind: group.kind.rawValue, source: group.source.name,
              start: next.segment.span.start), at: next.place)
        }
        var segments = sorted.map(\.segment)
        let former = try writer.reader.segments(of: group.source.id, .turn)
        if group.kind == .turn { segments = segments.map { $0.speaking(as: former) } }
        try writer.replaceSegments(
          of: group.source.id, group.kind, with: segments,
          speakers: (speakers[group.source.id] ?? []).map(\.id))
        if group.kind == .turn {
          let prompts = try writer.reader.prompts(of: group.source.id)
            .compactMap { turn, question in
              former.indices.contains(turn - 1)
                ? segments.index(holding: former[turn - 1].span.start).map { ($0 + 1, question) }
                : nil
            }
          try writer.replacePrompts(of: group.source.id, with: prompts.sorted { $0.0 < $1.0 })
        }
      }
      writer.summary = "\(table.rows.count.of("segment"))"
      return order.map { ($0.source.name, $0.kind.rawValue, groups[$0]?.count ?? 0) }
    }.result
  }
}

/// The segments of one kind in one source.
private struct SegmentGroup: Hashable {
  let source: Source
  let kind: SegmentKind
}

extension Segment {
  /// The same stretch, spoken by who spoke there before where it names nobody.
  fileprivate func speaking(as former: [Segment]) -> Segment {
    guard speaker == nil, let index = former.index(holding: span.start) else { return self }
    return Segment(
      span, kind, speaker: former[index].speaker, milliseconds: former[index].milliseconds)
  }
}

extension [Segment] {
  /// The index of the segment, among ones in order, that an offset lies in.
  fileprivate func index(holding offset: Int) -> Int? {
    let index = partitioningIndex { $0.span.end > offset }
    return index < count && self[index].span.start <= offset ? index : nil
  }
}
