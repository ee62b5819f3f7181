/**
 * Makes what follows from what is stored and is not there yet: what consents that ended ask for, image derivatives, and the renditions of publications. There is no queue that could lose or double
 * a job: what is due is read from the database each time, and making it twice gives the same bytes under the same key.
 */
import type { Payload } from 'payload'
import { followUpConsents } from '../consent/follow-ups.ts'
import type { MediaFacts } from '../content/edition.ts'
import { orderForPublication, rendition } from '../publishing/compose.ts'
import { channelOf, hubOf } from '../publishing/hub.ts'
import { currentBrand } from '../publishing/lookups.ts'
import { findRecords } from '../publishing/records.ts'
import { withConsent } from '../publishing/visibility.ts'
import { onWork } from '../publishing/wake.ts'

const EVERY_MS = 60_000
const AFTER_MS = 300
/** So many things are remembered as made; beyond that they are looked at again, which is cheap. */
const REMEMBERED = 50_000

export interface Reconciler {
  /** Runs one pass now, or joins the one that is running. */
  run(): Promise<void>
  stop(): Promise<void>
}

/** Starts the background worker of this process: a pass at once, after every announcement, and every minute. */
export function startReconciler(payload: Payload): Reconciler {
  const made = new Set<string>()
  const followed = new Set<string>()
  let running: Promise<void> | null = null
  let isAgain = false
  let isStopped = false
  const pass = async (): Promise<void> => {
    do {
      isAgain = false
      if (made.size > REMEMBERED) made.clear()
      if (followed.size > REMEMBERED) followed.clear()
      // First: it tells people and apps of what they must not show any more, and what it holds back needs no rendition.
      await followUpConsents(payload, { seen: followed, isStopped: () => isStopped })
      await deriveImages(payload, made, () => isStopped)
      await renderPublications(payload, made, () => isStopped)
    } while (isAgain && !isStopped)
  }
  const run = (): Promise<void> => {
    if (running) {
      isAgain = true
      return running
    }
    running = pass()
      .catch((error: unknown) => payload.logger.error({ err: error, msg: 'background work failed; it is tried again in a minute' }))
      .finally(() => {
        running = null
      })
    return running
  }
  // A little later: announcements may come from within a transaction that is about to commit.
  const stopListening = onWork(() => void setTimeout(() => void (isStopped || run()), AFTER_MS).unref())
  const timer = setInterval(() => void run(), EVERY_MS)
  timer.unref()
  void run()
  return {
    run,
    async stop() {
      isStopped = true
      stopListening()
      clearInterval(timer)
      await running
    },
  }
}

async function once(payload: Payload, made: Set<string>, id: string, work: () => Promise<unknown>): Promise<void> {
  if (made.has(id)) return
  try {
    await work()
    made.add(id)
  } catch (error) {
    // One broken file or piece must not keep the others from being made.
    payload.logger.warn({ err: error, id, msg: 'something could not be made in the background; it is tried again' })
  }
}

async function deriveImages(payload: Payload, made: Set<string>, isStopped: () => boolean): Promise<void> {
  const { media } = hubOf(payload)
  const { docs } = await payload.find({ collection: 'media', pagination: false, depth: 0, select: { sha256: true, mimeType: true, width: true, height: true, focalX: true, focalY: true } as never })
  for (const doc of docs as { sha256?: string; mimeType?: string; width?: number; height?: number; focalX?: number; focalY?: number }[]) {
    if (isStopped()) return
    const { sha256, mimeType, width, height, focalX = 50, focalY = 50 } = doc
    if (!sha256 || !width || !height || !mimeType?.startsWith('image/')) continue
    const facts: MediaFacts = { key: sha256, mime: mimeType, filename: '', alt: '', width, height, focalX: Math.round(focalX), focalY: Math.round(focalY) }
    await once(payload, made, `media:${sha256}:${facts.focalX}:${facts.focalY}`, () => media.ensureStandard(facts))
  }
}

async function renderPublications(payload: Payload, made: Set<string>, isStopped: () => boolean): Promise<void> {
  const hub = hubOf(payload)
  const publications = await withConsent(payload, await findRecords(payload, 'publications', { where: { isSuspended: { equals: false } } }))
  const brands = new Map<string, string>()
  for (const publication of publications) {
    if (!brands.has(publication.brand)) brands.set(publication.brand, (await currentBrand(payload, publication.brand)).hash)
    for (const { id: variant, isPerPiece } of channelOf(hub, publication.channel).variants) {
      if (isStopped()) return
      if (!isPerPiece) continue
      const id = `rendition:${publication.slot}:${publication.rev}:${variant}:${brands.get(publication.brand)}`
      await once(payload, made, id, () => rendition(payload, () => orderForPublication(payload, publication, variant), { urgency: 'ahead' }))
    }
  }
}
