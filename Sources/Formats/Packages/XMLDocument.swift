/// A parsed document: its elements and texts in the order of the file, in arrays of small records.
///
/// A record has sixteen bytes whatever it stands for, a name is kept once, and what is written in
/// the document lies in one buffer of UTF-8, of which a `String` is made where one is asked for.
final class XMLDocument: Sendable {
  /// An element, a text, or a root of another document that stands here.
  struct Node {
    /// The `name` of a text.
    static let text = UInt32.max
    /// The `name` of another document's element.
    static let graft = UInt32.max - 1

    /// The number of an element's name.
    var name: UInt32
    /// The node after it and all that is in it.
    var next: UInt32
    /// An element's first attribute, or `XMLDocument.none`; the first byte of a text; the number of
    /// a graft.
    var first: UInt32
    /// The line of an element; the number of bytes of a text.
    var extent: UInt32
  }

  /// An attribute, with its value as a place in the buffer.
  struct Attribute {
    /// The bit of `tag` that the last attribute of an element has.
    static let last: UInt32 = 1 << 31

    /// The number of its name.
    var tag: UInt32
    var start: UInt32
    var length: UInt32

    /// The place of its name among the names.
    var name: Int { Int(tag & ~Self.last) }
    /// Whether its element has no more.
    var isLast: Bool { tag & Self.last != 0 }
  }

  /// Stands for an attribute that is not there.
  static let none = UInt32.max

  /// Names with our prefixes, each once for each spelling in the file.
  let names: [String]
  /// Elements and texts; each element is followed by what stands in it.
  let nodes: [Node]
  /// The attributes of all elements, those of one in a row.
  let attributes: [Attribute]
  /// Texts and values.
  let utf8: [UInt8]
  /// Elements of other documents that stand in this one.
  let grafts: [XMLElement]

  /// Takes over what has been built.
  init(
    names: [String], nodes: [Node], attributes: [Attribute], utf8: [UInt8], grafts: [XMLElement]
  ) {
    self.names = names
    self.nodes = nodes
    self.attributes = attributes
    self.utf8 = utf8
    self.grafts = grafts
  }

  /// A stretch of the buffer.
  func string(_ start: UInt32, _ length: UInt32) -> String {
    guard length > 0 else { return "" }
    return utf8.withUnsafeBufferPointer { buffer in
      String(
        decoding: UnsafeBufferPointer(rebasing: buffer[Int(start)..<Int(start + length)]),
        as: UTF8.self)
    }
  }
}
