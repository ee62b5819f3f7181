/** What people composed to look at, by the key of each order: a capability, since it is a hash of the complete input. */
import type { Payload, PayloadRequest } from 'payload'
import type { Artefact, Note, Packed } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'
import { keptRendition, type Order } from '../compose.ts'
import { createMemory, type Memory, perOwner } from '../compose-memory.ts'
import { requirePerson } from '../four-eyes.ts'
import { packedOf, pagesStanding, renderOrder, standingOf, startPacking, startPages, takesTime } from './pack-order.ts'
import type { Refusal, Standing } from './workshop.ts'

/** `none`: nobody has asked for the files yet; `made`: they are there, or at once where they are text. */
export type FilesState = 'none' | Standing<Packed>['state']

export interface MakingState {
  readonly state: FilesState
  /** Steps: pictures, pages, stages of a letter. */
  readonly done: number
  readonly of: number
  /** Those that are there already. */
  readonly artefacts: readonly { readonly name: string; readonly mime: string; readonly bytes: number }[]
  /** What was found out while making; what was known before stands in the composition. */
  readonly notes: readonly Note[]
  readonly error?: Pick<Refusal, 'code' | 'message'>
}

/** Roles that look at what is not approved. */
export const LOOKING = ['admin', 'editor', 'approver'] as const

/** Characters of JSON that one person's compositions take together: some 150 of a usual piece. All persons' together are at most 192 million. */
const MOST_PER_PERSON = 8_000_000
const MOST_PERSONS = 24
const KEPT_MS = 30 * 60 * 1000
/** Files that one person has waiting to be made; beyond that somebody else's come first. */
const MOST_UNDERWAY = 40

interface Desk {
  readonly orders: Memory<{ readonly order: Order; readonly size: number }>
  /** Started and perhaps not made yet. */
  readonly underway: Set<string>
}
const desksOf = perOwner<Payload, Memory<Desk>>(() => createMemory<Desk>({ most: MOST_PERSONS }))

function deskOf(payload: Payload, person: string): Desk {
  const desks = desksOf(payload)
  const known = desks.get(person)
  if (known) return known
  const desk: Desk = { orders: createMemory({ most: MOST_PER_PERSON, maxAgeMs: KEPT_MS, sizeOf: ({ size }) => size }), underway: new Set() }
  desks.keep(person, desk)
  return desk
}

/** Lets the person name these orders by their keys for half an hour. @param size characters of JSON of what they say, together */
export function keepOrders(payload: Payload, person: string, orders: readonly Order[], size: number): void {
  const { orders: kept } = deskOf(payload, person)
  for (const order of orders) kept.keep(order.key, { order, size: Math.ceil(size / Math.max(orders.length, 1)) + 2_000 })
}

function orderOfPerson(req: PayloadRequest, making: string): { readonly order: Order; readonly desk: Desk } {
  const person = requirePerson(req, LOOKING)
  const desk = deskOf(req.payload, person.key)
  const kept = desk.orders.get(making)
  if (!kept) throw new HubError('not-found', 'There is no such composition (any more). Compose the piece again.')
  return { order: kept.order, desk }
}

/** How the files of a composition stand. Whoever asks keeps them being made. @throws HubError `not-found` for what this person did not compose */
export async function makingState(req: PayloadRequest, making: string): Promise<MakingState> {
  const { order } = orderOfPerson(req, making)
  return stateOf(req.payload, order)
}

/** Has the files made; asked twice, they are made once. @throws HubError `not-found`, `busy` */
export async function startMaking(req: PayloadRequest, making: string): Promise<MakingState> {
  const { order, desk } = orderOfPerson(req, making)
  await begin(req.payload, order, desk)
  return stateOf(req.payload, order)
}

async function begin(payload: Payload, order: Order, { underway }: Desk): Promise<void> {
  const rendered = renderOrder(order)
  for (const key of underway) if (!['waiting', 'making'].includes(standingByKey(payload, key))) underway.delete(key)
  if (underway.size >= MOST_UNDERWAY) throw new HubError('busy', 'You are having many files made at once. Wait until some are there.', { retryAfterSeconds: 5 })
  if (!takesTime(order, rendered) || (await keptFiles(payload, order))) {
    startPages(payload, order, rendered)
    return
  }
  startPacking(payload, order, rendered)
  startPages(payload, order, rendered)
  underway.add(order.key)
}

const standingByKey = (payload: Payload, key: string): FilesState => standingOf(payload, { key })?.state ?? 'none'

/** The files that are kept of an approved piece's rendition. */
async function keptFiles(payload: Payload, order: Order): Promise<Packed | null> {
  if (order.ctx.isDraft) return null
  const { kept } = await keptRendition(payload, order.key)
  return kept && { artefacts: kept.artefacts.map(({ name, mime, headers, content }) => ({ name, mime, bytes: content, ...(headers ? { headers } : {}) })), notes: kept.notes }
}

interface Files {
  readonly standing: Standing<Packed> | undefined
  readonly pages: Standing<Packed> | undefined
}

/** What is written at once is made by the asking. */
async function filesOf(payload: Payload, order: Order): Promise<Files> {
  const pages = order.channel.pages ? pagesStanding(payload, order) : undefined
  const standing = standingOf(payload, order)
  if (standing && standing.state !== 'failed') return { standing, pages }
  const made = (value: Packed): Files => ({ standing: { state: 'made', value, done: 1, of: 1 }, pages })
  const kept = await keptFiles(payload, order)
  if (kept) return made(kept)
  return takesTime(order, renderOrder(order)) ? { standing, pages } : made(await packedOf(payload, order, 'look'))
}

async function stateOf(payload: Payload, order: Order): Promise<MakingState> {
  const { standing, pages } = await filesOf(payload, order)
  const parts = [standing, pages].filter((part) => part !== undefined)
  const sum = (of: (part: Standing<Packed>) => number) => parts.reduce((total, part) => total + of(part), 0)
  const packed = parts.flatMap((part) => (part.state === 'made' ? [part.value] : []))
  const failed = parts.find((part) => part.state === 'failed')
  return {
    state: standing === undefined || (order.channel.pages && !pages) ? 'none' : failed ? 'failed' : parts.every(({ state }) => state === 'made') ? 'made' : parts.some(({ state }) => state === 'making') ? 'making' : 'waiting',
    done: sum(({ done }) => done),
    of: sum(({ of }) => of),
    artefacts: packed.flatMap(({ artefacts }) => artefacts.map(({ name, mime, bytes }) => ({ name, mime, bytes: bytes.byteLength }))),
    notes: standing?.state === 'made' ? newNotes(order, standing.value) : [],
    ...(failed?.state === 'failed' ? { error: { code: failed.error.code, message: failed.error.message } } : {}),
  }
}

/** Without what rendering said already. */
function newNotes(order: Order, { notes }: Packed): readonly Note[] {
  return notes.slice(renderOrder(order).notes.length)
}

/** A request waits at most so long for a file. */
const FILE_WAIT_MS = 2_000

/**
 * One file of a composition, made first where need be.
 * @throws HubError `not-found`, `busy` with how far it is where it takes longer than a moment; what the channel refuses
 */
export async function makingFile(req: PayloadRequest, making: string, name: string): Promise<Artefact> {
  const { order, desk } = orderOfPerson(req, making)
  const { payload } = req
  const isThere = async () => {
    const { standing, pages } = await filesOf(payload, order)
    return [standing, pages].flatMap((part) => (part?.state === 'made' ? part.value.artefacts : [])).find((artefact) => artefact.name === name)
  }
  const before = await isThere()
  if (before) return before
  await begin(payload, order, desk)
  for (const deadline = performance.now() + FILE_WAIT_MS; ; ) {
    const found = await isThere()
    if (found) return found
    const { state, done, of, error } = await stateOf(payload, order)
    if (error) throw new HubError(error.code, error.message)
    if (state === 'made') throw new HubError('not-found', `This rendition has no file "${name.slice(0, 80)}".`)
    if (performance.now() >= deadline) throw new HubError('busy', `The files are still being made (${done} of ${of}). Ask again in a moment.`, { done, of, retryAfterSeconds: 1 })
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** How the files of an order stand before anybody has asked, or since. What is text counts as made. @throws nothing: what cannot be rendered is no state */
export function filesStateOf(payload: Payload, order: Order, isSlow: boolean): FilesState {
  return standingOf(payload, order)?.state ?? (isSlow ? 'none' : 'made')
}

