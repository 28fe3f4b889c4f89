internal import Study
internal import Text

/// A tree of codes that grows row by row.
struct CodebookTree {
  /// A code and those below it.
  final class Branch {
    var entry: CodebookDraft.Entry
    fileprivate(set) var children: [Branch] = []
    private var placeByName: [String: Int] = [:]
    /// Whether a row of its own has been met.
    var isDefined = false

    fileprivate init(name: String) { entry = CodebookDraft.Entry(name: name) }

    fileprivate func child(named name: String) -> Branch {
      let folded = name.foldedForSearch
      if let place = placeByName[folded] { return children[place] }
      let made = Branch(name: name)
      placeByName[folded] = children.count
      children.append(made)
      return made
    }

    fileprivate var tree: CodebookDraft.Entry {
      var tree = entry
      tree.children = children.map(\.tree)
      return tree
    }
  }

  /// The longest path that a code can have.
  static let deepest = 64

  private let root = Branch(name: "")

  /// The codes at the top, with all below them.
  var entries: [CodebookDraft.Entry] { root.tree.children }

  /// The code at a path, made with those above it where there is none yet.
  func branch(at names: [String]) -> Branch {
    names.reduce(root) { $0.child(named: $1) }
  }
}
