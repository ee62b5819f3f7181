/** What has changed in the pieces of a mailing since it was approved. Whoever opens its page finds the mail that was sent, and above it what says something else by now. */
import type { Payload } from 'payload'
import { pagePath } from '../../channel/addresses.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import { calendarIn, dayInWords } from '../../consent/page/days.ts'
import type { MailingBlock, MailingContent } from '../../content/edition.ts'
import type { Divider, List, ListItem } from '../../content/nodes.ts'
import type { Now } from '../clock.ts'
import { hubOf } from '../hub.ts'
import { editionsByHash } from '../lookups.ts'
import { findRecords, type PublicationRecord, whereAll } from '../records.ts'
import { visibleWhere, withConsent } from '../visibility.ts'
import { WEB_CHANNEL } from './block-standings.ts'
import { mailChannelId } from './mail-channel.ts'

interface Change {
  readonly block: MailingBlock
  /** As the mail called it. */
  readonly title: string
  /** What is live of an edition that was approved later than the block's. */
  readonly current: PublicationRecord
  /** ISO 8601 */
  readonly since: string
}

/**
 * The mailing with a list above its introduction of the pieces that have changed: since when, and where each is read now. A piece that has no page of its own to lead to
 * shows its present text in place of the old. Everything else stays as it was sent.
 */
export async function tellingChanges(payload: Payload, content: MailingContent, at: Now): Promise<MailingContent> {
  const changes = await changesSince(payload, content, at)
  if (changes.length === 0) return content
  const { timeZone } = hubOf(payload)
  const blocks = content.blocks.map((block) => {
    const change = changes.find((one) => one.block === block)
    return change && !isOnWeb(change) ? { ...block, edition: change.current.edition } : block
  })
  const items = changes.map((change) => itemOf(change, dayInWords(calendarIn(timeZone).dayAt(Date.parse(change.since)), uiLanguage(content.locale))))
  const told: readonly [List, Divider] = [{ type: 'list', ordered: false, items }, { type: 'divider' }]
  return { ...content, intro: { ...content.intro, children: [...told, ...content.intro.children] }, blocks }
}

async function changesSince(payload: Payload, { locale, blocks }: MailingContent, at: Now): Promise<Change[]> {
  const pieces = blocks.map(({ piece }) => piece)
  const place = whereAll({ pieceKey: { in: pieces } }, { locale: { equals: locale } }, { channel: { in: [WEB_CHANNEL, mailChannelId(hubOf(payload))] } }, visibleWhere(at))
  const others = (await findRecords(payload, 'publications', { where: place })).filter(({ pieceKey, edition }) => blocks.some((block) => block.piece === pieceKey && block.edition !== edition))
  // So it is with most mails when they are read: nothing has changed yet.
  if (others.length === 0) return []
  const changed = others.map(({ pieceKey }) => pieceKey)
  const [approvals, sent] = await Promise.all([
    findRecords(payload, 'approvals', { where: whereAll({ subject: { equals: 'piece' } }, { subjectKey: { in: changed } }, { locale: { equals: locale } }), sort: 'number' }),
    editionsByHash(payload, blocks.map(({ edition }) => edition)),
  ])
  // The page first: there is most to read.
  const live = (await withConsent(payload, others, at)).sort((one, other) => Number(other.channel === WEB_CHANNEL) - Number(one.channel === WEB_CHANNEL))
  const lastApproved = new Map(approvals.map((approval) => [approval.edition, approval]))
  const numberOf = (edition: string): number => lastApproved.get(edition)?.number ?? 0
  return blocks.flatMap((block) => {
    const current = live.find(({ pieceKey, edition }) => pieceKey === block.piece && edition !== block.edition && numberOf(edition) > numberOf(block.edition))
    const approvedAt = current && approvals.find(({ key }) => key === current.approval)?.certificate.approvedAt
    const content = sent.get(block.edition)?.content
    return current ? [{ block, title: content?.subject === 'piece' ? content.title : current.title, current, since: later(current.from, approvedAt ?? current.from) }] : []
  })
}

const later = (one: string, other: string): string => (Date.parse(one) > Date.parse(other) ? one : other)
const isOnWeb = ({ current }: Change): boolean => current.channel === WEB_CHANNEL

const WORDS = {
  de: { changed: (title: string, day: string) => `„${title}“ wurde am ${day} geändert. `, read: 'Aktuelle Fassung lesen', below: 'Unten steht die aktuelle Fassung.' },
  en: { changed: (title: string, day: string) => `“${title}” was changed on ${day}. `, read: 'Read the current version', below: 'Below is the current version.' },
} as const

function itemOf(change: Change, day: string): ListItem {
  const { locale, slug } = change.current
  const words = WORDS[uiLanguage(locale)]
  const said = { type: 'text', text: words.changed(change.title, day) } as const
  if (!isOnWeb(change)) return { type: 'listItem', children: [{ ...said, text: said.text + words.below }] }
  return { type: 'listItem', children: [said, { type: 'link', url: pagePath(locale, slug), children: [{ type: 'text', text: words.read }] }] }
}
