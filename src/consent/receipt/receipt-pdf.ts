/**
 * The receipt as a PDF: tagged, with the bundled fonts, the same bytes for the same receipt. Set in a process that ends with it. Typst writes it as PDF/A-2a
 * and refuses what it knows to break that standard; a test looks at what can be looked at without a validator (fonts, profile, tags, metadata). A text with
 * characters that no bundled font has becomes a plain tagged PDF that says so.
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readableOn } from '../../channel/colour.ts'
import type { BrandContent, FontFamilyId } from '../../content/edition.ts'
import { HubError } from '../../content/errors.ts'
import { printableText } from '../../channel/escape-html.ts'
import { createWorkshop, stillMaking, within } from '../../publishing/making/workshop.ts'
import type { Calendar } from '../page/days.ts'
import { RECEIPT_PHRASES } from './phrases.ts'
import { receiptView } from './receipt-page.ts'
import type { Receipt } from './schema.ts'

const FAMILIES: Readonly<Record<FontFamilyId, string>> = { 'source-sans-3': 'Source Sans 3', 'source-serif-4': 'Source Serif 4' }
const TIMEOUT_MS = 20_000
const MAX_WAITING = 20
const MAX_KEPT_BYTES = 10_000_000
/** A browser often asks for a file twice. */
const KEPT_MS = 10 * 60_000
const UNASKED_MS = 20_000
/** So long whoever asks waits; it is made on all the same. */
const WAIT_MS = 5_000
/** By receipt id. What goes wrong is a refusal that says why, see {@link typeset}. */
const workshop = createWorkshop<Uint8Array>({ atOnce: 1, mostWaiting: MAX_WAITING, keptMs: KEPT_MS, keptBytes: MAX_KEPT_BYTES, sizeOf: (pdf) => pdf.byteLength, unaskedMs: UNASKED_MS, onDefect: () => undefined })

/** Made once for all who ask, by no request. @throws HubError `busy` while it is being made or where too many wait, `render-failed` where it cannot be set */
export async function receiptPdf(receipt: Receipt, brand: Pick<BrandContent, 'fonts' | 'colours'>, calendar: Calendar, waitMs: number = WAIT_MS): Promise<Uint8Array> {
  const made = await within(workshop.wait(receipt.receipt_id, () => typeset(receipt, brand, calendar), 'look'), waitMs)
  if (!made) throw stillMaking({ done: 0, of: 1 })
  return made
}

function typeset(receipt: Receipt, { fonts, colours }: Pick<BrandContent, 'fonts' | 'colours'>, calendar: Calendar): Promise<Uint8Array> {
  const style = { textFamily: FAMILIES[fonts.text], displayFamily: FAMILIES[fonts.display], ink: readableOn(colours.primary.hex, '#ffffff', 4.5) }
  const view = { ...(printable(receiptView(receipt, calendar)) as object), ...style, responsible: RECEIPT_PHRASES[receipt.additional.receipt_language].responsible }
  const here = folder()
  const fontFolder = join(here, '..', '..', '..', 'media', 'brand', 'fonts')
  return new Promise((resolve, reject) => {
    const child = fork(/* turbopackIgnore: true */ join(here, 'receipt-worker.mjs'), [join(here, 'receipt.typ'), fontFolder, join(fontFolder, 'fallback')], {
      serialization: 'advanced',
      execArgv: [],
      // No loader meant for the parent and none of its secrets.
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.unref()
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS)
    const fail = (detail: string) => reject(new HubError('render-failed', 'The receipt could not be set. Use the receipt as a page or as JSON.', { detail: detail.slice(0, 500) }))
    child.once('message', (answer: { pdf?: Uint8Array; error?: string }) => (answer.pdf ? resolve(answer.pdf) : fail(answer.error ?? '')))
    child.once('error', (error) => fail(error.message))
    child.once('exit', () => {
      clearTimeout(timer)
      fail('The process ended without a receipt.')
    })
    child.send({ view, creationTimestamp: Math.floor(Date.parse(receipt.additional.issued_at) / 1000) })
  })
}

/** Strings that a file can hold, all through. */
function printable(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value)
  if (Array.isArray(value)) return value.map(printable)
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printable(one)]))
  return value
}

/** A bundler may have moved this module and left the files behind: then they are under the working directory. */
function folder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const candidates = [here, join(/* turbopackIgnore: true */ process.cwd(), 'src', 'consent', 'receipt')]
  return candidates.find((one) => existsSync(join(one, 'receipt-worker.mjs'))) ?? here
}
