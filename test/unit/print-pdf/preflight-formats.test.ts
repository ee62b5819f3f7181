/** What is of each format alone: preflight finds what was spoilt, by the rule's name, and nothing in a good file. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letterA } from '../../../plugins/print-pdf/formats/letter-a.ts'
import { postcardA6 } from '../../../plugins/print-pdf/formats/postcard-a6.ts'
import { selfMailerDl } from '../../../plugins/print-pdf/formats/self-mailer-dl.ts'
import { unaddressedStandard } from '../../../plugins/print-pdf/formats/unaddressed-standard.ts'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { preflight } from '../../../plugins/print-pdf/preflight/index.ts'
import { preflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import type { PreflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import { NEWS_DE, RECIPIENT, edition, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { formatMutations } from './format-mutations.ts'
import { mutate } from './mutations.ts'
import { printTools } from './print-tools.ts'

afterAll(closePrintWorkers)

const { hero: _, ...content } = NEWS_DE.content

/** What follows of itself from a mutation. */
const CONSEQUENCES: Readonly<Record<string, readonly string[]>> = {
  'trim-box': ['bleed-box', 'fold-marks'],
  // What is measured from the trim stands elsewhere when the trim does.
  'page-size': ['bleed-box', 'media-box', 'safe-area', 'address-text', 'address-type', 'zone-address', 'zone-free', 'fold-marks', 'fold-text', 'bleed-filled'],
  'page-count': ['fold-marks'],
  'address-text': ['address-type'],
  'address-type': ['address-text'],
}

describe.each([
  [letterA, { x: 130, y: 235 }],
  [postcardA6, { x: 45, y: 45 }],
  [unaddressedStandard, { x: 80, y: 45 }],
  [selfMailerDl, { x: 60, y: 165 }],
] as const)('$id', (format, free) => {
  let file: Uint8Array
  let order: PreflightOrder
  beforeAll(async () => {
    const input = renderInput(edition(content), 'letter', { ...(format.isAddressed ? { recipient: RECIPIENT } : {}), origin: 'unserer Kundendatei' })
    const { composition } = printPdf.render(input, renderContext(printPdf.settings.parse({ format: format.id, outputIntent: format.outputIntent, saysTeaserOnly: true }), { locale: 'de' }))
    const [pdf, report] = (await printPdf.pack(composition, printTools)).artefacts
    file = pdf!.bytes
    order = preflightOrder(composition, [{ first: 1, pages: (JSON.parse(new TextDecoder().decode(report!.bytes)) as { pages: number }).pages }])
  }, 60_000)

  test('a good file has no findings', async () => {
    expect(await preflight(await mutate(file, { rule: '', what: '' }), order)).toEqual([])
  })

  test.each(formatMutations(format, free).map((mutation) => [mutation.rule, mutation.what, mutation] as const))('%s: %s', async (rule, __, mutation) => {
    const findings = await preflight(await mutate(file, mutation), { ...order, ...mutation.order })
    const found = new Set(findings.map((finding) => finding.rule))
    expect(found).toContain(rule)
    expect([...found].filter((one) => one !== rule && !(CONSEQUENCES[rule] ?? []).includes(one))).toEqual([])
  })
})
