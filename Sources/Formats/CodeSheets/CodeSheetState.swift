package import Text

/// The codings that a sheet was written with: what it is compared with when it comes back.
package struct CodeSheetState: Hashable, Sendable {
  /// One coding.
  package struct Item: Hashable, Sendable {
    /// The stored scalars.
    package let span: TextSpan
    /// The code's name that is the same in every copy of the project.
    package let code: String
    /// A check of the note; `-` for none.
    package let note: String

    /// Makes an item.
    package init(span: TextSpan, code: String, note: String) {
      self.span = span
      self.code = code
      self.note = note
    }
  }

  /// A code that the codings have, with its path as it was.
  package struct Name: Hashable, Sendable {
    /// The name that is the same in every copy of the project.
    package let guid: String
    /// The path as it was written on the sheet.
    package let path: String

    /// Makes a name.
    package init(guid: String, path: String) {
      self.guid = guid
      self.path = path
    }
  }

  /// The codes.
  package let names: [Name]
  /// The codings.
  package let items: [Item]

  /// Makes a state.
  package init(names: [Name], items: [Item]) {
    self.names = names
    self.items = items
  }

  /// The state in lines, closed by a check of them all.
  var lines: [String] {
    let places = Dictionary(
      names.enumerated().map { ($1.guid, $0) }, uniquingKeysWith: { first, _ in first })
    let body =
      names.map { "code \($0.guid) \(Self.hexadecimal($0.path))" }
      + items.map { "coding \($0.span.start) \($0.span.end) \(places[$0.code] ?? -1) \($0.note)" }
    return body + ["check \(body.count) \(Self.check(of: body))"]
  }

  /// Reads the lines; nil where they are not all there, or changed.
  init?(_ lines: [String]) {
    var names: [Name] = []
    var items: [Item] = []
    var body: [String] = []
    var isChecked = false
    for line in lines where !line.hasPrefix("|") && !line.isEmpty {
      guard !isChecked else { return nil }
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map { String($0) }
      switch words.first {
      case "code" where words.count == 3:
        guard let path = Self.text(hexadecimal: words[2]) else { return nil }
        names.append(Name(guid: words[1], path: path))
      case "coding" where words.count == 5:
        guard let start = Int(words[1]), let end = Int(words[2]), 0 <= start, start <= end,
          let place = Int(words[3]), names.indices.contains(place)
        else { return nil }
        items.append(
          Item(span: TextSpan(start, end), code: names[place].guid, note: words[4]))
      case "check":
        guard line == "check \(body.count) \(Self.check(of: body))" else { return nil }
        isChecked = true
        continue
      default: return nil
      }
      body.append(line)
    }
    guard isChecked else { return nil }
    self.init(names: names, items: items)
  }

  /// A path in figures, so that replacing a code's name all over a sheet leaves the state alone.
  private static func hexadecimal(_ path: String) -> String {
    path.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func text(hexadecimal written: String) -> String? {
    let digits = Array(written.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: digits.count, by: 2) {
      guard
        let byte = UInt8(String(decoding: digits[place...(place + 1)], as: UTF8.self), radix: 16)
      else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// A check against hands and editors (FNV-1a, 64 bits), not against malice.
  private static func check(of lines: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for line in lines {
      for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0x0A) &* 0x100_0000_01B3
    }
    return String(hash, radix: 16)
  }
}
