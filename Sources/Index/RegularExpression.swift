internal import Text

/// A regular expression that a form matches as a whole.
///
/// It knows letters; `.` for any letter; classes such as `[a-zæøå]` and `[^aeiou]`; `\w` (letters,
/// marks and numbers, that is anything in a form but an apostrophe), `\d` (decimal digits), `\W`
/// and `\D`, also in classes; groups `( )` and `(?: )`; alternatives `|`; and `*`, `+`, `?`, `{m}`,
/// `{m,}` and `{m,n}` behind any of these, which may be followed by a `?` without effect. `^` and
/// `$` have no effect at the ends. A backslash takes its meaning from a sign.
///
/// A letter is a Unicode scalar, so `.` is one letter for `å` as for `a`. What is written is
/// folded as forms are: lower case, NFC, `’` as `'`, without format characters.
package struct RegularExpression: Hashable, Sendable {
  /// The greatest number of states, letters times repetitions, roughly.
  package static let stateLimit = 2_000
  /// How deep groups can stand in each other.
  package static let depthLimit = 100

  /// The expression as it was written.
  package let written: String
  let expression: FormExpression

  /// Reads an expression.
  ///
  /// - Throws: `RegularExpressionError`, which says where and what.
  package init(_ written: String) throws(RegularExpressionError) {
    self.written = written
    if written.unicodeScalars.count > Self.stateLimit { throw .tooLarge(limit: Self.stateLimit) }
    var parser = RegularExpressionParser(written)
    expression = try parser.parse()
    if expression.size > Self.stateLimit { throw .tooLarge(limit: Self.stateLimit) }
  }

  /// Whether two expressions were written alike.
  package static func == (left: RegularExpression, right: RegularExpression) -> Bool {
    left.written.unicodeScalars.elementsEqual(right.written.unicodeScalars)
  }

  /// Hashes what was written.
  package func hash(into hasher: inout Hasher) {
    for scalar in written.unicodeScalars { hasher.combine(scalar) }
  }

  /// A scalar of an expression, folded, and the offset of what it came from.
  struct Sign {
    let scalar: Unicode.Scalar
    let offset: Int
  }

  /// Folds what was written, but for a scalar behind a backslash.
  static func signs(of written: String) -> [Sign] {
    var result: [Sign] = []
    var run: [Sign] = []
    var isEscaped = false
    for (offset, scalar) in written.unicodeScalars.enumerated() {
      if scalar.isASCII {
        // Nothing composes with an ASCII scalar behind it.
        append(run, to: &result)
        run = []
      }
      if isEscaped {
        isEscaped = false
        run.append(Sign(scalar: scalar, offset: offset))
        continue
      }
      isEscaped = scalar == "\\"
      if scalar == "\u{2019}" {
        run.append(Sign(scalar: "'", offset: offset))
      } else if scalar.properties.generalCategory != .format {
        for folded in scalar.properties.lowercaseMapping.unicodeScalars {
          run.append(Sign(scalar: folded, offset: offset))
        }
      }
    }
    append(run, to: &result)
    return result
  }

  /// Adds a run in NFC; the offsets in a run that composes are those of the scalars in its place.
  private static func append(_ run: [Sign], to signs: inout [Sign]) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: run.lazy.map(\.scalar))
    for (index, scalar) in String(text).nfc.unicodeScalars.enumerated() {
      signs.append(Sign(scalar: scalar, offset: run[min(index, run.count - 1)].offset))
    }
  }
}
