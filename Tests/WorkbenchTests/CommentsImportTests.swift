import Formats
import Store
import Study
import Testing
import Text
import Workbench

@Suite("Comments in the margin come in")
struct CommentsImportTests {
  let scene: Scene

  init() throws { scene = try Scene() }

  private static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  private static func run(_ text: String, bold: Bool = false) -> String {
    "<w:r><w:rPr>\(bold ? "<w:b/>" : "")</w:rPr><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
  }

  /// Two turns; the words in `⟦…⟧` of the second carry the comments.
  private func document(_ comments: [(author: String, text: String)]) throws -> String {
    var marks = ("", "")
    for number in comments.indices {
      marks.0 += "<w:commentRangeStart w:id=\"\(number)\"/>"
      marks.1 +=
        "<w:commentRangeEnd w:id=\"\(number)\"/><w:r><w:commentReference w:id=\"\(number)\"/></w:r>"
    }
    let body =
      "<w:p>" + Self.run("Intervjuer: Hva skjedde?") + "</w:p><w:p>" + Self.run("Leder: Ja. ")
      + marks.0 + Self.run("Vi stolte på dem. ") + marks.1 + Self.run("Alltid.") + "</w:p>"
    let packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relations(_ kind: String, _ target: String) -> String {
      "<Relationships xmlns=\"\(packages)\"><Relationship Id=\"a\" Type=\"\(office)/\(kind)\""
        + " Target=\"\(target)\"/></Relationships>"
    }
    let remarks = comments.enumerated().map { number, comment in
      let lines = comment.text.split(separator: "\n").map {
        "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>"
      }
      return "<w:comment w:id=\"\(number)\" w:author=\"\(comment.author)\">\(lines.joined())"
        + "</w:comment>"
    }
    return try scene.write(
      "int01.docx",
      ZipWriter.archive([
        ZipWriter.Entry("_rels/.rels", relations("officeDocument", "word/document.xml")),
        ZipWriter.Entry(
          "word/document.xml",
          "<w:document xmlns:w=\"\(Self.main)\"><w:body>\(body)</w:body></w:document>"),
        ZipWriter.Entry("word/_rels/document.xml.rels", relations("comments", "comments.xml")),
        ZipWriter.Entry(
          "word/comments.xml",
          "<w:comments xmlns:w=\"\(Self.main)\">\(remarks.joined())</w:comments>"),
      ]))
  }

  private func options(_ use: CommentUse) -> ImportOptions {
    var options = Scene.options
    options.comments = use
    return options
  }

  @Test("not at all, unless that is asked for")
  func none() throws {
    let path = try document([("Kari", "Tillit")])
    let file = try #require(
      try scene.ane.importFiles([path], options(.none), dryRun: false).first)
    #expect(file.comments.isEmpty)
    #expect(file.reading?.comments.count == 1)
    #expect(try scene.ane.memos(MemoFilter()).memos.isEmpty)
  }

  @Test("as memos with place, author and the words that they are about, in the import's step")
  func memos() throws {
    let path = try document([("Kari", "Tillit"), ("Ane", "Spør\nigjen")])
    let before = try scene.state()
    let file = try #require(
      try scene.ane.importFiles([path], options(.memos), dryRun: false).first)
    #expect(file.comments.map(\.place) == ["2.2", "2.2"])
    let memos = try scene.ane.memos(MemoFilter()).memos
    #expect(memos.map(\.title) == ["2.2, Kari", "2.2, Ane"])
    #expect(
      memos.map(\.body) == [
        "Tillit\n\n> Vi stolte på dem.", "Spør\nigjen\n\n> Vi stolte på dem.",
      ])
    #expect(memos.map(\.kind) == ["comment", "comment"])
    #expect(memos.map(\.subject.key) == ["source:int01", "source:int01"])
    #expect(memos.map(\.author) == ["Ane", "Ane"])
    #expect(try scene.ane.log().count == 2)
    _ = try scene.ane.undo(any: false)
    #expect(try scene.state() == before)
    #expect(try scene.ane.memos(MemoFilter()).memos.isEmpty)
  }

  @Test("as codings where they name codes, exactly on the words, else as memos")
  func codings() throws {
    try scene.codes("Tillit", "Ledelse", "Ledelse/Nærvær")
    _ = try scene.bench("Bo").tag(
      ["Tillit"], source: scene.add("int00", Sample.text).name, .place("2"), layer: .individual,
      note: "")
    let path = try document([
      ("Kari", "Tillit; Nærvær\nhun ler"), ("Bo", "tillit"), ("Kari", "Tillit; Ukjent"),
    ])
    let file = try #require(
      try scene.ane.importFiles([path], options(.codings), dryRun: false).first)
    #expect(
      file.comments.map(\.codes) == [["Tillit", "Ledelse/Nærvær"], ["Tillit"], []])
    let text = try scene.ane.source("int01").text
    let codings = try scene.ane.codings(
      CodingFilter(coders: [], sources: ["int01"], codes: [], layer: nil))
    #expect(codings.map { text.raw($0.span) } == Array(repeating: "Vi stolte på dem.", count: 3))
    #expect(
      Set(codings.map { "\($0.coder) \($0.code) \($0.note)" }) == [
        "Ane Tillit hun ler\nKari", "Ane Ledelse/Nærvær hun ler\nKari", "Bo Tillit ",
      ])
    #expect(try scene.ane.memos(MemoFilter()).memos.map(\.title) == ["2.2, Kari"])
    #expect(try scene.ane.check().defects.isEmpty)
  }

  @Test("are shown before anything is stored, and need to know whose codings they are")
  func previews() throws {
    try scene.codes("Tillit")
    let path = try document([("Kari", "Tillit"), ("Kari", "Hm")])
    let before = try scene.state()
    let file = try #require(
      try scene.ane.importFiles([path], options(.codings), dryRun: true).first)
    #expect(file.comments.map(\.codes) == [["Tillit"], []])
    #expect(try scene.state() == before)
    let refusal = try scene.refusal {
      _ = try scene.bench(nil).importFiles([path], options(.codings), dryRun: false)
    }
    #expect(refusal?.problem == .noCoder)
  }

  @Test("name no code that the frozen codebook does not have")
  func frozen() throws {
    try scene.codes("Tillit")
    _ = try scene.ane.freezeCodebook(note: "")
    try scene.codes("Tillit", "Nytt")
    let path = try document([("Kari", "Nytt"), ("Kari", "Tillit")])
    let file = try #require(
      try scene.ane.importFiles([path], options(.codings), dryRun: false).first)
    #expect(file.comments.map(\.codes) == [[], ["Tillit"]])
  }
}
