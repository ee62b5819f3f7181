/** A composition → a finished, checked letter. CPU work runs in worker processes and in sharp's threads. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { PackTools, Packed } from '../../src/channel/contract.ts'
import { HubError } from '../../src/content/errors.ts'
import type { Note } from '../../src/content/notes.ts'
import type { LetterComposition } from './composition.ts'
import { fittingOffers, oversetNote } from './copyfit.ts'
import { documentIdOf, PRODUCER } from './finisher/document-id.ts'
import { finishLetter } from './finisher/finish-letter.ts'
import { PRINTING_CONDITIONS } from './finisher/output-intents.ts'
import { printPaths } from './paths.ts'
import { printPictures } from './pictures.ts'
import type { Finding } from './preflight/finding.ts'
import { preflight } from './preflight/index.ts'
import { preflightOrder } from './preflight/order.ts'
import type { OutputIntentId } from './settings.ts'
import { typesetLetter } from './typst/typeset-letter.ts'

/** Findings that a person mends in the text, so they come as notes with the letter; all other errors mean that no letter may leave. */
const CONTENT_RULES: ReadonlySet<string> = new Set(['page-count', 'image-resolution-least', 'address-text', 'safe-area', 'font-glyph'])
/** What render has said already, with the place in the text: it stands in the report, not in the notes a second time. */
const NOTED_BY_RENDER: ReadonlySet<string> = new Set(['image-resolution', 'font-glyph'])
/** Setting, finishing, checking. */
const STEPS_AFTER_PICTURES = 3
const profiles = new Map<OutputIntentId, Uint8Array>()

/**
 * Packs `letter.pdf` and `preflight.json`.
 * @throws HubError `render-failed` when the layout fails or preflight finds an error that is not in the text; `busy` when too many letters wait
 */
export async function packLetter(letter: LetterComposition, tools: PackTools): Promise<Packed> {
  const pictures = await printPictures(letter, tools, (done, of) => tools.progress?.(done, of + STEPS_AFTER_PICTURES))
  const stepsDone = (count: number) => {
    tools.signal?.throwIfAborted()
    tools.progress?.(pictures.size + count, pictures.size + STEPS_AFTER_PICTURES)
  }
  const set = (one: LetterComposition) => typesetLetter(one, pictures, tools.signal)
  const { pdf: unfinished, pages, linesTooMany } = await set(letter)
  const overset = linesTooMany > 0 ? oversetNote(letter, { pages, linesTooMany }, await fittingOffers(letter, async (one) => (await set(one)).linesTooMany)) : undefined
  stepsDone(1)
  const pdf = await finishLetter(unfinished, {
    facts: {
      title: letter.document.title,
      author: letter.document.author,
      producer: PRODUCER,
      date: letter.document.date,
      documentId: documentIdOf(letter),
      lang: letter.lang,
    },
    sheet: letter.sheet,
    condition: PRINTING_CONDITIONS[letter.outputIntent],
    profile: await profileBytes(letter.outputIntent),
    standard: 'pdf-x-4',
    spans: [{ first: 1, pages }],
    overprintsBlack: false,
  })
  stepsDone(2)
  // What lies on pages that should not be there is too much text, and said as that.
  const findings = (await preflight(pdf, preflightOrder(letter, [{ first: 1, pages }]))).filter(({ page }) => !(overset && page !== undefined && page > letter.maxPages))
  stepsDone(STEPS_AFTER_PICTURES)
  const refused = findings.filter((finding) => finding.severity === 'error' && !CONTENT_RULES.has(finding.rule))
  if (refused.length > 0) {
    const rules = [...new Set(refused.map((finding) => finding.rule))].join(', ')
    throw new HubError('render-failed', `The letter fails the print check (${rules}).`, { findings: refused })
  }
  const report = { file: 'letter.pdf', pages, outputIntent: letter.outputIntent, sha256: createHash('sha256').update(pdf).digest('hex'), findings }
  return {
    artefacts: [
      { name: 'letter.pdf', mime: 'application/pdf', bytes: pdf },
      { name: 'preflight.json', mime: 'application/json', bytes: new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`) },
    ],
    notes: [...(overset ? [overset] : []), ...findings.filter(({ rule }) => !(NOTED_BY_RENDER.has(rule) || (overset && rule === 'page-count'))).map(toNote)],
  }
}

function toNote(finding: Finding): Note {
  const path = finding.page === undefined ? {} : { path: `page.${finding.page}` }
  return { severity: finding.severity, code: finding.rule, message: finding.message, ...path }
}

async function profileBytes(intent: OutputIntentId): Promise<Uint8Array> {
  let bytes = profiles.get(intent)
  if (!bytes) profiles.set(intent, (bytes = new Uint8Array(await readFile(printPaths().profile(intent)))))
  return bytes
}
