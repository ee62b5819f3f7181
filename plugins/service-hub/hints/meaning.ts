/** Warnings where an edit of a quote may turn its meaning. Hints by words: a person reads both texts and decides. */
import { CONTRASTS, HEDGES, NEGATIONS, NO_SUPERLATIVE, NUMBER_WORDS, SUPERLATIVES, UNITS } from './data/meaning-words.ts'
import { suggestRedactions } from './redaction.ts'
import { type DiffPart, type Stretch, wordDiff } from './shorten.ts'

export type MeaningKind = 'negation' | 'number' | 'superlative' | 'hedge' | 'contrast'

export interface MeaningWarning {
  readonly kind: MeaningKind
  readonly change: 'removed' | 'added' | 'changed'
  /** `high` inside a sentence that stays, `low` where the whole sentence went, or for words that only colour. */
  readonly severity: 'high' | 'low'
  /** The words it is about: of the original where something went, of the edited text where something came; both with an arrow where something changed. */
  readonly words: string
  /** Where they stand, or where they would. */
  readonly original: Stretch
  readonly edited: Stretch
  readonly message: { readonly de: string; readonly en: string }
}

const MESSAGES: Readonly<Record<MeaningKind, { readonly de: string; readonly en: string }>> = {
  negation: { de: 'Eine Verneinung', en: 'A negation' },
  number: { de: 'Eine Zahl, Einheit oder Preisangabe', en: 'A number, unit or price' },
  superlative: { de: 'Eine Steigerung', en: 'A superlative or intensifier' },
  hedge: { de: 'Eine Einschränkung', en: 'A qualification' },
  contrast: { de: 'Ein Einwand oder eine Bedingung', en: 'An objection or condition' },
}
const CHANGES = {
  removed: { de: 'fällt weg', en: 'is left out' },
  added: { de: 'kommt hinzu', en: 'is put in' },
  changed: { de: 'ist geändert', en: 'is changed' },
} as const

interface Sign {
  readonly kind: MeaningKind
  /** Equal keys on both sides cancel out: "1.000" and "1000", "niemals" cut here and put there. */
  readonly key: string
  readonly place: Stretch
}

const WORD = /\d+(?:[.,:]\d+)*|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|[%€$£]|m[²³]/gu

/** "29 Euro im Monat" and "29 Euro im Jahr" differ in nothing but this. */
const PERIOD = /^(?:sekunde|minute|stunde|tag|woche|monat|quartal|jahr|second|minute|hour|day|week|month|quarter|year)(?:e?n|e?s|lich|ly)?$/

function languageOf(locale: string): 'de' | 'en' {
  return /^en\b/i.test(locale) ? 'en' : 'de'
}

/** 1.249,00 and 1249 are one number; so are 0,5 and 0.5. */
function numberKey(written: string): string {
  const decimal = /[.,](\d{1,2})$/.exec(written)?.[1]
  const whole = (decimal === undefined ? written : written.slice(0, -decimal.length - 1)).replace(/\D/g, '')
  const fraction = (decimal ?? '').replace(/0+$/, '')
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** Words of a stretch that carry its meaning. */
function signsOf({ text, start }: Stretch, whole: string, locale: string): Sign[] {
  const language = languageOf(locale)
  const signs: Sign[] = []
  for (const match of text.matchAll(WORD)) {
    const written = match[0]
    const word = written.toLowerCase().replaceAll('’', "'")
    const place = { start: start + match.index, end: start + match.index + written.length, text: written }
    const add = (kind: MeaningKind, key = word) => signs.push({ kind, key, place })
    const isMeasured = /\d[\d.,]*\s?$/.test(whole.slice(Math.max(0, place.start - 12), place.start))
    if (/^\d/.test(written)) add('number', numberKey(written))
    else if (NEGATIONS[language].has(word)) add('negation')
    else if (CONTRASTS[language].has(word)) add('contrast')
    else if (SUPERLATIVES[language].has(word) || isSuperlative(written, language)) add('superlative')
    else if (HEDGES[language].has(word)) add('hedge')
    else if (PERIOD.test(word) || (UNITS.has(word) && isMeasured)) {
      // "3 Wochen" is one fact, not two.
      const last = signs.at(-1)
      if (isMeasured && last?.kind === 'number' && place.start - last.place.end <= 1) signs[signs.length - 1] = { kind: 'number', key: `${last.key} ${word}`, place: { start: last.place.start, end: place.end, text: whole.slice(last.place.start, place.end) } }
      else add('number')
    }
    // "Ein" and "one" count only as what they mostly are not; the others are numbers.
    else if (word !== 'ein' && NUMBER_WORDS[language].has(word)) add('number')
  }
  return signs
}

function isSuperlative(written: string, language: 'de' | 'en'): boolean {
  const word = written.toLowerCase()
  if (NO_SUPERLATIVE.has(word)) return false
  return language === 'de' ? /^\p{Ll}{3,}(?:st|est|ßt)e[nrsm]?$/u.test(written) && !/(?:igste|zehnte|sste[ntr]?)$/.test(word) : /^[a-z]{3,}(?:i?est)$/.test(word)
}

/** "Unfreundlich" that became "freundlich", "hopeless" that became "hope": the negation sits in the word. */
function turnedWords(part: DiffPart): { from: string; to: string } | undefined {
  const words = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  const [before, after] = [words(part.original.text), words(part.edited.text)]
  const turn = (left: readonly string[], right: readonly string[]) => {
    for (const word of left.slice(0, 200)) {
      const stem = /^(?:un|in|im|ir|dis|miss|non)(\p{L}{3,})$/u.exec(word)?.[1] ?? /^(\p{L}{3,})(?:los|less)(?:e[nrsm]?)?$/u.exec(word)?.[1]
      const other = stem === undefined ? undefined : right.find((candidate) => candidate === stem || candidate === `${stem}ful` || candidate === `${stem}voll`)
      if (other !== undefined) return { word, other }
    }
    return undefined
  }
  const removed = turn(before, after)
  if (removed) return { from: removed.word, to: removed.other }
  const added = turn(after, before)
  return added ? { from: added.other, to: added.word } : undefined
}

const withoutBrackets = (stretch: Stretch): Stretch => ({ ...stretch, text: stretch.text.replace(/\[[^[\]\n]{0,200}\]/g, (bracket) => ' '.repeat(bracket.length)) })

/** Did the whole sentence go: does the cut reach from one end of a sentence to another? */
function isWholeSentence(original: string, { start, end }: Stretch): boolean {
  return /(?:^|[.!?…\n][\s"”“»)]*)$/u.test(original.slice(Math.max(0, start - 4), start)) && /^[\s"”“»)]*(?:$|[.!?…\n])/u.test(original.slice(end, end + 4))
}

function warning(kind: MeaningKind, change: MeaningWarning['change'], severity: MeaningWarning['severity'], words: string, original: Stretch, edited: Stretch): MeaningWarning {
  const verb = CHANGES[change]
  return { kind, change, severity, words, original, edited, message: { de: `${MESSAGES[kind].de} ${verb.de}: ${words}`, en: `${MESSAGES[kind].en} ${verb.en}: ${words}` } }
}

/**
 * Where the edit takes away or puts in a negation, a number, a superlative, a qualification or an objection. In the order of the text, the weightiest kinds as `high`.
 * What stands in square brackets is an editor's word in any case and not judged, except that it may stand for a negation. Digits that lead to a person (of a telephone,
 * an account) say nothing of what the quote means: that they go is no warning.
 */
export function meaningWarnings(original: string, edited: string, locale: string): MeaningWarning[] {
  const warnings: MeaningWarning[] = []
  const personal = suggestRedactions(original, null, locale)
  const isPersonal = ({ kind, place }: Sign) => kind === 'number' && personal.some(({ start, end }) => start < place.end && place.start < end)
  for (const part of wordDiff(original, edited)) {
    if (part.kind === 'kept') continue
    const isRedaction = part.kind === 'replaced' && part.isMarked
    const gone = signsOf(part.original, original, locale).filter((sign) => !isRedaction || sign.kind === 'negation' || sign.kind === 'contrast')
    const come = signsOf(withoutBrackets(part.edited), edited, locale)
    const inserted = part.kind === 'added' && part.isMarked ? signsOf(part.edited, edited, locale) : []
    const left = cancel(gone, [...come, ...inserted])
    const severity = part.kind === 'cut' && isWholeSentence(original, part.original) ? 'low' : 'high'
    const turned = turnedWords(part)
    if (turned) warnings.push(warning('negation', 'changed', 'high', `${turned.from} → ${turned.to}`, part.original, part.edited))
    for (const kind of ['negation', 'number', 'contrast', 'superlative', 'hedge'] as const) {
      const [out, into] = [left.gone.filter((sign) => sign.kind === kind && !isPersonal(sign)), left.come.filter((sign) => sign.kind === kind)]
      const weight = kind === 'hedge' ? 'low' : severity
      for (let index = 0; index < Math.max(out.length, into.length); index++) {
        const [from, to] = [out[index], into[index]]
        if (from && to) warnings.push(warning(kind, 'changed', weight, `${from.place.text} → ${to.place.text}`, from.place, to.place))
        else if (from) warnings.push(warning(kind, 'removed', weight, kind === 'contrast' ? clause(part.original, from.place) : from.place.text, from.place, { ...part.edited, end: part.edited.start, text: '' }))
        else if (to) warnings.push(warning(kind, 'added', kind === 'hedge' ? 'low' : 'high', to.place.text, { ...part.original, end: part.original.start, text: '' }, to.place))
      }
    }
  }
  return warnings
}

/** The objection itself, not only its conjunction; at most a line of it. */
function clause(cut: Stretch, { start }: Stretch): string {
  const rest = /^[^.!?\n]*/.exec(cut.text.slice(start - cut.start))?.[0].trim() ?? ''
  return rest.length > 80 ? `${rest.slice(0, 79)}…` : rest
}

function cancel(gone: readonly Sign[], come: readonly Sign[]): { gone: Sign[]; come: Sign[] } {
  const stock = new Map<string, number>()
  const id = ({ kind, key }: Sign) => `${kind} ${key}`
  for (const sign of come) stock.set(id(sign), (stock.get(id(sign)) ?? 0) + 1)
  const use = (sign: Sign) => {
    const count = stock.get(id(sign)) ?? 0
    if (count > 0) stock.set(id(sign), count - 1)
    return count > 0
  }
  const left = gone.filter((sign) => !use(sign))
  return { gone: left, come: come.filter(use) }
}
