/// The words of a language that carry its grammar rather than what a text is about.
///
/// Closed classes alone: articles, pronouns, determiners, quantifiers, prepositions, conjunctions,
/// auxiliaries, the adverbs of place and sentence that have no content of their own, answers and
/// hesitations. Verbs such as *say*, *come* and *know* are none, however common they are.
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
    all alle alt altså andre annen annet at av bak bare begge blant ble bli blir blitt bort burde \
    både bør da de deg dem den denne dens der dere deres dersom det dets dette di din dine disse \
    dit ditt du eh ehm ei eller en enn enten er et etter fikk flere fleste for foran fordi fra \
    fram frem få får fått før gjennom ha hadde ham han hans har hatt hei henne hennes her hit hm \
    hos hun hva hvem hver hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor i ifølge igjen \
    ikke ingen inn inne innen innenfor intet ja jeg jo kan kanskje kunne kunnet langs liksom litt \
    man mange med meg mellom men mens mer mest mhm mi min mine mitt mm mot mye må måtte måttet ned \
    nede nei noe noen nok nå når og også ok okei om opp oppe oss over per på rundt samme samt seg \
    selv si siden sin sine sitt skal skulle skullet slik slike slikt som så sånn sånne sånt til \
    under ut ute uten utenfor var ved vel verken vi vil ville villet vår våre vårt være vært å
    """)

  private static let nynorsk = words(
    """
    all alle alt altså andre anna annan anten at av bak begge berre blant blei bli blir blitt bort \
    burde både bør da de deg dei deira dem den denne der dersom desse det dette di din dine dit \
    ditt du dykk dykkar då eg eh ehm ei ein eit eller enn er etter fekk fleire fleste for fordi \
    fram framfor frå få får fått før gjennom ha hadde han hans har hatt hei hennar henne her hit \
    hm ho hos i ifølgje igjen ikkje ingen inkje inn innan innanfor inne ja jo kan kanskje kor \
    korleis kunna kunne kva kvar kvart kven kvifor langs liksom litt man mange me med medan meg \
    meir mellom men mens mest mhm mi min mine mitt mm mot mykje må måtta måtte ned nede nei no nok \
    noko nokon nokor nokre nå når og også ok okei om opp oppe oss over per på rundt same samt seg \
    si sidan sin sine sitt sjølv skal skulla skulle slik slike slikt som så sånn sånne sånt til \
    under ut utan utanfor ute var vart ved vel vera vere verken vi vil villa ville viss vore vorte \
    vår våre vårt å òg
    """)

  private static let english = words(
    """
    a about above after again against all also although am among an and another any anyone \
    anything are aren't around as at be because been before being below between both but by can \
    can't cannot could couldn't did didn't do does doesn't doing don't down during each er every \
    everyone everything few for from further had hadn't has hasn't have haven't having he he'd \
    he'll he's her here here's hers herself him himself his how how's i i'd i'll i'm i've if in \
    into is isn't it it'd it'll it's its itself just let's like many may me mhm might mm more most \
    much must mustn't my myself no nobody none nor not nothing now of off oh ok okay on once one \
    only onto or other others ought our ours ourselves out over own per really same shall she \
    she'd she'll she's should shouldn't since so some someone something such than that that'd \
    that'll that's the their theirs them themselves then there there'd there'll there's these they \
    they'd they'll they're they've this those though through to too toward towards uh um under \
    unless until up upon us very was wasn't we we'd we'll we're we've well were weren't what \
    what's when where where's whether which while who who'd who's whom whose why will with within \
    without won't would wouldn't yeah yes you you'd you'll you're you've your yours yourself \
    yourselves
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
