/** Every format keeps within its own sheet and within the rules that it states. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FORMATS, formatOf } from '../../../plugins/print-pdf/formats/index.ts'
import { letterA } from '../../../plugins/print-pdf/formats/letter-a.ts'
import { letterB } from '../../../plugins/print-pdf/formats/letter-b.ts'
import { zonesOf } from '../../../plugins/print-pdf/formats/zones.ts'
import { formatOptions } from '../../../src/channel/format-options.ts'
import type { PrintFormat, Rect } from '../../../src/channel/print-format.ts'

const FOLDER = fileURLToPath(new URL('../../../plugins/print-pdf/formats/', import.meta.url))
/** Files that hold no format: what several have in common, and the list. */
const SHARED = /^(index|sources|zones|print-sheet|body-size|sheet-places|overlay.*|post-side|.*-form)\.ts$/
const overlaps = (a: Rect, b: Rect) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
/** The post's cards: 140–235 × 90–125 mm. */
const CARDS = FORMATS.filter(({ family, isAddressed }) => family === 'card' && isAddressed)

test('each is a file of its name, and each file is one', () => {
  const files = readdirSync(FOLDER).filter((name) => !SHARED.test(name))
  expect(files.map((name) => name.replace('.ts', '')).sort()).toEqual(FORMATS.map(({ id }) => id).sort())
  expect(formatOf('letter-b')).toBe(FORMATS[0])
  expect(formatOf('letter-z')).toBeUndefined()
})

describe.each(FORMATS.map((format) => [format.id, format] as const))('%s', (_, format) => {
  const { trim, zones, folds, edgeMarks, safe, bleed, pages, sources } = format

  test('has its zones and folds on the sheet', () => {
    for (const { rect, page } of zones) {
      expect(rect.x).toBeGreaterThanOrEqual(0)
      expect(rect.y).toBeGreaterThanOrEqual(0)
      expect(rect.width).toBeGreaterThan(0)
      expect(rect.height).toBeGreaterThan(0)
      expect(rect.x + rect.width).toBeLessThanOrEqual(trim.width)
      expect(rect.y + rect.height).toBeLessThanOrEqual(trim.height)
      if (page !== 'every') expect(page).toBeLessThanOrEqual(pages.most)
    }
    for (const { axis, atMm } of folds) {
      expect(atMm).toBeGreaterThan(0)
      expect(atMm).toBeLessThan(axis === 'horizontal' ? trim.height : trim.width)
    }
    for (const { atMm, lengthMm } of edgeMarks) {
      expect(atMm).toBeLessThan(trim.height)
      expect(lengthMm).toBeLessThan(20)
    }
  })

  test('keeps what is written off the edge, off the folds and off what must stay free', () => {
    const written = zones.filter(({ kind }) => kind !== 'free')
    expect(safe).toBeGreaterThan(0)
    expect(bleed).toBeGreaterThan(0)
    for (const { rect } of written) {
      expect(rect.x).toBeGreaterThanOrEqual(safe)
      expect(rect.y).toBeGreaterThanOrEqual(safe)
      expect(rect.x + rect.width).toBeLessThanOrEqual(trim.width - safe)
      expect(rect.y + rect.height).toBeLessThanOrEqual(trim.height - safe)
    }
    for (let page = 1; page <= Math.min(2, pages.most); page++) {
      const all = zonesOf(format, page, { franking: false, inserterMarks: true })
      for (const [index, one] of all.entries()) {
        for (const other of all.slice(index + 1)) expect([one.id, other.id, overlaps(one.rect, other.rect)]).toEqual([one.id, other.id, false])
      }
    }
  })

  test('has ids, labels, pages and sources', () => {
    expect(new Set(zones.map(({ id }) => id)).size).toBe(zones.length)
    for (const { label } of [format, ...zones]) expect([label.de, label.en].every((text) => text.length > 2)).toBe(true)
    expect(pages.least).toBeLessThanOrEqual(pages.most)
    expect(sources.length).toBeGreaterThan(0)
    for (const { source, asOf } of sources) {
      expect(source.length).toBeGreaterThan(10)
      expect(asOf).toMatch(/^2026-\d\d-\d\d$/)
    }
    const needs = format.isAddressed ? 'address' : format.id.startsWith('unaddressed') ? 'household' : undefined
    expect(zones.filter(({ kind }) => kind === 'address').map(({ id }) => id)).toEqual(needs ? [needs] : [])
  })
})

test.each(CARDS.map((format) => [format.id, format] as const))('%s is what the post’s machines take', (_, { trim, paper, zones }) => {
  expect(trim.width / trim.height).toBeGreaterThanOrEqual(1.4)
  expect(trim.width).toBeGreaterThanOrEqual(140)
  expect(trim.width).toBeLessThanOrEqual(235)
  expect(trim.height).toBeGreaterThanOrEqual(90)
  expect(trim.height).toBeLessThanOrEqual(125)
  expect(paper.gramsPerSquareMetre).toBeGreaterThanOrEqual(200)
  const address = zones.find(({ id }) => id === 'address')?.rect as Rect
  expect(address.x).toBeGreaterThanOrEqual(15)
  expect(address.y).toBeGreaterThanOrEqual(40)
  expect(trim.width - address.x - address.width).toBeGreaterThanOrEqual(15)
  expect(trim.height - address.y - address.height).toBeGreaterThanOrEqual(15)
  expect(zones.find(({ id }) => id === 'franking')?.rect).toEqual({ x: trim.width - 74, y: 0, width: 74, height: 40 })
})

test('letters have every option, what goes to people has theirs, the rest has none', () => {
  const of = (id: string) => formatOptions(formatOf(id) as PrintFormat)
  for (const id of ['letter-a', 'letter-b']) expect(of(id)).toEqual(['hasPersonalCode', 'franking', 'inserterMarks', 'returnNote'])
  for (const id of ['postcard-a6', 'postcard-dl', 'postcard-maxi', 'self-mailer-dl']) expect(of(id)).toEqual(['hasPersonalCode', 'returnNote'])
  for (const id of ['flyer-a4', 'flyer-dl', 'unaddressed-standard', 'unaddressed-large']) expect(of(id)).toEqual([])
})

test('unaddressed mail has the post’s sizes', () => {
  expect(formatOf('unaddressed-standard')?.trim).toEqual({ width: 210, height: 105 })
  const large = formatOf('unaddressed-large')?.trim
  expect(large?.width).toBeLessThanOrEqual(353)
  expect(large?.height).toBeLessThanOrEqual(250)
})

test('the letter’s forms differ in the head and in the folds', () => {
  expect([letterA, letterB].map(({ sheet }) => [sheet.headerHeight, sheet.infoTop, sheet.subjectTop])).toEqual([[27, 32, 80.46], [45, 50, 98.46]])
  expect([letterA, letterB].map(({ edgeMarks }) => edgeMarks.map(({ atMm }) => atMm))).toEqual([[87, 148.5, 192], [105, 148.5, 210]])
  expect(zonesOf(letterB, 1, { franking: false, inserterMarks: false }).map(({ id }) => id)).not.toContain('franking-code')
  expect(zonesOf(letterB, 1, { franking: true, inserterMarks: false }).map(({ id }) => id)).toContain('franking-code')
})
