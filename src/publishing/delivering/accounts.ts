/** Accounts in networks as the outbox works with them. */
import type { Payload, PayloadRequest, Where } from 'payload'
import { type CarrierAccount, CarrierError } from '../../channel/carrier.ts'
import { HubError } from '../../content/errors.ts'
import { hubOf } from '../hub.ts'
import { whereAll } from '../records.ts'
import { compareAndSet, retryOnConflict } from '../transactions.ts'
import type { AccountProblem } from './account-problem.ts'
import { accountOwner } from './networks.ts'
import { isSealedWith, seal, SealError, unseal } from './sealed.ts'

export interface AccountRecord {
  readonly id: string | number
  readonly key: string
  readonly label: string
  readonly network: string
  readonly server: string
  readonly identifier?: string | null
  readonly sealed?: string | null
  /** IANA name: times are planned in it. */
  readonly timeZone: string
  /** Key of the only brand that may post here; empty for all. */
  readonly brand?: string | null
  readonly isDisabled?: boolean | null
  /** Why nothing is sent until a person renews the secret. */
  readonly problem?: AccountProblem | null
  /** What the network said to that. */
  readonly problemSaid?: string | null
  /** Most characters of a post on its server, as it said when the account was checked last. */
  readonly mostCharacters?: number | null
  /** The network asked to wait until then. */
  readonly pausedUntil?: string | null
  /** Is what people answer there kept? Only if somebody said so. */
  readonly keepsReplies?: boolean | null
  /** Why it is not read until a person renews the secret. */
  readonly repliesProblem?: AccountProblem | null
  readonly repliesProblemSaid?: string | null
  /** Where reading goes on; nothing for the first time. */
  readonly repliesCursor?: string | null
  /** When to read again. */
  readonly repliesNext?: string | null
  /** When to look up again what people deleted there. */
  readonly repliesGoneNext?: string | null
}

export async function findAccounts(payload: Payload, keys?: readonly string[]): Promise<AccountRecord[]> {
  const where: Where = keys ? { key: { in: [...new Set(keys)] } } : {}
  const { docs } = await payload.find({ collection: 'social-accounts', where, sort: 'label', pagination: false, limit: 0, depth: 0, overrideAccess: true, showHiddenFields: true })
  return docs as unknown as AccountRecord[]
}

/** @throws HubError `not-found` */
export async function accountOf(payload: Payload, key: string): Promise<AccountRecord> {
  const [found] = await findAccounts(payload, [key])
  if (!found) throw new HubError('not-found', `There is no account "${key.slice(0, 80)}". GET /api/flow/social-accounts lists them.`)
  return found
}

/** May it be sent from now, as far as the account goes? */
export const isReady = ({ isDisabled, problem, pausedUntil }: AccountRecord, atMs: number): boolean =>
  isDisabled !== true && !problem && !(pausedUntil && Date.parse(pausedUntil) > atMs)

/** The account with its secret in clear: for one call of a carrier. @throws CarrierError `auth` where it cannot be opened */
export function openAccount(payload: Payload, account: AccountRecord): CarrierAccount {
  const { network, server, identifier, sealed } = account
  try {
    return { network, server, identifier: identifier ?? '', secret: unseal(hubOf(payload).sealingKeys, sealed ?? '', accountOwner(account)) }
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    throw new CarrierError('auth', error.problem, { cause: error })
  }
}

/** Changes an account where it is still so; null where it is not. */
export const changeAccount = (payload: Payload, { id }: AccountRecord, data: Record<string, unknown>, where: Where = {}, req?: PayloadRequest) => {
  const set = () => compareAndSet(payload, { collection: 'social-accounts', where: whereAll({ id: { equals: id } }, where), data, ...(req ? { req } : {}) })
  return req ? set() : retryOnConflict(set)
}
/** Only while it has the secret with which something was found out: a new one is innocent. */
export const sameSecret = ({ sealed }: AccountRecord): Where => ({ sealed: { equals: sealed ?? '' } })
const change = (payload: Payload, account: AccountRecord, data: Record<string, unknown>) => changeAccount(payload, account, data, sameSecret(account))

/** Nothing more is sent from this account until somebody enters its secret again. */
export function markProblem(payload: Payload, account: AccountRecord, error: CarrierError) {
  const { problem, said } = problemIn(error)
  return change(payload, account, { problem, problemSaid: said })
}
/** What an error that no waiting mends says of the account. */
export const problemIn = ({ cause, said }: CarrierError): { readonly problem: AccountProblem; readonly said: string | null } =>
  cause instanceof SealError ? { problem: cause.problem, said: null } : { problem: 'refused', said: said || null }
/** It opened the network: what was wrong is no more. A right to read that was refused is none to send, and is not seen by opening it. */
export const clearProblem = (payload: Payload, account: AccountRecord) =>
  change(payload, account, { problem: null, problemSaid: null, pausedUntil: null, ...(account.repliesProblem === 'refused' ? {} : { repliesProblem: null, repliesProblemSaid: null }) })
/** What its server takes; nothing where the network has one number for all. */
export const keepLimits = (payload: Payload, account: AccountRecord, mostCharacters: number | undefined) =>
  (account.mostCharacters ?? null) === (mostCharacters ?? null) ? null : change(payload, account, { mostCharacters: mostCharacters ?? null })
/** Nothing is sent from this account before that instant. */
export const pause = (payload: Payload, account: AccountRecord, until: string) => change(payload, account, { pausedUntil: until })

/** Seals with the newest key what an older one sealed, so that the older one can be taken out of the configuration. */
export async function resealAccounts(payload: Payload): Promise<void> {
  const { sealingKeys } = hubOf(payload)
  for (const account of await findAccounts(payload)) {
    if (!account.sealed || isSealedWith(sealingKeys, account.sealed)) continue
    try {
      const { secret } = openAccount(payload, account)
      await change(payload, account, { sealed: seal(sealingKeys, secret, accountOwner(account)) })
    } catch (error) {
      if (!(error instanceof CarrierError)) throw error
      if (!account.problem) await markProblem(payload, account, error)
    }
  }
}
