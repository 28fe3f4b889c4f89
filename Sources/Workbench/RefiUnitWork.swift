internal import Formats
internal import Store
internal import Study
internal import Text

/// What is being made of one text.
struct RefiUnitWork {
  let source: SourceID
  let name: String
  /// Where each coding lay before.
  let former: [CodingID: RefiCodingPlace]
  /// Codings of the file that were taken away here.
  var removed: Set<RefiWrittenPlace> = []
  /// Passages that may need an id.
  var ranges: [(span: TextSpan, guid: RefiGUID)] = []
  var made: Set<CodingID> = []
  var raters: Set<Rater> = []
  /// Who has finished the source.
  let finished: Set<Rater>
  /// How many codings were left out, since whoever made them has finished the source.
  var sealed = 0

  init(
    source: SourceID, name: String, former: [CodingID: RefiCodingPlace], finished: Set<Rater>
  ) {
    self.source = source
    self.name = name
    self.former = former
    self.finished = finished
  }
}

/// A coding as the file has it, without its identifier.
struct RefiWrittenPlace: Hashable {
  let span: TextSpan
  let code: RefiGUID
  let user: RefiGUID?
}
