/** Which days a page of the post queue shows, and which posts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byDay, chosenOf, pageWith, rangeOf, SHOWN } from '../../../src/admin/posts/queue-days.ts'
import type { QueuedPost } from '../../../src/publishing/delivering/queue.ts'

const DAY_MS = 86_400_000
const day = (number: number) => new Date(number * DAY_MS).toISOString().slice(0, 10)
const days = fc.integer({ min: 15_000, max: 60_000 }).map(day)

describe('the pages of the post queue', () => {
  it('begin with the last two weeks and the next two', () => {
    expect(rangeOf(0, '2026-11-22')).toEqual({ from: '2026-11-08', until: '2026-12-06' })
    expect(rangeOf(1, '2026-11-22')).toEqual({ from: '2026-12-06', until: '2026-12-13' })
    expect(rangeOf(-1, '2026-11-22')).toEqual({ from: '2026-11-01', until: '2026-11-08' })
  })

  it('show every day once, wherever one looks', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -300, max: 300 }), (today, page) => {
        expect(rangeOf(page, today).until).toBe(rangeOf(page + 1, today).from)
      }),
    )
  })

  it('are found by a day of theirs', () => {
    fc.assert(
      fc.property(days, days, (today, wanted) => {
        const { from, until } = rangeOf(pageWith(wanted, today), today)
        expect(from <= wanted && wanted < until).toBe(true)
      }),
    )
  })
})

const post = (state: QueuedPost['state'], more: Partial<QueuedPost> = {}) => ({ account: 'a', state, failure: null, isBehind: false, isEnding: false, dueLocal: '2026-11-22T08:00', ...more }) as QueuedPost

describe('the posts of a page', () => {
  const posts = [post('planned'), post('planned', { failure: 'rate-limit' }), post('claimed'), post('delivered'), post('delivered', { isBehind: true }), post('delivered', { failure: 'ended', isEnding: true }), post('uncertain'), post('failed'), post('withdrawn')]

  it('are all in one choice of state: what is called off is not among what is planned and sent', () => {
    expect(chosenOf(posts, { account: '', shown: 'open' })).toEqual(posts.slice(0, -1))
    expect(chosenOf(posts, { account: '', shown: 'ended' })).toEqual(posts.slice(-1))
    expect(chosenOf(posts, { account: '', shown: 'attention' })).toEqual([posts[1], posts[4], posts[6], posts[7]])
    for (const one of posts) expect(SHOWN.filter((shown) => chosenOf([one], { account: '', shown }).length > 0)).not.toEqual([])
  })

  it('are those of the account', () => {
    expect(chosenOf([...posts, post('planned', { account: 'b' })], { account: 'b', shown: 'planned' })).toHaveLength(1)
  })

  it('stand under the day that the clock of their account shows, in its order', () => {
    const [late, early, before] = [post('planned', { dueLocal: '2026-11-22T23:30' }), post('planned', { dueLocal: '2026-11-22T07:00' }), post('delivered', { dueLocal: '2026-11-21T12:00' })]
    expect(byDay([late, early, before])).toEqual([
      { day: '2026-11-21', posts: [before] },
      { day: '2026-11-22', posts: [early, late] },
    ])
  })
})
