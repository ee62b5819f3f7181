/** Preflight finds what was spoilt, by the rule's name, and nothing in a good letter. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { preflight, preflightRules } from '../../../plugins/print-pdf/preflight/index.ts'
import { preflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import type { PreflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'
import { OFFER_EN, RECIPIENT, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { MUTATIONS as FILE_MUTATIONS, mutate } from './mutations.ts'
import { PLACE_MUTATIONS } from './place-mutations.ts'
import { printTools } from './print-tools.ts'

const MUTATIONS = [...FILE_MUTATIONS, ...PLACE_MUTATIONS]

/** What follows of itself from a mutation. */
const CONSEQUENCES: Readonly<Record<string, readonly string[]>> = {
  'object-streams': ['header-version'],
  'trim-box': ['bleed-box'],
  // What is measured from the trim stands elsewhere when the trim does.
  'page-size': ['bleed-box', 'safe-area', 'address-text', 'address-type', 'fold-marks'],
  'address-text': ['address-type'],
  'page-count': ['fold-marks'],
  'embedded-files': ['actions'],
  // Gradients and patterns are none of ours, there or not.
  'resource-missing': ['shading'],
  xmp: ['xmp-pdfx-version', 'xmp-identity', 'title', 'dates', 'trapped'],
  'output-intent': [],
  'image-resolution-least': ['image-resolution'],
  'font-embedded': ['font-house'],
  'document-parts': ['xmp-pdfvt-version'],
}

let letter: Uint8Array
let order: PreflightOrder

beforeAll(async () => {
  const { composition } = printPdf.render(renderInput(OFFER_EN, 'letter', { recipient: RECIPIENT }), renderContext(printPdf.settings.parse({})))
  const [pdf, report] = (await printPdf.pack(composition, printTools)).artefacts
  letter = pdf!.bytes
  order = preflightOrder(composition, [{ first: 1, pages: (JSON.parse(new TextDecoder().decode(report!.bytes)) as { pages: number }).pages }])
}, 60_000)
afterAll(closePrintWorkers)

test('a good letter has no findings, and none after being opened and saved', async () => {
  expect(await preflight(letter, order)).toEqual([])
  expect(await preflight(await mutate(letter, { rule: '', what: '' }), order)).toEqual([])
})

test.each(MUTATIONS.map((mutation) => [mutation.rule, mutation.what, mutation] as const))('%s: %s', async (rule, _, mutation) => {
  const findings = await preflight(await mutate(letter, mutation), { ...order, ...mutation.order })
  const found = new Set(findings.map((finding) => finding.rule))
  expect(found).toContain(rule)
  // One fault is one finding: a rule that always barks would prove nothing.
  expect([...found].filter((one) => one !== rule && !(CONSEQUENCES[rule] ?? []).includes(one))).toEqual([])
  for (const { message } of findings) {
    expect(message.de).toMatch(/\S/)
    expect(message.en).toMatch(/\S/)
  }
})

test('every rule has a mutation, every rule its own name', () => {
  const ids = preflightRules.map((rule) => rule.id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !MUTATIONS.some((mutation) => mutation.rule === id))).toEqual([])
})

test('a letter for another paper fails', async () => {
  const findings = await preflight(letter, { ...order, condition: 'FOGRA39' })
  expect(findings.map((finding) => finding.rule)).toEqual(['output-intent-identifier'])
})
