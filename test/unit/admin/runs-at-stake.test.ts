/** Before a piece goes off its channels or a list goes, people see what happens to print runs. */
import { expect, test } from 'vitest'
import { FlowFailure } from '../../../src/admin/flow-api.ts'
import { takenOff } from '../../../src/admin/piece/taken-off.ts'
import { heldBy } from '../../../src/admin/recipients/held-by.ts'
import type { ChannelState } from '../../../src/publishing/overviews.ts'
import type { RunsAtStake, Stake } from '../../../src/publishing/printing/runs-at-stake.ts'

const channel = (id: string, state: ChannelState['state'], path?: string): ChannelState => ({ channel: id, label: { de: id, en: id }, state, isBehind: false, isBlocked: false, blockedBy: [], ...(path ? { path } : {}) })
const CHANNELS = [channel('web-page', 'live', '/de/brief'), channel('newsletter-block', 'scheduled'), channel('print-pdf', 'live'), channel('social-post', 'off')]
const NONE: Stake = { runs: [], copies: 0 }
const run: Stake = { runs: [{ key: 'brief-1', title: 'Brief', state: 'printing', channel: 'print-pdf', copies: 1_200 }], copies: 1_200 }
const stake = (more: Partial<RunsAtStake> = {}): RunsAtStake => ({ waiting: NONE, withShop: NONE, ...more })

test('everything that is out is ticked while no shop has a run', () => {
  expect(takenOff(CHANNELS, stake())).toMatchObject({ firstChosen: ['web-page', 'newsletter-block', 'print-pdf'], blocked: NONE, recalled: NONE, hasCodes: false })
  expect(takenOff(CHANNELS, stake({ waiting: run }))).toMatchObject({ firstChosen: ['web-page', 'newsletter-block', 'print-pdf'], blocked: run, recalled: NONE, hasCodes: false })
})

test('print is not ticked while runs would be called back from a shop', () => {
  expect(takenOff(CHANNELS, stake({ withShop: run, waiting: run }))).toMatchObject({ firstChosen: ['web-page', 'newsletter-block'], blocked: run, recalled: run, hasCodes: true })
})

test('nothing is ticked while nobody knows which runs there are', () => {
  expect(takenOff(CHANNELS, null)).toMatchObject({ firstChosen: [], blocked: NONE, recalled: NONE })
})

test('runs are not called back by taking a piece off where it is not printed any more', () => {
  const web = CHANNELS.filter(({ channel }) => channel !== 'print-pdf')
  expect(takenOff(web, stake({ withShop: run, waiting: run }))).toMatchObject({ firstChosen: ['web-page', 'newsletter-block'], blocked: NONE, recalled: NONE, hasCodes: true })
})

test('a list that a shop prints from is held by the runs that the hub names', () => {
  const refused = (code: string, details: Record<string, unknown>) => heldBy(new FlowFailure(code, 'A print shop has …', details))
  expect(refused('conflict', { runs: [{ key: 'a', title: 'Herbstbrief' }, { key: 'b', title: 'Winterbrief' }] })).toBe('Herbstbrief, Winterbrief')
  expect([refused('conflict', {}), refused('forbidden', { runs: [] }), heldBy(new Error('x'))]).toEqual([null, null, null])
})
