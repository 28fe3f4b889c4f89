internal import Index
internal import Store
internal import Study
internal import Text

/// The words of sources as the index has them; those of one source are read when they are asked for.
struct IndexedWords {
  private let snapshot: IndexSnapshot
  private let places: [String: DocumentPlace]

  init(_ snapshot: IndexSnapshot) {
    self.snapshot = snapshot
    var places: [String: DocumentPlace] = [:]
    for (number, segment) in snapshot.segments.enumerated() {
      for live in segment.live {
        places[segment.reader.documents[live].key] = DocumentPlace(segment: number, document: live)
      }
    }
    self.places = places
  }

  /// How many words a source has.
  func count(in source: Source) -> Int {
    guard let place = places[source.guid] else { return 0 }
    return snapshot.segments[place.segment].reader.documents[place.document].positions.count
  }

  /// The words of a source, in ascending order.
  func spans(in source: Source) -> [TextSpan] {
    guard let place = places[source.guid] else { return [] }
    let reader = snapshot.segments[place.segment].reader
    let document = reader.documents[place.document]
    var cursor = reader.spanCursor()
    return document.positions.map { position in
      let span = cursor.globalSpan(at: position)
      return document.localSpan(Int(span.start), span.end)
    }
  }
}

extension OpenProject {
  /// Hands out the words of the project's sources while its index is open.
  func withWords<Result>(
    _ reader: ProjectReader, _ body: (IndexedWords) throws -> Result
  ) throws -> Result {
    try upkeep().openIndex(reader).read { try body(IndexedWords($0)) }
  }
}
