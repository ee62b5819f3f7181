/** A shop says how far it is. */
import type { Payload } from 'payload'
import { HubError } from '../../../content/errors.ts'
import type { PrintRunRecord, ShopReport } from '../run-record.ts'
import { nextState, type RunAct, type RunState } from '../run-states.ts'
import { moveRun, noteRun } from '../runs.ts'
import { requireLeave } from './claim-run.ts'
import { copiesOf, type ShopCaller, shopRun } from './shop-runs.ts'

export const REPORTED = ['printing', 'shipped', 'closed'] as const
export type Reported = (typeof REPORTED)[number]
const ACT = { printing: 'print', shipped: 'ship', closed: 'close' } as const satisfies Record<Reported, RunAct>

export interface StateReport {
  readonly state: Reported
  /** Pieces; what is not given stays as it was told before. */
  readonly quantities: { readonly printed?: number | undefined; readonly spoiled?: number | undefined; readonly shipped?: number | undefined }
  readonly comment?: string | undefined
}

const NONE: ShopReport = { printed: null, spoiled: null, shipped: null, returned: 0, at: {}, comment: '' }
const TRIES = 5
/** More than so many pieces for each copy, and so many besides for setting up the press, nobody prints: somebody mistyped. */
const MOST_PER_COPY = 2
const MOST_BESIDES = 1_000

/** What is known of a run with what a shop says now. */
export function withReport(known: ShopReport | null | undefined, { quantities, comment, state }: StateReport, at: string): ShopReport {
  const { printed, spoiled, shipped } = quantities
  const before = known ?? NONE
  return {
    ...before,
    ...(printed === undefined ? {} : { printed }),
    ...(spoiled === undefined ? {} : { spoiled }),
    ...(shipped === undefined ? {} : { shipped }),
    ...(comment === undefined ? {} : { comment }),
    // When a state was told first.
    at: { [state]: at, ...before.at } as Partial<Record<RunState, string>>,
  }
}

/**
 * Notes a state and quantities. Telling the same state again changes no state; its quantities are taken.
 * @throws HubError `not-found`, `gone` with the reason, `conflict` for a step that is not the next one, `bad-input` for quantities that cannot be
 */
export async function reportState(payload: Payload, caller: ShopCaller, key: string, report: StateReport): Promise<PrintRunRecord> {
  for (let attempt = 1; ; attempt++) {
    // Called back: what was printed may still be put away and closed.
    const run = await shopRun(payload, caller, key, report.state === 'closed' ? { recalled: 'too' } : {})
    requirePossible(run, report.quantities)
    const data = { report: withReport(run.report, report, new Date().toISOString()) }
    const done = run.state === report.state ? await noteRun(payload, run, data) : await move(payload, caller, run, report, data)
    if (done) return done
    if (attempt >= TRIES) throw new HubError('busy', 'Others were changing this run all the time; try again in a moment.')
  }
}

function requirePossible(run: PrintRunRecord, quantities: StateReport['quantities']): void {
  const copies = copiesOf(run)
  const most = MOST_PER_COPY * copies + MOST_BESIDES
  for (const [name, pieces = 0] of Object.entries(quantities)) {
    if (pieces > most) throw new HubError('bad-input', `quantities.${name}: ${pieces} pieces cannot be of a run of ${copies} copies. Look whether it is mistyped; more than ${most} are not taken.`, { field: `quantities.${name}`, most })
  }
}

/** Null where the run was changed since it was read. */
async function move(payload: Payload, caller: ShopCaller, run: PrintRunRecord, { state, quantities }: StateReport, data: Pick<PrintRunRecord, 'report'>): Promise<PrintRunRecord | null> {
  if (!nextState(run.state, ACT[state])) throw new HubError('conflict', `The run is ${run.state}: "${state}" is not the next step. Steps: claimed, printing, shipped, closed.`, { run: run.key, state: run.state })
  try {
    return await moveRun(payload, run.key, {
      act: ACT[state],
      actor: `token:${caller.token}`,
      data,
      facts: { shop: caller.shop, ...quantities },
      check: async (now) => {
        if (now.rev !== run.rev) throw new HubError('conflict', 'The run was changed at the same moment.')
        // Nothing more is put on paper of what may not leave; what is on its way cannot be held by a refusal.
        if (state === 'printing') await requireLeave(payload, now)
      },
    })
  } catch (error) {
    if (error instanceof HubError && error.code === 'conflict') return null
    throw error
  }
}
