/// The code pages that the fonts of an RTF file are in.
struct RTFFonts {
  /// What the bytes of a font mean.
  enum Meaning: Hashable {
    case page(CodePage)
    /// Signs of the font itself, which have no place in Unicode.
    case signs
  }

  /// The code page of the document, for fonts that name none.
  var standard = CodePage.western
  /// The number of the font that text is in where nothing is said.
  var standardFont = 0
  private var meanings: [Int: Meaning] = [:]
  private var current = 0

  /// Goes on to the font with a number, in the table of fonts.
  mutating func begin(_ number: Int) { current = number }

  /// Notes the character set of the font that the table is at.
  mutating func note(charset: Int) {
    if charset == 2 {
      meanings[current] = .signs
    } else if let number = Self.codePages[charset], let page = CodePage(number: number) {
      meanings[current] = .page(page)
    }
  }

  /// Notes the code page of the font that the table is at.
  mutating func note(codePage number: Int) {
    if let page = CodePage(number: number) { meanings[current] = .page(page) }
  }

  /// What bytes mean in a font, or in the one beside it that is for East Asian letters.
  func meaning(of font: Int, east: Int?) -> Meaning {
    if let east, case .page(let page) = meanings[east], case .multibyte = page {
      return .page(page)
    }
    return meanings[font] ?? .page(standard)
  }

  /// Windows' numbers of character sets; 1 stands for the document's own.
  private static let codePages: [Int: Int] = [
    0: 1252, 77: 10_000, 78: 10_001, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950,
    161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874,
    238: 1250, 254: 437, 255: 437,
  ]
}
