internal import Formats

/// Plain text made safe inside HTML and SVG.
package enum MarkupText {
  /// Text between tags or inside a quoted attribute.
  ///
  /// Control characters, which neither XML nor HTML can hold, become U+FFFD.
  package static func escaped(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: output.append(contentsOf: "&amp;".unicodeScalars)
      case 0x3C: output.append(contentsOf: "&lt;".unicodeScalars)
      case 0x3E: output.append(contentsOf: "&gt;".unicodeScalars)
      case 0x22: output.append(contentsOf: "&quot;".unicodeScalars)
      case 0x27: output.append(contentsOf: "&#39;".unicodeScalars)
      case 0x09, 0x0A: output.append(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: output.append("\u{FFFD}")
      default: output.append(scalar)
      }
    }
    return String(output)
  }
}

/// Puts a complete page of HTML around its contents.
enum HTMLPage {
  /// A page without scripts and without anything to fetch.
  static func page(title: String, language: DocumentLanguage, style: String, body: String) -> String
  {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(MarkupText.escaped(title))</title>
    <style>
    \(common)
    \(style)
    </style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }

  private static let common = """
    body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff;
      max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; }
    h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
    h2 { font-size: 1.15rem; line-height: 1.3; margin: 2rem 0 .5rem; }
    .note { color: #595959; font-size: .875rem; margin: .15rem 0; max-width: 44rem; }
    @page { margin: 2cm; }
    @media print { body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
      h2 { break-after: avoid; } }
    """
}
