/// The control words of RTF that matter for reading its text.
///
/// Everything else is layout and is passed over; a word may be one of a file's destinations, whose
/// groups hold something else than text.
enum RTFControl {
  /// What a group with a destination holds.
  enum Destination: Hashable {
    /// Text as everywhere else.
    case body
    /// Something that is passed over whole.
    case skipped
    /// Something that is no text but has text or pictures further in.
    case quiet
    case fonts
    case styles
    case listText
    case textBox
    case note
    case comment(RTFCommentPart)
    case picture
    case object
    /// A text twice: first for old programs, then in Unicode.
    case twofold
    case unicode
  }

  case destination(Destination)
  /// Stands for characters.
  case text(String)
  // The file
  case codePage
  case namedCodePage(Int)
  case defaultFont
  // Fonts
  case font
  case eastFont
  case charset
  case fontCodePage
  case singleByteMode
  case doubleByteMode
  // How characters look
  case plain
  case bold
  case hidden
  case inserted
  case deleted
  case unicodeSkip
  case unicodeScalar
  case binary
  case endnote
  // Paragraphs
  case paragraphDefaults
  case style
  case outlineLevel
  case inTable
  case paragraphEnd
  case pageEnd
  case cellEnd
  case nestedCellEnd
  case rowEnd

  /// The control word with a name.
  static func word(_ name: String) -> RTFControl? { words[name] }

  private static let words: [String: RTFControl] = {
    var words: [String: RTFControl] = [
      "ansi": .namedCodePage(1252), "mac": .namedCodePage(10_000), "pc": .namedCodePage(437),
      "pca": .namedCodePage(850), "ansicpg": .codePage, "deff": .defaultFont, "f": .font,
      "af": .eastFont, "fcharset": .charset, "cpg": .fontCodePage, "loch": .singleByteMode,
      "hich": .singleByteMode, "dbch": .doubleByteMode, "plain": .plain, "b": .bold,
      "v": .hidden, "revised": .inserted, "deleted": .deleted, "uc": .unicodeSkip,
      "u": .unicodeScalar, "bin": .binary, "ftnalt": .endnote, "pard": .paragraphDefaults,
      "s": .style, "outlinelevel": .outlineLevel, "intbl": .inTable, "par": .paragraphEnd,
      "page": .pageEnd, "column": .pageEnd, "sect": .pageEnd, "cell": .cellEnd,
      "nestcell": .nestedCellEnd, "row": .rowEnd, "line": .text("\n"), "tab": .text("\t"),
      "emdash": .text("\u{2014}"), "endash": .text("\u{2013}"), "emspace": .text("\u{2003}"),
      "enspace": .text("\u{2002}"), "qmspace": .text("\u{2005}"), "bullet": .text("\u{2022}"),
      "lquote": .text("\u{2018}"), "rquote": .text("\u{2019}"), "ldblquote": .text("\u{201C}"),
      "rdblquote": .text("\u{201D}"), "zwj": .text("\u{200D}"), "zwnj": .text("\u{200C}"),
      "zwbo": .text("\u{200B}"), "zwnbo": .text("\u{2060}"), "ltrmark": .text("\u{200E}"),
      "rtlmark": .text("\u{200F}"),
    ]
    let destinations: [(Destination, [String])] = [
      (.fonts, ["fonttbl"]), (.styles, ["stylesheet"]), (.listText, ["listtext", "pntext"]),
      (.textBox, ["shptxt", "dptxbxtext"]), (.note, ["footnote"]),
      (.comment(.text), ["annotation"]), (.comment(.author), ["atnauthor"]),
      (.comment(.initials), ["atnid"]), (.comment(.date), ["atndate"]),
      (.comment(.reference), ["atnref"]), (.comment(.parent), ["atnparent"]),
      (.comment(.rangeStart), ["atrfstart"]), (.comment(.rangeEnd), ["atrfend"]),
      (.picture, ["pict"]), (.object, ["object"]), (.twofold, ["upr"]), (.unicode, ["ud"]),
      (.body, ["fldrslt", "field"]),
      (.quiet, ["shp", "shpinst", "shpgrp", "shppict", "sp", "sv", "do", "sn"]),
      (
        .skipped,
        [
          "colortbl", "info", "fldinst", "header", "headerl", "headerr", "headerf", "footer",
          "footerl", "footerr", "footerf", "nonshppict", "shprslt", "nonesttables", "xe", "tc",
          "rxe", "bkmkstart", "bkmkend", "private", "listtable", "listoverridetable", "list",
          "listlevel", "listname", "leveltext", "levelnumbers", "listoverride", "lfolevel",
          "filetbl",
          "revtbl", "result", "template", "operator", "author", "title", "subject", "comment",
          "keywords", "doccomm", "falt", "panose", "fontemb", "generator", "ftnsep", "ftnsepc",
          "aftnsep",
        ]
      ),
    ]
    for (destination, names) in destinations {
      for name in names { words[name] = .destination(destination) }
    }
    return words
  }()
}
