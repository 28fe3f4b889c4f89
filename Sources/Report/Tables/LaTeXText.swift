internal import Text

/// Plain text made safe inside LaTeX, for pdfLaTeX with UTF-8 as for LuaLaTeX and XeLaTeX.
package enum LaTeXText {
  /// Text in a paragraph or in a cell of a table, with line breaks as blanks.
  ///
  /// Signs that LaTeX or babel gives a meaning are escaped, runs that fonts join to another sign
  /// (`--`, `''`, `,,`) are kept apart, and signs that pdfLaTeX has no letter for are set as maths.
  /// Letters are composed, as its fonts have no marks to put on them.
  package static func escaped(_ text: String) -> String {
    var output = ""
    var previous: Unicode.Scalar = "x"
    for scalar in text.nfc.unicodeScalars {
      if scalar == previous, "-',".unicodeScalars.contains(scalar) { output += "{}" }
      output += written(scalar)
      previous = scalar
    }
    return output
  }

  private static func written(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\": "\\textbackslash{}"
    case "{", "}", "$", "&", "#", "%", "_": "\\" + String(scalar)
    case "^": "\\textasciicircum{}"
    case "~": "\\textasciitilde{}"
    case "<": "\\textless{}"
    case ">": "\\textgreater{}"
    case "|": "\\textbar{}"
    case "`": "\\textasciigrave{}"
    case "\"": "\\symbol{34}"
    case "[", "]", "*": "{" + String(scalar) + "}"
    case "\u{A0}": "~"
    case "\u{2009}", "\u{202F}": "\\,"
    case "\u{00AD}": "\\-"
    default: maths[scalar].map { "$\($0)$" } ?? plain(scalar)
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: " "
    default: String(scalar)
    }
  }

  private static let maths: [Unicode.Scalar: String] = [
    "−": "-", "×": "\\times", "±": "\\pm", "≤": "\\leq", "≥": "\\geq", "≠": "\\neq",
    "≈": "\\approx", "∞": "\\infty", "→": "\\rightarrow", "←": "\\leftarrow",
    "↔": "\\leftrightarrow", "α": "\\alpha", "β": "\\beta", "γ": "\\gamma", "δ": "\\delta",
    "ε": "\\varepsilon", "κ": "\\kappa", "λ": "\\lambda", "μ": "\\mu", "π": "\\pi", "ρ": "\\rho",
    "σ": "\\sigma", "φ": "\\varphi", "χ": "\\chi", "ω": "\\omega", "Δ": "\\Delta",
    "Σ": "\\Sigma", "²": "^{2}", "³": "^{3}", "√": "\\surd", "∩": "\\cap", "∪": "\\cup",
  ]
}
