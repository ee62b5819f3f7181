import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { signedAddress } from '../../../src/publishing/signed-address.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { lexical, says } from './bodies.ts'
import type { LooseJson } from './loose-json.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

const HOUR_MS = 3_600_000
const SECOND_MS = 1_000
const CHANNELS = ['web-page', 'social-post'] as const

let hub: ReadingHub
let token: string
let picture: { id: string | number; sha256: string }
let count = 0

beforeAll(async () => {
  hub = await startReadingHub()
  token = (await hub.token('channel-app', CHANNELS)).token
  picture = await hub.picture('neubau.jpg', 640, 480, '#445566')
})
afterAll(() => hub?.stop())
beforeEach(() => {
  hub.clock.wall = 0
  hub.clock.passed = 0
})

/** What every read path says of a slug. */
async function seen(slug: string) {
  const signed = signedAddress(hubOf(hub.payload), { channel: 'social-post', locale: 'de', slug, variant: 'x', artefact: 'post.json' }, new Date(Date.now() + 900 * HOUR_MS))
  const status = async (path: string, own?: string) => (await hub.ask(path, own ? { token: own } : {})).status
  const list = await hub.ask('/de')
  const graphql = await hub.graphql(token, `{ one: Publication(channel: "web-page", locale: "de", slug: "${slug}") { key } all: Publications(slug: "${slug}") { totalDocs docs { key } } }`)
  const rest = JSON.parse((await hub.ask(`/api/v1/publications?slug=${slug}`, { token })).body)
  return {
    page: await status(`/de/${slug}`),
    inList: list.body.includes(`/de/${slug}"`),
    media: await status(`/media/${picture.sha256}/w480.webp`),
    signed: await status(signed.slice('https://hub.example.com'.length)),
    graphql: [graphql.data.one !== null, graphql.data.all.totalDocs, graphql.data.all.docs.length],
    rest: [rest.totalDocs, rest.docs.length],
    restOne: await status(`/api/v1/publications/social-post/de/${slug}`, token),
    restRenditions: await status(`/api/v1/publications/social-post/de/${slug}/renditions?variant=x`, token),
  }
}
const NOT_THERE = { page: 404, inList: false, media: 404, signed: 404, graphql: [false, 0, 0], rest: [0, 0], restOne: 404, restRenditions: 404 }
const THERE = { page: 200, inList: true, media: 200, signed: 200, graphql: [true, 2, 2], rest: [2, 2], restOne: 200, restRenditions: 200 }
const GONE = { ...NOT_THERE, page: 410, signed: 410 }

async function embargoed(from: number, until?: number): Promise<{ slug: string; key: string }> {
  count += 1
  const slug = `geheim-${count}`
  const window = { from: new Date(from).toISOString(), ...(until ? { until: new Date(until).toISOString() } : {}) }
  const { key } = await hub.published({ title: `Geheim ${count}`, slug, hero: picture.id }, CHANNELS, window)
  return { slug, key }
}

describe('an embargo', () => {
  it('holds on every path until its instant, and ends where it was set to end', async () => {
    const from = Date.now() + HOUR_MS
    const { slug, key } = await embargoed(from, from + HOUR_MS)
    expect(await seen(slug)).toEqual(NOT_THERE)
    expect((await hub.ask(`/de/${slug}`)).body).toBe((await hub.ask('/de/gibt-es-nicht')).body)
    hub.goOn(from - Date.now() - SECOND_MS)
    expect(await seen(slug)).toEqual(NOT_THERE)
    hub.goOn(2 * SECOND_MS)
    expect(await seen(slug)).toEqual(THERE)
    hub.goOn(HOUR_MS)
    expect(await seen(slug)).toEqual(GONE)
    await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: [...CHANNELS] })
  })

  it('is not opened by a clock that is set forward, nor an end undone by one set back', async () => {
    const from = Date.now() + HOUR_MS
    const { slug, key } = await embargoed(from, from + HOUR_MS)
    hub.clock.wall += 90 * 60_000
    expect(await seen(slug)).toEqual(NOT_THERE)
    hub.clock.wall += 24 * HOUR_MS
    expect(await seen(slug)).toEqual(NOT_THERE)
    hub.clock.wall = 0
    hub.goOn(HOUR_MS + SECOND_MS)
    expect(await seen(slug)).toEqual(THERE)
    hub.clock.wall -= 5 * HOUR_MS
    expect((await seen(slug)).page).not.toBe(200)
    hub.clock.wall += 5 * HOUR_MS
    hub.goOn(HOUR_MS)
    expect(await seen(slug)).toEqual(GONE)
    hub.clock.wall -= HOUR_MS
    expect(await seen(slug)).toEqual(GONE)
    await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: [...CHANNELS] })
  })

  it('leaves no trace when it is called off before its instant', async () => {
    const from = Date.now() + HOUR_MS
    const { slug, key } = await embargoed(from)
    await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: [...CHANNELS] })
    expect(await seen(slug)).toEqual(NOT_THERE)
    hub.goOn(2 * HOUR_MS)
    expect(await seen(slug)).toEqual(NOT_THERE)
  })

  it('that is set anew moves with it, and does not deny what was seen before', async () => {
    const { slug, key } = await embargoed(Date.now() - HOUR_MS)
    expect((await seen(slug)).page).toBe(200)
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: [...CHANNELS], from: new Date(Date.now() + HOUR_MS).toISOString() })
    expect(await seen(slug)).toEqual(GONE)
    hub.goOn(HOUR_MS + SECOND_MS)
    expect(await seen(slug)).toEqual(THERE)
  })

  it('of one language shows in none of the others', async () => {
    const { id, key } = await hub.published({ title: 'Erst auf Deutsch', slug: 'erst-auf-deutsch' }, CHANNELS)
    await hub.payload.update({ collection: 'pieces', id, locale: 'en', draft: true, data: { title: 'Then in English', slug: 'then-in-english', body: lexical([says('Later.')]) } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key, locale: 'en' })).key)
    await publish(hub.editor, { pieceKey: key, locale: 'en', channels: [...CHANNELS], from: new Date(Date.now() + HOUR_MS).toISOString() })
    const siblings = async () => {
      const { data } = await hub.graphql(token, '{ Publication(channel: "web-page", locale: "de", slug: "erst-auf-deutsch") { siblings { slug } } Publications(slug: "erst-auf-deutsch") { docs { siblings { slug } } } }')
      const page = (await hub.ask('/de/erst-auf-deutsch')).body
      const rest = JSON.parse((await hub.ask('/api/v1/publications?slug=erst-auf-deutsch', { token })).body)
      return [page.includes('then-in-english'), data.Publication.siblings.length, data.Publications.docs.map((doc: LooseJson) => doc.siblings.length), rest.docs.map((doc: LooseJson) => doc.siblings.length)]
    }
    expect(await siblings()).toEqual([false, 0, [0, 0], [0, 0]])
    expect((await hub.ask('/en')).body).not.toContain('then-in-english')
    hub.goOn(HOUR_MS + SECOND_MS)
    expect(await siblings()).toEqual([true, 1, [1, 1], [1, 1]])
    expect((await hub.ask('/en')).body).toContain('then-in-english')
  })
})
