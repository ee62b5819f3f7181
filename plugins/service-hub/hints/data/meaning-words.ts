/** Words whose coming or going changes what a sentence says. Lower case. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

export const NEGATIONS = {
  de: set('nicht nichts nix nich net ned nit nöd nüt kein keine keinen keinem keiner keines keins nie niemals nimmer niemand niemanden niemandem nirgends nirgendwo weder noch ohne kaum keinesfalls keineswegs mitnichten nein außer selten'),
  en: set("not no never nobody none nothing nowhere neither nor without hardly barely scarcely rarely seldom cannot isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't ain't mustn't needn't dont doesnt didnt cant couldnt wont wouldnt isnt wasnt"),
}

/** The strongest form, and words that make stronger. */
export const SUPERLATIVES = {
  de: set('beste besten bester bestes bestem allerbeste meiste meisten größte größten schnellste schnellsten schlechteste schlechtesten einzige einziger einziges einzigen sehr äußerst extrem total absolut völlig vollkommen komplett ganz besonders wirklich echt überaus höchst ungemein immer stets alle alles jeder jede jedes jedem jederzeit überall ausnahmslos vollständig garantiert hervorragend perfekt super mega so viel'),
  en: set('best most worst least very really extremely absolutely totally completely utterly highly incredibly always all every everyone everything ever entirely fully only perfect perfectly so much exceptionally particularly truly'),
}

/** Words that take something back. */
export const HEDGES = {
  de: set('fast beinahe etwas bisschen ziemlich eher recht relativ halbwegs einigermaßen vielleicht möglicherweise manchmal gelegentlich meist meistens oft teilweise anfangs zuerst zunächst inzwischen früher nur wohl angeblich hoffentlich eigentlich grundsätzlich theoretisch wäre hätte könnte würde sollte mal'),
  en: set('almost nearly rather fairly quite somewhat slightly bit maybe perhaps possibly sometimes occasionally mostly usually often partly initially eventually only supposedly allegedly hopefully theoretically would could might should may'),
}

/** What follows says the contrary of what went before, or sets a condition to it. */
export const CONTRASTS = {
  de: set('aber jedoch allerdings obwohl obgleich trotzdem dennoch sondern nur leider andererseits dagegen außer solange falls wenn bis_auf hingegen'),
  en: set('but however although though despite except unless yet nevertheless unfortunately if while whereas'),
}

export const NUMBER_WORDS = {
  de: set('null ein eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig hundert tausend million millionen halb halbe halben hälfte viertel drittel doppelt doppelte doppelten dreifach einmal zweimal dreimal viermal fünfmal zehnmal erste ersten zweite zweiten dritte dritten vierte letzte letzten dutzend paar'),
  en: set('zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million half quarter third double twice once thrice triple first second fourth last dozen couple'),
}

export const UNITS = set(
  '% € $ £ euro euros eur cent cents ct chf franken rappen fr pfund pound pounds pence dollar dollars usd gbp prozent percent kwh mwh wh kw mw watt volt ampere m³ m² m3 m2 qm km m cm mm kg g t liter l ml gb mb tb mbit gbit mbps grad stunde stunden std h minute minuten min sekunde sekunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren hour hours minutes second seconds day days week weeks month months year years uhr mal x times',
)
/** In small letters and with the ending of a superlative, but none. */
export const NO_SUPERLATIVE = set(
  'musste mussten müsste müssten wusste wussten wüsste konnte leiste leisten leistet kosten koste kostet testen teste fasten posten poste rosten husten hasten lasten tasten rasten westen osten gesten listen liste fristen christen dienste ernste ernsten feste festen feste fester erste ersten erster erstes feinste_ passte passten fasste fassten verpasste hasste liste küsten lüste büste löste lösten fernste_ rest test request honest interest guest west nest invest suggest contest protest forest harvest arrest manifest digest modest priest quest chest vest pest',
)
