import { describe, expect, it } from 'vitest'
import { goneSince } from '../../../src/publishing/removals.ts'
import type { AuditRecord } from '../../../src/publishing/records.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 10, 22, n)).toISOString()
const ms = (n: number) => Date.parse(hour(n))
const at = (earliest: number, latest = earliest) => ({ earliest: ms(earliest), latest: ms(latest) })
let number = 0
const event = (type: string, when: number, data: Record<string, unknown>): AuditRecord => {
  number += 1
  return { id: number, createdAt: hour(when), slot: `piece:a:${number}`, subject: 'piece:a', number, type, actor: 'x', at: hour(when), data: { locale: 'de', channels: ['web'], ...data }, previous: '', hash: '' }
}
const published = (when: number, from: number, until: number | null = null) => event('published', when, { edition: 'e', from: hour(from), until: until === null ? null : hour(until) })
const unpublished = (when: number) => event('unpublished', when, {})
/** Of a publication that is not suspended, or was suspended at that hour. */
const since = (events: readonly AuditRecord[], now: ReturnType<typeof at>, suspended?: number) =>
  goneSince({ channel: 'web', locale: 'de', isSuspended: suspended !== undefined, changed: hour(suspended ?? 0) }, events, now)

describe('when something ceased to be visible', () => {
  it.each<[string, AuditRecord[], number, number | undefined, number | null]>([
    ['never published', [], 9, undefined, null],
    ['under its embargo', [published(1, 5)], 4, undefined, null],
    ['called off', [published(1, 5), unpublished(4)], 9, 4, null],
    ['unpublished', [published(1, 1), unpublished(4)], 9, 4, 4],
    ['ended', [published(1, 1, 3)], 9, undefined, 3],
    ['ended, then unpublished', [published(1, 1, 3), unpublished(4)], 9, 4, 3],
    ['ended, then planned anew', [published(1, 1, 3), published(4, 20)], 9, undefined, 3],
    ['put under an embargo anew', [published(1, 1), published(4, 20)], 9, undefined, 4],
    ['put under an embargo anew, and that called off', [published(1, 1), published(4, 20), unpublished(5)], 9, 5, 4],
    ['shown twice', [published(1, 1), unpublished(2), published(3, 3), unpublished(5)], 9, 5, 5],
    ['over before it was published', [published(5, 1, 3)], 9, undefined, null],
    ['suspended by something else', [published(1, 1)], 9, 6, 6],
    ['suspended by something else before its instant', [published(1, 5)], 9, 4, null],
    ['suspended, to be shown later', [published(1, 20)], 9, 4, null],
  ])('%s', (_, events, now, suspended, expected) => {
    expect(since(events, at(now), suspended)).toBe(expected === null ? null : ms(expected))
  })

  it('is not said of an end while the clock is in doubt about it, but of what people did', () => {
    expect(since([published(1, 1, 3)], at(2, 9))).toBeNull()
    expect(since([published(1, 1), unpublished(4)], at(2, 9), 4)).toBe(ms(4))
  })
})
