internal import Text

extension TimedTranscript {
  /// Reads a transcript whose pieces have times.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - kind: What it is; any that `isTimed`.
  ///   - encoding: The encoding of a text file, where the rule would choose another.
  ///   - speakers: Labels that are speakers wherever a piece begins with one, in formats that do
  ///     not say who speaks.
  ///   - tiers: The names of the tiers wanted, in formats that have some; of none, the usual ones.
  /// - Throws: `TimedReadingError` where the file is damaged, or nothing is said in it.
  package init(
    _ bytes: [UInt8], kind: FileKind, encoding: EncodingOverride? = nil, speakers: [String] = [],
    tiers: [String] = []
  ) throws(TimedReadingError) {
    var decoded: DecodedText?
    var found: TimedPieces
    switch kind {
    case .elan: found = try ElanReader.pieces(try TimedXML.root(bytes), tiers: tiers)
    case .transcriber: found = try TranscriberReader.pieces(try TimedXML.root(bytes))
    case .exmaralda: found = try ExmaraldaReader.pieces(try TimedXML.root(bytes), tiers: tiers)
    case .tei: found = try SpokenTEIReader.pieces(try TimedXML.root(bytes))
    default:
      if bytes.starts(with: Array("ooBinaryFile".utf8)) { throw .binary }
      let text = try Self.decode(bytes, encoding)
      decoded = text
      found = try Self.pieces(text, kind, tiers)
    }
    if !found.namesSpeakers { found.cues = TimedSpeakers(known: speakers).named(found.cues) }
    self.init(found, decoded: decoded)
    if pieces == 0 { throw .nothingSaid }
  }

  private static func pieces(
    _ decoded: DecodedText, _ kind: FileKind, _ tiers: [String]
  ) throws(TimedReadingError) -> TimedPieces {
    switch kind {
    case .srt: SubtitleReader.subRip(String(decoding: decoded.utf8, as: UTF8.self))
    case .vtt: SubtitleReader.webVTT(String(decoding: decoded.utf8, as: UTF8.self))
    case .chat: ChatReader.pieces(String(decoding: decoded.utf8, as: UTF8.self))
    case .whisperTable: WhisperReader.table(String(decoding: decoded.utf8, as: UTF8.self))
    case .whisper: try WhisperReader.json(try json(decoded))
    case .oTranscribe: try OTranscribeReader.pieces(try json(decoded))
    case .textGrid: try TextGridReader.pieces(decoded.utf8, tiers: tiers)
    default: throw .otherFormat
    }
  }

  private static func json(_ decoded: DecodedText) throws(TimedReadingError) -> JSONValue {
    do throws(JSONReadingError) {
      return try JSONValue(parsing: decoded.utf8)
    } catch {
      throw .notJSON(byte: error.column)
    }
  }

  private static func decode(
    _ bytes: [UInt8], _ encoding: EncodingOverride?
  ) throws(TimedReadingError) -> DecodedText {
    do throws(TextDecodingError) {
      return try TextDecoder(override: encoding).decode(bytes)
    } catch {
      throw .notText(error)
    }
  }
}
