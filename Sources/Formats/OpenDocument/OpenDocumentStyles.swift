/// What the styles of an OpenDocument text say that matters for reading it.
struct OpenDocumentStyles {
  /// What one style, with all that it is based on, says.
  struct Traits {
    /// The name that a person sees, such as `Heading 1`; that of its parent for an automatic style.
    var name: String?
    /// Bold, not bold, or nothing said.
    var isBold: Bool?
    /// Hidden, shown, or nothing said.
    var isHidden: Bool?
    /// 1 to 10 for the style of a heading.
    var outlineLevel: Int?
  }

  /// The kinds of style that are read.
  enum Family: String {
    case paragraph
    case text
  }

  private struct Key: Hashable {
    let family: Family
    /// Empty for the family's default.
    let name: String
  }

  private struct Own {
    var traits: Traits
    let parent: String?
  }

  private var own: [Key: Own] = [:]
  private static let deepest = 20

  /// Reads the styles in the order given; of two with one name the later counts.
  init(_ sheets: [XMLElement]) {
    for sheet in sheets {
      for list in sheet.children {
        switch list.name {
        case "office:styles": add(list, isAutomatic: false)
        case "office:automatic-styles": add(list, isAutomatic: true)
        default: break
        }
      }
    }
  }

  private mutating func add(_ list: XMLElement, isAutomatic: Bool) {
    for style in list.children {
      let isDefault = style.name == "style:default-style"
      guard isDefault || style.name == "style:style",
        let family = style.attributes["style:family"].flatMap({ Family(rawValue: $0) }),
        let name = isDefault ? "" : style.attributes["style:name"]
      else { continue }
      var traits = Traits()
      if !isDefault, !isAutomatic { traits.name = style.attributes["style:display-name"] ?? name }
      traits.outlineLevel = style.attributes["style:default-outline-level"].flatMap { Int($0) }
      if let properties = style.child("style:text-properties") {
        traits.isBold = properties.attributes["fo:font-weight"].map(Self.isBold)
        traits.isHidden = properties.attributes["text:display"].map { $0 == "none" }
      }
      own[Key(family: family, name: name)] = Own(
        traits: traits, parent: style.attributes["style:parent-style-name"])
    }
  }

  /// What a style says, with what it inherits; the default's where no style is named.
  func traits(of name: String?, _ family: Family) -> Traits {
    var result = Traits()
    var next = name
    var steps = 0
    while let current = next, let style = own[Key(family: family, name: current)],
      steps < Self.deepest
    {
      result.fill(from: style.traits)
      next = style.parent
      steps += 1
    }
    if let base = own[Key(family: family, name: "")] { result.fill(from: base.traits) }
    return result
  }

  private static func isBold(_ weight: String) -> Bool {
    weight == "bold" || Int(weight).map { $0 >= 600 } ?? false
  }
}

extension OpenDocumentStyles.Traits {
  /// Takes over what is not said yet.
  fileprivate mutating func fill(from base: OpenDocumentStyles.Traits) {
    name = name ?? base.name
    isBold = isBold ?? base.isBold
    isHidden = isHidden ?? base.isHidden
    outlineLevel = outlineLevel ?? base.outlineLevel
  }
}
