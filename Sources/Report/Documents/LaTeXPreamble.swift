internal import Formats

/// What stands before the text of a LaTeX document.
enum LaTeXPreamble {
  /// The lines for a document with the body that is written of it.
  static func lines(of document: ReportDocument, body: [String]) -> [String] {
    let side = document.isLandscape ? ",landscape" : ""
    let babel =
      switch document.language {
      case .nb: "norsk"
      case .nn: "nynorsk"
      case .en: "british"
      }
    return [
      "% LuaLaTeX, XeLaTeX or pdfLaTeX; to \\input it elsewhere, load the package docmute there.",
      "\\documentclass[a4paper,11pt\(side)]{article}",
      "\\usepackage{iftex}",
      "\\ifpdftex",
      "\\usepackage[T1]{fontenc}",
      "\\usepackage[utf8]{inputenc}",
      "\\usepackage{textcomp}",
      "\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}",
    ] + signs(in: body) + [
      "\\else",
      "\\usepackage{fontspec}",
      "\\fi",
      "\\IfFileExists{\(babel == "british" ? babel : "norsk").ldf}"
        + "{\\usepackage[\(babel)]{babel}}{}",
      "\\usepackage[a4paper\(side),margin=2.5cm]{geometry}",
      "\\usepackage{array,booktabs,longtable}",
      "\\newcolumntype{L}[1]"
        + "{>{\\raggedright\\arraybackslash}p{\\dimexpr #1\\linewidth-2\\tabcolsep\\relax}}",
      "\\newcolumntype{R}[1]"
        + "{>{\\raggedleft\\arraybackslash}p{\\dimexpr #1\\linewidth-2\\tabcolsep\\relax}}",
      "\\setlength{\\emergencystretch}{3em}",
      "\\setcounter{secnumdepth}{-1}",
    ]
  }

  /// What pdfLaTeX prints for signs that its fonts may not have: their numbers in a box, and nothing
  /// for those without a shape.
  private static func signs(in body: [String]) -> [String] {
    var found: Set<Unicode.Scalar> = []
    for line in body {
      for scalar in line.unicodeScalars where scalar.value > 0xFF { found.insert(scalar) }
    }
    if found.isEmpty { return [] }
    let lines = found.sorted().map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let number = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      let shown = isShapeless(scalar) ? "" : "\\fbox{\\tiny U+\(number)}"
      return "\\sitatsign{\(scalar)}{\(number)}{\(shown)}"
    }
    return [
      "\\makeatletter",
      "\\newcommand{\\sitatsign}[3]{\\@ifundefined{u8:\\detokenize{#1}}"
        + "{\\DeclareUnicodeCharacter{#2}{#3}}{}}",
    ] + lines + ["\\makeatother"]
  }

  private static func isShapeless(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || 0xFE00...0xFE0F ~= scalar.value
  }
}
