internal import Text

/// The segments of one segmentation as one row holds them: a hundred million words have eight
/// million sentences, and a row for each would be read for seconds.
///
/// The first byte is the layout's number, 1. Then follow, as base-128 numbers with the lowest seven
/// bits first: how many segments there are, and for each how far its start lies from that of the
/// one before (doubled, and one less where it lies back), its length, its speaker's place in the
/// source from 1, or 0, and its milliseconds plus one, or 0.
enum PackedSegments {
  private static let layout: UInt8 = 1
  /// Packs segments in their order; speakers are given as places in the source.
  static func pack(_ segments: [Segment]) -> [UInt8] {
    var bytes: [UInt8] = [layout]
    bytes.reserveCapacity(segments.count * 5 + 8)
    append(segments.count, to: &bytes)
    var former = 0
    for segment in segments {
      let step = segment.span.start - former
      append(step < 0 ? -2 * step - 1 : 2 * step, to: &bytes)
      append(segment.span.length, to: &bytes)
      append(segment.speaker.map { $0 + 1 } ?? 0, to: &bytes)
      append(segment.milliseconds.map { $0 + 1 } ?? 0, to: &bytes)
      former = segment.span.start
    }
    return bytes
  }

  /// Unpacks segments of a kind; nil where the bytes are none of this layout.
  static func unpack(_ bytes: UnsafeRawBufferPointer, _ kind: SegmentKind) -> [Segment]? {
    guard bytes.first == layout else { return nil }
    var place = 1
    guard let count = number(bytes, &place), count <= bytes.count else { return nil }
    var segments: [Segment] = []
    segments.reserveCapacity(count)
    var start = 0
    for _ in 0..<count {
      guard let step = number(bytes, &place), let length = number(bytes, &place),
        let speaker = number(bytes, &place), let milliseconds = number(bytes, &place)
      else { return nil }
      start += step & 1 == 1 ? -(step >> 1) - 1 : step >> 1
      guard start >= 0, start + length <= Segment.farthest, speaker <= Segment.farthest else {
        return nil
      }
      segments.append(
        Segment(
          TextSpan(start, start + length), kind, speaker: speaker > 0 ? speaker - 1 : nil,
          milliseconds: milliseconds > 0 ? milliseconds - 1 : nil))
    }
    return place == bytes.count ? segments : nil
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Reads a number of at most six bytes, which is below 2⁴².
  private static func number(_ bytes: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while place < bytes.count, shift < 42 {
      let byte = bytes[place]
      place += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
