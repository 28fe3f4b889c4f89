import Foundation
import Testing

/// What the program writes for an office program, opened and saved in LibreOffice.
@Suite("LibreOffice", .serialized)
struct OfficeTests {
  private static let isThere = ["/usr/bin/soffice", "/usr/local/bin/soffice"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  /// Edits an XML part of a package, as somebody does who writes a comment on a selection.
  private static let editing = ["/usr/bin/python3", "/usr/local/bin/python3"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let zips = ["/usr/bin/zip", "/usr/bin/unzip"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }
  private static let readsPDF = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// A project with four codings, one of which has a note.
  private func study() throws -> BuiltProgram {
    let program = try BuiltProgram()
    let text =
      "Intervjuer: Hva gjør du?\n\nLeder: Jeg hjelper folk. Vi snakker sammen.\n\n"
      + "Intervjuer: Og så?\n\nLeder: Så går det bra.\n"
    let codes = "path,definition\nTillit,Å stole på noen.\nHelse,\nSamarbeid/NAV,\n"
    try Data(text.utf8).write(to: program.folder.appending(path: "int01.txt"))
    try Data(codes.utf8).write(to: program.folder.appending(path: "codes.csv"))
    for command in [
      "init -q study --language nb", "import -q int01.txt", "codebook import -q codes.csv",
      "tag -q Tillit --source int01 --at 2.1 --note 'viktig her'",
      "tag -q Helse NAV --source int01 --at 2.2", "tag -q Tillit --source int01 --at 4",
    ] {
      try program.sitat(command + " --me Ane")
    }
    return program
  }

  private func convert(_ names: String, to form: String, in program: BuiltProgram) throws {
    let outcome = try program.run(
      "soffice --headless -env:UserInstallation=\"file://$PWD/profile\""
        + " --convert-to '\(form)' --outdir out \(names)")
    try #require(outcome.exitCode == 0, "\(outcome.talkText)")
  }

  private func codings(_ program: BuiltProgram) throws -> [String] {
    try program.sitat("codings list --format csv").lines
  }

  @Test(
    "saves a coding sheet as Word does, and no coding is another",
    .enabled(if: isThere, "LibreOffice is not installed"))
  func saved() throws {
    let program = try study()
    let before = try codings(program)
    try program.sitat("sheet write int01 -o ark.docx --me Ane")
    try convert("ark.docx", to: "docx:MS Word 2007 XML", in: program)
    #expect(try program.sitat("sheet read out/ark.docx --me Ane").talkText.contains("nothing"))
    #expect(try codings(program) == before)
    #expect(before.count == 5)
  }

  @Test(
    "saves a comment that was written on a selection, which is a coding then",
    .enabled(if: isThere && editing, "LibreOffice or Python is not installed"))
  func commented() throws {
    let program = try study()
    let before = try codings(program)
    try program.sitat("sheet write int01 -o ark.docx --me Ane")
    try convert("ark.docx", to: "docx:MS Word 2007 XML", in: program)
    try Data(Self.comment.utf8).write(to: program.folder.appending(path: "comment.py"))
    let edited = try program.run("python3 comment.py out/ark.docx merket.docx")
    try #require(edited.exitCode == 0, "\(edited.talkText)")
    // Saved once more, as whoever wrote the comment does.
    try convert("merket.docx", to: "docx:MS Word 2007 XML", in: program)
    try program.sitat("sheet read out/merket.docx --me Ane")
    let new = try codings(program).filter { !before.contains($0) }
    #expect(new.count == 1)
    #expect(new.allSatisfy { $0.hasPrefix("int01,3") && $0.contains("Helse") }, "\(new)")
    #expect(try codings(program).count == before.count + 1)
    try program.sitat("undo -q --me Ane")
    #expect(try codings(program) == before)
  }

  @Test(
    "prints every kind of report, with its headings",
    .enabled(if: isThere && readsPDF, "LibreOffice or pdftotext is not installed"))
  func printed() throws {
    let program = try study()
    // Each is printed to a PDF of its own name.
    for form in ["docx", "odt", "xlsx", "html"] {
      try program.sitat("quote list --code Tillit -o sitater-\(form).\(form)")
    }
    try program.sitat("codebook export -o kodebok.docx")
    try convert(
      "sitater-docx.docx sitater-odt.odt sitater-xlsx.xlsx kodebok.docx", to: "pdf", in: program)
    try convert("sitater-html.html", to: "pdf:writer_web_pdf_Export", in: program)
    for name in ["sitater-docx", "sitater-odt", "sitater-xlsx", "sitater-html"] {
      let text = try program.run("pdftotext -layout out/\(name).pdf -").text
      for words in ["2 sitater fra 1 kilde.", "Tillit", "Jeg hjelper folk.", "Så går det bra."] {
        #expect(text.contains(words), "\(name): \(words)")
      }
    }
    for name in ["sitater-docx", "sitater-odt"] {
      let lines = try program.run("pdftotext -layout out/\(name).pdf -").lines
      #expect(lines.first == "Sitater: Tillit", "\(name)")
    }
    let codebook = try program.run("pdftotext -layout out/kodebok.pdf -").text
    for words in ["Kodebok: study", "Kategori", "Definisjon", "Å stole på", "Samarbeid"] {
      #expect(codebook.contains(words), "\(words)")
    }
  }

  @Test(
    "counts the captions of tables anew",
    .enabled(if: isThere && readsPDF && zips, "LibreOffice, pdftotext or zip is not installed"))
  func captions() throws {
    let program = try study()
    try program.sitat("codebook export -o kodebok.docx")
    let once = try program.run("unzip -p kodebok.docx word/document.xml").text
    // With another number in its place the office program counts it all the same.
    let wrong = once.replacing(
      ">1</w:t></w:r></w:fldSimple>", with: ">7</w:t></w:r></w:fldSimple>")
    #expect(wrong != once)
    let folder = program.folder.appending(path: "word")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(wrong.utf8).write(to: folder.appending(path: "document.xml"))
    _ = try program.run("zip -q kodebok.docx word/document.xml")
    try convert("kodebok.docx", to: "pdf", in: program)
    let text = try program.run("pdftotext -layout out/kodebok.pdf -").text
    #expect(text.contains("Tabell 1. Kodebok: study"), "\(text.prefix(200))")
    // Of the other form it counts only where it is told to; that it can is seen in what it saves.
    try program.sitat("codebook export -o bok.odt")
    try convert("bok.odt", to: "docx:MS Word 2007 XML", in: program)
    let saved = try program.run("unzip -p out/bok.docx word/document.xml").text
    #expect(saved.contains("SEQ Tabell"))
  }

  /// Puts a comment with the code Helse on the run that holds the words `Og så?`.
  private static let comment = #"""
    import re, sys, zipfile

    source = zipfile.ZipFile(sys.argv[1])
    parts = {name: source.read(name) for name in source.namelist()}
    comments = parts["word/comments.xml"].decode()
    comment = ('<w:comment w:id="99" w:author="Ane" w:initials="A"><w:p><w:r><w:t>Helse</w:t>'
               '</w:r></w:p></w:comment>')
    parts["word/comments.xml"] = comments.replace("</w:comments>", comment + "</w:comments>").encode()
    body = parts["word/document.xml"].decode()
    run = re.search(r"<w:r>(?:(?!</w:r>).)*Og så\?(?:(?!</w:r>).)*</w:r>", body)
    marked = ('<w:commentRangeStart w:id="99"/>' + run.group(0) + '<w:commentRangeEnd w:id="99"/>'
              '<w:r><w:commentReference w:id="99"/></w:r>')
    parts["word/document.xml"] = (body[:run.start()] + marked + body[run.end():]).encode()
    with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    """#
}
