/** What people deleted in a network does not stay readable here: networks do not tell, so messages of late are looked up now and then. */
import { createLocalReq, type Payload, type Where } from 'payload'
import { CarrierError } from '../../channel/carrier.ts'
import { uiLanguage } from '../../channel/ui-language.ts'
import { type Now, now } from '../clock.ts'
import { hubOf } from '../hub.ts'
import { LOCALES } from '../places.ts'
import { writeTogether } from '../records.ts'
import { type AccountRecord, changeAccount, findAccounts } from './accounts.ts'
import { networkOf } from './networks.ts'
import { callFor, isRead, type RepliesOptions, takeTurn } from './replies.ts'

/** So long people are given to think better of it. */
const LATELY_MS = 30 * 86_400_000
const MOST_DIALOGS = 1_000
const MOST_MESSAGES = 100
/** Four times a day for each account, however often the hub is restarted. */
const TURN_MS = 6 * 60 * 60_000
/** Where the network cannot be reached. */
const LATER_MS = 30 * 60_000
const WORDS = { de: '[im Netzwerk gelöscht]', en: '[deleted in the network]' } as const

interface Message {
  readonly author: string
  readonly text: string
  readonly externalId?: string | null
  readonly isPrivate?: boolean | null
}
interface Dialog {
  readonly id: string | number
  readonly externalId: string
  readonly messages?: readonly Message[] | null
}

/** Blanks the words of messages that their writers deleted, in every account whose turn it is. Doing so again changes nothing. */
export async function forgetGoneReplies(payload: Payload, { at = now(), signal }: RepliesOptions = {}): Promise<void> {
  for (const account of await findAccounts(payload)) {
    if (signal?.aborted) return
    if (!isRead(payload, account, at) || !(await takeTurn(payload, account, 'repliesGoneNext', at, TURN_MS))) continue
    try {
      await lookThrough(payload, account, at, signal)
    } catch (error) {
      if (!(error instanceof CarrierError)) payload.logger.error({ err: error, account: account.key, msg: 'replies could not be looked up; it is tried again' })
      await changeAccount(payload, account, { repliesGoneNext: new Date(at.earliest + LATER_MS).toISOString() })
    }
  }
}

async function lookThrough(payload: Payload, account: AccountRecord, { earliest }: Now, signal: AbortSignal | undefined): Promise<void> {
  const where: Where = { and: [{ externalId: { contains: `${account.key}/` } }, { source: { in: ['social-public', 'social-private'] } }, { updatedAt: { greater_than: new Date(earliest - LATELY_MS).toISOString() } }] }
  const { docs } = await payload.find({ collection: 'service-dialogs', where, sort: '-updatedAt', limit: MOST_DIALOGS, depth: 0, overrideAccess: true })
  // What the database finds may stand elsewhere in the name: another account's messages are unknown here, and would be taken for deleted.
  const dialogs = (docs as unknown as Dialog[]).filter(({ externalId }) => externalId.startsWith(`${account.key}/`))
  const all = dialogs.flatMap(({ messages }) => (messages ?? []).flatMap((one) => (isTheirs(one) && one.externalId ? [one.externalId] : [])))
  // A part of them each time, so that a flood keeps nobody's from being looked up.
  const first = all.length > MOST_MESSAGES ? (Math.floor(earliest / TURN_MS) * MOST_MESSAGES) % all.length : 0
  const ids = [...all.slice(first), ...all.slice(0, first)].slice(0, MOST_MESSAGES)
  if (ids.length === 0) return
  const gone = new Set(await networkOf(hubOf(payload), account.network).carrier.goneReplies(callFor(payload, account, signal), ids))
  for (const { id, messages } of dialogs) if ((messages ?? []).some((one) => isTheirs(one) && gone.has(one.externalId ?? ''))) await blank(payload, id, gone)
}

/** Words of a person, not blanked yet. */
const isTheirs = ({ author, text }: Message): boolean => author === 'customer' && text !== WORDS.de && text !== WORDS.en

async function blank(payload: Payload, id: Dialog['id'], gone: ReadonlySet<string>): Promise<void> {
  const words = WORDS[uiLanguage(LOCALES[0]?.code ?? 'de')]
  await writeTogether(await createLocalReq({}, payload), async (tx) => {
    const dialog = (await payload.findByID({ collection: 'service-dialogs', id, depth: 0, overrideAccess: true, disableErrors: true, showHiddenFields: true, req: tx })) as unknown as Dialog | null
    if (!dialog) return
    const messages = (dialog.messages ?? []).map((one) => (isTheirs(one) && gone.has(one.externalId ?? '') ? { ...one, text: words, isPrivate: true } : one))
    await payload.update({ collection: 'service-dialogs', id, data: { messages } as never, depth: 0, overrideAccess: true, req: tx })
  })
}
