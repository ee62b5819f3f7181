/** Pictures of mailings: a mail that was sent goes on asking for the pictures of the editions that it shows, though newer ones may be live by now. */
import type { Payload, PayloadRequest } from 'payload'
import type { EditionContent, MailingContent, MediaFacts } from '../../content/edition.ts'
import type { MediaKey } from '../../content/nodes.ts'
import type { Now } from '../clock.ts'
import { editionsByHash, embeddedEditions } from '../lookups.ts'
import { mediaKeysUsed } from '../media-used.ts'
import { findRecords, whereAll } from '../records.ts'
import { blockStandings } from './block-standings.ts'
import { isOffline } from './online-page.ts'

/** Keys of the media that an approved content shows; of a mailing those of its blocks as well, embedded pieces included. */
export async function mediaKeysShown(payload: Payload, content: EditionContent, req?: PayloadRequest): Promise<MediaKey[]> {
  const own = mediaKeysUsed(content)
  return content.subject === 'mailing' ? [...own, ...(await shownBy(payload, content.blocks, req)).flatMap(mediaKeysUsed)] : own
}

/** Editions of a mailing looked at for one picture: those that were approved last. */
const EDITIONS_LOOKED_AT = 20

/**
 * What mailings say of a media file: those that were approved, that nobody has taken off the web, and whose block with the picture may be shown now. Empty if there is none.
 */
export async function mailedMediaFacts(payload: Payload, key: MediaKey, at: Now): Promise<readonly MediaFacts[]> {
  const where = whereAll({ subject: { equals: 'mailing' } }, { mediaKeys: { contains: `|${key}|` } })
  const records = await findRecords(payload, 'editions', { where, sort: '-createdAt', limit: EDITIONS_LOOKED_AT })
  for (const { content } of records) {
    const facts = content.subject === 'mailing' && !(await isOffline(payload, content.key, content.locale)) ? await factsIn(payload, content, key, at) : []
    if (facts.length > 0) return facts
  }
  return []
}

async function factsIn(payload: Payload, { locale, blocks }: MailingContent, key: MediaKey, at: Now): Promise<MediaFacts[]> {
  const standings = await blockStandings(payload, locale, blocks, at)
  const shown = await shownBy(payload, blocks.filter((_, index) => standings[index]?.standing === 'live'))
  return shown.flatMap((content) => (content.subject === 'piece' && content.media[key] ? [content.media[key]] : []))
}

/** The contents of blocks, and what they embed. */
async function shownBy(payload: Payload, blocks: MailingContent['blocks'], req?: PayloadRequest): Promise<EditionContent[]> {
  const editions = await editionsByHash(payload, blocks.map(({ edition }) => edition), req)
  const pieces = [...editions.values()].flatMap(({ content }) => (content.subject === 'piece' ? [content] : []))
  return [...pieces, ...Object.values(await embeddedEditions(payload, pieces, req)).map(({ content }) => content)]
}
