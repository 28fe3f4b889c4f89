/// How a team writes its speakers' labels, as a template such as `<{name}>` or `{time} {name} –`.
///
/// It stands for the head of a line. `{name}` is the label, `{time}` a time in the recording, a
/// blank stands for any blanks, and every other sign for itself. What follows is what is said.
package struct SpeakerPattern: Hashable, Sendable {
  /// Why a template is none.
  package enum Fault: Error, Hashable, Sendable {
    /// It has no `{name}`.
    case noName
    /// It has a field twice.
    case repeated(field: String)
    /// It has a field that means nothing.
    case unknown(field: String)
    /// A brace in it has no partner.
    case loneBrace
    /// Nothing stands beside the name, so that every line would begin with one.
    case onlyName
    /// The names are not told from the time behind them.
    case nothingBetween
  }

  private enum Piece: Hashable {
    case name
    case time
    case blanks
    case sign(UInt32)
  }

  /// As it was written.
  package let template: String
  /// The names that it is for, as they are compared; of none, for any.
  private let names: Set<String>
  private let pieces: [Piece]
  private static let longestName = 40

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - names: The labels that it is for; of none, for any.
  /// - Throws: `Fault` where it is none.
  package init(_ template: String, names: [String] = []) throws(Fault) {
    self.template = template
    self.names = Set(names.map(\.foldedForSearch))
    pieces = try Self.pieces(of: template)
    guard pieces.contains(.name) else { throw .noName }
    guard pieces.contains(where: { $0 != .name && $0 != .blanks }) || !names.isEmpty else {
      throw .onlyName
    }
    if let place = pieces.firstIndex(of: .name), pieces.indices.contains(place + 1),
      pieces[place + 1] == .time
    {
      throw .nothingBetween
    }
  }

  private static func pieces(of template: String) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var field: String?
    for scalar in template.unicodeScalars {
      switch (scalar, field) {
      case ("{", nil): field = ""
      case ("{", _), ("}", nil): throw .loneBrace
      case ("}", .some(let name)):
        let piece: Piece
        switch name {
        case "name": piece = .name
        case "time": piece = .time
        default: throw .unknown(field: name)
        }
        if pieces.contains(piece) { throw .repeated(field: name) }
        pieces.append(piece)
        field = nil
      case (_, .some(let name)): field = name + String(scalar)
      case (_, nil) where ScalarClass.isBlank(scalar.value):
        if pieces.last != .blanks { pieces.append(.blanks) }
      case (_, nil): pieces.append(.sign(scalar.value))
      }
    }
    if field != nil { throw .loneBrace }
    while pieces.first == .blanks { pieces.removeFirst() }
    while pieces.last == .blanks { pieces.removeLast() }
    return pieces
  }

  /// The number of lines of a text whose heads are written so.
  package func lines(in text: StoredText) -> Int {
    let lines = TextLines(text)
    return lines.lines.indices.count { candidate(on: $0, in: lines) != nil }
  }

  /// The label at the head of a line, if it is written so.
  func candidate(on index: Int, in lines: TextLines) -> LabelCandidate? {
    let line = lines.lines[index]
    guard !line.isBlank else { return nil }
    var match = Match()
    guard let end = read(pieces[...], from: line.first, line.last, lines, &match),
      let span = match.name
    else { return nil }
    let name = lines.scalars[span].text.collapsingBlanks()
    return LabelCandidate(
      line: index, name: name, form: .given,
      textStart: lines.skipBlanks(from: end, limit: line.last), milliseconds: match.time)
  }

  private struct Match {
    var name: Range<Int>?
    var time: Int?
  }

  /// The end of the pieces from an offset; there is but one name, so that this never branches twice.
  private func read(
    _ pieces: ArraySlice<Piece>, from start: Int, _ limit: Int, _ lines: TextLines,
    _ match: inout Match
  ) -> Int? {
    var position = start
    for place in pieces.indices {
      switch pieces[place] {
      case .sign(let value):
        guard position < limit, lines.scalars[position] == value else { return nil }
        position += 1
      case .blanks:
        let end = lines.skipBlanks(from: position, limit: limit)
        guard end > position else { return nil }
        position = end
      case .time:
        guard let stamp = Timestamps.parse(lines.scalars, at: position, limit: limit) else {
          return nil
        }
        match.time = stamp.milliseconds
        position = stamp.span.end
      case .name:
        return readName(pieces[(place + 1)...], from: position, limit, lines, &match)
      }
    }
    return position
  }

  /// The shortest name behind which the rest of the template stands.
  private func readName(
    _ rest: ArraySlice<Piece>, from start: Int, _ limit: Int, _ lines: TextLines,
    _ match: inout Match
  ) -> Int? {
    guard start < limit, ScalarClass.isWord(lines.scalars[start]) else { return nil }
    for end in (start + 1)...min(limit, start + Self.longestName)
    where !ScalarClass.isBlank(lines.scalars[end - 1]) {
      let isEnd = end == limit || !ScalarClass.isWord(lines.scalars[end])
      guard isEnd, isWanted(lines.scalars[start..<end].text) else { continue }
      var tried = match
      guard let last = read(rest, from: end, limit, lines, &tried),
        !rest.isEmpty || last == limit || ScalarClass.isBlank(lines.scalars[last])
      else { continue }
      tried.name = start..<end
      match = tried
      return last
    }
    return nil
  }

  private func isWanted(_ name: String) -> Bool {
    names.isEmpty || names.contains(name.collapsingBlanks().foldedForSearch)
  }
}
