/** Tasks that follow from where deliveries and accounts stand. Whoever dies before opening one leaves it to the next pass. */
import type { Payload } from 'payload'
import { openTask } from '../../consent/tasks.ts'
import { type DeliveryRecord, findRecord, findRecords, whereAll } from '../records.ts'
import type { AccountRecord } from './accounts.ts'

/** So long after it failed a process that died may have left the asking to others. */
const LATELY_MS = 60 * 60_000

/** What the piece is called where it is published, for whoever gets the task. */
export const titleOf = async (payload: Payload, { publication }: Pick<DeliveryRecord, 'publication'>): Promise<string | null> =>
  (await findRecord(payload, 'publications', { where: { slot: { equals: publication } } }))?.title ?? null

/** Somebody is to say what became of it. Once for each time that it became uncertain. */
export const askForPost = (payload: Payload, { key, rev, pieceKey, locale, account, network, publication }: DeliveryRecord): Promise<void> =>
  openTask(payload, { kind: 'confirm-post', subject: `delivery:${key}`, cause: [rev], data: async () => ({ piece: pieceKey, title: await titleOf(payload, { publication }), locale, account, network, delivery: key }) })

/** Somebody is to see why it was not sent. Once for each failure. */
export const askForFailed = (payload: Payload, { key, rev, pieceKey, locale, account, network, failure, publication }: DeliveryRecord): Promise<void> =>
  openTask(payload, { kind: 'mend-post', subject: `delivery:${key}`, cause: [rev], data: async () => ({ piece: pieceKey, title: await titleOf(payload, { publication }), locale, account, network, failure: failure ?? null, delivery: key }) })

/** Somebody is to enter the account's secret again. Once for each secret. */
export const askForSecret = (payload: Payload, { key, sealed, label, network }: AccountRecord): Promise<void> =>
  openTask(payload, { kind: 'renew-account', subject: `account:${key}`, cause: [sealed?.slice(-24) ?? ''], data: () => ({ account: key, label, network }) })

/** Opens what is to be asked and has not been yet; doing so again changes nothing. */
export async function askWhatIsOpen(payload: Payload, accounts: readonly AccountRecord[]): Promise<void> {
  for (const delivery of await findRecords(payload, 'deliveries', { where: { state: { equals: 'uncertain' } } })) await askForPost(payload, delivery)
  const lately = new Date(Date.now() - LATELY_MS).toISOString()
  for (const delivery of await findRecords(payload, 'deliveries', { where: whereAll({ state: { equals: 'failed' } }, { failure: { not_equals: 'absent' } }, { updatedAt: { greater_than: lately } }) })) await askForFailed(payload, delivery)
  for (const account of accounts) if (account.problem) await askForSecret(payload, account)
}
