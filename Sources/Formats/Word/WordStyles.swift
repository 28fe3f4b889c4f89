/// What a document's styles say that matters for reading it.
struct WordStyles {
  /// What one style, with all that it is based on, says.
  struct Traits {
    /// Its name as Word knows it in every language, such as `heading 1`.
    var name: String?
    /// Bold, not bold, or nothing said.
    var isBold: Bool?
    /// Hidden, shown, or nothing said.
    var isHidden: Bool?
    /// 0 to 8, as in the file.
    var outlineLevel: Int?
    /// Whether it numbers its paragraphs.
    var isList: Bool?
  }

  private var own: [String: Traits] = [:]
  private var bases: [String: String] = [:]
  private var defaultParagraphStyle: String?

  /// Reads the part with the styles.
  init(_ sheet: XMLElement?) {
    for style in sheet?.children.filter({ $0.name == "w:style" }) ?? [] {
      guard let id = style.attributes["w:styleId"] else { continue }
      let paragraph = style.child("w:pPr")
      let run = style.child("w:rPr")
      own[id] = Traits(
        name: style.child("w:name")?.attributes["w:val"],
        isBold: run.flatMap { Self.toggle("w:b", in: $0) },
        isHidden: run.flatMap { Self.toggle("w:vanish", in: $0) },
        outlineLevel: paragraph.flatMap(Self.outlineLevel),
        isList: paragraph.flatMap(Self.isList))
      bases[id] = style.child("w:basedOn")?.attributes["w:val"]
      let isDefault = style.attributes["w:default"].map(Self.isOn) ?? false
      if isDefault, style.attributes["w:type"] == "paragraph" { defaultParagraphStyle = id }
    }
  }

  /// What a style says, with what it inherits; the document's default where no style is named.
  func traits(ofParagraphStyle id: String?) -> Traits {
    (id ?? defaultParagraphStyle).map { traits(of: $0) } ?? Traits()
  }

  /// What a style says, with what it inherits.
  func traits(of id: String) -> Traits {
    var result = own[id] ?? Traits(name: id)
    var base = bases[id]
    var steps = 0
    while let current = base, let traits = own[current], steps < 20 {
      result.isBold = result.isBold ?? traits.isBold
      result.isHidden = result.isHidden ?? traits.isHidden
      result.outlineLevel = result.outlineLevel ?? traits.outlineLevel
      result.isList = result.isList ?? traits.isList
      base = bases[current]
      steps += 1
    }
    return result
  }

  /// Whether a property is switched on or off by an element such as `<w:b w:val="0"/>`.
  static func toggle(_ name: String, in properties: XMLElement) -> Bool? {
    properties.child(name).map { element in
      element.attributes["w:val"].map(isOn) ?? true
    }
  }

  /// The outline level, 0 to 8; 9 in the file means body text.
  static func outlineLevel(_ properties: XMLElement) -> Int? {
    properties.child("w:outlineLvl")?.attributes["w:val"].flatMap { Int($0) }
  }

  /// Whether the paragraph is numbered; list number 0 takes numbering away.
  static func isList(_ properties: XMLElement) -> Bool? {
    properties.child("w:numPr").map { numbering in
      numbering.child("w:numId").map { $0.attributes["w:val"] != "0" } ?? true
    }
  }

  private static func isOn(_ value: String) -> Bool {
    !["0", "false", "off"].contains(value)
  }
}
