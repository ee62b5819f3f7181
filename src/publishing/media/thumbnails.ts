/**
 * Small pictures for people of the house. They are made by this process's background as all pictures are, never by a request: those of media files when they are uploaded, those of
 * customers' files when somebody first opens one, because most are never opened.
 */
import type { Payload } from 'payload'
import type { ImageOrder } from '../../channel/contract.ts'
import { HubError } from '../../content/errors.ts'
import { perOwner } from '../compose-memory.ts'
import { hubOf } from '../hub.ts'
import type { MediaStore } from './store.ts'
import { createWantedPictures, type WantedPictures, wantedPictures } from './wanted.ts'

/** Files of the house and files of customers: kept apart, and each made in a line of its own. */
export type Room = 'media' | 'attachments'

/** px: at most so wide. */
const WIDTH = 480

/** The picture that serves as thumbnail: one of those that are made of every upload. @param width of the original, px, where it is known */
export const thumbnailOrder = (media: string, width: number | null | undefined): ImageOrder => ({ media, width: Math.min(WIDTH, width || WIDTH), fit: 'inside', format: 'webp' })

export const thumbnails = perOwner<Payload, Readonly<Record<Room, WantedPictures>>>((payload) => ({
  media: wantedPictures(payload),
  attachments: createWantedPictures(leavingNothing(hubOf(payload).attachments), (error) => payload.logger.warn({ err: error, msg: 'a picture of a customer’s file could not be made' })),
}))

/** A customer's file may be erased while a picture of it is being made: then that goes as well. */
export function leavingNothing(store: Pick<MediaStore, 'original' | 'derivative' | 'made' | 'ensureDerivative' | 'remove'>): Pick<MediaStore, 'derivative' | 'made' | 'ensureDerivative'> {
  return {
    derivative: store.derivative,
    made: store.made,
    async ensureDerivative(order) {
      const bytes = await store.ensureDerivative(order)
      if ((await store.original(order.media)) !== null) return bytes
      await store.remove(order.media)
      throw new HubError('not-found', 'The file is gone.')
    },
  }
}
