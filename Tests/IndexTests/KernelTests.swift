import TestSupport
import Testing

@testable import Index

@Suite("The C kernels do what their plain twins do")
struct KernelTests {
  @Test("The checksum is CRC-32C: the check value of RFC 3720's polynomial")
  func checkValue() {
    #expect(Checksum.of(Array("123456789".utf8)) == 0xE306_9283)
    #expect(Checksum.of([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(Checksum.of([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
  }

  @Test("Both checksums agree on every length around the kernel's stride")
  func checksums() {
    var generator = SeededGenerator(seed: 1)
    for length in 0..<70 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(Checksum.of(bytes) == Checksum.ofPlainly(bytes))
    }
  }

  @Test("Deltas come back as they were written, from the kernel and from its twin")
  func deltas() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      let base = UInt32.random(in: 0...100, using: &generator)
      var writer = ByteWriter()
      var expected: [UInt32] = []
      var sum = base
      for _ in 0..<Int.random(in: 0..<140, using: &generator) {
        let delta =
          UInt32.random(in: 0...UInt32.max, using: &generator)
          >> UInt32.random(
            in: 0..<32, using: &generator)
        sum &+= delta
        expected.append(sum)
        writer.append(varint: delta)
      }
      #expect(kernel(writer.bytes, base, expected.count) == expected)
      #expect(
        Deltas.decodePlainly(writer.bytes, from: base, count: expected.count) == expected)
    }
  }

  @Test("Both decoders stop at the same place in bytes that are no deltas")
  func damagedDeltas() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0..<20, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator) | (Bool.random(using: &generator) ? 0x80 : 0)
      }
      #expect(kernel(bytes, 7, 128) == Deltas.decodePlainly(bytes, from: 7, count: 128))
    }
  }

  private func kernel(_ bytes: [UInt8], _ base: UInt32, _ count: Int) -> [UInt32] {
    bytes.withUnsafeBytes { raw in
      [UInt32](unsafeUninitializedCapacity: max(1, count)) { buffer, written in
        written =
          buffer.baseAddress.map {
            Deltas.decode(ByteView(raw), from: base, into: $0, count: count)
          } ?? 0
      }
    }
  }
}
