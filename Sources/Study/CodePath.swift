internal import Text

/// The place of a code in the codebook's tree, from the top: `Samarbeid/NAV/Tillit`.
///
/// In writing, `/` parts the names, and a `/` or `\` that belongs to a name has a `\` before it.
package struct CodePath: Hashable, Sendable {
  /// The names from the top code down; never empty.
  package let names: [String]

  /// Makes a path of names, from the top down.
  package init(_ names: [String]) {
    self.names = names
  }

  /// Reads a path as it is written, with blanks around each name taken off.
  package init(parsing written: String) {
    var names: [String] = []
    var current = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in written.unicodeScalars {
      if isEscaped {
        current.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "/" {
        names.append(String(current).trimmingBlanks())
        current = String.UnicodeScalarView()
      } else {
        current.append(scalar)
      }
    }
    names.append(String(current).trimmingBlanks())
    self.names = names
  }

  /// The last name.
  package var leaf: String { names.last ?? "" }

  /// The path of the code above, if there is one.
  package var parent: CodePath? {
    names.count > 1 ? CodePath(Array(names.dropLast())) : nil
  }

  /// Whether this is the other's path, or lies below it.
  package func isWithin(_ ancestor: CodePath) -> Bool {
    names.count >= ancestor.names.count
      && zip(names, ancestor.names).allSatisfy { $0 == $1 }
  }
}

extension CodePath: CustomStringConvertible {
  /// The path as it is written.
  package var description: String {
    names.map(Self.escaped).joined(separator: "/")
  }

  private static func escaped(_ name: String) -> String {
    var written = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "/" || scalar == "\\" { written.append("\\") }
      written.append(scalar)
    }
    return String(written)
  }
}
