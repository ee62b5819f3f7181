/**
 * Words that bear a full stop without ending a sentence, lower case, without the final stop. Single letters ("z. B.", "e.g.", "J. Meyer"),
 * ordinals ("3. Mai") and Roman numerals need no entry. When in doubt a word belongs here: a missed sentence end cuts a little
 * earlier, a false one cuts a thought in two.
 */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  `abb abk abs abschn abt allg anm art aufl ausg bd bearb begr bes bez bspw bsp bzgl bzw ca co dgl dipl div dr ehem eigtl einschl engl entspr erg etc ev evtl exkl
  fa fam ff fr frl geb gem gen ges gest gez ggf ggfs gr hbf hr hrsg inkl insb insbes jg jh kap kfm kg lfd lt max mind min mio mrd mtl mwst nachf nr nrn od orig
  pf pfd phil pkt pl priv prof prot qm rd red ref resp rhein rit sen jun s sog st std stellv str südl nördl östl westl tab tägl tel telef tsd u ugs urspr usf usw
  ust v verf vgl vorm vors wg zb zit zt ztr zus zzgl zzt
  jan jän feb febr mär mrz apr jun jul aug sep sept okt oct nov dez dec mo di mi do fr sa so mon tue tues wed thu thur thurs fri sat sun
  mr mrs ms messrs mme mlle rev hon sr jr esq gov sen rep pres gen col maj capt lt sgt cmdr adm
  eg ie viz vs cf al approx apt assn ave blvd dept dist div ed eds est ext fig figs inc ltd corp bros llc incl misc mt no nos op para pp pt rd sec sq st vol vols ph phd bsc msc ba ma
  gmbh mbh ag ohg`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
