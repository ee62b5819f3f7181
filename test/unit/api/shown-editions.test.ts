import { describe, expect, it } from 'vitest'
import { shownEditions } from '../../../src/publishing/resolve-address.ts'
import type { AuditRecord } from '../../../src/publishing/records.ts'

const hour = (n: number) => new Date(Date.UTC(2026, 10, 22, n)).toISOString()
const at = (n: number) => ({ earliest: Date.parse(hour(n)), latest: Date.parse(hour(n)) })
let number = 0
const event = (type: string, when: number, data: Record<string, unknown>): AuditRecord => {
  number += 1
  return { id: number, createdAt: hour(when), slot: `piece:a:${number}`, subject: 'piece:a', number, type, actor: 'x', at: hour(when), data: { locale: 'de', channels: ['web'], ...data }, previous: '', hash: '' }
}
const published = (when: number, edition: string, from: number, until: number | null = null, more = {}) => event('published', when, { edition, from: hour(from), until: until === null ? null : hour(until), ...more })
const unpublished = (when: number, more = {}) => event('unpublished', when, more)

describe('what a piece’s history says was shown', () => {
  it.each<[string, AuditRecord[], number, string[]]>([
    ['nothing', [], 9, []],
    ['published at once', [published(1, 'a', 1)], 2, ['a']],
    ['under embargo', [published(1, 'a', 5)], 4, []],
    ['after its embargo', [published(1, 'a', 5)], 5, ['a']],
    ['called off before its instant', [published(1, 'a', 5), unpublished(4)], 9, []],
    ['taken off after it was shown', [published(1, 'a', 5), unpublished(6)], 9, ['a']],
    ['ended before it was published', [published(5, 'a', 1, 3)], 9, []],
    ['replaced before its instant', [published(1, 'a', 5), published(2, 'b', 6)], 9, ['b']],
    ['replaced while it was shown', [published(1, 'a', 1), published(2, 'b', 6)], 3, ['a']],
    ['on another channel', [published(1, 'a', 1, null, { channels: ['mail'] })], 9, []],
    ['in another language', [published(1, 'a', 1, null, { locale: 'en' })], 9, []],
    ['taken off another channel', [published(1, 'a', 5), unpublished(4, { channels: ['mail'] })], 9, ['a']],
  ])('%s', (_, events, now, editions) => {
    expect(shownEditions(events, 'web', 'de', at(now))).toEqual(editions)
  })
})
