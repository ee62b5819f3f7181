/** A lexicon that forgives: endings, compounds, slips of the pen. */

export interface Lexicon {
  readonly exact: ReadonlyMap<string, number>
  /** Words long enough to be found with one letter wrong, by their length. */
  readonly long: ReadonlyMap<number, readonly (readonly [word: string, weight: number])[]>
  readonly isGerman: boolean
}

const GERMAN_ENDINGS = ['', 'e', 'n', 'en', 'er', 'es', 'em', 's', 't', 'st', 'te', 'ten', 'tes', 'ter', 'ste', 'sten', 'ster', 'stes', 'ere', 'eren', 'erer', 'ens', 'end', 'ende', 'enden', 'lich', 'ung']
const ENGLISH_ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'est']
/** Shorter words stand in compounds by chance ("gut" in "Gutschrift", "Gutachten"). */
const SHORTEST_IN_COMPOUND = 5
const SHORTEST_MISSPELT = 8
/** Words of their own that are one letter away from another mood. */
const NO_SLIP = /^(?:honestly|\w*tausch(?:t|en|te|ten)?|flotten?|through\w*|pleased?|leistung\w*|verspätung\w*|geleistet|betreut\w*|besitz\w*|bestellt|beleuchtung|belastung|bedingung\w*|verfahren|erfahren|erfahrung\w*|entscheid\w*|verbindung\w*|verständigt)$/
/** Nouns of the trade that hold a word of praise or blame and mean neither. */
const NO_COMPOUND = /^(?:gutschrift|gutschein|störungs?(?:hotline|dienst|stelle|meldung)|entstör|schnell(?:lade|start)|bestell|super(?:markt|visor)|kündigungsfrist|wartung|wartungs|dankenswert|fehler(?:code|meldung|nummer)|ausfallsicherung|reklamationsnummer|lade|beschwerde(?:stelle|management|nummer)|schlicht)/

export function wordWeights(lists: Readonly<Record<string, string>>, isGerman: boolean): Lexicon {
  const exact = new Map<string, number>()
  for (const [weight, words] of Object.entries(lists)) for (const word of words.split(/\s+/).filter(Boolean)) exact.set(word, Number(weight))
  const long = new Map<number, [string, number][]>()
  for (const [word, weight] of exact) if (word.length >= SHORTEST_MISSPELT) long.set(word.length, [...(long.get(word.length) ?? []), [word, weight]])
  return { exact, long, isGerman }
}

/** 0 where the word says nothing. @param isGuessing also looks into compounds and forgives one wrong letter */
export function weightOf(lexicon: Lexicon, word: string, isGuessing: boolean): number {
  const low = word.toLowerCase().replace(/[\u00ad\u200b-\u200d\u2060]/g, '').replace(/(\p{L})\1{2,}/gu, '$1')
  if (low.length > 40 || NO_SLIP.test(low)) return 0
  const direct = lookUp(lexicon, low)
  if (direct !== 0 || !isGuessing) return direct
  if (NO_COMPOUND.test(low)) return 0
  return (lexicon.isGerman ? inCompound(lexicon, low) : 0) || misspelt(lexicon, low)
}

function lookUp({ exact, isGerman }: Lexicon, word: string): number {
  for (const ending of isGerman ? GERMAN_ENDINGS : ENGLISH_ENDINGS) {
    if (ending !== '' && (!word.endsWith(ending) || word.length - ending.length < 4)) continue
    const stem = word.slice(0, word.length - ending.length)
    const weight = exact.get(stem) ?? (ending === '' ? undefined : exact.get(`${stem}e`))
    if (weight !== undefined) return weight
  }
  return 0
}

/** The last part of a compound says what it is, the first one colours it: Oberfrechheit, superfreundlich, Drecksteil. */
function inCompound(lexicon: Lexicon, word: string): number {
  for (let at = 3; at <= word.length - SHORTEST_IN_COMPOUND; at++) {
    const weight = lookUp(lexicon, word.slice(at))
    if (weight !== 0) return weight
  }
  if (/^un\p{L}{4,}/u.test(word)) {
    const weight = lookUp(lexicon, word.slice(2))
    if (weight > 0) return -weight
  }
  if (/(?:los|frei)(?:e[rsnm]?)?$/.test(word)) {
    const weight = lookUp(lexicon, word.replace(/(?:los|frei)(?:e[rsnm]?)?$/, ''))
    if (weight < 0) return -weight
  }
  if (/^(?:drecks|sau|scheiß|scheiss|mist|arsch|kack)\p{L}{4,}/u.test(word) && !/^(?:sauber|mister|sauer(?:stoff|kraut|land))/.test(word)) return -2.5
  if (/^(?:super|mega|spitzen|traum|lieblings)\p{L}{4,}/u.test(word)) return 2
  return 0
}

function misspelt({ long }: Lexicon, word: string): number {
  if (word.length < SHORTEST_MISSPELT - 1) return 0
  for (const length of [word.length, word.length - 1, word.length + 1]) for (const [other, weight] of long.get(length) ?? []) if (other[0] === word[0] && isOneEditApart(word, other)) return weight
  return 0
}

/** One letter wrong, missing, too many, or two neighbours exchanged. */
function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  const rest = (word: string, from: number) => word.slice(from)
  if (left.length === right.length) {
    if (rest(left, at + 1) === rest(right, at + 1)) return true
    return left[at] === right[at + 1] && left[at + 1] === right[at] && rest(left, at + 2) === rest(right, at + 2)
  }
  return left.length > right.length ? rest(left, at + 1) === rest(right, at) : rest(left, at) === rest(right, at + 1)
}
