/// Tells the encoding of a page of HTML, and decodes it.
///
/// What the bytes show goes before what the page says of itself: nothing is valid UTF-8 by chance,
/// and pages are often saved anew in it by programs that leave the old name in them.
enum HTMLEncoding {
  /// The bytes of a page in which its encoding is named, if it is.
  private static let headLength = 65_536

  /// Decodes a page.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - asked: The encoding, where a person knows better.
  /// - Returns: The text in UTF-8, the encoding, and how many characters could not be told.
  /// - Throws: `TextDecodingError` where the bytes are in no encoding.
  static func decode(
    _ bytes: [UInt8], asked: EncodingOverride?
  ) throws(TextDecodingError) -> (text: [UInt8], encoding: DocumentEncoding, lost: Int) {
    let failure: TextDecodingError
    do throws(TextDecodingError) {
      let decoded = try TextDecoder(override: asked).decode(bytes)
      let encoding = DocumentEncoding(name: decoded.encoding.rawValue, reason: decoded.reason)
      let isGuess = decoded.reason == .fallback || decoded.reason == .letters
      if !isGuess { return (decoded.utf8, encoding, 0) }
      return declared(bytes) ?? (decoded.utf8, encoding, 0)
    } catch {
      failure = error
    }
    guard asked == nil, case .damagedUTF8 = failure, let found = declared(bytes) else {
      throw failure
    }
    return found
  }

  /// The page in the encoding that it names, unless that is UTF-8, which it is not.
  private static func declared(
    _ bytes: [UInt8]
  ) -> (text: [UInt8], encoding: DocumentEncoding, lost: Int)? {
    guard let label = label(in: bytes) else { return nil }
    var text: [UInt8] = []
    let encoding = DocumentEncoding(name: label, reason: .declared)
    if let page = codePage(label) {
      let lost = page.decode(bytes, into: &text)
      return (text, encoding, lost)
    }
    let name = foreignNames[label] ?? label.uppercased()
    guard !label.hasPrefix("utf"), ForeignText.knows(name) else { return nil }
    let lost = ForeignText.decode(bytes, from: name, into: &text)
    return (text, encoding, lost)
  }

  /// The name that stands behind `charset=` or, in XHTML, `encoding=`.
  private static func label(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(headLength).map { $0 < 0x80 ? $0 : 0x3F }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    for key in ["charset", "encoding"] {
      for place in text.ranges(of: key) {
        let rest = text[place.upperBound...].drop { $0 == " " }
        guard rest.first == "=" else { continue }
        let value = rest.dropFirst().drop { $0 == " " || $0 == "\"" || $0 == "'" }
        let name = value.prefix { $0.isLetter || $0.isNumber || "-_:.".contains($0) }
        if !name.isEmpty, name.utf8.count <= 40 { return String(name) }
      }
    }
    return nil
  }

  /// The code page that a label means, as the WHATWG Encoding Standard reads it.
  private static func codePage(_ label: String) -> CodePage? {
    switch label {
    case "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", "cp1252", "l1":
      return .western
    case "iso-8859-9", "latin5": return CodePage(number: 1254)
    case "macintosh", "mac", "x-mac-roman": return CodePage(number: 10_000)
    case "shift_jis", "shift-jis", "sjis", "x-sjis": return CodePage(number: 932)
    case "big5": return CodePage(number: 950)
    case "euc-kr", "ks_c_5601-1987": return CodePage(number: 949)
    default:
      for prefix in ["windows-", "cp", "ibm", "x-cp"] where label.hasPrefix(prefix) {
        return Int(label.dropFirst(prefix.utf8.count)).flatMap { CodePage(number: $0) }
      }
      return nil
    }
  }

  /// Labels that the system's converter would read more narrowly than they are used.
  private static let foreignNames = ["gb2312": "GB18030", "gbk": "GB18030"]
}
