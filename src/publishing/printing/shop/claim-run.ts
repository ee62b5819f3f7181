/** A shop takes a run over: one shop, one winner. */
import type { Payload } from 'payload'
import { HubError } from '../../../content/errors.ts'
import { announceWork } from '../../wake.ts'
import type { PrintRunRecord } from '../run-record.ts'
import { moveRun } from '../runs.ts'
import { mayLeave, reasonOf } from '../standing.ts'
import { hasObjected } from './pull-copies.ts'
import { goneBecause, type ShopCaller, shopRun } from './shop-runs.ts'

/** A run that the caller claimed with the same words: the answer got lost, or the program began again. */
const isTheirs = (run: PrintRunRecord, caller: ShopCaller, claim: string): boolean => run.claimedBy === caller.token && run.claim === claim

/**
 * Claims a released run. The same token with the same claim id gets the same answer again, however often it asks; everybody else is told that it is taken.
 * @param claim chosen by the shop and kept until the run is finished
 * @throws HubError `not-found`, `gone` with the reason, `conflict` where somebody has it
 */
export async function claimRun(payload: Payload, caller: ShopCaller, key: string, claim: string): Promise<PrintRunRecord> {
  const seen = await shopRun(payload, caller, key)
  if (isTheirs(seen, caller, claim)) return seen
  // Before the transaction, for it may read the list. Whoever objects at this very moment is pulled from the claimed run.
  if (seen.state === 'released' && (await hasObjected(payload, seen))) {
    announceWork()
    throw goneBecause(seen, reasonOf('list-changed'))
  }
  try {
    return await moveRun(payload, key, {
      act: 'claim',
      actor: `token:${caller.token}`,
      data: { claimedBy: caller.token, claim, report: null },
      facts: { shop: caller.shop },
      check: async (run) => {
        if (run.shop !== caller.shop) throw new HubError('not-found', 'There is nothing at this address that this token may see.')
        await requireLeave(payload, run)
      },
    })
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'conflict') throw error
    // Taken at this moment: by the same program, asking twice, or by somebody else.
    const now = await shopRun(payload, caller, key)
    if (isTheirs(now, caller, claim)) return now
    throw new HubError('conflict', 'This run is claimed already. Take another one.', { run: key, state: now.state })
  }
}

/** Asks the records themselves whether the run may leave the house. @throws HubError `gone` with the reason */
export async function requireLeave(payload: Payload, run: PrintRunRecord): Promise<void> {
  const leaving = await mayLeave(payload, run)
  if (leaving.may) return
  // Whoever writes such things down does so soon; the shop is told now.
  announceWork()
  throw goneBecause(run, leaving.reason)
}
