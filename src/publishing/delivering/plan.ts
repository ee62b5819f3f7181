/** Publication → Delivery: which of its posts go to which accounts, and when. */
import type { PayloadRequest } from 'payload'
import { closeTasksOf } from '../../consent/tasks.ts'
import { HubError } from '../../content/errors.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { parseInstant } from '../publish.ts'
import { type DeliveryRecord, findRecord, insertRecord, type PublicationRecord, writeTogether } from '../records.ts'
import { announceWork } from '../wake.ts'
import { problemSentence } from './account-problem.ts'
import { type AccountRecord, accountOf } from './accounts.ts'
import { deliveryKey, quotedIn, samePosts, tellOf, UNDER_WAY } from './deliveries.ts'
import { instantOf, localTime } from './local-time.ts'
import { networkOf } from './networks.ts'
import { mayStand } from './prepare.ts'

export interface PostOrder {
  /** Slot of the publication. */
  readonly publication: string
  /** Keys; at least one. */
  readonly accounts: readonly string[]
  /** Default: the first that the account's network takes. */
  readonly variant?: string
  /** `post`, or `quote:<testimonial>`; default: `post`. */
  readonly posts?: readonly string[]
  /** By the wall clock of each account (`2026-12-01T08:00`), or an instant with its zone. Default: as soon as the publication is visible. */
  readonly at?: string
}

/** What is later than this was meant for the past. */
const GRACE_MS = 5 * 60_000

/**
 * Plans posts of what is published; each post goes to each account once. All of them are planned, or none.
 * @throws HubError `forbidden`, `not-found`, `bad-input`, `conflict` (planned or posted there already), `gone` (the publication is suspended or over)
 */
export async function planPosts(req: PayloadRequest, order: PostOrder): Promise<DeliveryRecord[]> {
  const { payload } = req
  const person = requirePerson(req, ['editor', 'approver'])
  const publication = await findRecord(payload, 'publications', { where: { slot: { equals: order.publication } } })
  if (!publication) throw new HubError('not-found', 'There is no such publication. Publish the piece on this channel first.')
  if (!(await mayStand(payload, publication))) throw new HubError('gone', 'This publication is not shown (any more): it was taken off, is over, or lacks a consent. Nothing of it is posted.')
  const posts = [...new Set(order.posts ?? ['post'])]
  for (const post of posts) requirePost(publication, post)
  const accounts = await Promise.all([...new Set(order.accounts)].map((key) => accountOf(payload, key)))
  if (accounts.length === 0 || posts.length === 0) throw new HubError('bad-input', 'Name at least one account and one post.')
  const targets = accounts.map((account) => ({ account, variant: variantFor(req, publication, account, order.variant), due: dueAt(publication, account, order.at) }))
  const planned = await writeTogether(req, async (tx) => {
    const still = await findRecord(payload, 'publications', { where: { slot: { equals: order.publication } }, req: tx })
    if (still?.edition !== publication.edition) throw new HubError('conflict', 'Another edition was published at this moment. Look at it, then plan its posts.')
    const made: DeliveryRecord[] = []
    for (const target of targets) for (const post of posts) made.push(await planOne(tx, publication, { ...target, post }, person.key))
    return made
  })
  announceWork()
  return planned
}

/** @throws HubError `bad-input` where the publication has no such post */
export function requirePost({ quotes }: PublicationRecord, post: string): void {
  const testimonial = quotedIn(post)
  if (post === 'post' || (testimonial && (quotes ?? '').includes(`|${testimonial}|`))) return
  throw new HubError('bad-input', `There is no post "${post.slice(0, 90)}": give post, or quote: and the key of a testimonial that the piece quotes.`)
}

function variantFor({ payload }: PayloadRequest, publication: PublicationRecord, account: AccountRecord, wanted: string | undefined): string {
  const { channel, facts } = networkOf(hubOf(payload), account.network)
  if (channel !== publication.channel) throw new HubError('bad-input', `The account "${account.label}" takes what the channel ${channel} makes, not ${publication.channel}.`)
  if (account.brand && account.brand !== publication.brand) throw new HubError('bad-input', `The account "${account.label}" belongs to another brand.`)
  requireOpen(account)
  const variant = wanted ?? facts.variants[0]
  if (!facts.variants.includes(variant)) throw new HubError('bad-input', `The account "${account.label}" takes: ${facts.variants.join(', ')}.`)
  return variant
}

/** @throws HubError `conflict` where nothing can be sent from it */
export function requireOpen({ label, isDisabled, problem, problemSaid }: AccountRecord): void {
  if (isDisabled) throw new HubError('conflict', `The account "${label}" is disabled. Choose another one.`)
  if (problem) throw new HubError('conflict', `Nothing can be sent from "${label}": ${problemSentence(problem, problemSaid).en}`)
}

function dueAt({ from, until }: PublicationRecord, { timeZone }: AccountRecord, at: string | undefined): string {
  const begin = new Date(Math.max(Date.parse(from), Date.now())).toISOString()
  if (at === undefined) return begin
  const due = /(?:Z|[+-]\d{2}:\d{2})$/.test(at) ? parseInstant(at, 'The time') : instantOf(at, timeZone)
  if (Date.parse(due) < Date.now() - GRACE_MS) throw new HubError('bad-input', `${localTime(Date.parse(due), timeZone)} in ${timeZone} is past. Choose a later time.`)
  if (Date.parse(due) < Date.parse(from)) throw new HubError('bad-input', `The piece is not to be seen before ${localTime(Date.parse(from), timeZone)} in ${timeZone}. Choose a later time.`)
  if (until && Date.parse(due) >= Date.parse(until)) throw new HubError('bad-input', `The piece is to be seen until ${localTime(Date.parse(until), timeZone)} in ${timeZone}. Choose an earlier time.`)
  return due
}

interface Target extends Pick<DeliveryRecord, 'inPlaceOf' | 'manner'> {
  readonly account: Pick<AccountRecord, 'key' | 'network' | 'label'>
  readonly variant: string
  readonly due: string
  readonly post: string
}

/** @throws HubError `conflict` where it is planned or posted there already */
export async function planOne(tx: PayloadRequest, publication: PublicationRecord, { account, variant, due, post, inPlaceOf, manner }: Target, actor: string): Promise<DeliveryRecord> {
  const { payload } = tx
  const { slot, edition, approval, pieceKey, locale, channel } = publication
  const earlier = await samePosts(tx, { publication: slot, account: account.key, post })
  // What is being deleted because another takes its place stands in nobody's way.
  const isGoing = ({ state, failure }: DeliveryRecord) => state === 'delivered' && failure === 'overtaken'
  const open = earlier.find((one) => !isGoing(one) && [...UNDER_WAY, 'delivered'].includes(one.state) && (one.edition === edition || one.state === 'planned' || one.state === 'claimed'))
  if (open) throw new HubError('conflict', `This post is ${open.state} on "${account.label}" already.`, { delivery: open.key, state: open.state })
  const round = earlier.filter((one) => one.edition === edition).length + 1
  const order = { publication: slot, edition, account: account.key, post, round }
  const data = {
    ...order,
    key: deliveryKey(order),
    pieceKey,
    locale,
    channel,
    variant,
    approval,
    inPlaceOf: inPlaceOf ?? null,
    manner: manner ?? null,
    network: account.network,
    state: 'planned' as const,
    due,
    next: due,
    attempts: 0,
    plannedBy: actor,
    rev: 1,
  }
  const made = await insertRecord(payload, 'deliveries', data, tx)
  // Planned anew, what failed before wants nobody any more.
  for (const one of earlier) if (one.state === 'failed') await closeTasksOf(tx, `delivery:${one.key}`, 'mend-post', actor)
  await tellOf(tx, made, 'post-planned', actor)
  return made
}
