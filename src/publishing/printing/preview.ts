/** The first recipient's pages as they would be printed now, before anything is built: drawn of what is published, approved and listed at this moment. */
import type { Payload, PayloadRequest } from 'payload'
import { limitComposing } from '../../access/rate-limits.ts'
import type { Note } from '../../channel/notes.ts'
import { sha256Hex } from '../../content/canonical.ts'
import { HubError } from '../../content/errors.ts'
import { createMemory, type Memory, perOwner } from '../compose-memory.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { packToolsOf } from '../making/pack-order.ts'
import { openList } from '../recipient-lists/open-list.ts'
import { recipientAt } from './build-files.ts'
import { noteSeen } from './note-read.ts'
import { formatOf, orderNow, pressOf } from './press-order.ts'
import { runError } from './run-faults.ts'
import type { PrintRunRecord } from './run-record.ts'
import { READING } from './run-views.ts'
import { runOf } from './runs.ts'

interface Drawn {
  /** PNG each. */
  readonly pages: readonly Uint8Array[]
  readonly notes: readonly Note[]
}

const MEGABYTE = 1_000_000
/** Pages name a recipient: they are kept while somebody looks, and only in memory. */
const drawnOf: (payload: Payload) => Memory<Promise<Drawn>> = perOwner(() => createMemory<Promise<Drawn>>({ most: 64 * MEGABYTE, sizeOf: () => 4 * MEGABYTE, maxAgeMs: 60_000 }))

export interface Preview {
  readonly pages: number
  readonly notes: readonly Note[]
}

/** How many pages there are, and what is to be said of them. @throws HubError `forbidden`, `not-found`, `gone`, `bad-input` (nobody left in the list), `render-failed` */
export async function previewOf(req: PayloadRequest, key: string): Promise<Preview> {
  const { pages, notes } = await draw(req, key)
  return { pages: pages.length, notes }
}

/** One page as a PNG. @param page from 1 @throws HubError as {@link previewOf} */
export async function previewPage(req: PayloadRequest, key: string, page: number): Promise<Uint8Array> {
  const { pages } = await draw(req, key)
  const wanted = pages[page - 1]
  if (!wanted) throw new HubError('not-found', `This copy has ${pages.length} pages.`)
  return wanted
}

async function draw(req: PayloadRequest, key: string): Promise<Drawn> {
  const person = requirePerson(req, READING)
  const { payload } = req
  const run = await runOf(payload, key)
  await noteSeen(payload, run, person.key, 'preview')
  const list = run.list ? await openList(payload, run.list, { suppressed: 'leave-out' }) : null
  try {
    const { order, hash } = await orderNow(payload, { ...run, origin: list?.origin ?? null })
    const memory = drawnOf(payload)
    const name = sha256Hex(`${hash} ${list?.hash ?? ''}`)
    const known = memory.get(name)
    if (known) return await known
    await limitComposing(person.key)
    // Somebody else may have begun meanwhile: two who look at once have it drawn once.
    const begun = memory.get(name)
    if (begun) return await begun
    const drawing = firstOf(payload, run, list).then((recipient) => drawPages(payload, run, order, recipient))
    memory.keep(name, drawing)
    // What failed is tried again by whoever asks next.
    drawing.catch(() => memory.forget(name))
    return await drawing
  } finally {
    await list?.close()
  }
}

/** The first of the list in the order of printing; null for mail to nobody. @throws HubError `bad-input` where nobody is left */
async function firstOf(payload: Payload, run: PrintRunRecord, list: Awaited<ReturnType<typeof openList>> | null) {
  if (!list) return null
  const recipients = await list.order(run.shopProfile.sort, run.locale)
  if (recipients.length === 0) throw runError('run-nobody-reads', run.locale, { field: 'list' })
  const { publicUrl, secret } = hubOf(payload)
  return recipientAt({ run, plan: { recipients: recipients.slice(0, 1), seeds: [], leftOut: 0 }, lists: { recipients: list, seeds: null }, publicUrl, secret }, 1)
}

async function drawPages(payload: Payload, run: PrintRunRecord, { input, ctx }: Awaited<ReturnType<typeof orderNow>>['order'], recipient: Awaited<ReturnType<typeof recipientAt>>): Promise<Drawn> {
  const hub = hubOf(payload)
  const press = pressOf(hub, run.channel)
  const { channel } = press
  if (!channel.pages) throw new HubError('not-found', 'This channel draws no pages.')
  const { composition, notes } = channel.render({ ...input, ...(recipient ? { recipient } : {}) }, ctx)
  const tools = packToolsOf(hub)
  const pages = await channel.pages(composition, tools)
  const isTooLong = pages.length > formatOf(press, run.format).pages.most
  // By how much, and what would fit; what else packing may refuse is the build's to say.
  const overset = isTooLong ? await channel.fit?.(composition, tools).catch(() => []) : undefined
  return { pages: pages.map(({ bytes }) => bytes), notes: [...(overset ?? []), ...notes] }
}
