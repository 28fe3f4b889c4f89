internal import Index
internal import Text

/// Cuts hits and their contexts out of the index's texts, into bytes that are used again for the
/// next hit: a search may print many thousands.
package struct ConcordanceCutter {
  /// The end of what is read before the hit in its turn, on one line, blanks as one space.
  package private(set) var left: [UInt8] = []
  /// The hit as it is read through the marks.
  package private(set) var text: [UInt8] = []
  /// The beginning of what is read after the hit in its turn, on one line, blanks as one space.
  package private(set) var right: [UInt8] = []
  /// The hit's stored scalars.
  package private(set) var raw: [UInt8] = []
  private let engine: SearchEngine
  private let width: ContextWidth
  private var cursor: TokenSpanCursor?
  private var place: DocumentPlace?
  private var document: IndexedDocument?
  /// The turn of the hit before: the next hit mostly lies in the same.
  private var unit = TextSpan(0, 0)
  private var isOneUnit = false

  private static let blank = UInt8(ascii: " ")

  /// Prepares to cut contexts of a width.
  package init(_ engine: SearchEngine, width: ContextWidth) {
    self.engine = engine
    self.width = width
  }

  /// Cuts a hit out; `left`, `text`, `right` and `raw` are then its.
  package mutating func cut(_ hit: SearchHit) {
    if hit.place != place {
      place = hit.place
      document = engine.document(of: hit)
      unit = TextSpan(0, 0)
      isOneUnit = false
      cursor = nil
    }
    guard let document else { return }
    if !isOneUnit || !unit.encloses(hit.span) || hit.span.isEmpty {
      (unit, isOneUnit) = Self.unit(around: hit, in: document)
    }
    let frame = frame(of: hit, in: document)
    if cutsPlainly(hit.span, from: frame.span, frame.most, document.text) { return }
    cutLeft(hit.span.start, from: frame.span.start, frame.most, document.text)
    cutRight(hit.span.end, to: frame.span.end, frame.most, document.text)
    text.removeAll(keepingCapacity: true)
    document.text.appendRead(hit.span, to: &text)
    Self.trim(&text)
    raw.removeAll(keepingCapacity: true)
    document.text.appendRaw(hit.span, to: &raw)
  }

  private mutating func frame(
    of hit: SearchHit, in document: IndexedDocument
  ) -> (span: TextSpan, most: Int) {
    if case .characters(let most) = width { return (unit, most) }
    var cursor = self.cursor ?? engine.segments[hit.place.segment].reader.spanCursor()
    defer { self.cursor = cursor }
    return width.frame(around: hit.span, in: document, unit: unit, &cursor)
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
    Self.put(bytes[first..<hit.lowerBound], into: &left)
    Self.put(bytes[hit.upperBound..<past], into: &right)
    Self.put(bytes[hit], into: &raw)
    Self.put(bytes[hit], into: &text)
    Self.trim(&text)
    return true
  }

  private static func put(_ part: Slice<UnsafeRawBufferPointer>, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: part))
  }

  private mutating func cutLeft(
    _ offset: Int, from limit: Int, _ width: Int, _ source: IndexedText
  ) {
    var reach = width + 24
    while true {
      let start = max(limit, offset - reach)
      left.removeAll(keepingCapacity: true)
      source.appendRead(TextSpan(start, offset), to: &left)
      let count = Self.joinBlanks(&left)
      if count > width {
        var first = Self.place(ofScalar: count - width, in: left)
        if left[first - 1] != Self.blank {
          while first < left.count, left[first] != Self.blank { first += 1 }
        }
        while first < left.count, left[first] == Self.blank { first += 1 }
        left.removeSubrange(..<first)
        return
      }
      if start == limit {
        if left.first == Self.blank { left.removeFirst() }
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
      right.removeAll(keepingCapacity: true)
      source.appendRead(TextSpan(offset, end), to: &right)
      let count = Self.joinBlanks(&right)
      if count > width {
        var past = Self.place(ofScalar: width, in: right)
        if right[past] != Self.blank {
          while past > 0, right[past - 1] != Self.blank { past -= 1 }
        }
        right.removeSubrange(past...)
      } else if end < limit {
        reach *= 2
        continue
      }
      while right.last == Self.blank { right.removeLast() }
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
    around hit: SearchHit, in document: IndexedDocument
  ) -> (span: TextSpan, isOne: Bool) {
    let span = hit.span
    if let turn = hit.turn, document.turns.indices.contains(turn - 1) {
      let unit = document.turns[turn - 1].span
      if unit.encloses(span), !span.isEmpty { return (unit, true) }
    }
    let units = document.turns.isEmpty ? document.paragraphs : document.turns
    let last = max(span.start, span.end - 1)
    var start = span.start
    var end = span.end
    if let index = units.index(containing: span.start) {
      let unit = units[index].span
      if span.end <= unit.end { return (unit, true) }
      start = unit.start
    } else if units.isEmpty {
      start = 0
    } else {
      let next = units.partitioningIndex { $0.span.start > span.start }
      start = next > 0 ? units[next - 1].span.end : 0
    }
    if let index = units.index(containing: last) {
      end = units[index].span.end
    } else {
      let next = units.partitioningIndex { $0.span.start > last }
      end = next < units.count ? units[next].span.start : document.length
    }
    return (TextSpan(min(start, span.start), max(end, span.end)), false)
  }
}
