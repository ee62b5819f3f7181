import { expect, it } from 'vitest'
import { redact, suggestRedactions } from '../../../plugins/service-hub/hints/redaction.ts'

const redacted = (text: string, town: string, locale: string) => redact(text, suggestRedactions(text, { address: { town } }, locale))

it.each<readonly [text: string, town: string, expected: string, locale: string]>([
  ['Viele Grüße aus Kleinwiesenthal!', 'Kleinwiesenthal', 'Viele Grüße aus [Adresse]!', 'de'],
  ['Bei uns in oberalm war es kalt.', 'Oberalm', 'Bei uns in [Adresse] war es kalt.', 'de'],
  ['Wir Wörgler, also aus Woergl', 'Wörgl', 'Wir Wörgler, also aus [Adresse]', 'de'],
  ['Ich lebe in Frankfurt.', 'Frankfurt am Main', 'Ich lebe in [Adresse].', 'de'],
  ['Nach Essen fahre ich zum Essen, das Essen war gut.', 'Essen', 'Nach [Adresse] fahre ich zum Essen, das Essen war gut.', 'de'],
  ['We drove from Cambridge.', 'Cambridge', 'We drove from [address].', 'en'],
  ['I was reading in Reading.', 'Reading', 'I was reading in [address].', 'en'],
  ['Die Hofeinfahrt bei Bad Vilbel', 'Bad Homburg', 'Die Hofeinfahrt bei Bad Vilbel', 'de'],
])('%s (%s)', (text, town, expected, locale) => {
  expect(redacted(text, town, locale)).toBe(expected)
})

it('a British plate stands for itself', () => {
  expect(redact('They came at once for AB12 CDE, brilliant.', suggestRedactions('They came at once for AB12 CDE, brilliant.', null, 'en'))).toBe('They came at once for [number plate], brilliant.')
})
