/** People order a print run, have it built, cancel it. */
import { randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import type { PressOrder } from '../../channel/press.ts'
import type { PrintFormat } from '../../channel/print-format.ts'
import { columnName } from '../../content/column-name.ts'
import { HubError } from '../../content/errors.ts'
import { freeColumnsOf } from '../../content/walk.ts'
import { freeNameOf } from '../../recipients/headers/fields.ts'
import type { RecipientListRecord } from '../recipient-lists/list-record.ts'
import { listOf } from '../recipient-lists/lists.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { appendAudit } from '../audit.ts'
import { insertRecord, type PublicationRecord, writeTogether } from '../records.ts'
import { openList } from '../recipient-lists/open-list.ts'
import { now } from '../clock.ts'
import { announceWork } from '../wake.ts'
import { requireDueDay } from './due-day.ts'
import { requireFormatChoices } from './format-choices.ts'
import { formatOf, orderNow, pressOf, publicationOf } from './press-order.ts'
import { runError } from './run-faults.ts'
import type { PrintRunRecord, RunOptions } from './run-record.ts'
import { moveRun, runOf } from './runs.ts'
import { profileHash, profileOf } from './shop/profile.ts'
import { usableShop } from './shop/shops.ts'
import { reasonOf, suspendedFor } from './standing.ts'

export interface RunOrder {
  readonly title: string
  /** Slot of the publication: piece, locale and channel. */
  readonly publication: string
  readonly format: string
  readonly shop: string
  /** Key; for formats that are addressed. */
  readonly list?: string
  /** Key of a list of the house's own addresses. */
  readonly seeds?: string
  /** For formats that are not addressed. */
  readonly quantity?: number
  readonly options: RunOptions
}

/** Who orders and builds; who releases is another person. */
export const ORDERING = ['editor', 'approver'] as const
/** Unaddressed mail of one run. */
export const MOST_COPIES = 5_000_000

// Without those that are easily mistaken for one another.
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz'
const randomCode = (length: number): string => Array.from(randomBytes(length), (byte) => SIGNS[byte % SIGNS.length]).join('')

/**
 * Writes a run down as a draft; nothing is built yet.
 * @throws HubError `forbidden`, `not-found`, `bad-input` (no such format, one that lacks what was chosen, list or quantity missing, day of delivery over, or after the list is deleted), `gone` (not published any more, list deleted), `conflict` (shop disabled, list not ready)
 */
export async function orderRun(req: PayloadRequest, order: RunOrder): Promise<PrintRunRecord> {
  const { payload } = req
  const person = requirePerson(req, ORDERING)
  const publication = await publicationOf(payload, order.publication)
  const channel = pressOf(hubOf(payload), publication.channel)
  const format = formatOf(channel, order.format)
  requireTarget(format, order)
  requireFormatChoices(format, order.options)
  const key = `${slugOf(order.title)}-${randomCode(6)}`
  const data = { key, ...order, publication: publication.slot, pieceKey: publication.pieceKey, locale: publication.locale, channel: publication.channel, printDate: wholeSeconds() }
  const pinned = await pinsOf(payload, data)
  const now = new Date().toISOString()
  return writeTogether(req, async (tx) => {
    const run = await insertRecord(
      payload,
      'print-runs',
      {
        ...data,
        ...pinned,
        code: randomCode(5),
        list: order.list ?? null,
        seeds: order.seeds ?? null,
        quantity: order.quantity ?? null,
        state: 'draft',
        build: 0,
        createdBy: person.key,
        changed: now,
        rev: 1,
      },
      tx,
    )
    await appendAudit(payload, tx, { subject: `print-run:${key}`, type: 'print-run', actor: person.key, data: { act: 'order', to: 'draft', format: format.id, shop: order.shop, list: order.list ?? null } }, now)
    return run
  })
}

/** @throws HubError `bad-input` where the format wants recipients and has none, or the other way round */
function requireTarget(format: PrintFormat, { list, seeds, quantity }: RunOrder): void {
  if (format.isAddressed && !list) throw runError('run-needs-list', format.label.en, { field: 'list' })
  if (format.isAddressed && quantity !== undefined) throw runError('run-needs-no-quantity', '', { field: 'quantity' })
  if (!format.isAddressed && (list || seeds)) throw runError('run-needs-no-list', format.label.en, { field: 'list' })
  if (!format.isAddressed && quantity === undefined) throw runError('run-needs-quantity', '', { field: 'quantity' })
}

/** What a build rests on, as it is now. */
async function pinsOf(payload: Payload, run: Pick<PrintRunRecord, 'key' | 'publication' | 'locale' | 'channel' | 'format' | 'options' | 'printDate' | 'shop' | 'list' | 'seeds'>): Promise<Pick<PrintRunRecord, 'edition' | 'approval' | 'brandEdition' | 'quotes' | 'shopProfile' | 'profileHash' | 'listHash' | 'inputHash' | 'filesUntil'>> {
  const shop = await usableShop(payload, run.shop)
  const shopProfile = profileOf(shop)
  requirePublished(await publicationOf(payload, run.publication))
  const mailing = run.list ? await usableList(payload, run.list, 'mailing') : null
  if (run.seeds) await usableList(payload, run.seeds, 'seeds')
  requireDueDay(payload, run.options.dueOn, mailing?.deleteAt)
  const list = run.list ? await openList(payload, run.list, { suppressed: 'leave-out' }) : null
  const seeds = run.seeds ? await openList(payload, run.seeds) : null
  try {
    if (list?.count === 0) throw runError('run-nobody-left', '', { field: 'list' })
    if (list && (await list.order('list', run.locale)).length === 0) throw runError('run-nobody-reads', run.locale, { field: 'list' })
    const { order, pins, hash } = await orderNow(payload, { ...run, shopProfile, origin: list?.origin ?? null })
    if (run.list) await requireColumns(payload, run.list, order)
    return { ...pins, shopProfile, profileHash: profileHash(shopProfile), listHash: list ? [list.hash, seeds?.hash].filter(Boolean).join('+') : null, inputHash: hash, filesUntil: list?.deleteAt ?? null }
  } finally {
    await list?.close()
    await seeds?.close()
  }
}

/** What is for later may be printed now. @throws HubError `gone` with the reason */
function requirePublished(publication: PublicationRecord): void {
  const isOver = publication.until ? Date.parse(publication.until) <= now().latest : false
  const code = suspendedFor(publication) ?? (isOver ? 'over' : null)
  if (code) throw new HubError('gone', reasonOf(code).en, { field: 'publication', reason: reasonOf(code) })
}

/** Objections are asked for of lists for mailings alone: such a list is nobody's own addresses. @throws HubError `bad-input`, `not-found`, `gone`, `conflict` */
async function usableList(payload: Payload, key: string, wanted: 'mailing' | 'seeds'): Promise<RecipientListRecord> {
  const list = await listOf(payload, key)
  const field = wanted === 'mailing' ? 'list' : 'seeds'
  if (list.purpose !== wanted) throw runError(wanted === 'mailing' ? 'run-list-not-for-mailings' : 'run-list-not-own', list.title, { field })
  if (list.state === 'deleted') throw runError('run-list-deleted', list.title, { field })
  if (list.state !== 'ready') throw runError('run-list-not-ready', list.title, { field })
  return list
}

/** A column that the text looks at and the list has not would be empty for everybody, and nobody meant that. @throws HubError `bad-input` naming them */
async function requireColumns(payload: Payload, key: string, { input, ctx }: PressOrder): Promise<void> {
  const said = [...input.subjects, ...Object.values(ctx.embedded)].flatMap(({ content }) => freeColumnsOf(content.body))
  if (said.length === 0) return
  const { mapping } = await listOf(payload, key)
  const there = new Set((mapping ?? []).flatMap((target) => (target === null ? [] : [columnName(freeNameOf(target) ?? '')])))
  const missing = [...new Set(said)].filter((column) => !there.has(columnName(column)))
  if (missing.length > 0) throw runError('run-columns-missing', missing.join(', '), { field: 'list', columns: missing })
}

const wholeSeconds = (): string => `${new Date().toISOString().slice(0, 19)}.000Z`
/** Part of a key: `herbstbrief-2026`. */
function slugOf(title: string): string {
  const plain = title.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss').normalize('NFD').replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, 40).replace(/^-+|-+$/g, '') || 'auftrag'
}

/**
 * Has a run built, or built anew: what is published, approved and listed now is pinned. A build that failed for want of room goes on where it stopped, if nothing else has changed.
 * @throws HubError `forbidden`, `not-found`, `conflict`, `gone`, `bad-input`
 */
export async function buildRun(req: PayloadRequest, key: string): Promise<PrintRunRecord> {
  const { payload } = req
  const person = requirePerson(req, ORDERING)
  const before = await runOf(payload, key)
  // The date in the files stays with a build that goes on.
  const asBefore = before.state === 'failed' && before.build > 0 ? await pinsOf(payload, before) : null
  const goesOn = asBefore !== null && asBefore.inputHash === before.inputHash && asBefore.listHash === before.listHash
  const printDate = goesOn ? before.printDate : wholeSeconds()
  const pins = goesOn ? asBefore : await pinsOf(payload, { ...before, printDate })
  const run = await moveRun(payload, key, {
    act: 'build',
    actor: person.key,
    data: {
      ...pins,
      printDate,
      build: goesOn ? before.build : before.build + 1,
      builtBy: person.key,
      reason: null,
      releasedBy: null,
      releasedAt: null,
      progress: null,
      counts: null,
      files: null,
      findings: null,
      owner: null,
      lease: null,
    },
    check: ({ rev }) => {
      if (rev !== before.rev) throw runError('run-changed')
    },
  }, req)
  announceWork()
  return run
}

/** Stops a run for good; a shop that has claimed it already is asked by people. @throws HubError `forbidden`, `not-found`, `conflict` */
export async function cancelRun(req: PayloadRequest, key: string): Promise<PrintRunRecord> {
  const person = requirePerson(req, [...ORDERING, 'admin'])
  const run = await moveRun(req.payload, key, { act: 'cancel', actor: person.key, data: { reason: reasonOf('asked'), owner: null, lease: null } }, req)
  announceWork()
  return run
}
