/// The upper halves of the code pages that RTF and HTML files name, from the Unicode Consortium's
/// mapping files.
///
/// As in the WHATWG Encoding Standard, an undefined byte from 0x80 to 0x9F is the C1 control of the
/// same number; any other is U+FFFD.
extension SingleByteTable {
  /// DOS code page 437, United States.
  static let cp437 = SingleByteTable(
    rows: [
      "ÇüéâäàåçêëèïîìÄÅ",
      "ÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
      "áíóúñÑªº¿⌐¬½¼¡«»",
      "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
      "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
      "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
      "αßΓπΣσµτΦΘΩδ∞φε∩",
      "≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}",
    ])

  /// DOS code page 850, Western European.
  static let cp850 = SingleByteTable(
    rows: [
      "ÇüéâäàåçêëèïîìÄÅ",
      "ÉæÆôöòûùÿÖÜø£Ø×ƒ",
      "áíóúñÑªº¿®¬½¼¡«»",
      "░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
      "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤",
      "ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
      "ÓßÔÒõÕµþÞÚÛÙýÝ¯´",
      "\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}",
    ])

  /// DOS code page 866, Cyrillic.
  static let cp866 = SingleByteTable(
    rows: [
      "АБВГДЕЖЗИЙКЛМНОП",
      "РСТУФХЦЧШЩЪЫЬЭЮЯ",
      "абвгдежзийклмноп",
      "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
      "└┴┬├─┼╞╟╚╔╩╦╠═╬╧",
      "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
      "рстуфхцчшщъыьэюя",
      "ЁёЄєЇїЎў°∙·√№¤■\u{A0}",
    ])

  /// Windows code page 874, Thai.
  static let windows874 = SingleByteTable(
    rows: [
      "€\u{81}\u{82}\u{83}\u{84}…\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}",
      "\u{8F}",
      "\u{90}‘’“”•–—\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}",
      "\u{A0}กขฃคฅฆงจฉชซฌญฎฏ",
      "ฐฑฒณดตถทธนบปผฝพฟ",
      "ภมยรฤลฦวศษสหฬอฮฯ",
      "ะ\u{E31}าำ\u{E34}\u{E35}\u{E36}\u{E37}\u{E38}\u{E39}\u{E3A}\u{FFFD}\u{FFFD}",
      "\u{FFFD}\u{FFFD}฿",
      "เแโใไๅๆ\u{E47}\u{E48}\u{E49}\u{E4A}\u{E4B}\u{E4C}\u{E4D}\u{E4E}๏",
      "๐๑๒๓๔๕๖๗๘๙๚๛\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
    ])

  /// Windows code page 1250, Central European.
  static let windows1250 = SingleByteTable(
    rows: [
      "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ",
      "\u{90}‘’“”•–—\u{98}™š›śťžź",
      "\u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż",
      "°±˛ł´µ¶·¸ąş»Ľ˝ľż",
      "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ",
      "ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß",
      "ŕáâăäĺćçčéęëěíîď",
      "đńňóôőö÷řůúűüýţ˙",
    ])

  /// Windows code page 1251, Cyrillic.
  static let windows1251 = SingleByteTable(
    rows: [
      "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ",
      "ђ‘’“”•–—\u{98}™љ›њќћџ",
      "\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї",
      "°±Ііґµ¶·ё№є»јЅѕї",
      "АБВГДЕЖЗИЙКЛМНОП",
      "РСТУФХЦЧШЩЪЫЬЭЮЯ",
      "абвгдежзийклмноп",
      "рстуфхцчшщъыьэюя",
    ])

  /// Windows code page 1253, Greek.
  static let windows1253 = SingleByteTable(
    rows: [
      "€\u{81}‚ƒ„…†‡\u{88}‰\u{8A}‹\u{8C}\u{8D}\u{8E}\u{8F}",
      "\u{90}‘’“”•–—\u{98}™\u{9A}›\u{9C}\u{9D}\u{9E}\u{9F}",
      "\u{A0}΅Ά£¤¥¦§¨©\u{FFFD}«¬\u{AD}®―",
      "°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ",
      "ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ",
      "ΠΡ\u{FFFD}ΣΤΥΦΧΨΩΪΫάέήί",
      "ΰαβγδεζηθικλμνξο",
      "πρςστυφχψωϊϋόύώ\u{FFFD}",
    ])

  /// Windows code page 1254, Turkish.
  static let windows1254 = SingleByteTable(
    rows: [
      "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}\u{8E}\u{8F}",
      "\u{90}‘’“”•–—˜™š›œ\u{9D}\u{9E}Ÿ",
      "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯",
      "°±²³´µ¶·¸¹º»¼½¾¿",
      "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ",
      "ĞÑÒÓÔÕÖ×ØÙÚÛÜİŞß",
      "àáâãäåæçèéêëìíîï",
      "ğñòóôõö÷øùúûüışÿ",
    ])

  /// Windows code page 1255, Hebrew.
  static let windows1255 = SingleByteTable(
    rows: [
      "€\u{81}‚ƒ„…†‡ˆ‰\u{8A}‹\u{8C}\u{8D}\u{8E}\u{8F}",
      "\u{90}‘’“”•–—˜™\u{9A}›\u{9C}\u{9D}\u{9E}\u{9F}",
      "\u{A0}¡¢£₪¥¦§¨©×«¬\u{AD}®¯",
      "°±²³´µ¶·¸¹÷»¼½¾¿",
      "\u{5B0}\u{5B1}\u{5B2}\u{5B3}\u{5B4}\u{5B5}\u{5B6}\u{5B7}\u{5B8}\u{5B9}\u{FFFD}",
      "\u{5BB}\u{5BC}\u{5BD}\u{5BE}\u{5BF}",
      "\u{5C0}\u{5C1}\u{5C2}\u{5C3}\u{5F0}\u{5F1}\u{5F2}\u{5F3}\u{5F4}\u{FFFD}\u{FFFD}",
      "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}",
      "\u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D5}\u{5D6}\u{5D7}\u{5D8}\u{5D9}\u{5DA}",
      "\u{5DB}\u{5DC}\u{5DD}\u{5DE}\u{5DF}",
      "\u{5E0}\u{5E1}\u{5E2}\u{5E3}\u{5E4}\u{5E5}\u{5E6}\u{5E7}\u{5E8}\u{5E9}\u{5EA}",
      "\u{FFFD}\u{FFFD}\u{200E}\u{200F}\u{FFFD}",
    ])

  /// Windows code page 1256, Arabic.
  static let windows1256 = SingleByteTable(
    rows: [
      "€\u{67E}‚ƒ„…†‡ˆ‰\u{679}‹Œ\u{686}\u{698}\u{688}",
      "\u{6AF}‘’“”•–—\u{6A9}™\u{691}›œ\u{200C}\u{200D}\u{6BA}",
      "\u{A0}،¢£¤¥¦§¨©\u{6BE}«¬\u{AD}®¯",
      "°±²³´µ¶·¸¹\u{61B}»¼½¾\u{61F}",
      "\u{6C1}\u{621}\u{622}\u{623}\u{624}\u{625}\u{626}\u{627}\u{628}\u{629}\u{62A}",
      "\u{62B}\u{62C}\u{62D}\u{62E}\u{62F}",
      "\u{630}\u{631}\u{632}\u{633}\u{634}\u{635}\u{636}×\u{637}\u{638}\u{639}\u{63A}",
      "\u{640}\u{641}\u{642}\u{643}",
      "à\u{644}â\u{645}\u{646}\u{647}\u{648}çèéêë\u{649}\u{64A}îï",
      "\u{64B}\u{64C}\u{64D}\u{64E}ô\u{64F}\u{650}÷\u{651}ù\u{652}ûü\u{200E}\u{200F}\u{6D2}",
    ])

  /// Windows code page 1257, Baltic.
  static let windows1257 = SingleByteTable(
    rows: [
      "€\u{81}‚\u{83}„…†‡\u{88}‰\u{8A}‹\u{8C}¨ˇ¸",
      "\u{90}‘’“”•–—\u{98}™\u{9A}›\u{9C}¯˛\u{9F}",
      "\u{A0}\u{FFFD}¢£¤\u{FFFD}¦§Ø©Ŗ«¬\u{AD}®Æ",
      "°±²³´µ¶·ø¹ŗ»¼½¾æ",
      "ĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻ",
      "ŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽß",
      "ąįāćäåęēčéźėģķīļ",
      "šńņóōõö÷ųłśūüżž˙",
    ])

  /// Windows code page 1258, Vietnamese.
  static let windows1258 = SingleByteTable(
    rows: [
      "€\u{81}‚ƒ„…†‡ˆ‰\u{8A}‹Œ\u{8D}\u{8E}\u{8F}",
      "\u{90}‘’“”•–—˜™\u{9A}›œ\u{9D}\u{9E}Ÿ",
      "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯",
      "°±²³´µ¶·¸¹º»¼½¾¿",
      "ÀÁÂĂÄÅÆÇÈÉÊË\u{300}ÍÎÏ",
      "ĐÑ\u{309}ÓÔƠÖ×ØÙÚÛÜƯ\u{303}ß",
      "àáâăäåæçèéêë\u{301}íîï",
      "đñ\u{323}óôơö÷øùúûüư₫ÿ",
    ])

}
