/** Where a person's words stood, for the person: by what is published and approved, in few queries, because the answer to a withdrawal waits for it. */
import type { Payload } from 'payload'
import { pagePath } from '../channel/addresses.ts'
import type { ChannelId } from '../channel/contract.ts'
import type { UiLanguage } from '../channel/ui-language.ts'
import { hubOf } from '../publishing/hub.ts'
import { findRecords, whereAll } from '../publishing/records.ts'
import { requirementsOf } from '../publishing/visibility.ts'
import { eventOf } from './ledger.ts'
import { handedOut, mailedWords, mailingPath } from './mailed.ts'
import { listShowingsOf } from './list-showings.ts'
import { PHRASES } from './page/phrases.ts'
import type { Place, WereWhere } from './page/withdrawn-page.ts'
import type { ConsentEventRecord } from '../publishing/record-types.ts'

const MOST = 200

/**
 * Pieces and channels that quote a testimonial, latest first, at most {@link MOST}, and the walls on which it stood. What an earlier edition quoted and
 * its successor does not is in the report that the service can make (report.ts), which reads the whole history.
 * @param chain up to the withdrawal, not empty
 * @param channels those that the consent was for
 */
export async function placesOf(payload: Payload, chain: readonly ConsentEventRecord[], channels: readonly ChannelId[], language: UiLanguage, nowMs: number): Promise<WereWhere> {
  const testimonial = chain[0]?.testimonial
  if (channels.length === 0 || testimonial === undefined) return { places: [], hasLists: false }
  const where = whereAll({ quotes: { contains: `|${testimonial}|` } }, { channel: { in: [...channels] } }, { from: { less_than_equal: new Date(nowMs).toISOString() } })
  const found = await findRecords(payload, 'publications', { where, sort: '-changed', limit: MOST })
  const lists = await listShowingsOf(payload, testimonial, chain.map(eventOf), hubOf(payload).channels.map(({ id }) => id), { earliest: nowMs, latest: nowMs })
  const walls = new Map(lists.flatMap(({ list, channel, paths }) => (list === 'wall' && channels.includes(channel) ? paths.map((path): [string, Place] => [path, { channel, title: PHRASES[language].wall(path), path }]) : [])))
  const pieces = found.map((one): Place => {
    // A piece that went with the quote has no page to look at any more.
    const isThere = one.channel === 'web-page' && !requirementsOf(one).some((needed) => needed.testimonial === testimonial)
    return { channel: one.channel, title: one.title, path: isThere ? pagePath(one.locale, one.slug) : null }
  })
  const mailChannel = hubOf(payload).channels.find(({ mailExports }) => mailExports !== undefined)?.id
  const mails = mailChannel !== undefined && channels.includes(mailChannel) ? handedOut((await mailedWords(payload, [testimonial])).get(testimonial) ?? []) : []
  const mailings = await Promise.all(mails.map(async (mail): Promise<Place> => ({ channel: mailChannel ?? '', title: mail.title, path: await mailingPath(payload, mail) })))
  return { places: [...walls.values(), ...mailings, ...pieces], hasLists: lists.length > 0 }
}
