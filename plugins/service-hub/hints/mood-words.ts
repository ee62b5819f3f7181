/** The words of a text that tell a mood, each with what the words around make of it. */
import { GERMAN_EVENTS, GERMAN_NEUTRAL, GERMAN_THANKS } from './data/events-de.ts'
import { ENGLISH_EVENTS, ENGLISH_NEUTRAL, ENGLISH_THANKS } from './data/events-en.ts'
import { ENGLISH_DIMINISHERS, ENGLISH_INTENSIFIERS, ENGLISH_NEGATIONS, ENGLISH_PHRASES, ENGLISH_WORDS } from './data/lexicon-en.ts'
import { GERMAN_DIMINISHERS, GERMAN_INTENSIFIERS, GERMAN_NEGATIONS, GERMAN_PHRASES, GERMAN_WORDS } from './data/lexicon-de.ts'
import { PERHAPS_SARCASM, SARCASM, SIGNS } from './data/lexicon-signs.ts'
import { type Word, wordsOf } from './fold.ts'
import { type Lexicon, weightOf, wordWeights } from './lexicon.ts'

export interface MoodWord {
  readonly text: string
  readonly start: number
  readonly weight: number
}

interface Language {
  readonly lexicon: Lexicon
  readonly phrases: readonly (readonly [RegExp, number])[]
  /** Politeness that says nothing. */
  readonly neutral: readonly RegExp[]
  readonly negations: ReadonlySet<string>
  readonly intensifiers: ReadonlySet<string>
  readonly diminishers: ReadonlySet<string>
}
const GERMAN: Language = { lexicon: wordWeights(GERMAN_WORDS, true), phrases: [...GERMAN_EVENTS.slice(0, 1), ...GERMAN_PHRASES, ...GERMAN_EVENTS.slice(1)], neutral: [GERMAN_NEUTRAL, GERMAN_THANKS], negations: GERMAN_NEGATIONS, intensifiers: GERMAN_INTENSIFIERS, diminishers: GERMAN_DIMINISHERS }
const ENGLISH: Language = { lexicon: wordWeights(ENGLISH_WORDS, false), phrases: [...ENGLISH_EVENTS.slice(0, 1), ...ENGLISH_PHRASES, ...ENGLISH_EVENTS.slice(1)], neutral: [ENGLISH_NEUTRAL, ENGLISH_THANKS], negations: ENGLISH_NEGATIONS, intensifiers: ENGLISH_INTENSIFIERS, diminishers: ENGLISH_DIMINISHERS }

/** What stands before these is said of something else. */
const JOINT = /^(?:und|oder|sondern|and|or|dass|that|weil|because|sobald|als)$/
/** How many words before a word may turn it round. */
const REACH = 4
/** Politeness, names and addresses say nothing of the mood. */
const FORMULAS =
  /\S+@\S+|https?:\/\/\S+|\b(?:guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening)|(?:(?:mit )?(?:freundliche[nm]?|liebe[nm]?|beste[nm]?|schöne[nm]?|herzliche[nm]?|viele[nm]?|kollegiale[nm]?) (?:gr(?:ü|ue)(?:ß|ss)e?n?|gru(?:ß|ss)))|(?:best|kind|warm|kindest|warmest) (?:regards|wishes)|all the best|sehr geehrte[rs]?|liebe[rs]? (?=\p{Lu})|herzlichst|bitte schön|gut(?:e|en) (?:rutsch|appetit)|so gut wie|thanks,|thank you for your (?:letter|mail|email|e-mail|message|reply|call)|thanks for letting me know|(?:vielen|besten|herzlichen) dank (?:im voraus|für ihre (?:nachricht|mail|antwort|e-mail|anfrage))|danke im voraus|thanks in advance|bad \p{Lu}\p{L}+)/giu
/** What the other side says, in the record of a call. */
export const STAFF = /(?<=^|\n)(?:agent(?:in)?|mitarbeiter(?:in)?|service|hotline|berater(?:in)?|support|advis[eo]r|rep|operator|team):[^\n]*/giu
const MIXED: Readonly<Record<'de' | 'en', RegExp>> = {
  de: /\b(?:und|ist|nicht|das|ich|der|ein|eine|mit|für|auch|aber)\b/giu,
  en: /\b(?:the|and|you|is|are|my|your|very|not|for|with|this|that|have)\b/giu,
}

/** Blame enough that an exclamation such as "Toll," cannot be meant. */
const ENOUGH_BLAME = 1.4
/** What becomes of praise that is meant ironically. */
const TURNED = -0.6

/** German words for German locales, English ones for English; a text that mixes them is read with both. Unsorted. */
export function moodWords(text: string, locale: string): { readonly words: MoodWord[]; readonly isIronic: boolean } {
  const isEnglish = /^en\b/i.test(locale)
  const isMixed = (text.slice(0, 4_000).match(MIXED[isEnglish ? 'de' : 'en'])?.length ?? 0) >= 2
  const languages = [isEnglish ? ENGLISH : GERMAN, ...(isMixed ? [isEnglish ? GERMAN : ENGLISH] : [])]
  const isSarcasm = SARCASM.test(text)
  const words = collect(text, languages, isSarcasm)
  if (isSarcasm || !PERHAPS_SARCASM.test(text) || words.reduce((sum, { weight }) => sum + Math.max(0, -weight), 0) < ENOUGH_BLAME) return { words, isIronic: isSarcasm }
  return { words: collect(text, languages, true), isIronic: true }
}

function collect(text: string, languages: readonly Language[], isIronic: boolean): MoodWord[] {
  const found: MoodWord[] = []
  const taken = new Uint8Array(text.length)
  const take = (start: number, end: number, weight: number) => {
    if (taken[start] || taken[end - 1]) return
    taken.fill(1, start, end)
    found.push({ text: text.slice(start, end), start, weight })
  }
  for (const expression of [FORMULAS, STAFF, ...languages.flatMap(({ neutral }) => neutral)]) for (const match of text.matchAll(expression)) taken.fill(1, match.index, match.index + match[0].length)
  for (const [expression, weight] of [...languages.flatMap(({ phrases }) => phrases), ...SIGNS]) for (const match of text.matchAll(expression)) take(match.index, match.index + match[0].length, isIronic && weight > 0 ? weight * TURNED : weight)
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
    if (isIronic && counted > 0) counted *= TURNED
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
