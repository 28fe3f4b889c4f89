import Foundation
import Index
import Store
import Testing

@Suite("Mapped files")
struct MappedFileTests {
  @Test("hold what they held, whatever the system is told of reading them")
  func advice() throws {
    let folder = try TemporaryFolder()
    let content = (0..<20_001).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(content).write(to: URL(fileURLWithPath: folder.file("mapped")))
    let file = try MappedFile(folder.file("mapped"))
    for use in [PageUse.hereAndThere, .onward, .soon] {
      for range in [0..<20_001, 4095..<4097, 20_000..<20_001, 7..<7] {
        MappedFile.advise(UnsafeRawBufferPointer(rebasing: file.bytes[range]), use)
        #expect(file.bytes.elementsEqual(content))
      }
    }
    MappedFile.advise(UnsafeRawBufferPointer(start: nil, count: 0), .soon)
  }

  @Test("of a folder that is not there are refused by name")
  func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("none/segment")
    #expect(throws: StoreError.missing(path: path)) { try MappedFile(path) }
  }
}
