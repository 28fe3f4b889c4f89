import Testing
import TestSupport

@testable import Formats

@Suite("Documents of XML in arrays")
struct XMLDocumentTests {
  private func root(
    _ text: String, _ prefixes: [String: String] = [:], allowsTypeName: Bool = false
  ) throws -> XMLElement {
    try XMLElement.root(
      of: Array(text.utf8), prefixes: prefixes, allowsTypeName: allowsTypeName)
  }

  private func texts(_ element: XMLElement) -> [String] {
    element.contents.compactMap { content in
      if case .text(let text) = content { text } else { nil }
    }
  }

  private func names(_ element: XMLElement) -> [String] {
    element.children.map(\.name)
  }

  @Test("names have our prefix for their namespace, whatever the document calls it")
  func namespaces() throws {
    let element = try root(
      "<a:r xmlns:a='u:1' xmlns:b='u:1' xmlns:c='u:2'><b:x/><c:y/><z/><z xmlns='u:1'><q/></z>"
        + "<d:v/><z xmlns='u:1' xmlns:b='u:3'><b:x/></z></a:r>", ["u:1": "w"])
    #expect(element.name == "w:r")
    // An undeclared prefix is part of the name; an unknown namespace is a question mark.
    #expect(names(element) == ["w:x", "?:y", "z", "w:z", "d:v", "w:z"])
    let inner = element.children.map { names($0) }
    #expect(inner == [[], [], [], ["w:q"], [], ["?:x"]])
  }

  @Test("attributes have names like elements, and declarations of namespaces are none")
  func attributes() throws {
    let element = try root(
      "<r xmlns='u:1' xmlns:a='u:1' xmlns:b='u:2' xmlns:c='u:3' p='1' a:p='2' b:p='3' c:p='4'"
        + " d:p='5' xml:space='preserve'/>",
      ["u:1": "w", "http://www.w3.org/XML/1998/namespace": "xml"])
    let table: [String: String] = [
      "p": "1", "w:p": "2", "?:p": "4", "d:p": "5", "xml:space": "preserve",
    ]
    #expect(element.attributes.table == table)
    for (name, value) in table { #expect(element.attributes[name] == value) }
    #expect(element.attributes["xmlns"] == nil)
    #expect(element.attributes["q"] == nil)
    #expect(try root("<r/>").attributes.table.isEmpty)
  }

  @Test("values keep characters that are written by name or number, and blanks for line ends")
  func values() throws {
    let element = try root(
      "<r a='&amp;' b='&lt;&gt;&quot;&apos;' c='&#38;amp;' d='&amp;#38;' e='1&#10;2' f='1\n2\t3'"
        + " g='&#xE5;å&#x1F600;' h=''/>")
    let table: [String: String] = [
      "a": "&", "b": "<>\"'", "c": "&amp;", "d": "&#38;", "e": "1\n2", "f": "1 2 3",
      "g": "åå\u{1F600}", "h": "",
    ]
    #expect(element.attributes.table == table)
  }

  @Test("text, characters by number and CDATA in a row are one text")
  func joinedText() throws {
    let element = try root("<r>a&amp;b<![CDATA[<c>&amp;]]>&#xE5;\r\nd</r>")
    #expect(texts(element) == ["a&b<c>&amp;å\nd"])
    #expect(element.text == "a&b<c>&amp;å\nd")
  }

  @Test("elements, comments and processing instructions part texts")
  func partedText() throws {
    let element = try root("<!--0--><?p?><r>a<!--x-->b<?p q?>c<e>d</e>f<g/></r><!--1-->")
    #expect(texts(element) == ["a", "b", "c", "f"])
    #expect(names(element) == ["e", "g"])
    #expect(element.child("e")?.text == "d")
    #expect(element.child("f") == nil)
    #expect(element.text == "abcf")
  }

  @Test("an element holds nothing, or a text without letters")
  func empty() throws {
    #expect(try root("<r/>").contents.isEmpty)
    #expect(try root("<r></r>").contents.isEmpty)
    #expect(try root("<r><!--x--></r>").contents.isEmpty)
    #expect(texts(try root("<r><![CDATA[]]></r>")) == [""])
    #expect(texts(try root("<r> </r>")) == [" "])
  }

  @Test("elements know their lines, also far down")
  func lines() throws {
    let breaks = 70_000
    let element = try root(
      "<r>\n<a/>" + String(repeating: "\n", count: breaks) + "<b/></r>")
    #expect(element.line == 1)
    #expect(element.children.map(\.line) == [2, 2 + breaks])
  }

  @Test("elements may stand 257 deep, and no deeper")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    var element = try root(nested(257))
    var depth = 1
    while let child = element.child("a") {
      element = child
      depth += 1
    }
    #expect(depth == 257)
    for depth in [258, 10_000] {
      #expect {
        try root(nested(depth))
      } throws: { error in
        guard case XMLError.malformed(1, let reason) = error else { return false }
        return reason.contains("Excessive depth")
      }
    }
  }

  @Test("what is not well-formed is refused with its line")
  func malformed() {
    let faults: [(String, Int)] = [
      ("", 1), ("<a", 1), ("<a>\n<b></a>", 2), ("<a>\n\n&b;</a>", 3), ("<a/><b/>", 1),
      ("<a b='1' b='2'/>", 1), ("text", 1), ("<a>\u{1}</a>", 1),
    ]
    for (text, line) in faults {
      #expect {
        try root(text)
      } throws: { error in
        guard case XMLError.malformed(line, _) = error else { return false }
        return true
      }
    }
  }

  @Test("a document that declares a type is refused, unless it only names one")
  func documentTypes() throws {
    let bomb =
      "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><r x='&b;'>&b;<a/></r>"
    let declaring: [String] = [
      "<!DOCTYPE r [<!ENTITY a 'b'>]><r>&a;</r>", "<!DOCTYPE r [<!ELEMENT r ANY>]><r/>",
      "<!DOCTYPE r [<!--x-->]><r/>", "<!DOCTYPE r [<?p?>]><r/>",
      "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><r>&a;</r>",
      "<!DOCTYPE r [<!ENTITY % a 'b'>]><r/>", "<!DOCTYPE r [<!ATTLIST r a CDATA 'b'>]><r/>", bomb,
    ]
    for text in declaring {
      #expect(throws: XMLError.documentType) { try root(text) }
      #expect(throws: XMLError.documentType) { try root(text, allowsTypeName: true) }
    }
    let named = "<!DOCTYPE r SYSTEM 'nowhere.dtd'><r b='c&d;e'>f&g;h</r>"
    #expect(throws: XMLError.documentType) { try root(named) }
    let element = try root(named, allowsTypeName: true)
    // What an entity stands for would have to be looked up elsewhere, and is left out.
    #expect(element.attributes["b"] == "ce")
    #expect(texts(element) == ["f", "h"])
  }

  @Test("a document takes sixteen bytes for a node and twelve for an attribute")
  func memory() throws {
    #expect(MemoryLayout<XMLDocument.Node>.stride == 16)
    #expect(MemoryLayout<XMLDocument.Attribute>.stride == 12)
    let count = 10_000
    let text = "<r>" + String(repeating: "<a b='cd' e=''>fgh</a>i", count: count) + "</r>"
    let document = try root(text).document
    #expect(document.nodes.count == 1 + 3 * count)
    #expect(document.attributes.count == 2 * count)
    #expect(document.utf8.count == 6 * count)
    #expect(document.names == ["r", "a", "b", "e"])
    // The densest document has an element and a text of one letter in five bytes.
    let dense = "<r>" + String(repeating: "<a/>b", count: count) + "</r>"
    let nodes = try root(dense).document.nodes.count
    #expect(nodes * MemoryLayout<XMLDocument.Node>.stride <= 7 * dense.utf8.count)
  }

  @Test("elements made by hand hold those of a document in their order")
  func byHand() throws {
    let read = try root("<r>a<b c='d'>e</b></r>")
    let made = XMLElement(
      name: "q:x", attributes: ["y": "z"],
      contents: [.text("1"), .text("2")] + read.contents.map { $0 } + [.element(read)], line: 7)
    #expect(made.name == "q:x")
    #expect(made.line == 7)
    #expect(made.attributes.table == ["y": "z"] as [String: String])
    #expect(names(made) == ["b", "r"])
    #expect(texts(made) == ["1", "2", "a"])
    #expect(made.child("b")?.attributes["c"] == "d")
    let outer = XMLElement(name: "o", attributes: [:], contents: [.element(made)])
    #expect(outer.child("q:x")?.child("r")?.child("b")?.text == "e")
  }

  /// A tree as a naive reader would keep it.
  private indirect enum Tree: Equatable {
    case text(String)
    case element(String, [String: String], [Tree])

    init(_ element: XMLElement) {
      self = .element(
        element.name, element.attributes.table,
        element.contents.map { content in
          switch content {
          case .text(let text): .text(text)
          case .element(let child): Tree(child)
          }
        })
    }

    init(depth: Int, using generator: inout SeededGenerator) {
      var attributes: [String: String] = [:]
      for _ in 0..<Int.random(in: 0...3, using: &generator) {
        attributes[Self.name(&generator)] = Self.words(&generator)
      }
      var contents: [Tree] = []
      for _ in 0..<(depth > 5 ? 0 : Int.random(in: 0...4, using: &generator)) {
        if case .text? = contents.last {
          contents.append(Tree(depth: depth + 1, using: &generator))
        } else if Bool.random(using: &generator) {
          contents.append(.text(Self.words(&generator) + "."))
        } else {
          contents.append(Tree(depth: depth + 1, using: &generator))
        }
      }
      self = .element(Self.name(&generator), attributes, contents)
    }

    private static func name(_ generator: inout SeededGenerator) -> String {
      ["a", "b", "lang-name-of-an-element", "ø", "w:p", "w:r"].randomElement(using: &generator)
        ?? "a"
    }

    private static func words(_ generator: inout SeededGenerator) -> String {
      let signs = [
        "a", "æ", "&", "<", ">", "\"", "'", "\n", "\t", " ", "𝄞", "&amp;", "]]>", "e\u{301}",
      ]
      return (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
        signs.randomElement(using: &generator)
      }.joined()
    }

    func write(to text: inout String) {
      switch self {
      case .text(let words): text += XMLText.escaped(words)
      case .element(let name, let attributes, let contents):
        text += "<\(name)"
        for (name, value) in attributes { text += " \(name)=\"\(XMLText.attribute(value))\"" }
        text += ">"
        for content in contents { content.write(to: &text) }
        text += "</\(name)>"
      }
    }
  }

  @Test("what is written at random is read back as it was", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let tree = Tree.element(
      "w:root", [:], (0..<8).map { _ in Tree(depth: 0, using: &generator) })
    var text = ""
    tree.write(to: &text)
    let declared = text.replacing("<w:root", with: "<w:root xmlns:w='u:1'", maxReplacements: 1)
    let read = try root(declared, ["u:1": "w"])
    #expect(Tree(read) == tree)
  }
}
