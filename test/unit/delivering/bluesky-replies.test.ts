/** Reading what people answered on Bluesky, however many they are: the oldest first, each once, none lost. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { socialCarrier } from '../../../plugins/social-post/carriers/index.ts'
import type { CarrierCall } from '../../../src/channel/carrier.ts'
import { startBlueskyApp, type StoredNotification, type TestBlueskyApp } from '../../integration/delivering/bluesky-app.ts'

const AUTHOR = { did: 'did:plc:annaannaannaannaannaanna', handle: 'anna.example.com' }
/** Of the carrier, with pages of three. */
const IN_ONE_READING = 30
let app: TestBlueskyApp
let begin: string

beforeAll(async () => {
  app = await startBlueskyApp()
})
afterAll(() => app?.stop())
beforeEach(async () => {
  app.notifications.length = 0
  app.page.value = 3
  app.isForgetful.value = false
  app.isSparse.value = false
  begin = (await socialCarrier.readReplies(call(), null)).cursor
})

const call = (): CarrierCall => ({ account: { network: 'bluesky', server: app.url, identifier: 'lindental.test', secret: app.secret }, privateHosts: [app.host], signal: AbortSignal.timeout(20_000) })
/** So many seconds from now on, so that none is of before. */
function notify(name: string, seconds: number, change: object = {}): void {
  const one: StoredNotification = { uri: `at://${AUTHOR.did}/app.bsky.feed.post/${name}`, author: AUTHOR, reason: 'reply', text: name, indexedAt: new Date(Date.now() + 1_000 + seconds * 1_000).toISOString() }
  app.notifications.push({ ...one, ...change })
}
const numbered = (count: number) => Array.from({ length: count }, (_, number) => `n${number}`)

/** Reads on until nothing is left; of each reading only so many replies are kept, as if the process had died. */
async function readAll(keep: (replies: number) => number = (replies) => replies, between: () => void = () => undefined): Promise<string[]> {
  const kept: string[] = []
  let cursor = begin
  for (let reading = 0; reading < 200; reading++) {
    const before = app.asked.count
    const { replies, cursor: end, isMore } = await socialCarrier.readReplies(call(), cursor)
    expect(app.asked.count - before).toBeLessThanOrEqual(10)
    const some = replies.slice(0, keep(replies.length))
    kept.push(...some.map(({ text }) => text))
    cursor = some.length < replies.length ? (some.at(-1)?.cursor ?? cursor) : end
    if (some.length === replies.length && !isMore) return kept
    between()
  }
  throw new Error('It never came to an end.')
}

it.each([1, IN_ONE_READING, IN_ONE_READING + 1, 5 * IN_ONE_READING + 7])('gives %i, the oldest first', async (count) => {
  numbered(count).forEach((name, number) => notify(name, number))
  expect(await readAll()).toEqual(numbered(count))
})

it.each([0, 4, IN_ONE_READING, 4 * IN_ONE_READING])('gives those below %i likes in a row', async (likes) => {
  app.isSparse.value = true
  numbered(5).forEach((name, number) => notify(name, number))
  for (let number = 0; number < likes; number++) notify(`like${number}`, 10 + number, { reason: 'like' })
  notify('newest', 10 + likes)
  expect(await readAll()).toEqual([...numbered(5), 'newest'])
})

it('gives those that come meanwhile too, and those of days as well as those of one second', async () => {
  numbered(80).forEach((name, number) => notify(name, number < 40 ? number * 3_600 : 40 * 3_600 + number / 100))
  let late = 0
  const all = await readAll(undefined, () => late < 40 && notify(`late${late}`, 90 * 3_600 + late++))
  expect(all.filter((name) => name.startsWith('n'))).toEqual(numbered(80))
  // What came after the last look at the newest is for the next reading.
  expect(all.filter((name) => name.startsWith('late')).length).toBeGreaterThan(0)
  expect(new Set(all).size).toBe(all.length)
})

it('gives each once, wherever the process died', async () => {
  numbered(70).forEach((name, number) => notify(name, number * 60))
  await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: IN_ONE_READING }), { minLength: 1, maxLength: 5 }), async (deaths) => {
    const left = [...deaths]
    expect(await readAll((replies) => Math.min(replies, left.shift() ?? replies))).toEqual(numbered(70))
  }), { seed: 7, numRuns: 15 })
})

it('begins anew where the server does not know a place any more, and loses none', async () => {
  numbered(40).forEach((name, number) => notify(name, number))
  const { cursor } = await socialCarrier.readReplies(call(), begin)
  app.isForgetful.value = true
  begin = (await socialCarrier.readReplies(call(), cursor)).cursor
  app.isForgetful.value = false
  expect(await readAll()).toEqual(numbered(40))
})

it('passes over what nobody can read, a whole page of it too', async () => {
  notify('first', 0)
  const unreadable = [{ author: { did: 'nobody', handle: 'x.example.com' } }, { author: { did: AUTHOR.did, handle: '' } }, { uri: 'https://example.com/1' }, { indexedAt: 'gestern' }, { author: undefined }]
  for (const [number, change] of unreadable.entries()) notify(`bad${number}`, 1 + number, change)
  notify('last', 10)
  expect(await readAll()).toEqual(['first', 'last'])
})

it('reads on from a cursor of before', async () => {
  const { from, at } = JSON.parse(begin) as { from: string; at: string }
  notify('known', 1)
  notify('new', 2)
  begin = JSON.stringify({ from, at, seen: [] })
  const [known] = (await socialCarrier.readReplies(call(), begin)).replies
  const digest = (JSON.parse(known?.cursor ?? '') as { seen: string[] }).seen[0]?.split('.')[1]
  begin = JSON.stringify({ from, at, seen: [digest] })
  expect(await readAll()).toEqual(['new'])
})
