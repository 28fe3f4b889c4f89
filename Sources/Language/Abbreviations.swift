/// Abbreviations after whose stop a sentence usually goes on.
package enum Abbreviations {
  /// The abbreviations of a language, lower case, with their stops; those of Latin are in all.
  ///
  /// Norwegian transcripts hold English titles and the other way round only in lists of
  /// literature, so the Norwegian sets include the English ones but not conversely.
  package static func set(for language: LanguageCode) -> Set<String> {
    switch language {
    case .nb: norwegian.union(english).union(latin)
    case .nn: norwegian.union(nynorsk).union(english).union(latin)
    case .en: english.union(latin)
    case .other: latin
    }
  }

  private static let norwegian: Set<String> = [
    "a.a.", "adm.", "adr.", "alm.", "ang.", "ank.", "anm.", "ans.", "art.", "aut.", "avd.", "avg.",
    "avs.", "bd.", "bet.", "bl.a.", "bla.", "bm.", "c/o.", "ca.", "d.d.", "d.e.", "d.m.", "d.s.",
    "d.s.s.", "d.v.s.", "d.y.", "d.å.", "da.", "dept.", "dep.", "dir.", "div.", "do.", "dr.",
    "d.v.", "dvs.", "e.", "e.g.", "e.kr.", "e.l.", "el.", "el.l.", "eks.", "ekskl.", "enk.", "esp.",
    "etg.", "etc.", "ev.", "evt.", "eventuelt.", "f.", "f.eks.", "f.kr.", "f.o.m.", "fg.", "fgn.",
    "fhv.", "fig.", "fk.", "fl.", "flg.", "fmk.", "fmt.", "fom.", "forb.", "forf.", "forh.",
    "fork.", "fors.", "forts.", "forsk.", "fp.", "frk.", "fru.", "fung.", "fys.", "g.", "gj.sn.",
    "gjsn.", "gl.", "gr.", "grl.", "gt.", "h.r.", "hb.", "hhv.", "hr.", "i.e.", "iflg.", "iht.",
    "ill.", "ift.", "imp.", "ing.", "inkl.", "innb.", "inst.", "int.", "ist.", "jf.", "jfr.",
    "jmf.", "jur.", "kap.", "kgl.", "kfr.", "kl.", "kol.", "komm.", "kons.", "konst.", "kr.",
    "kt.", "kv.", "l.", "lat.", "ltd.", "lø.", "m.a.", "m.a.o.", "m.fl.", "m.m.", "m.m.m.",
    "m.v.", "maks.", "maskl.", "mat.", "meld.", "merkn.", "mfl.", "mht.", "min.", "mill.", "mm.",
    "mnd.", "mrd.", "mv.", "mva.", "mrk.", "mtp.", "my.", "ndr.", "nedenst.", "nev.", "ng.", "nr.",
    "nto.", "o.a.", "o.fl.", "o.l.", "o.m.a.", "o.s.v.", "ol.", "omg.", "omtr.", "on.", "oppr.",
    "org.", "osv.", "ot.prp.", "ovf.", "oversg.", "p.", "p.g.a.", "p.t.", "pga.", "pgf.", "pkt.",
    "pr.", "prof.", "prp.", "prop.", "pst.", "pt.", "red.", "ref.", "rel.", "resp.", "rom.", "rst.",
    "s.", "s.a.", "s.d.", "s.k.", "s.u.", "sa.", "sek.", "sekr.", "sen.", "sign.", "sm.", "spes.",
    "spm.", "spr.", "spsm.", "sst.", "st.", "st.meld.", "st.prp.", "stk.", "stip.", "stud.", "såk.",
    "sv.", "t.", "t.d.", "t.h.", "t.o.m.", "t.v.", "tab.", "tal.", "tidl.", "tilh.", "tilsv.",
    "tlf.", "to.", "tom.", "ts.", "u.a.", "u.å.", "undert.", "univ.", "utg.", "v.", "v/.",
    "vedk.", "vedr.", "vg.", "vha.", "vit.ass.", "vnl.", "vol.", "vs.", "vsa.", "øv.", "årg.",
    "årl.", "adj.", "adv.", "amk.", "bhg.", "barneh.", "bygn.", "fakt.", "innst.",
    "intervj.", "komp.", "nyno.", "nno.", "gen.sek.", "gen.", "h.k.h.", "hov.", "tekn.", "tj.",
    "vgs.", "v.g.s.", "yrk.",
  ]

  private static let nynorsk: Set<String> = [
    "bl.", "d.v.s.", "dvs.", "fl.", "m.a.", "o.fl.", "osb.", "o.s.b.", "p.g.a.", "t.d.", "tm.",
    "ymse.", "e.m.", "f.m.", "særs.", "ev.", "jamf.", "jf.", "såk.", "sokn.", "u.t.",
  ]

  private static let english: Set<String> = [
    "mr.", "mrs.", "ms.", "dr.", "prof.", "rev.", "st.", "mt.", "jr.", "sr.", "e.g.", "i.e.",
    "vs.", "approx.", "dept.", "est.", "fig.", "figs.", "vol.", "vols.", "ed.", "eds.", "ch.",
    "chap.", "pp.", "p.", "para.", "sec.", "no.", "nos.", "inc.", "ltd.", "co.", "corp.", "gen.",
    "gov.", "sen.", "rep.", "hon.", "messrs.", "capt.", "col.", "lt.", "sgt.", "maj.", "u.k.",
    "u.s.", "u.n.", "ph.d.", "m.a.", "b.a.", "m.sc.", "b.sc.", "a.m.", "p.m.", "ext.", "tel.",
    "ref.", "dist.", "av.", "ave.", "rd.", "incl.", "excl.", "max.",
  ]

  private static let latin: Set<String> = [
    "et al.", "al.", "cf.", "etc.", "ibid.", "id.", "loc.", "loc.cit.", "op.", "op.cit.", "cit.",
    "passim.", "sic.", "viz.", "ca.", "c.", "ff.", "et.",
  ]
}
