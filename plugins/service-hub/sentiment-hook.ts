/** A hint at the mood of a dialog, by which agents sort. It decides nothing, and says what it rests on. */
import type { CollectionBeforeChangeHook } from 'payload'
import { LOCALE_CODES } from '../../src/publishing/places.ts'
import { type SentimentHint, sentimentHint } from './hints/sentiment.ts'

interface Mooded {
  readonly language?: string | null
  readonly sentiment?: string | null
  readonly sentimentReason?: string | null
  readonly messages?: readonly { readonly author?: string; readonly text?: string }[] | null
}

const wordsOf = ({ messages }: Mooded): string => (messages ?? []).flatMap(({ author, text }) => (author === 'customer' && text ? [text] : [])).join('\n')

/** Sets the hint when customers said something new, unless a person set the mood: that stays. */
export const hintSentiment: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const before = (originalDoc ?? {}) as Mooded
  const after = { ...before, ...data } as Mooded
  const isSetByPerson = data.sentiment !== undefined && (data.sentiment ?? null) !== (before.sentiment ?? null)
  if (isSetByPerson) return { ...data, sentimentReason: null }
  const wasSetByPerson = Boolean(before.sentiment) && !before.sentimentReason
  const words = wordsOf(after)
  if (wasSetByPerson || words === '' || (before.sentiment && words === wordsOf(before))) return { ...data, sentimentReason: before.sentimentReason ?? null }
  const locale = after.language || LOCALE_CODES[0] || 'de'
  const hint = sentimentHint(words, locale)
  return { ...data, sentiment: hint.label, sentimentReason: reasonOf(hint, locale) }
}

/** What but words spoke for a mood; traits that say nothing to a person have no word. */
const MANNERS: Readonly<Record<'de' | 'en', Readonly<Record<string, string>>>> = {
  de: { questions: 'Fragen', 'ends-asking': 'endet mit einer Frage', requests: 'Bitten', 'opens-asking': 'Fragen', negations: 'Verneinungen', spans: 'Zeitspannen', exclamations: 'Ausrufe', 'you-did': 'Vorhaltungen', opinions: 'Meinung', money: 'Beträge', turns: 'Einwände', again: 'Wiederholung', thanks: 'Dank' },
  en: { questions: 'questions', 'ends-asking': 'ends with a question', requests: 'requests', 'opens-asking': 'questions', negations: 'negations', spans: 'spans of time', exclamations: 'exclamations', 'you-did': 'reproaches', opinions: 'opinions', money: 'amounts', turns: 'objections', again: 'repetition', thanks: 'thanks' },
}

/** One sentence in the language of the dialog, at most 1,000 characters. */
function reasonOf({ score, reason }: SentimentHint, locale: string): string {
  const isEnglish = /^en\b/i.test(locale)
  const words = reason.words.slice(0, 6).map(({ text }) => text.replace(/\s+/g, ' ').slice(0, 60))
  const value = new Intl.NumberFormat(isEnglish ? 'en' : 'de', { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(score)
  const manner = reason.manner.map((trait) => MANNERS[isEnglish ? 'en' : 'de'][trait] ?? '').filter(Boolean)
  if (isEnglish) {
    const why = [words.length > 0 ? `words: ${words.map((word) => `“${word}”`).join(', ')}` : 'no word that tells', ...(manner.length > 0 ? [`how it is said: ${manner.join(', ')}`] : [])].join('; ')
    return `A hint by words and manner, for sorting only (${value}); ${why}${reason.isIronic ? '; there are signs of irony' : ''}.`
  }
  const why = [words.length > 0 ? `Wörter: ${words.map((word) => `„${word}“`).join(', ')}` : 'kein Wort, das etwas sagt', ...(manner.length > 0 ? [`Art des Textes: ${manner.join(', ')}`] : [])].join('; ')
  return `Hinweis nach Wörtern und Art des Textes, nur zum Sortieren (${value}); ${why}${reason.isIronic ? '; es gibt Zeichen von Ironie' : ''}.`
}
