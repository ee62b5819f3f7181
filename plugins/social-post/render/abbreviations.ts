/**
 * Words that bear a full stop without ending a sentence, lower case, without the final stop. Single letters ("z. B.", "e.g.", "J. Meyer"),
 * ordinals ("3. Mai") and Roman numerals need no entry. When in doubt a word belongs here: a missed sentence end cuts a little
 * earlier, a false one cuts a thought in two.
 */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `abb abk abschn abt allg anm aufl ausg bd bearb begr bes bez bspw bsp bzgl bzw ca co dgl dipl div dr ehem eigtl einschl engl entspr erg etc ev evtl exkl
  fa fam ff frl geb gem gen ges gest gez ggf ggfs gr hbf hr hrsg inkl insb insbes jg jh kfm lfd lt mind mio mrd mtl mwst nachf nr nrn od orig
  pf pfd phil pkt pl priv prof prot qm rd red ref resp rhein rit sen jun s sog st std stellv str südl nördl östl westl tägl tel telef tsd u ugs urspr usf usw
  ust v verf vgl vorm vors wg zb zit zt ztr zus zzgl zzt
  jan jän feb febr mär mrz apr jun jul aug sep sept okt oct nov dez dec
  mr mrs ms messrs mme mlle rev hon sr jr esq gov sen rep pres gen maj capt lt sgt cmdr adm
  eg ie viz vs cf al approx apt assn ave blvd dept dist div ed eds est ext inc ltd corp bros llc incl misc mt op rd sq st ph phd bsc msc`.split(/\s+/),
)

/** Ordinary words that are abbreviations only before a number: "Art. 5", "No. 4", "So. 3. Mai", "max. 20". */
export const ABBREVIATIONS_BEFORE_NUMBERS: ReadonlySet<string> = new Set(
  `abs art ch col do di fig figs fr fri kap mar max mi min mo mon no nos p par para pp pt sa sat sec so sun tab thu thur thurs tue tues vol vols wed`.split(' '),
)
