import { describe, expect, it } from 'vitest'
import { ENDED, nextState, RUN_STATES, type RunAct, type RunState } from '../../../src/publishing/printing/run-states.ts'

const ACTS: readonly RunAct[] = ['change', 'redate', 'build', 'built', 'fail', 'release', 'cancel', 'block', 'claim', 'print', 'ship', 'close', 'recall']
const way = (...acts: readonly RunAct[]) => acts.reduce<RunState | null>((state, act) => state && nextState(state, act), 'draft')

describe('the life of a print run', () => {
  it('leads from draft to closed', () => {
    expect(way('build', 'built', 'release', 'claim', 'print', 'ship', 'close')).toBe('closed')
  })

  it('reaches no shop without release', () => {
    for (const state of RUN_STATES.filter((one) => one !== 'released')) expect(nextState(state, 'claim'), state).toBeNull()
    for (const state of RUN_STATES.filter((one) => one !== 'proofing')) expect(nextState(state, 'release'), state).toBeNull()
  })

  it('is built anew after a block, and never once a shop has it', () => {
    expect(way('build', 'built', 'release', 'block', 'build', 'built')).toBe('proofing')
    for (const state of ['claimed', 'printing', 'shipped', 'recalled', 'closed'] as const) {
      expect(nextState(state, 'build'), state).toBeNull()
      expect(nextState(state, 'cancel'), state).toBeNull()
    }
  })

  it('takes another day of delivery until a shop has it, and stays where it is', () => {
    for (const state of ['draft', 'proofing', 'released', 'failed', 'blocked'] as const) expect(nextState(state, 'redate'), state).toBe(state)
    for (const state of ['claimed', 'printing', 'shipped', 'recalled'] as const) expect(nextState(state, 'redate'), state).toBeNull()
  })

  it('ends', () => {
    for (const state of ENDED) for (const act of ACTS) expect(nextState(state, act), `${state} ${act}`).toBeNull()
  })
})
