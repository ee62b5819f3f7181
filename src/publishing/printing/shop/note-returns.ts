/** Letters that came back to the shop: their recipients are left out of later runs. */
import type { Payload, PayloadRequest } from 'payload'
import { HubError } from '../../../content/errors.ts'
import { markReturns } from '../../recipient-lists/mark-returns.ts'
import type { PrintRunRecord, ShopReport } from '../run-record.ts'
import { noteRun, runOf } from '../runs.ts'
import { namedCopies } from './named-copies.ts'
import { copiesIn, openPrinted } from './printed-rows.ts'
import { type ShopCaller, shopRun } from './shop-runs.ts'

/** Which copies: by their numbers in the run (recipients.csv has them), or by pages of a file. */
export type ReturnedCopies = { readonly numbers: readonly number[] } | { readonly file: string; readonly pages: readonly [first: number, last: number] }

export interface Returns {
  readonly copies: readonly ReturnedCopies[]
  /** Why, in the shop's words or code. */
  readonly reason: string
}

/** Copies named in one request. */
export const MOST_RETURNS = 20_000
/** Copies that are looked at before others have their turn. */
const AT_ONCE = 2_000
const RETURNING: readonly PrintRunRecord['state'][] = ['printing', 'shipped', 'closed', 'recalled']

export interface NotedReturns {
  /** Copies that were named, each once. */
  readonly named: number
  /** Of these, recipients whose mail had not come back before. */
  readonly noted: number
  /** Of these, the house's own addresses: nobody is left out for them. */
  readonly houseAddresses: number
  /** Of these, people who were erased since: nothing is left to be noted. */
  readonly erased: number
}

/**
 * Notes returns; the same ones again change nothing.
 * @throws HubError `not-found`, `gone`, `conflict` before it is printed, `bad-input` for copies that the run does not have
 */
export async function noteReturns(payload: Payload, caller: ShopCaller, key: string, { copies, reason }: Returns): Promise<NotedReturns> {
  const run = await shopRun(payload, caller, key, { recalled: 'too' })
  if (!RETURNING.includes(run.state)) throw new HubError('conflict', `The run is ${run.state}: nothing of it can have come back.`, { run: key, state: run.state })
  const lists = await openPrinted(payload, run)
  try {
    const numbers = await numbersOf(payload, run, copies)
    const named = numbers.flatMap((number) => lists.plan.recipients[number - 1] ?? [])
    const rows = named.filter((row) => !lists.list.isErased(row))
    const lines = (await lists.list.at(rows)).map(({ line }) => line)
    const noted = run.list && lines.length > 0 ? await markReturns(payload, run.list, lines, reason, `shop:${caller.shop}`, (fresh, tx) => count(tx, key, fresh)) : 0
    return { named: numbers.length, noted, houseAddresses: numbers.length - named.length, erased: named.length - rows.length }
  } finally {
    await lists.close()
  }
}

/** Each number once, in order. */
async function numbersOf(payload: Payload, run: PrintRunRecord, copies: readonly ReturnedCopies[]): Promise<number[]> {
  const named = namedCopies(copies)
  const found: number[] = []
  let seen = 0
  for await (const copy of copiesIn(payload, run)) {
    if (named.has(copy)) found.push(copy.number)
    seen += 1
    if (seen % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  named.assertAll()
  if (found.length > MOST_RETURNS) throw new HubError('too-large', `At most ${MOST_RETURNS} copies at once.`)
  return found
}

const NONE: ShopReport = { printed: null, spoiled: null, shipped: null, returned: 0, at: {}, comment: '' }

/** For people to see; the list itself says who. */
async function count(tx: PayloadRequest, key: string, noted: number): Promise<void> {
  const run = await runOf(tx.payload, key, tx)
  const report = run.report ?? NONE
  const counted = await noteRun(tx.payload, run, { report: { ...report, returned: report.returned + noted } }, tx)
  if (!counted) throw new Error('Write conflict: the run was changed at the same moment.')
}
