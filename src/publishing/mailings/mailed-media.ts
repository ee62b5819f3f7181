/** Pictures of mailings: a mail that was sent goes on asking for the pictures of the editions that it shows, though newer ones may be live by now. */
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { EditionContent, MailingBlock, MailingContent, MediaFacts } from '../../content/edition.ts'
import type { MediaKey } from '../../content/nodes.ts'
import type { Now } from '../clock.ts'
import { editionsByHash, embeddedEditions } from '../lookups.ts'
import { dayOf, licencesOf } from '../media/licences.ts'
import { mediaKeysUsed } from '../media-used.ts'
import { findRecords, whereAll } from '../records.ts'
import { standingsOf } from './block-standings.ts'
import { isOffline } from './online-page.ts'

/** Keys of the media that an approved content shows; of a mailing those of its blocks as well, embedded pieces included. */
export async function mediaKeysShown(payload: Payload, content: EditionContent, req?: PayloadRequest): Promise<MediaKey[]> {
  const own = mediaKeysUsed(content)
  return content.subject === 'mailing' ? [...own, ...(await shownBy(payload, content.blocks, req)).flatMap(mediaKeysUsed)] : own
}

/** Mailings looked at for one picture: those that were approved last. */
const EDITIONS_LOOKED_AT = 100

/**
 * What mailings say of a media file, where that is what is asked for: mailings that were approved, that nobody has taken off the web, and whose block with the picture may be shown
 * now. A mail says for ever what the file was when it was approved: another focal point since is another cut. Empty if there is none, or if the licence has run out: what
 * is live may say no more of the picture for just that reason.
 */
export async function mailedMediaFacts(payload: Payload, key: MediaKey, at: Now, isAsked: (facts: MediaFacts) => boolean): Promise<readonly MediaFacts[]> {
  const where = whereAll({ subject: { equals: 'mailing' } }, { mediaKeys: { contains: `|${key}|` } })
  const records = await findRecords(payload, 'editions', { where, sort: '-createdAt', limit: EDITIONS_LOOKED_AT })
  for (const { content } of records) {
    if (content.subject !== 'mailing') continue
    const blocks = await blocksWith(payload, content.blocks, key, isAsked)
    const [first] = blocks
    if (!first || (await isOffline(payload, content.key, content.locale))) continue
    const standings = await standingsOf(payload, content.locale, blocks.map(({ block }) => block), at)
    if (standings.includes('live')) return (await isLicensed(payload, first.facts, at)) ? [first.facts] : []
  }
  return []
}

/** The blocks that say of the file what is asked for. */
async function blocksWith(payload: Payload, blocks: MailingContent['blocks'], key: MediaKey, isAsked: (facts: MediaFacts) => boolean): Promise<{ block: MailingBlock; facts: MediaFacts }[]> {
  // In one query; then each is at hand.
  await editionsByHash(payload, blocks.map(({ edition }) => edition))
  const shown = await Promise.all(blocks.map(async (block) => ({ block, contents: await shownBy(payload, [block]) })))
  return shown.flatMap(({ block, contents }) => {
    const facts = contents.flatMap((content) => (content.subject === 'piece' && content.media[key] ? [content.media[key]] : [])).find(isAsked)
    return facts ? [{ block, facts }] : []
  })
}

async function isLicensed(payload: Payload, facts: MediaFacts, at: Now): Promise<boolean> {
  const today = dayOf(at.latest)
  return (await licencesOf(await createLocalReq({}, payload), [facts])).every(({ until }) => until >= today)
}

/** The contents of blocks, and what they embed. */
async function shownBy(payload: Payload, blocks: MailingContent['blocks'], req?: PayloadRequest): Promise<EditionContent[]> {
  const editions = await editionsByHash(payload, blocks.map(({ edition }) => edition), req)
  const pieces = [...editions.values()].flatMap(({ content }) => (content.subject === 'piece' ? [content] : []))
  return [...pieces, ...Object.values(await embeddedEditions(payload, pieces, req)).map(({ content }) => content)]
}
