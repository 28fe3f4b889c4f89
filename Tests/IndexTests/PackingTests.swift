import CFast
import TestSupport
import Testing

@testable import Index

@Suite("Packed blocks come back as they were")
struct PackingTests {
  private var generator = SeededGenerator(seed: 31)

  private mutating func block(width: Int, base: UInt32) -> [UInt32] {
    var sum = base
    return (0..<128).map { _ in
      let delta = UInt32.random(in: 0...UInt32.max, using: &generator)
      sum &+= width == 0 ? 0 : delta >> UInt32(32 - width)
      return sum
    }
  }

  @Test("Every width packs into 16 times its bytes and unpacks, wherever it lies")
  mutating func widths() {
    let packer = BlockPacker()
    for width in 0...25 {
      for offset in 0..<17 {
        let base = UInt32.random(in: 0..<1000, using: &generator)
        let values = block(width: width, base: base)
        var bytes = [UInt8](repeating: 0xAA, count: offset)
        let packed = packer.pack(values, from: base, to: &bytes)
        #expect(packed <= width)
        #expect(bytes.count == offset + 16 * packed)
        #expect(Self.unpacked(bytes, offset, packed, base, sitat_unpack_block).values == values)
      }
    }
  }

  @Test("The vector form and its plain twin agree on any bytes, and tell the same about overflow")
  mutating func twins() {
    for width in 0..<32 {
      for _ in 0..<20 {
        let bytes = (0..<(16 * width)).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let base = UInt32.random(in: 0...UInt32.max, using: &generator)
        let one = Self.unpacked(bytes, 0, width, base, sitat_unpack_block)
        let other = Self.unpacked(bytes, 0, width, base, sitat_unpack_block_plainly)
        #expect(one.values == other.values)
        #expect(one.all == other.all)
        #expect(one.all == one.values.reduce(width == 0 ? base : 0) { $0 | $1 })
      }
    }
  }

  @Test("Numbers are sorted as the standard library sorts them")
  mutating func sorting() {
    for count in [0, 1, 2, 3, 100, 5000] {
      for bits in [1, 8, 11, 12, 22, 23, 32] as [UInt32] {
        var values = (0..<count).map { _ in
          UInt32.random(in: 0...UInt32.max, using: &generator) >> (32 - bits)
        }
        let expected = values.sorted()
        var scratch = [UInt32](repeating: 0, count: count)
        let isInScratch = sitat_sort_numbers(&values, &scratch, count) != 0
        #expect((isInScratch ? scratch : values) == expected)
      }
    }
  }

  @Test("The instruction, the table and the definition give the same checksum, in parts too")
  mutating func checksums() {
    for length in 0..<200 {
      let bytes = (0..<(length + 3)).map { _ in UInt8.random(in: 0...255, using: &generator) }
      bytes.withUnsafeBytes { raw in
        for offset in 0..<3 {
          let part = UnsafeRawBufferPointer(rebasing: raw[offset..<(offset + length)])
          let expected = Checksum.ofPlainly(Array(part))
          #expect(Checksum.of(part) == expected)
          #expect(Checksum.ofByTable(part) == expected)
          let cut = length / 3
          let first = Checksum.of(UnsafeRawBufferPointer(rebasing: part[..<cut]))
          #expect(
            Checksum.of(UnsafeRawBufferPointer(rebasing: part[cut...]), after: first) == expected)
        }
      }
    }
  }

  private typealias Kernel = (
    UnsafePointer<UInt8>?, UInt32, UInt32, UnsafeMutablePointer<UInt32>?
  ) -> UInt32

  private static func unpacked(
    _ bytes: [UInt8], _ offset: Int, _ width: Int, _ base: UInt32, _ kernel: Kernel
  ) -> (values: [UInt32], all: UInt32) {
    var values = [UInt32](repeating: 0, count: 128)
    let all = bytes.withUnsafeBufferPointer { bytes in
      kernel(bytes.baseAddress.map { $0 + offset }, UInt32(width), base, &values)
    }
    return (values, all)
  }
}
