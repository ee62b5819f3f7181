/** Where a name ends that begins here. */
import { isCommonGivenName, isFamilyName, isGivenName } from '../data/given-names.ts'
import { MAKES, NOT_NAMES, NOUN_ENDING, ORDINARY_NOUNS, ORDINARY_WORDS, PARTICLES, SURNAMES_TOO, TITLES } from '../data/name-words.ts'
import { foldName, isCapital, type Word } from '../fold.ts'

/** A text cut into words, with what stands between them. */
export interface NameText {
  readonly text: string
  readonly words: readonly Word[]
}

const lower = (word: Word) => word.text.toLowerCase()
/** What stands between word `index` and the next one. */
export function gapAfter({ text, words }: NameText, index: number): string {
  const word = words[index]
  return word ? text.slice(word.end, words[index + 1]?.start ?? text.length) : ''
}
/** The index of the first word that begins at or after `at`. */
export function wordAt({ words }: NameText, at: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]!.start < at) low = middle + 1
    else high = middle
  }
  return low
}

export function isTitle(word: Word | undefined): boolean {
  return word !== undefined && TITLES.has(lower(word))
}
export function isInitial(word: Word | undefined): boolean {
  return word !== undefined && /^(?:\p{Lu}|Th|Ch|Ph|Jo|Ed|Wm|Kl|Hj|Wo|Gg|Chr)$/u.test(word.text)
}
/** Could this word stand in a name? `isLower` admits names in small letters, as in chats. */
export function canBeName(word: Word | undefined, isLower = false): boolean {
  if (!word || /\p{N}/u.test(word.text) || word.text.length > 30) return false
  if (!isCapital(word.text) && !isLower) return false
  return !NOT_NAMES.has(lower(word)) && !TITLES.has(lower(word))
}
/** A given name that is no ordinary word. */
export function isGiven(word: Word | undefined): boolean {
  return word !== undefined && isCapital(word.text) && !NOT_NAMES.has(lower(word)) && !ORDINARY_WORDS.has(lower(word)) && !ORDINARY_NOUNS.has(lower(word)) && isGivenForm(word.text)
}
function isGivenForm(text: string): boolean {
  // "Defne'nin", "Anna's": the name ends at the apostrophe.
  const key = foldName(/^\p{L}{3,}['’]\p{Ll}{1,5}$/u.test(text) ? text.split(/['’]/)[0]! : text)
  // What was only collected counts as it is written in letters: IBAN, MaLo and I've are none.
  const isOne = /^\p{Lu}[\p{Ll}\p{M}]{2,}(?:['’]\p{Ll}{1,5})?$/u.test(text) ? isGivenName : isCommonGivenName
  return isOne(key) || (/['’]?s$/.test(text) && key.length > 4 && isOne(key.slice(0, -1)))
}
/** A surname that is no ordinary word. */
export function isFamily(word: Word | undefined): boolean {
  if (!word || !/^\p{Lu}[\p{Ll}\p{M}]{3,}$/u.test(word.text) || !canBeName(word) || NOUN_ENDING.test(word.text)) return false
  return ![ORDINARY_WORDS, ORDINARY_NOUNS, SURNAMES_TOO, MAKES].some((words) => words.has(lower(word))) && isFamilyName(foldName(word.text))
}

const JOINS = /^(?: |\u00a0|[-‐‑]|\. ?-?|\.-)$/
const ENDS = /^\s*(?:$|[\n,.;:!?()<>[\]|/"“”»«…]|[–-]\s|\p{Extended_Pictographic})/u

/**
 * The index of the last word of a name that begins with word `first`, or -1 where none does.
 * @param words how many words may follow in German, where nouns have capitals as well: a second one is taken after a given name, an initial or a hyphen,
 *   or where the sentence ends behind it; `full` takes up to four
 */
export function nameEnd(source: NameText, first: number, { isFull = false, isLower = false, isTitled = false }: { isFull?: boolean; isLower?: boolean; isTitled?: boolean } = {}): number {
  const { words } = source
  let last = -1
  for (let index = first; index < words.length && index - first < 6; index++) {
    const word = words[index]!
    if (index > first) {
      const gap = gapAfter(source, index - 1)
      const before = words[index - 1]!
      if (!JOINS.test(gap)) break
      if (gap.startsWith('.') && !(isInitial(before) || PARTICLES.has(lower(before)))) break
      const isPart = PARTICLES.has(lower(word)) && (!isCapital(word.text) || /^(?:Von|Van|De|Der|Di|Da|El|Al|La|Le|Lo|Del|Freiherr|Frhr|Graf|Gräfin|Mac|Mc)$/.test(word.text))
      if (isPart && last >= 0 && canFollowParticle(source, index)) continue
      const isHyphen = /[-‐‑]/.test(gap)
      if (!isHyphen && !PARTICLES.has(lower(before)) && last >= 0) {
        if (NOUN_ENDING.test(word.text) && !isFull) break
        const isSecondSure = isFull || isGiven(before) || isInitial(before) || (isInitial(word) && /^\.?(?:\s|$|[,;!])/.test(gapAfter(source, index)) && !isLower) || ENDS.test(gapAfter(source, index))
        if (!isSecondSure) break
      }
    }
    if (PARTICLES.has(lower(word)) && last < 0 && canFollowParticle(source, index)) continue
    const before = words[index - 1]
    // "Fr. Novak Stg 7": without a vowel it is a shortened word, but for Ng, Vlk and Krč behind a form of address.
    if (index > first && /^\p{Lu}[^aeiouyäöüáéíóúàèìòùâêîôûåøæœıąęěůő\p{P}]+$/iu.test(word.text) && /^\p{Script=Latin}{2,}$/u.test(word.text) && !/^(?:Ng|Th|Ch|Ph|Jr|Sr|Chr|Mc)$/.test(word.text)) break
    const isSurname =
      (isTitled && index === first && isSurnameBehindTitle(source, first)) ||
      isCapital(word.text) && SURNAMES_TOO.has(lower(word)) && ((isTitled && index === first) || (index > first && (isInitial(before) || (isGiven(before) && ENDS.test(gapAfter(source, index))))))
    if (!isSurname && !canBeName(word, isLower && last < 2)) break
    last = index
  }
  return last
}

/** Words that are nobody's name, whatever stands before them. */
const NEVER_SURNAME = /^(?:ich|du|er|sie|es|wir|ihr|man|der|die|das|den|dem|des|ein\p{L}*|kein\p{L}*|mein\p{L}*|dein\p{L}*|sein\p{L}*|unser\p{L}*|euer|eure\p{L}*|dies\p{L}*|jed\p{L}*|und|oder|aber|doch|weil|wenn|dass|als|ob|da|so|zu|wie|was|wer|wo|hat|ist|war|in|im|an|am|auf|aus|bei|bis|mit|nach|von|vom|vor|zum|zur|damen|herren|kollege\p{L}*|mitarbeiter\p{L}*|i|you|he|she|it|we|they|the|an?|this|that|these|those|my|your|his|her|our|their|and|or|but|if|when|who|what|which|of|on|to|by|at|for|from|with|is|was|has|had|not|no|yes|dear|customer|service|nachbar\p{L}*|kund\p{L}*|vorname|nachname|name|und|ok|okay)$/iu

/** "Ms Will", "Herr Sehr", "Frau Immer": behind the form of address and one blank a capital makes a name of nearly every word. */
function isSurnameBehindTitle({ text, words }: NameText, first: number): boolean {
  const word = words[first]!
  return /^\p{Lu}\p{Ll}{2,}$/u.test(word.text) && /(?<!\p{L})(?:Herrn?|Hr\.|Hrn\.|Frau|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?) $/u.test(text.slice(Math.max(0, word.start - 7), word.start)) && !NEVER_SURNAME.test(word.text) && !isTitle(word)
}

/** With nouns of all kinds behind them far more often than with names: "Frau Nowak vom Lager". */
const NEVER_NOBLE: ReadonlySet<string> = new Set(['vom', 'zum', 'zur', 'zu', 'dem', 'des'])

function canFollowParticle(source: NameText, index: number): boolean {
  for (let next = index + 1; next <= index + 3; next++) {
    if (!/^(?: |\. ?|['’-])$/.test(gapAfter(source, next - 1))) return false
    const word = source.words[next]
    if (canBeName(word) && !PARTICLES.has(lower(word!))) return !NOUN_ENDING.test(word!.text) && !NEVER_NOBLE.has(lower(source.words[index]!)) && !(source.words[next - 1]!.text === 'da' && source.words[next - 2]?.text === 'von')
    if (!word || !PARTICLES.has(lower(word))) return false
  }
  return false
}

/** Does the sentence or line end behind word `index`? */
export function endsBehind(source: NameText, index: number): boolean {
  return ENDS.test(gapAfter(source, index).concat(source.words[index + 1] ? 'x' : ''))
}
/** Is this the first word of its sentence or line? */
export function opensSentence({ text, words }: NameText, index: number): boolean {
  const start = words[index]?.start ?? 0
  return /(?:^|[.!?…:\n„“"»«>•*(]|[–-])\s*$/u.test(text.slice(Math.max(0, start - 6), start))
}
