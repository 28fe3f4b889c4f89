/// The page of help on the query language.
enum QueryPage {
  /// Words first, then what stands between them, fields, relations, and the grammar.
  static let text = """
    THE QUERY LANGUAGE

    Words:

      tillit                     the word, in any case
      "hull i cv"                a phrase; "hull * cv" has one word in between
      arbeidsgiv*  k?rs          * stands for any letters, ? for one, anywhere
      lemma:arbeidsgiver         every form of the word: arbeidsgivere, …; ~x
      exact:NAV                  just as written, capitals too; =NAV
      oppfølging~1               at most one letter changed, left out or put in;
                                 ~2 for two
      /tillit(s.+)?/             a regular expression that the whole word matches
      "/un(g|ge)/ leder*"        … in a phrase as well
      syn:tillit                 any word or phrase of the sets of synonyms that
                                 hold it
      nav-kontor                 a hyphen parts words: the phrase "nav kontor"

    Between words and fields:

      tillit nav                 both within one turn (AND)
      tillit OR trygg*           either
      tillit AND NOT nav         tillit in turns without nav
      tillit NEAR/5 nav          at most 5 words apart, in any order; phrases too
      tillit BEFORE/5 nav        the same, tillit first
      "tillit nav"~5             the same as NEAR/5
      (tillit nav) WITHIN sentence
                                 both within one sentence; also turn, paragraph,
                                 source (or setning, tur, avsnitt, kilde)
      ( … )                      groups
      query:NAME                 the query saved under that name

    Fields restrict words, and by themselves denote passages:

      speaker:Leder  role:informant  source:int0*  kind:group  language:nn
      case:L03  case.sektor:privat  sektor:privat  ansatte:[10 TO 50]
      alder:[18-29 TO 30-44]     bands in the order that they were given by
                                 `sitat case attribute set`
      set:pilot                  what is in that set of sources or cases
      code:Tillit                passages with the code or one below it;
                                 code:="A/B" not below
      theme:NAME                 what has one of the theme's codes, or one below
      coder:Ane  layer:consensus
      memo:usikker*              codings with the word in their note; memo:* with
                                 any note
      question:q04               turns that answer that question of the guide
      prompted:no                turns of those asked that answer no question;
                                 prompted:yes the rest

    Relations keep of the left what has a partner on the right. Either side may
    be words or passages; ranges that only touch do not overlap:

      nav WITHIN code:X             lies inside one (also INSIDE)
      code:A ENCLOSES nav           has one inside (also SURROUNDING)
      code:A OVERLAPS code:B        shares a character (also COOCCURS, CO-OCCURS)
      code:A OVERLAPS-START code:B  begins before one and ends inside it
      code:A OVERLAPS-END code:B    begins inside one and ends after it
                                    (also OVERLAPPED BY)
      code:A FOLLOWS/2s code:B      comes after one, at most 2 sentences on
      code:A PRECEDES/20 code:B     comes before one, at most 20 words off
                                    (also PRECEDING)
      nav OUTSIDE code:X            lies inside none

    /5 or /5w counts words, /2s sentences, /2p paragraphs, /3t turns; FOLLOWS and
    PRECEDES alone reach to the ends of the source. NOT and AND bind more loosely:
    a b WITHIN code:X is a AND (b WITHIN code:X).

    What --return gives of the outermost operator between two things (NEAR,
    BEFORE, relations):

      left, right                the hits of that side that have a partner
      intersection               what the two share
      union                      the smallest range that holds both
      segment                    the whole turn that a hit lies in, or the unit
                                 after WITHIN

    Grammar, closest binding last:

      query     = all { OR all }
      all       = part { [AND] part }
      part      = NOT part | relation
      relation  = near { RELATION near | WITHIN unit }
      near      = atom { (NEAR/n | BEFORE/n) atom }
      atom      = ( query ) | word | word~1 | /expression/ | "phrase"
                | "words"~n | field:value

    Every occurrence is a hit. A hit's range is a half-open range of Unicode
    scalar offsets into the text that `sitat source show --text` writes.

    """
}
