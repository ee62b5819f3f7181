/** From an order to its files: at once where that is writing text down, else in the workshop of this process. */
import type { Payload } from 'payload'
import type { Packed, PackTools, Rendered } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'
import type { Order } from '../compose.ts'
import { createMemory, type Memory } from '../compose-memory.ts'
import { type HubServices, hubOf } from '../hub.ts'
import { asError, createWorkshop, refusalOf, type Standing, type Urgency, type Work, type WorkTools, type Workshop } from './workshop.ts'

const MEGABYTE = 1_000_000
/** What is kept of files in memory: a letter with pictures has a few megabytes, a quarter of it is the largest that fits. */
const KEPT_BYTES = 192 * MEGABYTE
/** What each counts besides its bytes: notes take room too. */
const LEAST_BYTES = 10_000
const KEPT_MS = 2 * 60 * 1000
/** Whoever looks asks every second or two. */
const UNASKED_MS = 20_000
/** sharp and the typesetter use every core as it is. */
const AT_ONCE = 2
const MOST_WAITING = 400

const sizeOf = ({ artefacts }: Pick<Packed, 'artefacts'>): number => artefacts.reduce((sum, { bytes }) => sum + bytes.byteLength, LEAST_BYTES)

interface Making {
  readonly workshop: Workshop<Packed>
  /** Files that were written down at once. */
  readonly instant: Memory<Packed>
}

const KEY = Symbol.for('einklang.workshops')
// On globalThis, because Next bundles a second copy of this module, and both must share the machine.
const workshops = ((globalThis as { [KEY]?: WeakMap<Payload, Making> })[KEY] ??= new WeakMap())

function makingOf(payload: Payload): Making {
  const known = workshops.get(payload)
  if (known) return known
  const onDefect = (error: unknown) => payload.logger.error({ err: error, msg: 'files could not be made' })
  const making: Making = {
    workshop: createWorkshop<Packed>({ atOnce: AT_ONCE, mostWaiting: MOST_WAITING, keptMs: KEPT_MS, keptBytes: KEPT_BYTES, unaskedMs: UNASKED_MS, sizeOf, onDefect }),
    instant: createMemory<Packed>({ most: 32 * MEGABYTE, maxAgeMs: KEPT_MS, sizeOf }),
  }
  workshops.set(payload, making)
  return making
}

/** What the channel makes of the order; the same order gives the same. */
export const renderOrder = ({ channel, input, ctx }: Pick<Order, 'channel' | 'input' | 'ctx'>): Rendered<unknown> => channel.render(input, ctx)

/** Are its files more than written text? */
export const takesTime = ({ channel }: Pick<Order, 'channel'>, { composition }: Rendered<unknown>): boolean => channel.takesTime?.(composition) ?? false

/** Makes the files of what was rendered, keeping nothing. The notes are those of both. */
export async function packRendered(hub: HubServices, { channel }: Pick<Order, 'channel'>, { composition, notes }: Rendered<unknown>, tools?: WorkTools): Promise<Packed> {
  const packed = await channel.pack(composition, packToolsOf(hub, tools))
  return { artefacts: packed.artefacts, notes: [...notes, ...packed.notes] }
}

/** What packing may use: originals out of the store, cuts of pictures. */
export function packToolsOf(hub: HubServices, tools?: WorkTools): PackTools {
  return {
    original: async (key) => {
      const bytes = await hub.media.original(key)
      if (!bytes) throw new HubError('render-failed', 'A media file of this piece is not in the store any more. Restore it from the backup.', { media: key })
      return bytes
    },
    image: (image) => hub.media.image(image),
    ...(tools ? { signal: tools.signal, progress: tools.progress } : {}),
  }
}

/**
 * The files of an order, made once for whoever asks for the same within two minutes. It is found by the hash of its complete input, so only who knows that can name it:
 * ask for leave to see it first. Nothing of it reaches the disk or another process.
 * @throws HubError `busy` where too many wait; what the channel refuses
 */
export async function packedOf(payload: Payload, order: Order, urgency: Urgency): Promise<Packed> {
  const { workshop, instant } = makingOf(payload)
  const known = instant.get(order.key)
  if (known) return known
  const rendered = renderOrder(order)
  if (takesTime(order, rendered)) return workshop.wait(order.key, packing(payload, order, rendered), urgency).catch(refuse)
  const packed = await packRendered(hubOf(payload), order, rendered)
  instant.keep(order.key, packed)
  return packed
}

/** The workshop is one for both copies of this module, its errors are of the copy that opened it: whoever asks gets one of their own. */
function refuse(error: unknown): never {
  const refusal = refusalOf(error)
  throw refusal ? asError(refusal) : error
}

const packing =
  (payload: Payload, order: Order, rendered: Rendered<unknown>): Work<Packed> =>
  (tools) =>
    packRendered(hubOf(payload), order, rendered, tools)

/** How the files of an order stand; undefined where nobody has asked for them. What is written at once counts as made. */
export function standingOf(payload: Payload, order: Pick<Order, 'key'>): Standing<Packed> | undefined {
  return makingOf(payload).workshop.look(order.key)
}

/** Has the files made for somebody who will look for them. @throws HubError `busy` where too many wait */
export function startPacking(payload: Payload, order: Order, rendered: Rendered<unknown>): Standing<Packed> {
  return start(payload, order.key, packing(payload, order, rendered))
}

function start(payload: Payload, key: string, work: Work<Packed>): Standing<Packed> {
  try {
    return makingOf(payload).workshop.start(key, work, 'look')
  } catch (error) {
    return refuse(error)
  }
}

const pagesKey = ({ key }: Pick<Order, 'key'>): string => `${key}:pages`

/** Pictures of the order's printed pages, where its channel prints. */
export function pagesStanding(payload: Payload, order: Pick<Order, 'key'>): Standing<Packed> | undefined {
  return makingOf(payload).workshop.look(pagesKey(order))
}

/** Has them made. Null where the channel prints nothing. @throws HubError `busy` where too many wait */
export function startPages(payload: Payload, order: Order, { composition }: Rendered<unknown>): Standing<Packed> | null {
  const { channel } = order
  if (!channel.pages) return null
  const draw: Work<Packed> = async (tools) => ({ artefacts: (await channel.pages?.(composition, packToolsOf(hubOf(payload), tools))) ?? [], notes: [] })
  return start(payload, pagesKey(order), draw)
}
