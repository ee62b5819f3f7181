/** Proofs: the printed pages of chosen recipients, to be looked at before release. Drawn of what the build pinned, never of what the piece says by now. */
import { join } from 'node:path'
import type { PayloadRequest } from 'payload'
import { limitComposing } from '../../access/rate-limits.ts'
import { pagesWithPrint } from '../../channel/press.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { packToolsOf } from '../making/pack-order.ts'
import { readIfPresent, writeDurably } from '../media/durable-file.ts'
import { openList } from '../recipient-lists/open-list.ts'
import { recipientAt } from './build-files.ts'
import { noteSeen } from './note-read.ts'
import { orderNow, pressOf } from './press-order.ts'
import { buildFolder, chunkOf, filesFolder, type ProofChoice, readPlan, readProofs } from './run-folder.ts'
import { type FileSpan, findingsOfSpan, type PageFinding, stem } from './page-findings.ts'
import { runError } from './run-faults.ts'
import type { PrintRunRecord } from './run-record.ts'
import { runOf } from './runs.ts'

const LOOKING = ['editor', 'approver', 'admin'] as const

/** Where a recipient's pages stand in the files. */
export interface Proof extends ProofChoice {
  readonly file: string
  readonly firstPage: number
  /** To look at: the empty back is none of them. */
  readonly pages: number
  readonly hasEmptyBack: boolean
  /** What was found on its pages, or on those of every recipient. */
  readonly findings: readonly PageFinding[]
}

/** Proofs worth looking at, or one asked for by its number. @throws HubError `forbidden`, `not-found`, `conflict` before the run is built */
export async function proofsOf(req: PayloadRequest, key: string, number?: number): Promise<readonly Proof[]> {
  requirePerson(req, LOOKING)
  const run = await built(req, key)
  const folder = buildFolder(req.payload, run)
  const chosen = number === undefined ? ((await readProofs(folder)) ?? [{ number: 1, why: ['first' as const] }]) : [{ number, why: [] }]
  const spans: FileSpan[] = []
  const byFile = new Map<string, readonly FileSpan[]>()
  for (const { name } of run.files ?? []) {
    const chunk = await chunkOf(filesFolder(folder), stem(name))
    const own = (chunk.spans.length > 0 ? chunk.spans : [{ first: 1, pages: chunk.pages }]).map((span, at) => ({ ...span, file: name, at }))
    byFile.set(stem(name), own)
    for (const span of own) spans.push(span)
  }
  return chosen.flatMap((choice) => {
    const span = spans[choice.number - 1]
    return span ? [{ ...choice, file: span.file, firstPage: span.first, pages: pagesWithPrint(span), hasEmptyBack: span.hasEmptyBack === true, findings: findingsOfSpan(run.findings ?? [], span, byFile) }] : []
  })
}

async function built(req: PayloadRequest, key: string): Promise<PrintRunRecord> {
  const run = await runOf(req.payload, key)
  if (!run.files) throw runError(run.state === 'draft' || run.state === 'building' ? 'run-not-built' : 'run-no-files')
  return run
}

/**
 * One page of one recipient's letter as a PNG, trimmed.
 * @param number of the recipient in the run, from 1 @param page from 1
 * @throws HubError `forbidden`, `not-found`, `conflict` where what the run rests on is not so any more
 */
export async function proofPage(req: PayloadRequest, key: string, number: number, page: number): Promise<Uint8Array> {
  const person = requirePerson(req, LOOKING)
  const { payload } = req
  const run = await built(req, key)
  await noteSeen(payload, run, person.key, `proof ${number}`)
  const folder = join(buildFolder(payload, run), 'proofs', String(number))
  const path = join(folder, `page-${page}.png`)
  const known = await readIfPresent(path)
  if (known) return known
  await limitComposing(person.key)
  const hub = hubOf(payload)
  const { channel } = pressOf(hub, run.channel)
  if (!channel.pages) throw new HubError('not-found', 'This channel draws no pages.')
  const list = run.list ? await openList(payload, run.list) : null
  const seeds = run.seeds ? await openList(payload, run.seeds) : null
  try {
    const { order, hash } = await orderNow(payload, { ...run, origin: list?.origin ?? null })
    if (hash !== run.inputHash) throw runError('run-proofs-overtaken')
    const plan = await readPlan(buildFolder(payload, run))
    const recipient = list && plan ? await recipientAt({ run, plan, lists: { recipients: list, seeds }, publicUrl: hub.publicUrl, secret: hub.secret }, number) : null
    if (list && !recipient) throw new HubError('not-found', 'There is no such recipient in this run.')
    const { composition } = channel.render({ ...order.input, ...(recipient ? { recipient } : {}) }, order.ctx)
    const pages = await channel.pages(composition, packToolsOf(hub))
    for (const { name, bytes } of pages) await writeDurably(join(folder, name), bytes)
    const wanted = pages.find(({ name }) => name === `page-${page}.png`)
    if (!wanted) throw new HubError('not-found', `This letter has ${pages.length} pages.`)
    return wanted.bytes
  } finally {
    await list?.close()
    await seeds?.close()
  }
}
