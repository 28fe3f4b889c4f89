import Formats
import Testing

/// What breaks the standard's schema is told of a file that is read nevertheless.
@Suite("Files of REFI-QDA against the schema")
struct RefiSchemaFindingsTests {
  private static func guid(_ number: Int) -> String {
    "00000000-0000-4000-8000-00000000" + String(1000 + number)
  }

  private func oddities(
    _ content: String, root: String = "xmlns='urn:QDA-XML:project:1.0' name='p'"
  ) throws -> [RefiOddity] {
    let bytes = Array("<Project \(root)>\(content)</Project>".utf8)
    var reading = try RefiReader.read(bytes, named: "p.qde")
    reading.holdAgainstSchema(bytes)
    return reading.complaints
  }

  private func codes(_ codes: String) -> String { "<CodeBook><Codes>\(codes)</Codes></CodeBook>" }

  @Test("nothing is told of a valid file")
  func valid() throws {
    #expect(try oddities(codes("<Code guid='\(Self.guid(1))' name='a' isCodable='true'/>")).isEmpty)
  }

  @Test("each kind of fault is told once, with its first line and how many")
  func told() throws {
    let found = try oddities(
      codes(
        """

        <Code guid='\(Self.guid(1))' name='a' isCodable='ja' color='blue'/>
        <Code guid='\(Self.guid(2))' name='b' isCodable='nei' color='red'/>
        """))
    let schema = found.filter { $0.kind == .schema }
    #expect(schema.count == found.count)
    #expect(schema.allSatisfy { $0.element == "Code" && $0.line == 2 })
    // A value that is of no boolean's form, and one that is no colour; each in both codes.
    #expect(schema.contains { $0.detail.contains("'isCodable'") && $0.count == 2 })
    #expect(schema.contains { $0.detail.contains("'color'") && $0.count >= 2 })
  }

  @Test("what is complained of already is not said again")
  func notTwice() throws {
    let found = try oddities(
      "<Users/>"
        + codes("<Code name='a' isCodable='true' shade='x' guid='\(Self.guid(1))'/><Kode/>"))
    #expect(found.filter { $0.kind == .schema } == [])
    #expect(Set(found.map(\.kind)) == [.unknownAttribute, .unknownElement, .emptyWrapper])
  }

  @Test("many are counted and not listed")
  func bounded() throws {
    let many = (1...60).map {
      "<Code guid='\(Self.guid($0))' name='a' isCodable='true'>tekst</Code>"
        + "<Code guid='\(Self.guid(100 + $0))' name='b' isCodable='true' color='c\($0)'/>"
    }
    let lines = try oddities(codes(many.joined(separator: "\n")))
    #expect(lines.count <= 21)
    let all = lines.reduce(0) { $0 + $1.count }
    #expect(all >= 120)
  }

  @Test("nothing that the file points at is read, and another namespace is said once")
  func elsewhere() throws {
    let root =
      "xmlns='urn:QDA-XML:project:1.0' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
      + "xsi:schemaLocation='urn:QDA-XML:project:1.0 file:///etc/hostname' name='p'"
    #expect(try oddities("", root: root).isEmpty)
    let other = try oddities(codes("<Kode/>"), root: "xmlns='urn:QDA-XML:project:0:10' name='p'")
    #expect(!other.contains { $0.kind == .schema })
  }
}
