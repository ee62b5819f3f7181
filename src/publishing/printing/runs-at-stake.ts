/** Print runs that something would take with it, told before anybody does it. */
import type { Payload, PayloadRequest, Where } from 'payload'
import type { Locale, PieceKey } from '../../content/nodes.ts'
import { requirePerson } from '../four-eyes.ts'
import { findRecords, whereAll } from '../records.ts'
import type { PrintRunRecord } from './run-record.ts'
import { PULLABLE, type RunState, statesFor } from './run-states.ts'
import { READING } from './run-views.ts'

export interface RunAtStake extends Pick<PrintRunRecord, 'key' | 'title' | 'state' | 'channel'> {
  /** Null while nobody knows. */
  readonly copies: number | null
}

export interface Stake {
  /** Those that changed last come first. */
  readonly runs: readonly RunAtStake[]
  /** Of all of them, as far as known. */
  readonly copies: number
}

export interface RunsAtStake {
  /** No shop has them: they would be blocked. */
  readonly waiting: Stake
  /** A shop has them. */
  readonly withShop: Stake
}

/** Runs that are blocked or called back when a piece is taken off the channels that print. @throws HubError `not-signed-in`, `forbidden` */
export function runsOfPiece(req: PayloadRequest, pieceKey: PieceKey, locale: Locale): Promise<RunsAtStake> {
  return runsAtStake(req, whereAll({ pieceKey: { equals: pieceKey } }, { locale: { equals: locale } }), statesFor('recall'))
}

/** Runs that rest on a recipient list: those that are blocked when it is deleted, and those for which it is kept. @throws HubError `not-signed-in`, `forbidden` */
export function runsOfList(req: PayloadRequest, key: string): Promise<RunsAtStake> {
  return runsAtStake(req, ofList(key), PULLABLE)
}

/** Runs from which copies of people in this list may still have to be taken out. */
export async function runsHolding(payload: Payload, key: string): Promise<readonly RunAtStake[]> {
  return (await findRecords(payload, 'print-runs', { where: whereAll(ofList(key), { state: { in: [...PULLABLE] } }), sort: '-changed' })).map(told)
}

const ofList = (key: string): Where => ({ or: [{ list: { equals: key } }, { seeds: { equals: key } }] })

async function runsAtStake(req: PayloadRequest, which: Where, withShop: readonly RunState[]): Promise<RunsAtStake> {
  requirePerson(req, READING)
  const found = await findRecords(req.payload, 'print-runs', { where: whereAll(which, { state: { in: [...statesFor('block'), ...withShop] } }), sort: '-changed' })
  return { waiting: stakeOf(found.filter(({ state }) => !withShop.includes(state))), withShop: stakeOf(found.filter(({ state }) => withShop.includes(state))) }
}

function stakeOf(records: readonly PrintRunRecord[]): Stake {
  const runs = records.map(told)
  return { runs, copies: runs.reduce((sum, { copies }) => sum + (copies ?? 0), 0) }
}

const told = ({ key, title, state, channel, counts, quantity }: PrintRunRecord): RunAtStake => ({ key, title, state, channel, copies: counts?.copies ?? quantity ?? null })
