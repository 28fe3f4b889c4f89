/// Abbreviations after whose stop a sentence usually goes on.
package enum Abbreviations {
  /// The abbreviations of a language, lower case, with their stops; those of Latin are in all.
  ///
  /// A form that is also a word which people end sentences with, such as `da`, is not among them: a
  /// sentence too long does less harm to a coder than two run together would.
  package static func set(for language: LanguageCode) -> Set<String> {
    switch language {
    case .nb: norwegian.union(titles).union(latin)
    case .nn: norwegian.union(nynorsk).union(titles).union(latin)
    case .en: english.union(latin)
    case .other: latin
    }
  }

  private static let norwegian: Set<String> = [
    "adm.", "adr.", "alm.", "ang.", "anm.", "ans.", "aut.", "avd.", "avg.", "avs.", "bd.", "bl.a.",
    "bla.", "c/o.", "ca.", "d.d.", "d.e.", "d.s.", "d.s.s.", "d.v.s.", "d.y.", "d.å.", "dept.",
    "dep.", "dir.", "div.", "dr.", "d.v.", "dvs.", "e.g.", "e.kr.", "e.l.", "el.l.", "eks.",
    "ekskl.", "enk.", "esp.", "etg.", "etc.", "ev.", "evt.", "f.", "f.eks.", "f.kr.", "f.o.m.",
    "fg.", "fgn.", "fhv.", "fig.", "flg.", "fom.", "forb.", "forf.", "forh.", "fork.", "fors.",
    "forts.", "forsk.", "frk.", "fung.", "gj.sn.", "gjsn.", "h.r.", "hhv.", "hr.", "i.e.", "iflg.",
    "iht.", "ift.", "inkl.", "innb.", "inst.", "jf.", "jfr.", "jmf.", "kap.", "kgl.", "kfr.",
    "kl.", "komm.", "kons.", "kr.", "kv.", "ltd.", "m.a.", "m.a.o.", "m.fl.", "m.m.", "m.m.m.",
    "m.v.", "maks.", "meld.", "merkn.", "mfl.", "mht.", "mill.", "mnd.", "mrd.", "mv.", "mva.",
    "mrk.", "ndr.", "nedenst.", "nev.", "nr.", "o.a.", "o.fl.", "o.l.", "o.m.a.", "o.s.v.", "omg.",
    "omtr.", "oppr.", "org.", "osv.", "ot.prp.", "ovf.", "oversg.", "p.", "p.g.a.", "p.t.", "pga.",
    "pkt.", "pr.", "prof.", "prp.", "prop.", "pst.", "resp.", "rst.", "s.", "s.a.", "s.d.", "s.k.",
    "s.u.", "sekr.", "sign.", "spes.", "spm.", "spr.", "spsm.", "st.meld.", "st.prp.", "stk.",
    "stip.", "såk.", "t.d.", "t.h.", "t.o.m.", "t.v.", "tidl.", "tilh.", "tilsv.", "tlf.", "u.a.",
    "u.å.", "undert.", "univ.", "utg.", "v.", "v/.", "vedk.", "vedr.", "vha.", "vit.ass.", "vnl.",
    "vol.", "vs.", "vsa.", "årg.", "årl.", "adj.", "adv.", "amk.", "bhg.", "fakt.", "innst.",
    "intervj.", "gen.sek.", "h.k.h.", "tekn.", "vgs.", "v.g.s.",
  ]

  private static let nynorsk: Set<String> = [
    "d.v.s.", "dvs.", "m.a.", "o.fl.", "osb.", "o.s.b.", "p.g.a.", "t.d.", "e.m.", "f.m.", "særs.",
    "ev.", "jamf.", "jf.", "såk.", "u.t.",
  ]

  /// Others that Norwegian texts have too.
  private static let titles: Set<String> = [
    "mm.", "mr.", "mrs.", "prof.", "vs.", "e.g.", "i.e.", "ph.d.", "u.s.", "u.k.",
  ]

  private static let english: Set<String> = [
    "mr.", "mrs.", "ms.", "dr.", "prof.", "rev.", "st.", "mt.", "jr.", "sr.", "e.g.", "i.e.",
    "vs.", "approx.", "dept.", "fig.", "figs.", "vol.", "vols.", "eds.", "ch.", "chap.", "pp.",
    "p.", "no.", "nos.", "inc.", "ltd.", "co.", "corp.", "gen.", "gov.", "sen.", "hon.", "messrs.",
    "capt.", "col.", "lt.", "sgt.", "maj.", "u.k.", "u.s.", "u.n.", "ph.d.", "m.a.", "b.a.",
    "m.sc.", "b.sc.", "a.m.", "p.m.", "tel.", "ref.", "ave.", "rd.", "incl.", "excl.",
  ]

  private static let latin: Set<String> = [
    "et al.", "cf.", "etc.", "ibid.", "loc.", "loc.cit.", "op.", "op.cit.", "cit.", "viz.", "ca.",
    "ff.",
  ]
}
