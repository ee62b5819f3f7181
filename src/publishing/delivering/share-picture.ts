/** The picture that link previews show of a piece's page, for networks to which a post must bring it. */
import type { Payload } from 'payload'
import { now } from '../clock.ts'
import { keptRendition, orderForPublication, whileConsented } from '../compose.ts'
import { HubError } from '../../content/errors.ts'
import { hubOf } from '../hub.ts'
import { type DeliveryRecord, findRecord, type StoredArtefact, whereAll } from '../records.ts'
import { visibleWhere } from '../visibility.ts'

const VARIANT = 'share-image'

/** Of the very edition, and only if it is to be seen and has been made: it is never worth waiting for. */
export async function sharePictureOf(payload: Payload, { pieceKey, locale, edition }: Pick<DeliveryRecord, 'pieceKey' | 'locale' | 'edition'>): Promise<(StoredArtefact & { readonly content: Uint8Array }) | null> {
  const channel = hubOf(payload).channels.find(({ variants }) => variants.some(({ id }) => id === VARIANT))
  if (!channel) return null
  const at = now()
  const about = whereAll({ pieceKey: { equals: pieceKey } }, { locale: { equals: locale } }, { channel: { equals: channel.id } }, { edition: { equals: edition } })
  const publication = await findRecord(payload, 'publications', { where: whereAll(about, visibleWhere(at)) })
  if (!publication) return null
  const composing = async () => {
    const order = await orderForPublication(payload, publication, VARIANT, undefined, at)
    return { key: order.key, channel: order.channel.id, quotes: order.ctx.quotes }
  }
  try {
    const { kept } = await whileConsented(payload, composing, ({ key }) => keptRendition(payload, key))
    return kept?.artefacts.find(({ mime }) => mime === 'image/jpeg') ?? null
  } catch (error) {
    if (error instanceof HubError && (error.code === 'gone' || error.code === 'busy')) return null
    throw error
  }
}
