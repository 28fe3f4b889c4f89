/// The commonest words, which say little about what a text is about.
package enum StopWords {
  /// The stop words of a language, lower case; none for other languages.
  package static func set(for language: LanguageCode) -> Set<String> {
    switch language {
    case .nb: bokmål
    case .nn: nynorsk
    case .en: english
    case .other: []
    }
  }

  private static let bokmål = words(
    """
    alle alt altså andre at av bare ble bli blir blitt da de deg dem den denne der dere deres det \
    dette din disse dit du eh en enn er et etter for fordi fra få får før ha hadde han hans har hei \
    helt her hm hos hun hva hvem hver hvilke hvilken hvis hvor hvordan hvorfor i ikke inn ja jeg jo \
    kan kom kommer kunne liksom man mange med meg mellom men mer mhm min mitt mm må måtte ned nei \
    noe noen nok nå når og også om opp oss over på sa samme seg selv si sier sin sine sitt skal \
    skulle slik som sånn så til under ut uten var ved vel vi vil ville vår være vært å
    """)

  private static let nynorsk = words(
    """
    alle alt altså andre at av berre blei bli blir blitt da de deg dei den denne der dere det dette \
    di din disse dit du eg eh ein eit ei enn er etter for fordi frå få får før ha hadde han hans har \
    hei heilt her hm ho hos i ikkje inn ja jo kan kjem kom korleis kva kvar kven kvifor kunne liksom \
    man mange med meg mellom men meir mhm min mitt mm må måtte ned nei noko nokon nok no når og også \
    om opp oss over på sa same seg seier sjølv si sin sine sitt skal skulle slik som sånn så til \
    under ut utan var ved vel vi vil ville vår vere vore å
    """)

  private static let english = words(
    """
    a about after all also am an and any are as at be because been before being but by can could did \
    do does doing down for from get go got had has have he her here him his how i if in into is it \
    its just kind know like me mean mm more most my no not now of okay on one only or other our out \
    over really right she so some sort such than that the their them then there these they thing \
    think this those through to too uh um up us very was we well were what when where which who why \
    will with would yeah yes you your
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
