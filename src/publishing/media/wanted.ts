/**
 * Derivatives that somebody asks for before they are there. They are made one after the other, whoever goes on waiting: a picture is made by this process's background, not by a request,
 * and however many ask, uploads and files for channels find room beside it.
 */
import pLimit from 'p-limit'
import type { Payload } from 'payload'
import type { ImageOrder } from '../../channel/contract.ts'
import { derivativeName, parseDerivativeName } from '../../channel/images.ts'
import { HubError } from '../../content/errors.ts'
import { createMemory, perOwner } from '../compose-memory.ts'
import { hubOf } from '../hub.ts'
import { within } from '../making/workshop.ts'
import type { MediaStore } from './store.ts'

/** Beyond that, whoever asks is told to come again without anything being noted. */
const MOST_WANTED = 500
/** A picture that cannot be made is not tried again for so long. */
const FAILED_MS = 10 * 60 * 1000
/** So long a reader waits where nothing like it is there. */
const WAIT_MS = 5_000
const RETRY_S = 2

export interface WantedPictures {
  /**
   * The picture; or the nearest that is there, and `isStandIn`: then it is being made.
   * @throws HubError `busy` with `retryAfterSeconds` while it is being made and nothing like it is there; `not-found` without original; `unsupported-media` if it cannot be made
   */
  get(order: ImageOrder): Promise<{ readonly bytes: Uint8Array; readonly format: ImageOrder['format']; readonly isStandIn: boolean }>
}

/** @param store where the originals are @param onDefect hears why a picture could not be made */
export function createWantedPictures(store: Pick<MediaStore, 'derivative' | 'made' | 'ensureDerivative'>, onDefect: (error: unknown) => void, waitMs = WAIT_MS): WantedPictures {
  const oneByOne = pLimit(1)
  const underway = new Map<string, Promise<Uint8Array>>()
  const failed = createMemory<Error>({ most: MOST_WANTED, maxAgeMs: FAILED_MS })

  const want = (order: ImageOrder): Promise<Uint8Array> => {
    const id = `${order.media}/${derivativeName(order)}`
    const known = underway.get(id)
    if (known) return known
    const failure = failed.get(id)
    if (failure) return Promise.reject(failure)
    if (underway.size >= MOST_WANTED) return Promise.reject(stillMaking())
    const making = oneByOne(() => store.ensureDerivative(order)).finally(() => underway.delete(id))
    underway.set(id, making)
    making.catch((error: unknown) => {
      // An original that is missing may come back at any moment, and costs nothing to look for.
      if (!(error instanceof HubError && error.code === 'not-found')) failed.keep(id, error instanceof Error ? error : new Error(String(error)))
      onDefect(error)
    })
    return making
  }

  return {
    async get(order) {
      const { media, format } = order
      const kept = await store.derivative(media, derivativeName(order))
      if (kept) return { bytes: kept, format, isStandIn: false }
      const making = want(order)
      making.catch(() => undefined)
      for (const name of nearest(order, await store.made(media))) {
        const bytes = await store.derivative(media, name)
        const found = parseDerivativeName(name)
        if (bytes && found) return { bytes, format: found.format, isStandIn: true }
      }
      const made = await within(making, waitMs)
      if (!made) throw stillMaking()
      return { bytes: made, format, isStandIn: false }
    },
  }
}

const stillMaking = (): HubError => new HubError('busy', 'This picture is being made. Ask again in a moment.', { retryAfterSeconds: RETRY_S })

const COMPATIBLE: Readonly<Record<ImageOrder['format'], readonly ImageOrder['format'][]>> = { avif: ['avif', 'webp', 'jpeg'], webp: ['webp', 'jpeg'], jpeg: ['jpeg'], png: ['png', 'jpeg'] }

/**
 * Names of derivatives that can stand in, the likest first: of the same cut, in a format that whoever shows the wanted one shows too. Rather the right size than the right format.
 * @param names of derivatives that are there
 */
export function nearest(order: ImageOrder, names: readonly string[]): string[] {
  const formats = COMPATIBLE[order.format]
  const rated = names.flatMap((name) => {
    const other = parseDerivativeName(name)
    if (!other || !formats.includes(other.format)) return []
    const isSameCut = order.fit === 'inside' ? other.fit === 'inside' : derivativeName({ ...other, format: order.format }) === derivativeName(order)
    return isSameCut ? [{ name, distance: Math.abs(Math.log(other.width / order.width)), format: formats.indexOf(other.format) }] : []
  })
  return rated.sort((a, b) => a.distance - b.distance || a.format - b.format).map(({ name }) => name)
}

/** The hub's pictures. */
export const wantedPictures = perOwner<Payload, WantedPictures>((payload) =>
  createWantedPictures(hubOf(payload).media, (error) => payload.logger.warn({ err: error, msg: 'a picture could not be made' })),
)
