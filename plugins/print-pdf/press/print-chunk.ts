/** One chunk of a run, from recipients to a finished file: composed, set, finished, checked, written. */
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RenderContext } from '../../../src/channel/contract.ts'
import type { ChunkOrder, CopySpan, PressFinding, PressOrder, PrintedChunk, RefusedChunk } from '../../../src/channel/press.ts'
import type { LetterComposition } from '../composition.ts'
import { fittingOffers, oversetNote } from '../copyfit.ts'
import { documentIdOf, PRODUCER } from '../finisher/document-id.ts'
import { withEmptyBacks } from '../finisher/empty-backs.ts'
import { finishLetter } from '../finisher/finish-letter.ts'
import type { PrintingCondition } from '../finisher/output-intents.ts'
import { conditionNamed, PRINTING_CONDITIONS } from '../finisher/output-intents.ts'
import type { FileFacts } from '../finisher/xmp.ts'
import { preflight } from '../preflight/index.ts'
import { addressedBy, preflightOrder } from '../preflight/order.ts'
import { renderLetter } from '../render/index.ts'
import type { PrintSettings } from '../settings.ts'
import type { LetterCompiler, Span } from '../typst/compile-letters.mjs'
import { letterJob } from '../typst/letter-job.ts'
import { bindParts } from './bind-parts.ts'
import { writeChunk } from './chunk-folder.ts'
import { countedFindings, notedWithout, noteFindings, preflightFindings } from './findings.ts'
import type { BoundPart } from './messages.ts'
import type { RunPictures } from './run-pictures.ts'

/** What a process keeps for all chunks of a run. */
export interface ChunkTools {
  readonly compiler: LetterCompiler
  readonly pictures: RunPictures
  /** Bytes of the profile in the output intent. */
  readonly profile: Uint8Array
  /** Folder of the run, for what is on its way. */
  readonly workspace: string
}

/** Letters that are set together. Measured with two pages each and a hub as parent: twenty-five take 1,140 MB in all and fifty 1,260, for some five per cent of the time. */
const SET_TOGETHER = 25

interface FinishedFile {
  readonly pdf: Uint8Array
  readonly printed: PrintedChunk
}

/**
 * Prints one chunk into its folder. An error of render or preflight refuses it, and nothing is written.
 * @throws HubError `render-failed` where the layout fails, `storage-full`; Error of the layout engine
 */
export async function printChunk(order: PressOrder, chunk: ChunkOrder, tools: ChunkTools): Promise<PrintedChunk | RefusedChunk> {
  if (chunk.recipients.length > SET_TOGETHER) return printInBatches(order, chunk, tools)
  const made = await finishedFile(order, chunk, tools)
  return 'errors' in made ? made : writeFinished(chunk.folder, made)
}

function writeFinished(folder: string, { pdf, printed }: FinishedFile): Promise<PrintedChunk> {
  return writeChunk(folder, printed.name, async (file) => {
    await writeFile(file, pdf)
    return printed
  })
}

/** Batches in the run's own folder, bound into one file: what they share is in it once. */
async function printInBatches(order: PressOrder, chunk: ChunkOrder, tools: ChunkTools): Promise<PrintedChunk | RefusedChunk> {
  const { name, recipients } = chunk
  const batches = await mkdtemp(join(tools.workspace, 'batches-'))
  try {
    const parts: BoundPart[] = []
    const errors: PressFinding[] = []
    const count = Math.ceil(recipients.length / SET_TOGETHER)
    const size = Math.ceil(recipients.length / count)
    for (let from = 0; from < recipients.length; from += size) {
      const part = `${name}-${from}`
      const made = await finishedFile(order, { ...chunk, name: part, recipients: recipients.slice(from, from + size) }, tools)
      if ('errors' in made) errors.push(...made.errors.map((error) => (error.recipient === undefined ? error : { ...error, recipient: error.recipient + from })))
      else parts.push({ file: join(batches, part, `${part}.pdf`), chunk: await writeFinished(batches, made) })
    }
    return errors.length > 0 ? { name, errors } : await bindParts(order, parts, chunk, Number.POSITIVE_INFINITY)
  } finally {
    await rm(batches, { recursive: true, force: true })
  }
}

async function finishedFile(order: PressOrder, chunk: Omit<ChunkOrder, 'folder'>, tools: ChunkTools): Promise<FinishedFile | RefusedChunk> {
  const { name, recipients } = chunk
  const ctx = order.ctx as RenderContext<PrintSettings>
  // Looked at only where everybody's letter has the same fault.
  let toNobody: ReturnType<typeof renderLetter> | undefined
  const nobodys = () => (toNobody ??= renderLetter(order.input, ctx))
  const rendered = recipients.length === 0 ? [nobodys()] : recipients.map((recipient) => renderLetter({ ...order.input, recipient }, ctx))
  const noted = noteFindings(rendered.map(({ notes }) => notes), (note) => notedWithout(nobodys().notes)(note))
  if (noted.some(isError)) return refused(name, noted)

  const letters = rendered.map(({ composition }) => composition) as [LetterComposition, ...LetterComposition[]]
  const [letter] = letters
  // Tags say on a screen what paper shows anyway; a press would only carry them.
  const pictures = await tools.pictures.of(letters)
  const setting = (some: readonly LetterComposition[], shown = pictures) => tools.compiler.compile({ ...letterJob(some, shown, 'pdf'), isTagged: false })
  const { bytes: unfinished, spans: set } = setting(letters)
  const longest = letters.reduce((most, _, index) => (linesTooMany(set, index) > linesTooMany(set, most) ? index : most), 0)
  if (linesTooMany(set, longest) > 0) {
    // What fits the longest letter fits the others.
    const fits = await fittingOffers(letters[longest] ?? letter, (one) => linesTooMany(setting([one]).spans, 0))
    const isOfText = recipients.length === 0 || linesTooMany(setting([nobodys().composition], await tools.pictures.of([nobodys().composition])).spans, 0) > 0
    return refused(name, [...noted, ...noteFindings(letters.map((one, index) => [oversetNote(one, set[index] ?? { pages: 0 }, fits)].filter((note) => note !== undefined)), () => isOfText)])
  }

  const isTwoSided = chunk.isTwoSided === true
  const spans: readonly CopySpan[] = isTwoSided ? withEmptyBacks(set) : set.map(({ first, pages }) => ({ first, pages }))
  const condition = conditionOf(order, letter)
  const { standard, overprintsBlack } = order.profile
  const pdf = await finishLetter(unfinished, {
    facts: factsOf(order, name, letters, isTwoSided),
    sheet: letter.sheet,
    condition,
    profile: tools.profile,
    standard,
    spans,
    overprintsBlack,
  })
  const found = preflightFindings(await preflight(pdf, preflightOrder(letter, spans, { isTwoSided, condition: condition.identifier, standard, overprintsBlack, addresses: letters.map(addressedBy) })), spans)
  const findings = [...noted, ...found.filter(({ code, severity }) => severity === 'error' || !noted.some((note) => note.code === code))]
  if (findings.some(isError)) return refused(name, findings)

  const printed: PrintedChunk = {
    name,
    file: `${name}.pdf`,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    bytes: pdf.byteLength,
    pages: spans.reduce((sum, { pages }) => sum + pages, 0),
    spans,
    findings: countedFindings(findings),
  }
  return { pdf, printed }
}

const linesTooMany = (spans: readonly Span[], index: number): number => spans[index]?.linesTooMany ?? 0
const isError = ({ severity }: PressFinding) => severity === 'error'
const refused = (name: string, findings: readonly PressFinding[]): RefusedChunk => ({ name, errors: findings.filter(isError) })

/** The shop's own printing condition, else the format's. */
function conditionOf({ profile }: PressOrder, letter: LetterComposition): PrintingCondition {
  return profile.icc === null ? PRINTING_CONDITIONS[letter.outputIntent] : conditionNamed(profile.icc.condition)
}

function factsOf(order: PressOrder, name: string, letters: readonly [LetterComposition, ...LetterComposition[]], isTwoSided: boolean): FileFacts {
  const [{ document, lang }] = letters
  const documentId = documentIdOf([order.run, order.date, order.format, order.profile, name, letters, isTwoSided])
  return { title: document.title, author: document.author, producer: PRODUCER, date: order.date, documentId, lang }
}
