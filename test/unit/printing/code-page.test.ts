/** The page that printed codes lead to, as people are told of it. */
import { expect, test } from 'vitest'
import { FlowFailure } from '../../../src/admin/flow-api.ts'
import { adminLanguage } from '../../../src/admin/language.ts'
import { refusedChoice } from '../../../src/admin/printing/run-words.ts'
import { findingsOf } from '../../../src/publishing/printing/code-page.ts'
import { reasonOf } from '../../../src/publishing/printing/standing.ts'

const ZONE = 'Europe/Berlin'
const NOW = Date.parse('2026-06-01T10:00:00Z')
/** The end of 10 June in Berlin. */
const DUE = '2026-06-10T21:59:59.000Z'
const told = (from: string, until: string | null, due: string | null = DUE) => findingsOf({ from, until }, due, ZONE, NOW).map(({ severity, code, message }) => [severity, code, message.de])

test('a page that is there on the day of delivery is not told of', () => {
  expect(told('2026-05-01T00:00:00.000Z', null)).toEqual([])
  expect(told('2026-06-10T21:00:00.000Z', '2026-06-10T22:00:00.000Z')).toEqual([])
  expect(told('2026-05-01T00:00:00.000Z', '2026-06-01T11:00:00.000Z', null)).toEqual([])
})

test('one that comes later or goes before is, with the hour by the clock of the house', () => {
  expect(told('2026-06-10T22:00:00.000Z', null)).toEqual([['warning', 'page-later', expect.stringContaining('11. Juni 2026 um 00:00')]])
  expect(told('2026-06-01T10:30:00.000Z', null, null)).toEqual([['warning', 'page-later', expect.stringContaining('1. Juni 2026 um 12:30')]])
  expect(told('2026-05-01T00:00:00.000Z', DUE)).toEqual([['warning', 'page-ends', expect.stringContaining('nur bis 10. Juni 2026 um 23:59')]])
  expect(told('2026-05-01T00:00:00.000Z', '2026-06-05T10:00:00.000Z')).toEqual([['warning', 'page-ends', expect.stringContaining('nur bis 5. Juni 2026 um 12:00')]])
})

test('an order without a page is refused in the language of the reader', () => {
  const reason = reasonOf('no-page')
  const refused = new FlowFailure('gone', reason.en, { field: 'publication', reason: { ...reason } })
  const speaking = (code: 'de' | 'en') => adminLanguage(((key: string) => key) as never, code)
  expect([refusedChoice(refused, speaking('de')), refusedChoice(refused, speaking('en'))]).toEqual([reason.de, reason.en])
  expect(reason.de).toContain('Veröffentlichen Sie ihn auch auf der Webseite')
})
