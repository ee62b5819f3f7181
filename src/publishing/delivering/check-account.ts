/** Opens a network with an account's secret, sends nothing, and says whose account it is. */
import type { PayloadRequest } from 'payload'
import { type AccountIdentity, CarrierError } from '../../channel/carrier.ts'
import { closeTasksOf } from '../../consent/tasks.ts'
import { requirePerson } from '../four-eyes.ts'
import { hubOf } from '../hub.ts'
import { announceWork } from '../wake.ts'
import { limitWarning } from './account-limits.ts'
import { accountOf, clearProblem, keepLimits, openAccount } from './accounts.ts'
import { sentenceOf } from './failures.ts'
import { networkOf } from './networks.ts'

const CHECK_MS = 20_000

export type AccountCheck = { readonly isOpen: true; readonly identity: AccountIdentity; readonly warning: { readonly de: string; readonly en: string } | null } | { readonly isOpen: false; readonly kind: CarrierError['kind']; readonly error: { readonly de: string; readonly en: string } }

/** An account that opens again is used again: nobody has to renew it. What its server takes is kept, and said where the hub counts with more. @throws HubError `forbidden`, `not-found` */
export async function checkAccount(req: PayloadRequest, key: string): Promise<AccountCheck> {
  const { payload } = req
  const person = requirePerson(req, ['admin'])
  const account = await accountOf(payload, key)
  const { carrier } = networkOf(hubOf(payload), account.network)
  try {
    const identity = await carrier.identify({ account: openAccount(payload, account), privateHosts: hubOf(payload).privateHosts, signal: AbortSignal.timeout(CHECK_MS) })
    await keepLimits(payload, account, identity.mostCharacters)
    const isMended = account.problem || (account.repliesProblem && account.repliesProblem !== 'refused')
    if (isMended && (await clearProblem(payload, account))) {
      await closeTasksOf(req, `account:${key}`, 'renew-account', person.key)
      announceWork()
    }
    return { isOpen: true, identity, warning: limitWarning(hubOf(payload), { ...account, mostCharacters: identity.mostCharacters ?? null }) }
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error
    return { isOpen: false, kind: error.kind, error: sentenceOf(error) }
  }
}
