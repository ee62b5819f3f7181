/** What plain libraries and plain expressions find, without the rules of this product. */
import { Container } from '@nlpjs/core'
import { LangDe } from '@nlpjs/lang-de'
import { SentimentAnalyzer } from '@nlpjs/sentiment'
import { isValidIBAN } from 'ibantools'
import { findPhoneNumbersInText } from 'libphonenumber-js/min'
import { LinkifyIt } from 'linkify-it'
import vader from 'vader-sentiment'
import wink from 'wink-sentiment'
import type { RedactionKind } from '../../../plugins/service-hub/hints/redaction.ts'
import type { SentimentLabel } from '../../../plugins/service-hub/hints/sentiment.ts'
import type { Finder, FoundSpan } from './score.ts'

const linkify = new LinkifyIt()

/** libphonenumber-js for phones, linkify-it for mail addresses and links, ibantools for whatever looks like an account. */
export const libraries: Finder = (text, dialog) => {
  const found: FoundSpan[] = []
  const region = /at$/i.test(dialog.locale) ? 'AT' : /ch$/i.test(dialog.locale) ? 'CH' : /^en/.test(dialog.locale) ? 'GB' : 'DE'
  for (const { startsAt, endsAt } of findPhoneNumbersInText(text, region)) found.push({ start: startsAt, end: endsAt, kind: 'phone' })
  for (const link of linkify.match(text) ?? []) found.push({ start: link.index, end: link.lastIndex, kind: link.url.startsWith('mailto:') ? 'email' : 'url-with-person' })
  for (const match of text.matchAll(/[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/g)) if (isValidIBAN(match[0].replace(/ /g, ''))) found.push({ start: match.index, end: match.index + match[0].length, kind: 'iban' })
  return found
}

const EXPRESSIONS: readonly (readonly [RedactionKind, RegExp])[] = [
  ['email', /[\w.+-]+@[\w-]+\.[\w.-]+/g],
  ['phone', /(?:\+|0)\d[\d ()/-]{6,}\d/g],
  ['iban', /[A-Z]{2}\d{2}(?: ?\d{4}){3,7}(?: ?\d{1,4})?/g],
  ['card-number', /\b\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}\b/g],
  ['customer-number', /(?<=(?:Kundennummer|Kundennr\.?|customer number|account)[: ]{1,2})[\w-]+/gi],
  ['meter-number', /(?<=(?:Zählernummer|meter number)[: ]{1,2})\w+/gi],
  ['birth-date', /(?<=(?:geb\.|geboren am|born) )[\d.]+/gi],
  ['number-plate', /\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}\b/g],
  ['address', /\b[A-ZÄÖÜ][a-zäöüß]+(?:straße|str\.|weg|platz|gasse) \d+\w?|\b\d{5} [A-ZÄÖÜ][a-zäöüß]+/g],
  ['handle', /(?<!\w)@\w+/g],
  ['url-with-person', /https?:\/\/\S+/g],
  ['name', /(?<=(?:Herr|Herrn|Frau|Mr|Mrs|Ms)\.? )[A-ZÄÖÜ][a-zäöüß]+/g],
]

/** A dozen expressions as anybody would write them in an hour. */
export const expressions: Finder = (text) => EXPRESSIONS.flatMap(([kind, expression]) => [...text.matchAll(expression)].map((match) => ({ start: match.index, end: match.index + match[0].length, kind })))

const labelOf = (score: number, threshold: number): SentimentLabel => (score > threshold ? 'positive' : score < -threshold ? 'negative' : 'neutral')

/** VADER's own threshold. */
export const byVader = (text: string): SentimentLabel => labelOf(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05)
export const byWink = (text: string): SentimentLabel => labelOf(wink(text).normalizedScore, 0)

let analyser: SentimentAnalyzer | undefined
export async function byNlpJs(text: string): Promise<SentimentLabel> {
  if (!analyser) {
    const container = new Container()
    container.use(LangDe)
    analyser = new SentimentAnalyzer({ container })
  }
  return labelOf((await analyser.process({ locale: 'de', text })).sentiment.score, 0)
}
