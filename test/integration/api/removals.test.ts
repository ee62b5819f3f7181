/** What an app that keeps copies is told of what went away; and that it learns nothing of what never was there. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { DATABASE } from '../hub.ts'
import type { LooseJson } from './loose-json.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

const HOUR_MS = 3_600_000
const CHANNELS = ['web-page', 'social-post'] as const
/** For what people do after it, which bears the true time. Long enough for a slow database to publish before. */
const SOON_MS = 4_000
const LONG_AGO = '2020-01-01T00:00:00Z'

let hub: ReadingHub
let both: string
let web: string
let count = 0

beforeAll(async () => {
  hub = await startReadingHub()
  both = (await hub.token('channel-app', CHANNELS)).token
  web = (await hub.token('channel-app', ['web-page'])).token
})
afterAll(() => hub?.stop())
beforeEach(() => {
  hub.clock.wall = 0
  hub.clock.passed = 0
})

interface Gone {
  readonly key: string
  readonly channel: string
  readonly locale: string
  readonly since: string
}

/** The same question over both APIs, which must answer alike. */
async function removals(token: string, given: Record<string, string | number> = {}): Promise<{ docs: Gone[]; hasNextPage: boolean; endCursor: string | null }> {
  const query = { since: LONG_AGO, limit: 100, ...given }
  const args = Object.entries(query).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const { data, errors } = await hub.graphql(token, `{ Removals(${args.join(', ')}) { docs { key channel locale since } hasNextPage endCursor } }`)
  expect(errors).toBeUndefined()
  const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
  const rest = await hub.ask(`/api/v1/removals?${parameters}`, { token })
  expect([rest.status, JSON.parse(rest.body)]).toEqual([200, data.Removals])
  return data.Removals
}
const goneFrom = async (token: string, key: string) => (await removals(token)).docs.filter((one) => one.key === key).map(({ channel }) => channel).sort()
const visible = async (slug: string) => (await hub.graphql(both, `{ Publications(slug: "${slug}", changedSince: "${LONG_AGO}") { docs { channel } } }`)).data.Publications.docs.map((doc: LooseJson) => doc.channel).sort()

async function put(window: { from?: number; until?: number } = {}): Promise<{ key: string; slug: string }> {
  count += 1
  const slug = `meldung-${count}`
  const iso = Object.fromEntries(Object.entries(window).map(([name, instant]) => [name, new Date(instant).toISOString()]))
  const { key } = await hub.published({ title: `Meldung ${count}`, slug }, CHANNELS, iso)
  return { key, slug }
}
const past = (instant: number) => new Promise((resolve) => setTimeout(resolve, instant + 50 - Date.now()))
const again = (pieceKey: string, from?: number) => publish(hub.editor, { pieceKey, locale: 'de', channels: [...CHANNELS], ...(from === undefined ? {} : { from: new Date(from).toISOString() }) })
const takeOff = (pieceKey: string, channels: readonly string[] = CHANNELS) => unpublish(hub.editor, { pieceKey, locale: 'de', channels: [...channels] })

describe(`what went away (${DATABASE})`, () => {
  it('is what was unpublished, channel by channel, since when, and nothing more', async () => {
    const { key, slug } = await put()
    expect(await goneFrom(both, key)).toEqual([])
    const before = Date.now()
    await takeOff(key, ['social-post'])
    const [one, ...others] = (await removals(both)).docs.filter((doc) => doc.key === key)
    expect(others).toEqual([])
    expect(one).toEqual({ key, channel: 'social-post', locale: 'de', since: expect.any(String) })
    expect(Date.parse(one?.since ?? '')).toBeGreaterThanOrEqual(before)
    expect(Date.parse(one?.since ?? '')).toBeLessThanOrEqual(Date.now())
    expect(await visible(slug)).toEqual(['web-page'])
    await takeOff(key)
    expect(await goneFrom(both, key)).toEqual(['social-post', 'web-page'])
    // Stays as it was: an app that comes late is told the same.
    expect((await removals(both)).docs).toContainEqual(one)
  })

  it('is what ended, from its end on', async () => {
    const until = Date.now() + SOON_MS
    const { key, slug } = await put({ until })
    expect([await visible(slug), await goneFrom(both, key)]).toEqual([['social-post', 'web-page'], []])
    await past(until)
    expect(await visible(slug)).toEqual([])
    const found = (await removals(both)).docs.filter((doc) => doc.key === key)
    expect(found.map(({ since }) => since)).toEqual([new Date(until).toISOString(), new Date(until).toISOString()])
    // Unpublished later, it had gone before.
    await takeOff(key)
    expect((await removals(both)).docs.filter((doc) => doc.key === key)).toEqual(found)
  })

  it('is what was put under an embargo anew, until that ends', async () => {
    const { key, slug } = await put()
    await again(key, Date.now() + HOUR_MS)
    expect([await visible(slug), await goneFrom(both, key)]).toEqual([[], ['social-post', 'web-page']])
    hub.goOn(HOUR_MS + 1_000)
    expect([await visible(slug), await goneFrom(both, key)]).toEqual([['social-post', 'web-page'], []])
  })

  it('is nothing that came back', async () => {
    const { key, slug } = await put()
    await takeOff(key)
    await again(key)
    expect([await visible(slug), await goneFrom(both, key)]).toEqual([['social-post', 'web-page'], []])
  })

  it('is what was gone before anybody had seen it, but nothing that nobody could have seen', async () => {
    const shown = await put()
    await takeOff(shown.key)
    expect(await goneFrom(both, shown.key)).toHaveLength(2)

    const before = await removals(both)
    const [waiting, calledOff, moved, over] = [await put({ from: Date.now() + HOUR_MS }), await put({ from: Date.now() + HOUR_MS }), await put({ from: Date.now() + HOUR_MS }), await put({ from: Date.now() - 2 * HOUR_MS, until: Date.now() - HOUR_MS })]
    await takeOff(calledOff.key)
    await again(moved.key, Date.now() + 30 * HOUR_MS)
    await takeOff(over.key)
    expect(await removals(both)).toEqual(before)
    expect(await removals(both, { limit: 1, since: new Date(Date.now() + HOUR_MS / 2).toISOString() })).toEqual({ docs: [], hasNextPage: false, endCursor: null })
    hub.goOn(2 * HOUR_MS)
    expect((await removals(both)).docs.map(({ key }) => key)).not.toEqual(expect.arrayContaining([expect.stringMatching(new RegExp(`^(${[waiting, calledOff, moved, over].map(({ key }) => key).join('|')})$`))]))
    await takeOff(waiting.key)
  })

  it('waits until an end is certain: a clock set forward takes nothing away', async () => {
    const { key, slug } = await put({ until: Date.now() + HOUR_MS })
    hub.clock.wall += 2 * HOUR_MS
    expect([await visible(slug), await goneFrom(both, key)]).toEqual([[], []])
    hub.clock.wall = 0
    expect([await visible(slug), await goneFrom(both, key)]).toEqual([['social-post', 'web-page'], []])
    await takeOff(key)
  })

  it('is seen by a token on its own channels only', async () => {
    const { key } = await put()
    await takeOff(key)
    expect(await goneFrom(web, key)).toEqual(['web-page'])
    expect(new Set((await removals(web)).docs.map(({ channel }) => channel))).toEqual(new Set(['web-page']))
    const nothing = { docs: [], hasNextPage: false, endCursor: null }
    expect(await removals(web, { channel: 'social-post' })).toEqual(nothing)
    expect(await removals(web, { channel: 'no-such-channel' })).toEqual(nothing)
    expect(await removals((await hub.token('channel-app', [])).token)).toEqual(nothing)
    expect(new Set((await removals(both, { channel: 'social-post' })).docs.map(({ channel }) => channel))).toEqual(new Set(['social-post']))
    expect(await removals(both, { locale: 'en' })).toEqual(nothing)
    expect((await removals(both, { locale: 'de' })).docs).toEqual((await removals(both)).docs)
    const shop = (await hub.token('print-shop')).token
    expect([(await hub.ask('/api/v1/removals?since=2020-01-01T00:00:00Z')).status, (await hub.ask('/api/v1/removals?since=2020-01-01T00:00:00Z', { token: shop })).status]).toEqual([401, 403])
  })

  it('is read by cursor, oldest first, each once, and on from there', async () => {
    const { docs: all } = await removals(both)
    expect(all.length).toBeGreaterThan(8)
    expect(all.map(({ since }) => since)).toEqual(all.map(({ since }) => since).sort())
    const met: Gone[] = []
    let after = ''
    for (let turn = 0; turn < all.length; turn++) {
      const { docs, hasNextPage, endCursor } = await removals(both, { limit: 3, ...(after ? { after } : {}) })
      met.push(...docs)
      after = endCursor ?? ''
      if (!hasNextPage) break
    }
    expect(met).toEqual(all)
    expect(await removals(both, { after })).toEqual({ docs: [], hasNextPage: false, endCursor: null })
    const { key } = await put()
    await takeOff(key)
    expect((await removals(both, { after })).docs.map((one) => one.key)).toEqual([key, key])
    const [, second] = all
    expect((await removals(both, { since: second?.since ?? '' })).docs.slice(0, all.length - 1)).toEqual(all.filter(({ since }) => since >= (second?.since ?? '')))
  })

  it('is asked for in known words', async () => {
    const bad: Record<string, RegExp> = {
      '': /since: is needed/,
      'since=yesterday': /since/,
      'since=2026-02-01T10:00:00': /time zone/,
      [`since=${LONG_AGO}&limit=0`]: /limit/,
      [`since=${LONG_AGO}&limit=101`]: /limit/,
      [`since=${LONG_AGO}&after=W10`]: /cursor/,
      [`since=${LONG_AGO}&page=2`]: /"page"/,
      [`since=${LONG_AGO}&slug=meldung-1`]: /"slug"/,
      [`since=${LONG_AGO}&since=${LONG_AGO}`]: /twice/,
    }
    for (const [query, message] of Object.entries(bad)) {
      const { status, body } = await hub.ask(`/api/v1/removals?${query}`, { token: both })
      expect([query, status, JSON.parse(body).error.code]).toEqual([query, 400, 'bad-input'])
      expect(JSON.parse(body).error.message).toMatch(message)
    }
    expect((await hub.graphql(both, '{ Removals { docs { key } } }')).status).toBe(400)
    expect((await hub.graphql(both, '{ Removals(since: "yesterday") { docs { key } } }')).errors?.[0].extensions.code).toBe('bad-input')
    expect((await hub.ask('/api/v1/removals/web-page', { token: both })).status).toBe(404)
    expect((await hub.ask('/api/v1/removals', { method: 'POST', token: both, body: '{}' })).status).toBe(405)
  })

  it('tells whoever follows changes and removals what is there', async () => {
    const copies = new Map<string, string>()
    let since = LONG_AGO
    const sync = async () => {
      const started = new Date(Date.now() - 1_000).toISOString()
      const { data } = await hub.graphql(both, `{ Publications(changedSince: "${since}", limit: 100) { docs { key channel locale title } } }`)
      for (const { key, channel, locale, title } of data.Publications.docs) copies.set(`${key} ${channel} ${locale}`, title)
      for (const { key, channel, locale } of (await removals(both, { since })).docs) copies.delete(`${key} ${channel} ${locale}`)
      since = started
    }
    const there = async () => {
      const { data } = await hub.graphql(both, '{ Publications(limit: 100) { docs { key channel locale } } }')
      return data.Publications.docs.map(({ key, channel, locale }: LooseJson) => `${key} ${channel} ${locale}`).sort()
    }
    const one = await put()
    const soon = Date.now() + 2 * SOON_MS
    const two = await put({ until: soon })
    const three = await put({ from: soon })
    const muchLater = Date.now() + HOUR_MS
    const steps = [
      async () => {},
      () => takeOff(one.key, ['web-page']),
      () => past(soon),
      () => takeOff(three.key),
      () => again(one.key),
      () => again(two.key),
      () => again(one.key, muchLater),
      async () => hub.goOn(HOUR_MS),
    ]
    const sizes: number[] = []
    for (const step of steps) {
      await step()
      await sync()
      sizes.push([...copies.keys()].filter((copy) => [one, two, three].some(({ key }) => copy.startsWith(`${key} `))).length)
      expect([...copies.keys()].sort()).toEqual(await there())
    }
    expect(sizes).toEqual([4, 3, 3, 1, 2, 4, 2, 4])
  })
})
