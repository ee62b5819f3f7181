/**
 * Reads what people answered in networks, and keeps it as service dialogs. With each reply that is stored the account's cursor moves, in one transaction: so each is kept once,
 * whoever dies in between, and what was erased does not come back.
 */
import { createLocalReq, type Payload, ValidationError, type Where } from 'payload'
import { type DialogImporting, dialogImportingOf } from '../../../collections/service-dialogs/importing.ts'
import { CarrierError, type CarrierCall, type Reply } from '../../channel/carrier.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import { saidAt } from '../../consent/rights/erased-since.ts'
import { HubError } from '../../content/errors.ts'
import { type Now, now } from '../clock.ts'
import { failpoint } from '../failpoints.ts'
import { hubOf } from '../hub.ts'
import { LOCALES } from '../places.ts'
import { type DeliveryRecord, findRecord, whereAll, writeTogether } from '../records.ts'
import { type AccountRecord, changeAccount, findAccounts, isReady, openAccount, problemIn, sameSecret } from './accounts.ts'
import { networkOf } from './networks.ts'
import { askForSecret } from './questions.ts'
import { type AnsweredPost, dialogOfReply } from './reply-dialog.ts'
import { sentFiles } from './prepare.ts'

const EVERY_MS = 2 * 60_000
const READ_MS = 60_000
/** Where a network cannot be reached, or does not speak of replies. */
const LATER_MS = 30 * 60_000
/** Conversations of one account that may begin in a day: a flood waits in the network, and buries nobody's question here. */
const MOST_A_DAY = 500
const DAY_MS = 86_400_000
/** Readings of one account in one pass; the next pass goes on. */
const MOST_PAGES = 5

export interface RepliesOptions {
  readonly at?: Now
  /** Ends the pass at once, calls to networks included. */
  readonly signal?: AbortSignal
}
const NEVER = new AbortController().signal

/** Reads every account that is due; doing so again, or in several processes, keeps nothing twice. */
export async function collectReplies(payload: Payload, { at = now(), signal = NEVER }: RepliesOptions = {}): Promise<void> {
  for (const account of await findAccounts(payload)) {
    if (signal.aborted) return
    // One process reads it now.
    if (!isRead(payload, account, at) || !(await takeTurn(payload, account, 'repliesNext', at, EVERY_MS))) continue
    await readAccount(payload, account, at, signal).catch(async (error: unknown) => {
      // Its time is kept: whoever starts next reads on.
      if (signal.aborted) return
      if (error instanceof CarrierError) return heed(payload, account, error, at)
      payload.logger.error({ err: error, account: account.key, msg: 'replies could not be read; it is tried again' })
    })
  }
}

/** Is what people answer there read at all, as things are? */
export const isRead = (payload: Payload, account: AccountRecord, { latest }: Now): boolean =>
  networkOf(hubOf(payload), account.network).facts.hasReplies && account.keepsReplies === true && !account.repliesProblem && isReady(account, latest)

/** Is something due in an account, and this process the one that does it? Then it is due again after so long. */
export async function takeTurn(payload: Payload, account: AccountRecord, due: 'repliesNext' | 'repliesGoneNext', { earliest }: Now, everyMs: number): Promise<boolean> {
  const known = account[due]
  if (known && Date.parse(known) > earliest) return false
  return (await changeAccount(payload, account, { [due]: iso(earliest + everyMs) }, { [due]: known ? { equals: known } : { exists: false } })) !== null
}

async function isFlooded(payload: Payload, { key }: AccountRecord, { latest }: Now): Promise<boolean> {
  const where: Where = { and: [{ externalId: { contains: `${key}/` } }, { createdAt: { greater_than: iso(latest - DAY_MS) } }] }
  const { docs } = await payload.find({ collection: 'service-dialogs', where, pagination: false, depth: 0, select: { externalId: true } as never, overrideAccess: true })
  // What the database finds may stand elsewhere in the name.
  return (docs as unknown as { readonly externalId: string }[]).filter(({ externalId }) => externalId.startsWith(`${key}/`)).length >= MOST_A_DAY
}

const iso = (ms: number): string => new Date(ms).toISOString()
export const callFor = (payload: Payload, account: AccountRecord, signal = NEVER): CarrierCall => ({ account: openAccount(payload, account), privateHosts: hubOf(payload).privateHosts, signal: AbortSignal.any([signal, AbortSignal.timeout(READ_MS)]) })

async function readAccount(payload: Payload, account: AccountRecord, now: Now, signal: AbortSignal): Promise<void> {
  const { carrier } = networkOf(hubOf(payload), account.network)
  const importing = dialogImportingOf(payload)
  let cursor = account.repliesCursor ?? null
  for (let page = 0; page < MOST_PAGES && !signal.aborted; page++) {
    if (await isFlooded(payload, account, now)) {
      payload.logger.warn({ account: account.key, msg: `more than ${MOST_A_DAY} conversations began in a day; the others are read later` })
      return void (await changeAccount(payload, account, { repliesNext: iso(now.earliest + LATER_MS) }))
    }
    const read = await carrier.readReplies(callFor(payload, account, signal), cursor)
    for (const reply of read.replies) {
      if (signal.aborted || !(await keep(payload, account, importing, reply, cursor))) return
      cursor = reply.cursor
    }
    if (read.cursor !== cursor && !(await changeAccount(payload, account, { repliesCursor: read.cursor }, at(cursor)))) return
    cursor = read.cursor
    if (!read.isMore) return
  }
}

/** The account reads on from there. */
const at = (cursor: string | null): Where => (cursor === null ? { repliesCursor: { exists: false } } : { repliesCursor: { equals: cursor } })

/** @returns false where another process has read on */
async function keep(payload: Payload, account: AccountRecord, importing: DialogImporting, reply: Reply, cursor: string | null): Promise<boolean> {
  const { facts } = networkOf(hubOf(payload), account.network)
  const language = uiLanguage(LOCALES[0]?.code ?? 'de')
  const about = await answeredPost(payload, account, reply)
  const dialog = dialogOfReply(reply, about, { account: account.key, network: account.network, networkLabel: facts.label[language], language })
  try {
    const isKept = await writeTogether(await createLocalReq({}, payload), async (tx) => {
      saidAt(tx, reply.at)
      const moved = await changeAccount(payload, account, { repliesCursor: reply.cursor }, at(cursor), tx)
      if (!moved) return false
      failpoint('reply:after-cursor')
      await importing.receive(tx, dialog)
      failpoint('reply:after-dialog')
      return true
    })
    failpoint('reply:after-commit')
    return isKept
  } catch (error) {
    const isRefused = error instanceof ValidationError || (error instanceof HubError && error.code !== 'busy' && error.code !== 'internal')
    if (!isRefused) throw error
    // Too long a conversation, somebody who was erased since: the others must not wait for it.
    payload.logger.warn({ account: account.key, code: error instanceof HubError ? error.code : 'validation', msg: 'a reply was left out' })
    return (await changeAccount(payload, account, { repliesCursor: reply.cursor }, at(cursor))) !== null
  }
}

/** The hub's own post that the conversation hangs on. */
async function answeredPost(payload: Payload, account: AccountRecord, { thread }: Reply): Promise<AnsweredPost | null> {
  const delivery = await findRecord(payload, 'deliveries', { where: whereAll({ account: { equals: account.key } }, { reference: { equals: thread } }), sort: '-deliveredAt' })
  if (!delivery?.deliveredAt) return null
  // One post may have been changed since: what the conversation began with is named once.
  return { reference: thread, at: new Date(delivery.startedAt ?? delivery.deliveredAt).toISOString(), text: await ownWords(payload, delivery), url: delivery.url ?? null }
}

/** What the house said there. A customer's words that it quoted are nobody's to keep in another person's dialog: there the address must do. */
async function ownWords(payload: Payload, delivery: DeliveryRecord): Promise<string> {
  if (delivery.state !== 'delivered' || delivery.post !== 'post' || (delivery.quotes ?? '') !== '') return ''
  const sent = await sentFiles(payload, delivery)
  const json = sent?.packed.artefacts.find(({ name }) => name === `${sent.post}.json`)
  return json ? ((JSON.parse(new TextDecoder().decode(json.bytes)) as { text?: string }).text ?? '') : ''
}

/** Sending goes on whatever becomes of reading: a token may allow the one and not the other. */
async function heed(payload: Payload, account: AccountRecord, error: CarrierError, { earliest }: Now): Promise<void> {
  const wait = error.kind === 'rate-limit' && error.retryAt ? error.retryAt : iso(earliest + LATER_MS)
  const { problem, said } = problemIn(error)
  const marked = await changeAccount(payload, account, { repliesNext: wait, ...(error.kind === 'auth' ? { repliesProblem: problem, repliesProblemSaid: said } : {}) }, sameSecret(account))
  if (marked && error.kind === 'auth') await askForSecret(payload, account)
}
