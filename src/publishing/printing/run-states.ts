/** The life of a print run, and who moves it. Pure. */

export const RUN_STATES = ['draft', 'building', 'proofing', 'released', 'claimed', 'printing', 'shipped', 'closed', 'failed', 'cancelled', 'blocked', 'recalled'] as const
export type RunState = (typeof RUN_STATES)[number]

/** `build` covers the first time and every later one; `change`: other options, after which it is built anew; `redate`: another day of delivery, which no page shows. */
export type RunAct = 'change' | 'redate' | 'build' | 'built' | 'fail' | 'release' | 'cancel' | 'block' | 'claim' | 'print' | 'ship' | 'close' | 'recall'

const ACTS: Readonly<Record<RunAct, { readonly from: readonly RunState[]; /** Null: it stays where it is. */ readonly to: RunState | null }>> = {
  change: { from: ['draft', 'proofing', 'failed', 'blocked'], to: 'draft' },
  // Until a shop has read it.
  redate: { from: ['draft', 'proofing', 'released', 'failed', 'blocked'], to: null },
  build: { from: ['draft', 'proofing', 'failed', 'blocked'], to: 'building' },
  built: { from: ['building'], to: 'proofing' },
  fail: { from: ['building'], to: 'failed' },
  release: { from: ['proofing'], to: 'released' },
  // Once a shop has it, people talk to the shop.
  cancel: { from: ['draft', 'building', 'proofing', 'released', 'failed', 'blocked'], to: 'cancelled' },
  block: { from: ['building', 'proofing', 'released'], to: 'blocked' },
  claim: { from: ['released'], to: 'claimed' },
  print: { from: ['claimed'], to: 'printing' },
  ship: { from: ['printing'], to: 'shipped' },
  close: { from: ['shipped', 'recalled'], to: 'closed' },
  // With a shop, or already under way to people.
  recall: { from: ['claimed', 'printing', 'shipped'], to: 'recalled' },
}

/** Where an act leads from a state; null where it may not be done there. */
export function nextState(state: RunState, act: RunAct): RunState | null {
  const { from, to } = ACTS[act]
  return from.includes(state) ? (to ?? state) : null
}

/** States from which an act may be done: for sentences that say so. */
export const statesFor = (act: RunAct): readonly RunState[] => ACTS[act].from

/** A shop has it, or had it. */
export const CLAIMED: readonly RunState[] = ['claimed', 'printing', 'shipped', 'closed', 'recalled']
/** A shop has it, and single copies can still be taken out of it. */
export const PULLABLE: readonly RunState[] = ['claimed', 'printing']
/** Its files may be asked for by the shop that it is addressed to. */
export const RELEASED: readonly RunState[] = ['released', ...CLAIMED]
/** Nothing follows any more. */
export const ENDED: readonly RunState[] = ['closed', 'cancelled']
