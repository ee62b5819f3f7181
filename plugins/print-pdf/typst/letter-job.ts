/** Compositions as files for the layout: one JSON file, in which what letters share stands once. */
import { HubError } from '../../../src/content/errors.ts'
import type { PrintFormat } from '../../../src/channel/print-format.ts'
import type { LetterComposition, PrintBlock } from '../composition.ts'
import { isSheet } from '../composition-sheet.ts'
import { formatOf, isLetter } from '../formats/index.ts'
import { cropMarks } from '../formats/print-sheet.ts'
import { sheetPlaces } from '../formats/sheet-places.ts'
import { QR } from '../limits.ts'
import type { TypesetJob } from './compile-letters.mjs'

/** Set once for the whole document: letters that differ here cannot stand in one. */
const ONE_FOR_ALL = ['lang', 'region', 'style', 'document', 'sheet', 'textSizePt'] as const

/**
 * The job that sets these letters one after the other. `pictures` by the file names that the compositions give.
 * @throws HubError `render-failed` for no letters, or for letters that differ in language, style, document or sheet, or that are of a format without a letter's geometry
 */
export function letterJob(letters: readonly LetterComposition[], pictures: ReadonlyMap<string, Uint8Array>, as: TypesetJob['as']): TypesetJob {
  const [first] = letters
  if (!first) throw new HubError('render-failed', 'There is no letter to set.')
  const { sheet } = first
  const format = formatOf(sheet.format)
  if (!format || isLetter(format) === isSheet(first)) throw new HubError('render-failed', `There is no letter of the format ${sheet.format}.`)
  const production = { slug: sheet.slug, bleed: sheet.bleed, cropMarks: sheet.hasMarks ? cropMarks(sheet) : null, edgeMarks: format.edgeMarks }
  const data = { ...together(letters), sheet: isLetter(format) ? format.sheet : geometry(format), production, quietZone: QR.quietZone.value }
  const files = { 'letters.json': new TextEncoder().encode(JSON.stringify(data)), ...Object.fromEntries(pictures) }
  return { files, main: isLetter(format) ? 'letter.typ' : 'sheets.typ', creationTimestamp: Date.parse(first.document.date) / 1000, as }
}

/** What the templates of cards, flyers and self-mailers ask of their sheet, mm. */
function geometry(format: PrintFormat) {
  const { margin, columns, cover } = sheetPlaces(format)
  const zones = Object.fromEntries(format.zones.map(({ id, rect }) => [id, rect]))
  const folds = format.folds.map(({ atMm }) => atMm).sort((a, b) => a - b)
  return { width: format.trim.width, height: format.trim.height, safe: format.safe, marginLeft: margin, marginRight: margin, zones, folds, columns, cover }
}

/**
 * `shared` holds every field that is the same in all letters, `letters` the others, `blocks` each different block of a body once (bodies are numbers of
 * blocks): reading the same text again for each of a hundred letters would take longer than setting it.
 */
function together(letters: readonly LetterComposition[]) {
  const blocks: PrintBlock[] = []
  const numbers = new Map<string, number>()
  const number = (block: PrintBlock): number => {
    const key = JSON.stringify(block)
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, blocks.length)
    return blocks.push(block) - 1
  }
  const laid = letters.map((letter) => ({ ...letter, body: letter.body.map(number), shortSubject: shorten(letter.subject) }))
  const fields = Object.keys(laid[0] ?? {}) as (keyof (typeof laid)[number])[]
  const isSame = (field: (typeof fields)[number]) => {
    const text = JSON.stringify(laid[0]?.[field])
    return laid.every((letter) => JSON.stringify(letter[field]) === text)
  }
  const same = new Set(fields.filter(isSame))
  const differing = ONE_FOR_ALL.find((field) => !same.has(field))
  if (differing) throw new HubError('render-failed', `Letters that differ in ${differing} cannot be set in one document.`)
  const pick = (letter: object, isShared: boolean) => Object.fromEntries(Object.entries(letter).filter(([field]) => same.has(field as never) === isShared))
  return { shared: pick(laid[0] ?? {}, true), letters: laid.map((letter) => pick(letter, false)), blocks }
}

/** The subject on continuation pages: one line, cut at a word. */
function shorten(subject: string, most = 80): string {
  if (subject.length <= most) return subject
  const cut = subject.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:–-]+$/u, '')} …`
}
