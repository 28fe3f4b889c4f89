internal import Index
internal import Text

/// Cuts hits and their contexts out of the index's texts, into bytes that are used again for the
/// next hit: a search may print many thousands.
package struct ConcordanceCutter {
  private let engine: SearchEngine
  private let width: ContextWidth
  private var cursor: TokenSpanCursor?
  private var place: DocumentPlace?
  private var page: IndexedPage?
  /// The turn of the hit before: the next hit mostly lies in the same.
  private var unit = TextSpan(0, 0)
  private var isOneUnit = false
  /// What was cut: before the hit, the hit and what follows it; and, where the hit is not read as
  /// it is stored, its stored scalars behind that.
  private var line: [UInt8] = []
  private var leftRange = 0..<0
  private var textRange = 0..<0
  private var rightRange = 0..<0
  private var rawRange = 0..<0
  /// Room to cut what marks lie over.
  private var part: [UInt8] = []

  private static let blank = UInt8(ascii: " ")

  /// Prepares to cut contexts of a width.
  package init(_ engine: SearchEngine, width: ContextWidth) {
    self.engine = engine
    self.width = width
  }

  /// The end of what is read before the hit in its turn, on one line, blanks as one space.
  package var left: ArraySlice<UInt8> { line[leftRange] }
  /// The hit as it is read through the marks.
  package var text: ArraySlice<UInt8> { line[textRange] }
  /// The beginning of what is read after the hit in its turn, on one line, blanks as one space.
  package var right: ArraySlice<UInt8> { line[rightRange] }
  /// The hit's stored scalars.
  package var raw: ArraySlice<UInt8> { line[rawRange] }

  /// Cuts a hit out; `left`, `text`, `right` and `raw` are then its.
  package mutating func cut(_ hit: SearchHit) {
    if hit.place != place {
      place = hit.place
      page = engine.page(of: hit)
      unit = TextSpan(0, 0)
      isOneUnit = false
      cursor = nil
    }
    guard let page else { return }
    if !isOneUnit || !unit.encloses(hit.span) || hit.span.isEmpty {
      (unit, isOneUnit) = Self.unit(around: hit, in: page)
    }
    let frame = frame(of: hit)
    if cutsPlainly(hit.span, from: frame.span, frame.most, page.text) { return }
    line.removeAll(keepingCapacity: true)
    cutLeft(hit.span.start, from: frame.span.start, frame.most, page.text)
    leftRange = take()
    page.text.appendRead(hit.span, to: &part)
    Self.trim(&part)
    textRange = take()
    cutRight(hit.span.end, to: frame.span.end, frame.most, page.text)
    rightRange = take()
    page.text.appendRaw(hit.span, to: &part)
    rawRange = take()
  }

  /// Moves what was cut to the line, and says where it is.
  private mutating func take() -> Range<Int> {
    let start = line.count
    line.append(contentsOf: part)
    part.removeAll(keepingCapacity: true)
    return start..<line.count
  }

  private mutating func frame(of hit: SearchHit) -> (span: TextSpan, most: Int) {
    if case .characters(let most) = width { return (unit, most) }
    var cursor = self.cursor ?? engine.segments[hit.place.segment].reader.spanCursor()
    defer { self.cursor = cursor }
    return width.frame(around: hit.span, in: engine.document(of: hit), unit: unit, &cursor)
  }

  /// Cuts a hit around which text is read as it is stored, on one line, as most text is.
  ///
  /// - Returns: whether the hit is one of those; if not, nothing has been cut.
  private mutating func cutsPlainly(
    _ span: TextSpan, from frame: TextSpan, _ width: Int, _ source: IndexedText
  ) -> Bool {
    guard width < 4096 else { return false }
    let outer = TextSpan(
      max(frame.start, span.start - width - 1), min(frame.end, span.end + width + 1))
    guard let cuts = source.plainBytes(of: span, inside: outer) else { return false }
    let bytes = source.bytes
    let (hit, all) = (cuts.inner, cuts.outer)
    var first = all.lowerBound
    if span.start - outer.start > width {
      // One scalar more than is shown tells whether a word is cut.
      if bytes[first] != Self.blank {
        while first < hit.lowerBound, bytes[first] != Self.blank { first += 1 }
      }
    }
    while first < hit.lowerBound, bytes[first] == Self.blank { first += 1 }
    var past = all.upperBound
    if outer.end - span.end > width {
      repeat { past -= 1 } while bytes[past] & 0xC0 == 0x80
      if bytes[past] != Self.blank {
        while past > hit.upperBound, bytes[past - 1] != Self.blank { past -= 1 }
      }
    }
    while past > hit.upperBound, bytes[past - 1] == Self.blank { past -= 1 }
    line.removeAll(keepingCapacity: true)
    line.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[first..<past]))
    leftRange = 0..<(hit.lowerBound - first)
    rawRange = leftRange.upperBound..<(hit.upperBound - first)
    rightRange = rawRange.upperBound..<(past - first)
    var text = rawRange
    while text.upperBound > text.lowerBound, line[text.upperBound - 1] == Self.blank {
      text = text.lowerBound..<(text.upperBound - 1)
    }
    while text.upperBound > text.lowerBound, line[text.lowerBound] == Self.blank {
      text = (text.lowerBound + 1)..<text.upperBound
    }
    textRange = text
    return true
  }

  private mutating func cutLeft(
    _ offset: Int, from limit: Int, _ width: Int, _ source: IndexedText
  ) {
    var reach = width + 24
    while true {
      let start = max(limit, offset - reach)
      part.removeAll(keepingCapacity: true)
      source.appendRead(TextSpan(start, offset), to: &part)
      let count = Self.joinBlanks(&part)
      if count > width {
        var first = Self.place(ofScalar: count - width, in: part)
        if part[first - 1] != Self.blank {
          while first < part.count, part[first] != Self.blank { first += 1 }
        }
        while first < part.count, part[first] == Self.blank { first += 1 }
        part.removeSubrange(..<first)
        return
      }
      if start == limit {
        if part.first == Self.blank { part.removeFirst() }
        return
      }
      reach *= 2
    }
  }

  private mutating func cutRight(
    _ offset: Int, to limit: Int, _ width: Int, _ source: IndexedText
  ) {
    var reach = width + 24
    while true {
      let end = min(limit, offset + reach)
      part.removeAll(keepingCapacity: true)
      source.appendRead(TextSpan(offset, end), to: &part)
      let count = Self.joinBlanks(&part)
      if count > width {
        var past = Self.place(ofScalar: width, in: part)
        if part[past] != Self.blank {
          while past > 0, part[past - 1] != Self.blank { past -= 1 }
        }
        part.removeSubrange(past...)
      } else if end < limit {
        reach *= 2
        continue
      }
      while part.last == Self.blank { part.removeLast() }
      return
    }
  }

  /// Makes every run of blanks one space, and counts the scalars that are left.
  private static func joinBlanks(_ bytes: inout [UInt8]) -> Int {
    let length = bytes.count
    let (kept, scalars) = bytes.withUnsafeMutableBufferPointer { buffer in
      var kept = 0
      var scalars = 0
      var isAfterBlank = false
      for index in 0..<length {
        let byte = buffer[index]
        let isBlank = byte == blank || byte == 0x0A || byte == 0x09
        buffer[kept] = isBlank ? blank : byte
        let isDropped = isBlank && isAfterBlank
        kept &+= isDropped ? 0 : 1
        scalars &+= isDropped || byte & 0xC0 == 0x80 ? 0 : 1
        isAfterBlank = isBlank
      }
      return (kept, scalars)
    }
    bytes.removeLast(length - kept)
    return scalars
  }

  /// Where a scalar begins that is there, counted from 0.
  private static func place(ofScalar number: Int, in bytes: [UInt8]) -> Int {
    var left = number
    var place = 0
    while place < bytes.count {
      if bytes[place] & 0xC0 != 0x80 {
        if left == 0 { return place }
        left -= 1
      }
      place += 1
    }
    return place
  }

  private static func trim(_ bytes: inout [UInt8]) {
    let isBlank: (UInt8) -> Bool = { $0 == blank || $0 == 0x0A || $0 == 0x09 }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    if let first = bytes.first, isBlank(first) {
      bytes.removeSubrange(..<(bytes.firstIndex { !isBlank($0) } ?? bytes.count))
    }
  }

  /// The turns (or, where there are none, the paragraphs) from the one that a span begins in to
  /// the one that it ends in, and whether that is one.
  private static func unit(
    around hit: SearchHit, in page: IndexedPage
  ) -> (span: TextSpan, isOne: Bool) {
    let span = hit.span
    if let turn = hit.turn, page.turns.indices.contains(turn - 1) {
      let unit = page.turns.span(turn - 1)
      if unit.encloses(span), !span.isEmpty { return (unit, true) }
    }
    let units = page.turns.isEmpty ? page.paragraphs : page.turns
    let last = max(span.start, span.end - 1)
    var start = span.start
    var end = span.end
    if let index = units.index(containing: span.start) {
      let unit = units.span(index)
      if span.end <= unit.end { return (unit, true) }
      start = unit.start
    } else if units.isEmpty {
      start = 0
    } else {
      let next = units.index(startingAfter: span.start)
      start = next > 0 ? units.span(next - 1).end : 0
    }
    if let index = units.index(containing: last) {
      end = units.span(index).end
    } else {
      let next = units.index(startingAfter: last)
      end = next < units.count ? units.span(next).start : page.text.count
    }
    return (TextSpan(min(start, span.start), max(end, span.end)), false)
  }
}
