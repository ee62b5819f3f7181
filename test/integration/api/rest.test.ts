import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import type { LooseJson } from './loose-json.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let web: string
let social: string
let shop: string

beforeAll(async () => {
  hub = await startReadingHub()
  web = (await hub.token('channel-app', ['web-page'])).token
  social = (await hub.token('channel-app', ['social-post'])).token
  shop = (await hub.token('print-shop')).token
  await hub.published({ title: 'Erste', slug: 'erste' }, ['web-page', 'social-post'])
  await hub.published({ title: 'Zweite', slug: 'zweite', kind: 'guide' }, ['web-page'])
  await hub.published({ title: 'Dritte', slug: 'dritte' }, ['social-post'])
})
afterAll(() => hub?.stop())

const LIST = '/api/v1/publications'
const get = async (path: string, token: string | undefined = web) => {
  const { status, headers, body } = await hub.ask(path, token ? { token } : {})
  return { status, headers, value: JSON.parse(body) as LooseJson }
}

describe('REST for channel apps', () => {
  it('lists what the token may see, without the long texts', async () => {
    const { status, headers, value } = await get(LIST)
    expect(status).toBe(200)
    expect([headers['cache-control'], headers.vary]).toEqual(['private, no-cache', 'authorization'])
    expect(value).toMatchObject({ totalDocs: 2, hasNextPage: false, page: null })
    expect(value.docs.map(({ slug }: { slug: string }) => slug)).toEqual(['zweite', 'erste'])
    expect(Object.keys(value.docs[0])).not.toContain('body')
    expect((await get(`${LIST}?kind=guide&locale=de&channel=web-page&limit=1`)).value.docs).toHaveLength(1)
    const next = (await get(`${LIST}?limit=1`)).value
    expect(next.hasNextPage).toBe(true)
    expect((await get(`${LIST}?limit=1&after=${next.endCursor}`)).value.docs[0].slug).toBe('erste')
  })

  it('gives one publication whole, the same as over GraphQL', async () => {
    const { value } = await get(`${LIST}/web-page/de/erste`)
    const fields = 'key channel locale title slug kind teaser byline date topics { key name } edition approval from until changed body bodyLexical embeds { key } hero { alt } media { key } siblings { slug } quotes { key } overrides'
    const { data } = await hub.graphql(web, `{ Publication(channel: "web-page", locale: "de", slug: "erste") { ${fields} } }`)
    expect(value).toEqual(data.Publication)
  })

  it('gives its renditions, with addresses that work without the token', async () => {
    const { value } = await get(`${LIST}/social-post/de/dritte/renditions?variant=mastodon`, social)
    expect(value.renditions).toMatchObject([{ variant: 'mastodon', artefacts: [{ name: 'post.json', mime: 'application/json' }] }])
    const file = await hub.ask(value.renditions[0].artefacts[0].address.slice('https://hub.example.com'.length))
    expect([file.status, file.headers.etag]).toEqual([200, `"${value.renditions[0].artefacts[0].sha256}"`])
    expect((await get(`${LIST}/social-post/de/dritte/renditions`, social)).value.renditions).toHaveLength(7)
    expect((await get(`${LIST}/social-post/de/dritte/renditions?variant=fax`, social)).value.renditions).toEqual([])
  })

  it('answers 304 where nothing changed', async () => {
    for (const path of [LIST, `${LIST}/web-page/de/erste`, `${LIST}/web-page/de/erste/renditions`]) {
      const { headers } = await get(path)
      const again = await hub.ask(path, { token: web, headers: { 'if-none-match': headers.etag ?? '' } })
      expect([path, again.status, again.body]).toEqual([path, 304, ''])
      expect((await hub.ask(path, { token: web, method: 'HEAD' })).headers.etag).toBe(headers.etag)
    }
  })

  it('knows nothing of other tokens’ channels', async () => {
    const nothing = (await get(`${LIST}/web-page/de/gibt-es-nicht`)).value
    for (const path of ['social-post/de/dritte', 'social-post/de/erste', 'social-post/de/erste/renditions', 'fax/de/erste', 'web-page/en/erste', 'web-page/de/dritte']) {
      const { status, value } = await get(`${LIST}/${path}`)
      expect([path, status, value]).toEqual([path, 404, nothing])
    }
    const empty = (await get(`${LIST}?channel=fax`)).value
    expect((await get(`${LIST}?channel=social-post`)).value).toEqual(empty)
    // A guess that is right and one that is wrong are answered alike.
    expect((await get(`${LIST}?channel=social-post&slug=dritte`)).value).toEqual((await get(`${LIST}?channel=social-post&slug=vierte`)).value)
  })

  it('refuses parameters that it does not have, by name', async () => {
    const refused: Record<string, RegExp> = {
      'where[title][like]=E': /"where\[title\]\[like\]"/,
      'sort=title': /"sort"/,
      'depth=2&draft=true': /"depth", "draft"/,
      'limit=0': /limit/,
      'limit=101': /limit/,
      'limit=abc': /limit/,
      'limit=1e2': /limit/,
      'limit=5&limit=6': /"limit" stands there twice/,
      'page=1&after=W10': /page or a cursor/,
      'after=W10': /cursor/,
      'after=%00': /cursor/,
      'changedSince=yesterday': /changedSince/,
      'kind=secret': /kind/,
      'topic=%25': /topic/,
      __proto__: /"__proto__"/,
    }
    for (const [query, message] of Object.entries(refused)) {
      const { status, value } = await get(`${LIST}?${query}`)
      expect([query, status, value.error?.code]).toEqual([query, 400, 'bad-input'])
      expect(value.error.message).toMatch(message)
    }
    expect((await get(`${LIST}/web-page/de/erste?variant=x`)).status).toBe(400)
    expect((await get(`${LIST}/web-page/de/erste/renditions?limit=1`)).status).toBe(400)
  })

  it('lets nobody else in', async () => {
    for (const path of [LIST, `${LIST}/web-page/de/erste`, `${LIST}/web-page/de/gibt-es-nicht`, '/api/v1/users', '/api/v1']) {
      const anonymous = await hub.ask(path)
      expect([path, anonymous.status, anonymous.headers['www-authenticate']]).toEqual([path, 401, 'Bearer'])
      expect((await get(path, `ek_app_${'B'.repeat(43)}`)).value.error.code).toBe('token-invalid')
      expect([path, (await get(path, shop)).status]).toEqual([path, 403])
    }
    for (const path of ['/api/v1/users', '/api/v1', `${LIST}/web-page/de/erste/renditions/x`, `${LIST}/web-page/de/erste/versions`]) expect([path, (await get(path)).status]).toEqual([path, 404])
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(await hub.ask(LIST, { method, token: web, body: '{}' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })

  it('answers hostile words like any others', async () => {
    for (const word of HOSTILE_STRINGS.filter((one) => one !== '').map((one) => one.slice(0, 100).replace(/\p{Surrogate}/gu, ''))) {
      const { status, value } = await get(`${LIST}?slug=${encodeURIComponent(word)}`)
      expect([word, status, value.totalDocs]).toEqual([word, 200, 0])
    }
  })

  it('slows down whoever tries tokens', async () => {
    const answers: number[] = []
    for (let turn = 0; turn < 70; turn++) answers.push((await get(LIST, `ek_app_${'C'.repeat(43)}`)).status)
    expect(answers.at(-1)).toBe(429)
    expect((await get(LIST)).status).toBe(200)
  })
})
