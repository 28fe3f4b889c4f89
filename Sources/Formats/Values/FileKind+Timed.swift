extension FileKind {
  /// Whether it is a transcript whose pieces have times.
  package var isTimed: Bool {
    switch self {
    case .srt, .vtt, .whisper, .whisperTable, .oTranscribe, .elan, .transcriber, .exmaralda, .chat,
      .tei, .textGrid:
      true
    default: false
    }
  }

  static let timedBySuffix: [String: FileKind] = [
    "otr": .oTranscribe, "eaf": .elan, "trs": .transcriber, "exb": .exmaralda, "cha": .chat,
    "textgrid": .textGrid, "tei": .tei,
  ]

  /// The kind of a time-aligned transcript, by what it begins with; `nil` where it is none.
  static func timed(_ bytes: [UInt8]) -> FileKind? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
    let head = bytes[start...].prefix(4096)
    let shown = isWide ? head.dropFirst(2).filter { $0 != 0 } : Array(head)
    let text = String(decoding: shown, as: UTF8.self)
    if text.hasPrefix("File type = \"ooTextFile") || text.hasPrefix("ooBinaryFile") {
      return text.prefix(200).contains("TextGrid") ? .textGrid : nil
    }
    guard let first = shown.first(where: { $0 > 0x20 }) else { return nil }
    switch first {
    case UInt8(ascii: "<"): return kindByRoot[rootName(shown)]
    case UInt8(ascii: "@"):
      return text.hasPrefix("@UTF8") || text.hasPrefix("@Begin") ? .chat : nil
    case UInt8(ascii: "{"), UInt8(ascii: "["): return kindOfJSON(bytes, isList: first == 0x5B)
    default:
      let line = text.utf8.prefix { $0 != 0x0A && $0 != 0x0D }
      return Substring(line).lowercased() == "start\tend\ttext" ? .whisperTable : nil
    }
  }

  private static let kindByRoot: [String: FileKind] = [
    "ANNOTATION_DOCUMENT": .elan, "Trans": .transcriber, "basic-transcription": .exmaralda,
    "TEI": .tei, "TEI.2": .tei, "teiCorpus": .tei,
  ]

  private static func kindOfJSON(_ bytes: [UInt8], isList: Bool) -> FileKind? {
    func holds(_ text: String) -> Bool { ByteSearch.contains(Array(text.utf8), in: bytes) }
    guard holds("\"text\"") else { return nil }
    if isList { return holds("\"start\"") && holds("\"end\"") ? .whisper : nil }
    if holds("\"segments\"") && holds("\"start\"") { return .whisper }
    if holds("\"transcription\"") && holds("\"offsets\"") { return .whisper }
    return holds("data-timestamp=") || holds("\"media-time\"") ? .oTranscribe : nil
  }

  /// The name of the outermost element, without its prefix; empty where none begins here.
  private static func rootName(_ bytes: [UInt8]) -> String {
    var place = 0
    while let open = bytes[place...].firstIndex(of: 0x3C), open + 1 < bytes.count {
      let next = bytes[open + 1]
      if next == 0x3F || next == 0x21 {
        let isComment = bytes[open...].starts(with: Array("<!--".utf8))
        guard let end = Self.end(of: isComment ? "-->" : ">", bytes, from: open) else { return "" }
        place = end
      } else {
        let name = bytes[(open + 1)...].prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self)
      }
    }
    return ""
  }

  private static func end(of sign: String, _ bytes: [UInt8], from start: Int) -> Int? {
    let sign = Array(sign.utf8)
    return bytes[start...].indices.first { bytes[$0...].starts(with: sign) }.map {
      $0 + sign.count
    }
  }
}
