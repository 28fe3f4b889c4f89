import Formats
import Testing
import Text

@Suite("Comments of Word documents")
struct WordCommentTests {
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// A document with the parts that hold comments, under names of its own.
  static func document(_ body: String, comments: String, extended: String = "") throws -> [UInt8] {
    let packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    let main = WordFixture.transitional
    let w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    let w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    func relation(_ id: String, _ kind: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(kind)\" Target=\"\(target)\"/>"
    }
    return try ZipWriter.archive([
      ZipWriter.Entry("[Content_Types].xml", "<Types/>"),
      ZipWriter.Entry(
        "_rels/.rels",
        "<Relationships xmlns=\"\(packages)\">\(relation("a", "officeDocument", "deep/text.xml"))"
          + "</Relationships>"),
      ZipWriter.Entry(
        "deep/text.xml",
        "<w:document xmlns:w=\"\(main)\"><w:body>\(body)<w:sectPr/></w:body></w:document>"),
      ZipWriter.Entry(
        "deep/_rels/text.xml.rels",
        "<Relationships xmlns=\"\(packages)\">\(relation("b", "comments", "margin.xml"))"
          + relation("c", "commentsExtended", "margin2.xml") + "</Relationships>"),
      ZipWriter.Entry(
        "deep/margin.xml",
        "<w:comments xmlns:w=\"\(main)\" xmlns:w14=\"\(w14)\">\(comments)</w:comments>"),
      ZipWriter.Entry(
        "deep/margin2.xml", "<w15:commentsEx xmlns:w15=\"\(w15)\">\(extended)</w15:commentsEx>"),
    ])
  }

  /// A comment in the part for them.
  static func comment(
    _ id: Int, _ author: String, _ lines: String..., paragraph: String = "00000000"
  ) -> String {
    let text = lines.map { "<w:p w14:paraId=\"\(paragraph)\"><w:r><w:t>\($0)</w:t></w:r></w:p>" }
    return "<w:comment w:id=\"\(id)\" w:author=\"\(author)\" w:date=\"2026-01-05T10:00:00Z\">"
      + text.joined() + "</w:comment>"
  }

  private static func start(_ id: Int) -> String { "<w:commentRangeStart w:id=\"\(id)\"/>" }

  private static func end(_ id: Int) -> String {
    "<w:commentRangeEnd w:id=\"\(id)\"/><w:r><w:commentReference w:id=\"\(id)\"/></w:r>"
  }

  private static func run(_ text: String) -> String {
    "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  @Test("are on the words that they were put on, with who wrote them and when")
  func places() throws {
    let body =
      "<w:p>" + Self.run("Første 👩‍👧 ") + Self.start(0) + Self.run("tillit") + Self.end(0)
      + Self.run(" slutt.") + "</w:p><w:p>" + Self.run("Andre.") + "</w:p>"
    let document = try DocumentTranscript(
      word: Self.document(body, comments: Self.comment(0, "Kari Moe", "Tillit", "sterkt sagt")))
    let text = StoredText(utf8: document.utf8)
    let comment = try #require(document.comments.first)
    #expect(comment.span.map { text.raw($0) } == "tillit")
    #expect(comment.remark.author == "Kari Moe")
    #expect(comment.remark.day == "2026-01-05")
    #expect(comment.remark.text == "Tillit\nsterkt sagt")
    let reading = comment.reading
    #expect(reading.codes == ["Tillit"])
    #expect(reading.note == "sterkt sagt")
    #expect(document.complaints == [DocumentTranscript.Complaint.comments(1)])
  }

  @Test("may go over paragraphs, begin between them, and hang on a place")
  func otherPlaces() throws {
    let body =
      Self.start(0) + "<w:p>" + Self.run("En.") + "</w:p><w:p>" + Self.start(1) + Self.run("To.")
      + "</w:p><w:commentRangeEnd w:id=\"0\"/><w:p>" + Self.run("Tre") + Self.end(1)
      + Self.run("fire") + "<w:r><w:commentReference w:id=\"2\"/></w:r></w:p>"
    let comments = [0, 1, 2, 3].map { Self.comment($0, "Ane", "nr \($0)") }.joined()
    let document = try DocumentTranscript(word: Self.document(body, comments: comments))
    let text = StoredText(utf8: document.utf8)
    #expect(text.string == "En.\nTo.\nTrefire")
    let spans = document.comments.map(\.span)
    #expect(spans[0].map { text.raw($0) } == "En.\nTo.")
    #expect(spans[1].map { text.raw($0) } == "To.\nTre")
    #expect(spans[2] == TextSpan(15, 15))
    #expect(spans[3] == nil)
    #expect(document.complaints == [DocumentTranscript.Complaint.comments(4)])
  }

  @Test("hold their answers, whatever these answer")
  func answers() throws {
    let body = "<w:p>" + Self.start(0) + Self.run("Ja.") + Self.end(0) + "</w:p>"
    let comments =
      Self.comment(0, "Ane", "Hva mener hun?", paragraph: "0000000A")
      + Self.comment(1, "Bo", "Uklart.", paragraph: "0000000B")
      + Self.comment(2, "Ane", "Enig.", paragraph: "0000000C")
    let extended =
      "<w15:commentEx w15:paraId=\"0000000A\" w15:done=\"0\"/>"
      + "<w15:commentEx w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000A\"/>"
      + "<w15:commentEx w15:paraId=\"0000000C\" w15:paraIdParent=\"0000000B\"/>"
    let document = try DocumentTranscript(
      word: Self.document(body, comments: comments, extended: extended))
    #expect(document.comments.count == 1)
    #expect(document.comments.first?.answers.map(\.text) == ["Uklart.", "Enig."])
  }

  @Test("that answer one another in a circle end the reading all the same")
  func circle() throws {
    let body = "<w:p>" + Self.run("Ja.") + "</w:p>"
    let comments =
      Self.comment(0, "Ane", "a", paragraph: "0000000A")
      + Self.comment(1, "Bo", "b", paragraph: "0000000B")
    let extended =
      "<w15:commentEx w15:paraId=\"0000000A\" w15:paraIdParent=\"0000000B\"/>"
      + "<w15:commentEx w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000A\"/>"
    let document = try DocumentTranscript(
      word: Self.document(body, comments: comments, extended: extended))
    #expect(document.comments.count == 2)
  }
}
