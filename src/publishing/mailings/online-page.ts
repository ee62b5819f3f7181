/** The mail on the web: what was approved last, with the blocks and the customers' words that may be shown now, and a line on what has changed since. */
import type { Payload, PayloadRequest } from 'payload'
import type { MailingContent } from '../../content/edition.ts'
import type { Locale } from '../../content/nodes.ts'
import { HubError } from '../../content/errors.ts'
import { appendAudit } from '../audit.ts'
import type { Now } from '../clock.ts'
import { make, type Order, whileConsented } from '../compose.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { requireLocale } from '../places.ts'
import { findRecord, findRecords, whereAll, writeTogether } from '../records.ts'
import { approvedMailing, findReadable } from './approved-mailing.ts'
import { standingsOf } from './block-standings.ts'
import { tellingChanges } from './changed-since.ts'
import { orderForMailing } from './compose-mailing.ts'
import { textOf } from './mail-parts.ts'

const SWITCHES = ['mailing-offline', 'mailing-online'] as const

/** Has somebody taken the page of a mailing off the web? The last word on it counts. */
export async function isOffline(payload: Payload, key: string, locale: Locale, req?: PayloadRequest): Promise<boolean> {
  const where = whereAll({ subject: { equals: `mailing:${key}` } }, { type: { in: [...SWITCHES] } })
  const events = await findRecords(payload, 'audit-events', { where, sort: '-number', ...(req ? { req } : {}) })
  return events.find(({ data }) => data.locale === locale)?.type === 'mailing-offline'
}

/** Takes the page off the web, or puts it back. Saying so again changes nothing. @throws HubError `forbidden`, `not-approved` */
export async function setOnline(req: PayloadRequest, { key, locale, isOnline }: { readonly key: string; readonly locale: Locale; readonly isOnline: boolean }): Promise<{ readonly isOnline: boolean }> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  requireLocale(locale)
  await approvedMailing(payload, key, locale)
  await writeTogether(req, async (tx) => {
    await findRecord(payload, 'audit-events', { where: { subject: { equals: `mailing:${key}` } }, sort: '-number', req: tx })
    if ((await isOffline(payload, key, locale, tx)) !== isOnline) return
    const type = isOnline ? 'mailing-online' : 'mailing-offline'
    await appendAudit(payload, tx, { subject: `mailing:${key}`, type, actor: person.key, data: { locale } }, new Date().toISOString())
  })
  return { isOnline }
}

/** What stands at the address of a mailing. `unknown`: nothing has been approved yet that may leave the house. `gone`: none of its blocks may be shown any more. */
export type OnlinePage = { readonly state: 'unknown' | 'gone' } | { readonly state: 'there'; readonly html: string }

/**
 * The page, whether or not somebody has taken it off the web: {@link isOffline} is asked for every reader, because answers that are kept do not hear of it.
 * @param at the clock, read anew where a consent moves while the page is made
 */
export async function onlinePage(payload: Payload, { key, locale }: { readonly key: string; readonly locale: Locale }, at: () => Now): Promise<OnlinePage> {
  const edition = await findReadable(payload, key, locale)
  if (!edition) return { state: 'unknown' }
  const hub = hubOf(payload)
  try {
    const compose = async () => {
      const order = await shownOrder(payload, edition.content, at())
      return { order, quotes: order.ctx.quotes, channel: order.channel.id }
    }
    return { state: 'there', html: await whileConsented(payload, compose, async ({ order }) => textOf(await make(hub, order), 'html')) }
  } catch (error) {
    if (error instanceof HubError && error.code === 'gone') return { state: 'gone' }
    throw error
  }
}

/** Whoever reads on the web is there already, and has nothing to leave: neither link stands there. @throws HubError `gone` where no block may be shown */
async function shownOrder(payload: Payload, content: MailingContent, at: Now): Promise<Order> {
  const standings = await standingsOf(payload, content.locale, content.blocks, at)
  const blocks = content.blocks.filter((_, index) => standings[index] === 'live')
  if (blocks.length === 0) throw new HubError('gone', 'Nothing of this mailing may be shown any more.')
  return orderForMailing(payload, await tellingChanges(payload, { ...content, blocks }, at), { links: { online: '', unsubscribe: '' }, isDraft: false, at })
}
