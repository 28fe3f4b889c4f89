/// A source of a REFI-QDA project, of any of the five kinds.
package struct RefiSource: Hashable, Sendable {
  /// What a source is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case text = "TextSource"
    case picture = "PictureSource"
    case pdf = "PDFSource"
    case audio = "AudioSource"
    case video = "VideoSource"
  }

  /// What it is.
  package var kind: Kind
  /// Its identifier.
  package var guid: RefiGUID
  /// Its name; more than one source may have it.
  package var name: String?
  /// Who made it and when.
  package var stamp: RefiStamp
  /// Its description.
  package var description: String?
  /// Where the original lies (`internal://…`, `relative:///…`, `absolute:///…`): of a text the
  /// document with its looks, of the others the file itself.
  package var path: String?
  /// Where it was before it came into the project.
  package var currentPath: String?
  /// The text, where it has one.
  ///
  /// That of a text source is its own, with its selections; that of a PDF its representation; that
  /// of a picture what is said of it.
  package var text: RefiText?
  /// The transcripts of a recording, each a text with its times.
  package var transcripts: [RefiText]
  /// Whether it was read of a recording of which there is nothing but one transcript, so that its
  /// text is all of it.
  package var isOnlyTranscript = false
  /// What is selected of a picture, of a PDF's page or of a recording's time.
  package var regions: [RefiRegion]
  /// Codings of the whole source.
  package var codings: [RefiCoding]
  /// The notes about it.
  package var noteRefs: [RefiGUID]
  /// Its values of variables.
  package var values: [RefiValue]

  /// Makes a source.
  package init(
    kind: Kind = .text, guid: RefiGUID, name: String?, stamp: RefiStamp = RefiStamp(),
    description: String? = nil, path: String? = nil, currentPath: String? = nil,
    text: RefiText? = nil, transcripts: [RefiText] = [], regions: [RefiRegion] = [],
    codings: [RefiCoding] = [], noteRefs: [RefiGUID] = [], values: [RefiValue] = []
  ) {
    self.kind = kind
    self.guid = guid
    self.name = name
    self.stamp = stamp
    self.description = description
    self.path = path
    self.currentPath = currentPath
    self.text = text
    self.transcripts = transcripts
    self.regions = regions
    self.codings = codings
    self.noteRefs = noteRefs
    self.values = values
  }
}

/// A text with what is selected of it: that of a source, a note, a representation or a transcript.
package struct RefiText: Hashable, Sendable {
  /// Its identifier; a text source's own.
  package var guid: RefiGUID
  /// Its name.
  package var name: String?
  /// Who made it and when.
  package var stamp: RefiStamp
  /// Its description.
  package var description: String?
  /// The text itself, where it stands in the file.
  package var content: String?
  /// Where its plain text lies.
  package var plainTextPath: String?
  /// Where the document with its looks lies.
  package var richTextPath: String?
  /// The passages.
  package var selections: [RefiSelection]
  /// Codings of the whole; empty in a text source, which has its own.
  package var codings: [RefiCoding]
  /// The times of a transcript.
  package var syncPoints: [RefiSyncPoint]
  /// The notes about it; empty in a text source, which has its own.
  package var noteRefs: [RefiGUID]
  /// Its values of variables; empty in a text source, which has its own.
  package var values: [RefiValue]

  /// Makes a text.
  package init(
    guid: RefiGUID, name: String? = nil, stamp: RefiStamp = RefiStamp(),
    description: String? = nil, content: String? = nil, plainTextPath: String? = nil,
    richTextPath: String? = nil, selections: [RefiSelection] = [], codings: [RefiCoding] = [],
    syncPoints: [RefiSyncPoint] = [], noteRefs: [RefiGUID] = [], values: [RefiValue] = []
  ) {
    self.guid = guid
    self.name = name
    self.stamp = stamp
    self.description = description
    self.content = content
    self.plainTextPath = plainTextPath
    self.richTextPath = richTextPath
    self.selections = selections
    self.codings = codings
    self.syncPoints = syncPoints
    self.noteRefs = noteRefs
    self.values = values
  }
}

/// A passage of a text, or of a transcript between two of its times.
package struct RefiSelection: Hashable, Sendable {
  /// Where it begins and ends.
  package enum Place: Hashable, Sendable {
    /// Positions as the file says them, the end not included.
    case positions(start: Int, end: Int)
    /// The identifiers of two times of the transcript; without one, its beginning or its end.
    case syncPoints(from: RefiGUID?, to: RefiGUID?)
  }

  /// Its identifier.
  package var guid: RefiGUID
  /// Its name, which some programs give the words quoted.
  package var name: String?
  /// Who made it and when.
  package var stamp: RefiStamp
  /// Its description, which some programs use for a comment.
  package var description: String?
  /// Where it is.
  package var place: Place
  /// Its codings; none where it is only a quotation or a comment.
  package var codings: [RefiCoding]
  /// The notes about it.
  package var noteRefs: [RefiGUID]

  /// Makes a selection.
  package init(
    guid: RefiGUID, name: String? = nil, stamp: RefiStamp = RefiStamp(),
    description: String? = nil, place: Place, codings: [RefiCoding] = [],
    noteRefs: [RefiGUID] = []
  ) {
    self.guid = guid
    self.name = name
    self.stamp = stamp
    self.description = description
    self.place = place
    self.codings = codings
    self.noteRefs = noteRefs
  }
}

/// That something has a code.
package struct RefiCoding: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// Who made it and when.
  package var stamp: RefiStamp
  /// The code; in some programs a case.
  package var code: RefiGUID
  /// The notes about it.
  package var noteRefs: [RefiGUID]

  /// Makes a coding.
  package init(
    guid: RefiGUID, stamp: RefiStamp = RefiStamp(), code: RefiGUID, noteRefs: [RefiGUID] = []
  ) {
    self.guid = guid
    self.stamp = stamp
    self.code = code
    self.noteRefs = noteRefs
  }
}

/// A moment of a recording and its place in the transcript.
package struct RefiSyncPoint: Hashable, Sendable {
  /// Its identifier.
  package var guid: RefiGUID
  /// Milliseconds from the beginning of the recording.
  package var milliseconds: Int?
  /// The position in the text as the file says it.
  package var position: Int?

  /// Makes a moment.
  package init(guid: RefiGUID, milliseconds: Int?, position: Int?) {
    self.guid = guid
    self.milliseconds = milliseconds
    self.position = position
  }
}

/// What is selected of a picture, of a page or of a recording's time.
package struct RefiRegion: Hashable, Sendable {
  /// Where it is, in the file's own numbers.
  package enum Place: Hashable, Sendable {
    /// A rectangle in pixels of a picture, or in points of a page.
    case rectangle(page: Int?, firstX: Int, firstY: Int, secondX: Int, secondY: Int)
    /// From one millisecond to another.
    case time(begin: Int, end: Int)
  }

  /// Its identifier.
  package var guid: RefiGUID
  /// Its name.
  package var name: String?
  /// Who made it and when.
  package var stamp: RefiStamp
  /// Its description.
  package var description: String?
  /// Where it is.
  package var place: Place
  /// The text that stands for it.
  package var representation: RefiText?
  /// Its codings.
  package var codings: [RefiCoding]
  /// The notes about it.
  package var noteRefs: [RefiGUID]

  /// Makes a region.
  package init(
    guid: RefiGUID, name: String? = nil, stamp: RefiStamp = RefiStamp(),
    description: String? = nil, place: Place, representation: RefiText? = nil,
    codings: [RefiCoding] = [], noteRefs: [RefiGUID] = []
  ) {
    self.guid = guid
    self.name = name
    self.stamp = stamp
    self.description = description
    self.place = place
    self.representation = representation
    self.codings = codings
    self.noteRefs = noteRefs
  }
}
