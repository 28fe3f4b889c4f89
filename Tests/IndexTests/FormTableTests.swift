import TestSupport
import Testing

@testable import Index

@Suite("The table of forms")
struct FormTableTests {
  @Test("numbers forms as a dictionary does, in the order of their first occurrence")
  func model() {
    var generator = SeededGenerator(seed: 5)
    var table = FormTable()
    var model: [[UInt8]: UInt32] = [:]
    var forms: [[UInt8]] = []
    for round in 0..<60_000 {
      // Few letters, so that forms come again and differ late; some long, so that tails count.
      let longest = round % 50 == 0 ? 40 : 9
      let form = (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
        UInt8.random(in: 0x61...0x63, using: &generator)
      }
      let id = Self.intern(form, into: &table, &generator)
      if let known = model[form] {
        #expect(id == known)
      } else {
        #expect(id == UInt32(forms.count))
        model[form] = id
        forms.append(form)
      }
    }
    #expect(table.count == forms.count)
    #expect(forms.count > 10_000, "the table grew several times")
    for (id, form) in forms.enumerated() {
      let bytes = Array(table.bytes(of: UInt32(id)))
      #expect(bytes == form)
    }
  }

  @Test("tells forms apart by each of their bytes, and by a zero at the end")
  func closeForms() {
    var table = FormTable()
    for length in 1...40 {
      let form = [UInt8](repeating: 0x61, count: length)
      let id = table.intern(form)
      for place in 0..<length {
        var other = form
        other[place] = 0x62
        #expect(table.intern(other) != id)
      }
      #expect(table.intern(form + [0]) != id)
      #expect(table.intern(form) == id)
    }
  }

  @Test("tells forms apart of which some have the same 32 bits of hash, as among so many some must")
  func equalHashes() {
    var table = FormTable()
    for number in UInt32(0)..<300_000 {
      var form = [UInt8](repeating: 0x61, count: 16)
      for place in 0..<8 { form[8 + place] = 0x61 + UInt8(number >> UInt32(4 * place) & 15) }
      let id = table.intern(form)
      if id != number { Issue.record("\(number) is taken for \(id)") }
    }
  }

  @Test("does not read what stands behind a form")
  func bytesBehind() {
    var table = FormTable()
    for length in 0...17 {
      var ids: Set<UInt32> = []
      for behind in [UInt8(0), 0x61, 0xFF] {
        let bytes =
          [UInt8](repeating: 0x78, count: length) + [UInt8](repeating: behind, count: 8)
        bytes.withUnsafeBufferPointer {
          _ = ids.insert(table.intern(UnsafeBufferPointer(rebasing: $0[..<length])))
        }
      }
      #expect(ids.count == 1)
    }
  }

  @Test(
    "knows the number of scalars of each form as far as a byte holds it",
    arguments: [1, 3, 9, 254, 255, 256, 1000])
  func scalarCounts(count: Int) {
    var table = FormTable()
    for letter in ["a", "å", "中", "𐐨"] {
      let id = table.intern(Array(String(repeating: letter, count: count).utf8))
      #expect(Int(table.shortScalarCount(of: id)) == min(count, 255))
    }
    #expect(table.count == 4)
  }

  private static func intern(
    _ form: [UInt8], into table: inout FormTable, _ generator: inout SeededGenerator
  ) -> UInt32 {
    if Bool.random(using: &generator) { return table.intern(form) }
    let padded = form + (0..<8).map { _ in UInt8.random(in: 0...255, using: &generator) }
    return padded.withUnsafeBufferPointer {
      table.intern(UnsafeBufferPointer(rebasing: $0[..<form.count]))
    }
  }
}

extension FormTable {
  /// Interns an array, behind which nothing may be read.
  fileprivate mutating func intern(_ form: [UInt8]) -> UInt32 {
    form.withUnsafeBufferPointer { intern(unpadded: $0) }
  }
}
