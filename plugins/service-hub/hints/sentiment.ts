/**
 * The mood of a text, as a hint for sorting: with its reason, so that a person can see why. Words, not meaning: irony, local jokes and quiet anger pass it by. It decides
 * nothing and must not be shown as if it did.
 */
import { ENGLISH_DIMINISHERS, ENGLISH_INTENSIFIERS, ENGLISH_NEGATIONS, ENGLISH_PHRASES, ENGLISH_WORDS } from './data/lexicon-en.ts'
import { GERMAN_DIMINISHERS, GERMAN_INTENSIFIERS, GERMAN_NEGATIONS, GERMAN_PHRASES, GERMAN_WORDS } from './data/lexicon-de.ts'
import { SARCASM, SIGNS } from './data/lexicon-signs.ts'
import { type Lexicon, weightOf, wordWeights } from './lexicon.ts'
import { type Word, wordsOf } from './fold.ts'

export type SentimentLabel = 'positive' | 'neutral' | 'negative'

/** A word or expression that counted. */
export interface SentimentWord {
  readonly text: string
  /** UTF-16 offset in the text. */
  readonly start: number
  /** What it added to the sum: below zero for blame. */
  readonly weight: number
}

export interface SentimentHint {
  readonly label: SentimentLabel
  /** From -1 (blame) to 1 (praise); near 0 there is little to go by. */
  readonly score: number
  readonly reason: {
    /** Heaviest first, at most 12. */
    readonly words: readonly SentimentWord[]
    /** Signs of irony were found: praise was turned round, and the score is nearer to 0. */
    readonly isIronic: boolean
  }
}

interface Language {
  readonly lexicon: Lexicon
  readonly phrases: readonly (readonly [RegExp, number])[]
  readonly negations: ReadonlySet<string>
  readonly intensifiers: ReadonlySet<string>
  readonly diminishers: ReadonlySet<string>
}
const GERMAN: Language = { lexicon: wordWeights(GERMAN_WORDS, true), phrases: GERMAN_PHRASES, negations: GERMAN_NEGATIONS, intensifiers: GERMAN_INTENSIFIERS, diminishers: GERMAN_DIMINISHERS }
const ENGLISH: Language = { lexicon: wordWeights(ENGLISH_WORDS, false), phrases: ENGLISH_PHRASES, negations: ENGLISH_NEGATIONS, intensifiers: ENGLISH_INTENSIFIERS, diminishers: ENGLISH_DIMINISHERS }

/** Longer dialogs are judged by their beginning and end. */
const LONGEST = 20_000
/** Below this a text is neutral: one polite "thanks" is no praise. */
const THRESHOLD = 0.3
const SOFTNESS = 12
/** What stands before these is said of something else. */
const JOINT = /^(?:und|oder|sondern|and|or|dass|that|weil|because|sobald|als)$/
/** How many words before a word may turn it round. */
const REACH = 4
/** Politeness, names and addresses say nothing of the mood. */
const FORMULAS =
  /\S+@\S+|https?:\/\/\S+|\b(?:guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening)|(?:(?:mit )?(?:freundliche[nm]?|liebe[nm]?|beste[nm]?|schöne[nm]?|herzliche[nm]?|viele[nm]?|kollegiale[nm]?) (?:gr(?:ü|ue)(?:ß|ss)e?n?|gru(?:ß|ss)))|(?:best|kind|warm|kindest|warmest) (?:regards|wishes)|all the best|sehr geehrte[rs]?|liebe[rs]? (?=\p{Lu})|herzlichst|bitte schön|gut(?:e|en) (?:rutsch|appetit)|so gut wie|thanks,|thank you for your (?:letter|mail|email|e-mail|message|reply|call)|thanks for letting me know|(?:vielen|besten|herzlichen) dank (?:im voraus|für ihre (?:nachricht|mail|antwort|e-mail|anfrage))|danke im voraus|thanks in advance|bad \p{Lu}\p{L}+)/giu
const MIXED: Readonly<Record<'de' | 'en', RegExp>> = {
  de: /\b(?:und|ist|nicht|das|ich|der|ein|eine|mit|für|auch|aber)\b/giu,
  en: /\b(?:the|and|you|is|are|my|your|very|not|for|with|this|that|have)\b/giu,
}
const CONTRAST = /\b(?:aber|jedoch|allerdings|dennoch|trotzdem|but|however|yet)\b/giu

/** German words for German locales, English ones for English; a text that mixes them is read with both. */
export function sentimentHint(text: string, locale: string): SentimentHint {
  const read = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)}\n${text.slice(-LONGEST / 2)}` : text
  const isIronic = SARCASM.test(read)
  const isEnglish = /^en\b/i.test(locale)
  const isMixed = (read.slice(0, 4_000).match(MIXED[isEnglish ? 'de' : 'en'])?.length ?? 0) >= 2
  const languages = [isEnglish ? ENGLISH : GERMAN, ...(isMixed ? [isEnglish ? GERMAN : ENGLISH] : [])]
  const found = collect(read, languages, isIronic)
  const turns = [...read.matchAll(CONTRAST)].map((match) => match.index)
  const lastTurn = turns.at(-1)
  let sum = 0
  const counted = found.map((word) => {
    // What follows the last "but" is what the person means.
    const weight = lastTurn === undefined ? word.weight : word.start > lastTurn ? word.weight * 1.3 : word.weight * 0.75
    sum += weight
    return { ...word, weight: Math.round(weight * 100) / 100 }
  })
  if (/!{2,}/.test(read)) sum *= 1.15
  const raw = sum / Math.sqrt(sum * sum + SOFTNESS)
  const score = Math.round((isIronic ? raw * 0.8 : raw) * 100) / 100
  const label: SentimentLabel = score >= THRESHOLD ? 'positive' : score <= -THRESHOLD ? 'negative' : 'neutral'
  return { label, score, reason: { words: counted.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.start - b.start).slice(0, 12), isIronic } }
}

function collect(text: string, languages: readonly Language[], isIronic: boolean): SentimentWord[] {
  const found: SentimentWord[] = []
  const taken = new Uint8Array(text.length)
  const take = (start: number, end: number, weight: number) => {
    if (taken[start] || taken[end - 1]) return
    taken.fill(1, start, end)
    found.push({ text: text.slice(start, end), start, weight })
  }
  for (const match of text.matchAll(FORMULAS)) taken.fill(1, match.index, match.index + match[0].length)
  for (const [expression, weight] of [...languages.flatMap(({ phrases }) => phrases), ...SIGNS]) for (const match of text.matchAll(expression)) take(match.index, match.index + match[0].length, weight)
  const words = wordsOf(text)
  words.forEach((word, index) => {
    if (taken[word.start]) return
    const language = languages.find(({ lexicon }) => weightOf(lexicon, word.text, false) !== 0)
    const weight = language ? weightOf(language.lexicon, word.text, false) : weightOf(languages[0]!.lexicon, word.text, true)
    if (weight === 0) return
    const near = nearby(text, words, index, language ?? languages[0]!)
    let counted = weight * near
    // Praise in quotation marks is somebody else's; where irony shows, praise is blame.
    if (weight > 1 && /["„“»«‚'‘]\s?$/.test(text.slice(Math.max(0, word.start - 2), word.start)) && /^["“”«»'’]/.test(text.slice(word.end, word.end + 1))) counted = -1
    if (isIronic && counted > 0) counted *= -0.6
    if (word.text.length > 3 && word.text === word.text.toUpperCase()) counted *= 1.25
    take(word.start, word.end, counted)
  })
  return found
}

/** What the words around make of a word: turned round, stronger, weaker. */
function nearby(text: string, words: readonly Word[], index: number, language: Language): number {
  let factor = 1
  let isNegated = false
  for (let back = 1; back <= REACH && index - back >= 0; back++) {
    const word = words[index - back]!
    if (/[.!?;:\n]|,/.test(text.slice(word.end, words[index - back + 1]!.start))) break
    const low = word.text.toLowerCase()
    if (JOINT.test(low)) break
    if (language.negations.has(low)) isNegated = !isNegated
    else if (back <= 2 && language.intensifiers.has(low)) factor *= 1.3
    else if (back <= 2 && language.diminishers.has(low)) factor *= 0.7
  }
  // German verbs are denied from behind: "funktioniert nicht", "hilft mir überhaupt nicht".
  for (let ahead = 1; ahead <= 3; ahead++) {
    const word = words[index + ahead]
    if (!word || /[.!?;:,\n]/.test(text.slice(words[index + ahead - 1]!.end, word.start))) break
    if (!/^(?:nicht|nich|net|ned|nie|gar|überhaupt|mir|uns|auch|mich)$/i.test(word.text)) break
    if (/^(?:nicht|nich|net|ned|nie)$/i.test(word.text)) {
      isNegated = !isNegated
      break
    }
  }
  return isNegated ? factor * -0.8 : factor
}
