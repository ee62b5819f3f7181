/** What the parts of a file found, told of the whole. */
import { expect, test } from 'vitest'
import { notedWithout, noteFindings, preflightFindings, toldOnce } from '../../../plugins/print-pdf/press/findings.ts'
import type { Note } from '../../../src/channel/notes.ts'
import type { PressFinding } from '../../../src/channel/press.ts'

const found = (code: string, more: Partial<PressFinding> = {}): PressFinding => ({ severity: 'warning', code, message: { de: code, en: code }, ...more })

test('what holds for all is told once, what concerns somebody each time', () => {
  const own = [found('long-name', { recipient: 3 }), found('long-name', { recipient: 7 })]
  const others = [found('qr-not-public'), found('image-resolution', { page: 1 }), found('image-resolution', { page: 1, message: { de: 'anders', en: 'other' } })]
  expect(toldOnce([...others, ...own, found('qr-not-public'), found('image-resolution', { page: 51 })])).toEqual([...others, ...own])
})

const note = (code: string, path: string): Note => ({ severity: 'error', code, path, message: { de: code, en: code } })
const [missing, glyph, imprint] = [note('variable-missing', 'body.0'), note('glyph-missing', 'body.1'), note('imprint-missing', 'brand.imprints')]
const recipientsOf = (findings: readonly PressFinding[], wanted: string) => findings.filter(({ code }) => code === wanted).map(({ recipient }) => recipient)

test('a value that all lack is told of each of them, alone or together', () => {
  const everybody = noteFindings([[missing, imprint], [missing, imprint], [missing, imprint]], notedWithout([imprint]))
  expect(recipientsOf(everybody, 'variable-missing')).toEqual([0, 1, 2])
  expect(recipientsOf(everybody, 'imprint-missing')).toEqual([undefined])
  expect(recipientsOf(noteFindings([[missing]], notedWithout([])), 'variable-missing')).toEqual([0])
})

test('a sign that the fonts lack is the text’s where the letter to nobody has it, else that of each recipient', () => {
  expect(recipientsOf(noteFindings([[glyph], [glyph]], notedWithout([glyph])), 'glyph-missing')).toEqual([undefined])
  expect(recipientsOf(noteFindings([[glyph], [glyph]], notedWithout([note('glyph-missing', 'body.7')])), 'glyph-missing')).toEqual([0, 1])
})

test('addresses that are all too long are told of each recipient', () => {
  const spans = [{ first: 1, pages: 1 }, { first: 2, pages: 1 }]
  const onBoth = (rule: string) => [1, 2].map((page) => ({ rule, severity: 'error' as const, page, message: { de: rule, en: rule } }))
  expect(recipientsOf(preflightFindings([...onBoth('address-text'), ...onBoth('safe-area')], spans), 'address-text')).toEqual([0, 1])
  expect(recipientsOf(preflightFindings(onBoth('safe-area'), spans), 'safe-area')).toEqual([undefined])
})
