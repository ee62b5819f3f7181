/** Tasks that follow from where deliveries and accounts stand. Whoever dies before opening one leaves it to the next pass. */
import type { Payload } from 'payload'
import { openTask } from '../../consent/tasks.ts'
import { type DeliveryRecord, findRecord, findRecords, whereAll } from '../records.ts'
import type { AccountRecord } from './accounts.ts'

/** So long after it failed a process that died may have left the asking to others. */
const LATELY_MS = 60 * 60_000

/** What whoever gets a task must know of a delivery: the piece and what it is called where it is published, the place, what went wrong. */
export async function toldOf(payload: Payload, { key, pieceKey, locale, account, network, failure, publication }: DeliveryRecord) {
  const title = (await findRecord(payload, 'publications', { where: { slot: { equals: publication } } }))?.title ?? null
  return { piece: pieceKey, title, locale, account, network, failure: failure ?? null, delivery: key }
}

/** `confirm-post`: somebody is to say what became of it; `mend-post`: to see why it was not sent. Once for each time that it came to that. */
export const askAbout = (payload: Payload, kind: 'confirm-post' | 'mend-post', delivery: DeliveryRecord): Promise<void> =>
  openTask(payload, { kind, subject: `delivery:${delivery.key}`, cause: [delivery.rev], data: () => toldOf(payload, delivery) })

/** Somebody is to enter the account's secret again. Once for each secret. */
export const askForSecret = (payload: Payload, { key, sealed, label, network }: AccountRecord): Promise<void> =>
  openTask(payload, { kind: 'renew-account', subject: `account:${key}`, cause: [sealed?.slice(-24) ?? ''], data: () => ({ account: key, label, network }) })

/** Opens what is to be asked and has not been yet; doing so again changes nothing. */
export async function askWhatIsOpen(payload: Payload, accounts: readonly AccountRecord[]): Promise<void> {
  for (const delivery of await findRecords(payload, 'deliveries', { where: { state: { equals: 'uncertain' } } })) await askAbout(payload, 'confirm-post', delivery)
  const lately = new Date(Date.now() - LATELY_MS).toISOString()
  for (const delivery of await findRecords(payload, 'deliveries', { where: whereAll({ state: { equals: 'failed' } }, { failure: { not_equals: 'absent' } }, { updatedAt: { greater_than: lately } }) })) await askAbout(payload, 'mend-post', delivery)
  for (const account of accounts) if (account.problem) await askForSecret(payload, account)
}
