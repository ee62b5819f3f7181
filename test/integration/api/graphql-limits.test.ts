import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limitToken } from '../../../src/access/rate-limits.ts'
import { answerGraphql, type GraphqlSettings } from '../../../src/graphql/handler.ts'
import { createReader } from '../../../src/graphql/reader.ts'
import { now } from '../../../src/publishing/clock.ts'
import { HOSTILE_STRINGS } from '../../fixtures/hostile.ts'
import type { LooseJson } from './loose-json.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let token: string

beforeAll(async () => {
  hub = await startReadingHub()
  token = (await hub.token('channel-app', ['web-page', 'social-post'])).token
  for (let n = 1; n <= 6; n++) await hub.published({ title: `Meldung ${n}`, slug: `meldung-${n}` }, ['social-post'])
})
afterAll(() => hub?.stop())

async function refused(query: string): Promise<string[]> {
  const started = performance.now()
  const { status, data, errors, body } = await hub.graphql(token, query)
  expect(performance.now() - started).toBeLessThan(1_500)
  expect([status, data]).toEqual([400, undefined])
  expect(body).not.toMatch(/stack|node_modules|\.ts:/)
  expect(errors?.every(({ extensions }) => extensions.code === 'bad-input')).toBe(true)
  return (errors ?? []).map(({ message }) => message)
}
const times = (n: number, make: (index: number) => string) => Array.from({ length: n }, (_, index) => make(index)).join(' ')

describe('what one request may ask', () => {
  it('is at most eight deep, fragments included', async () => {
    // The schema has no cycle to walk down; validation must refuse the depth before it looks at the types.
    const deep = `{ Publications { docs { ${'siblings { '.repeat(7)}slug${' }'.repeat(7)} } } }`
    expect((await refused(deep)).join()).toMatch(/depth limit of 8/i)
    const hidden = `{ Publications { ...A } } fragment A on PublicationList { docs { ...B } } fragment B on Publication { ${'siblings { '.repeat(7)}slug${' }'.repeat(7)} }`
    expect((await refused(hidden)).join()).toMatch(/depth limit of 8/i)
  })

  it('is at most a thousand tokens: nesting of 20,000 ends before the parser’s stack does', async () => {
    for (const query of [`${'{a'.repeat(20_000)}${'}'.repeat(20_000)}`, `{ Publications(topic: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { totalDocs } }`, `{ ${times(2_000, () => '__typename')} }`, `query(${times(600, (n) => `$v${n}: Int`)}) { __typename }`]) {
      expect((await refused(query)).join()).toMatch(/more (than|that) 1000 tokens|token limit/i)
    }
  })

  it('has at most ten aliases, fragments counted as often as they are used', async () => {
    expect((await refused(`{ ${times(11, (n) => `a${n}: Publications { totalDocs }`)} }`)).join()).toMatch(/aliases limit of 10/i)
    expect((await refused(`{ a: Publications { ...F } b: Publications { ...F } c: Publications { ...F } } fragment F on PublicationList { ${times(4, (n) => `x${n}: totalDocs`)} }`)).join()).toMatch(/aliases limit of 10/i)
    expect((await hub.graphql(token, `{ ${times(10, (n) => `a${n}: Publications { totalDocs }`)} }`)).status).toBe(200)
  })

  it('has at most ten directives and one operation', async () => {
    const fields = ['key', 'channel', 'locale', 'title', 'slug', 'kind', 'teaser', 'byline', 'date', 'edition', 'approval']
    expect((await refused(`{ Publications { docs { ${fields.map((field) => `${field} @include(if: true)`).join(' ')} } } }`)).join()).toMatch(/directives limit of 10/i)
    expect((await refused('query A { __typename } query B { __typename }')).join()).toMatch(/exactly one operation/)
    expect((await refused('subscription { x }')).join()).toMatch(/only queries/i)
  })

  it('ends with fragments that call each other or grow', async () => {
    await refused('{ Publications { ...A } } fragment A on PublicationList { ...B } fragment B on PublicationList { ...A }')
    const growing = times(60, (n) => `fragment F${n} on PublicationList { ...F${n + 1} ...F${n + 1} }`)
    const { status } = await hub.graphql(token, `{ Publications { ...F0 } } ${growing} fragment F60 on PublicationList { totalDocs }`)
    expect([200, 400]).toContain(status)
  })

  it('asks for pages of one to a hundred and for known things', async () => {
    const bad = ['limit: 0', 'limit: 101', 'limit: -1', 'page: 0', 'page: 1, after: "x"', 'after: "bm9wZQ"', 'after: "W10"', 'changedSince: "yesterday"', 'changedSince: "2026-02-31T00:00:00"', 'kind: "secret"', 'topic: "%"', 'topic: "a|b"', `slug: "${'x'.repeat(201)}"`]
    for (const args of bad) {
      const { status, errors } = await hub.graphql(token, `{ Publications(${args}) { totalDocs } }`)
      expect([args, status, errors?.[0].extensions.code]).toEqual([args, 200, 'bad-input'])
    }
    for (const args of ['where: {}', 'sort: "title"', 'draft: true', 'locale: "de", fallbackLocale: "en"', 'limit: "5"', 'limit: 99999999999']) await refused(`{ Publications(${args}) { totalDocs } }`)
  })

  it('makes at most twenty renditions', async () => {
    const { data, errors } = await hub.graphql(token, '{ Publications { docs { slug renditions { variant } } } }')
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'bad-input' } })
    expect(data ?? null).toBeNull()
    const some = await hub.graphql(token, '{ Publications { docs { slug renditions(variant: "x") { variant artefacts { name } } } } }')
    expect(some.errors).toBeUndefined()
    expect(some.data.Publications.docs.map((doc: LooseJson) => doc.renditions.length)).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('tells nothing of the schema', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Publication") { fields { name } } }']) expect((await refused(query)).join()).toMatch(/introspection/i)
    for (const query of ['{ Publication { totalDoc } }', '{ Publicatons { totalDocs } }', '{ Publications { doc { key } } }', '{ Publications(lmit: 1) { totalDocs } }', '{ Publications { docs { ... on Publicaton { key } } } }', 'query($x: Strng) { __typename }']) {
      expect((await refused(query)).join()).not.toMatch(/did you mean/i)
    }
  })

  it('answers hostile words like any others', async () => {
    const nothing = { Publications: { totalDocs: 0 }, Publication: null }
    for (const slug of HOSTILE_STRINGS.filter((one) => one !== '').map((one) => one.slice(0, 200))) {
      const { status, data, errors } = await hub.graphql(token, 'query($slug: String!) { Publications(slug: $slug) { totalDocs } Publication(channel: "social-post", locale: "de", slug: $slug) { key } }', { slug })
      expect([slug, status, errors, data]).toEqual([slug, 200, undefined, nothing])
    }
  })

  it('counts operations, not requests', async () => {
    const own = await hub.token('channel-app', ['web-page'])
    const ten = `{ ${times(10, (n) => `a${n}: Publications(limit: 1) { hasNextPage }`)} }`
    await limitToken(own.id, 2_985)
    expect((await hub.graphql(own.token, ten)).status).toBe(200)
    const last = await hub.graphql(own.token, ten)
    expect([last.status, last.errors?.[0].extensions.code]).toEqual([429, 'too-many-requests'])
    expect((await hub.ask('/api/v1/publications', { token: own.token })).headers['retry-after']).toMatch(/^\d+$/)
  })
})

describe('the handler', () => {
  const reader = () => createReader({ payload: hub.payload, at: now(), channels: ['social-post'] })
  const settings = (given: Partial<GraphqlSettings> = {}): GraphqlSettings => ({ isDevelopment: false, count: async () => {}, onDefect: () => {}, ...given })

  it('gives up after its time, and makes nothing more', async () => {
    await expect(answerGraphql(reader(), { query: '{ Publications { docs { renditions(variant: "linkedin") { key } } } }' }, settings({ timeoutMs: 1 }))).rejects.toMatchObject({ code: 'busy', status: 503 })
  })

  it('says nothing of a defect and reports it', async () => {
    const defects: unknown[] = []
    const broken = { ...reader(), payload: { config: hub.payload.config, find: () => Promise.reject(new Error('secret detail at /srv/hub.ts:1')) } as never }
    const { status, body } = await answerGraphql(broken, { query: '{ Publication(channel: "social-post", locale: "de", slug: "meldung-1") { key } }' }, settings({ onDefect: (error) => defects.push(error) }))
    expect([status, body.errors?.[0]?.extensions.code, JSON.stringify(body).includes('secret')]).toEqual([200, 'internal', false])
    expect(defects).toHaveLength(1)
  })

  it('shows its schema in development', async () => {
    const { getIntrospectionQuery } = await import('graphql')
    const { status, body } = await answerGraphql(reader(), { query: getIntrospectionQuery() }, settings({ isDevelopment: true }))
    expect([status, body.errors]).toEqual([200, undefined])
    const typo = await answerGraphql(reader(), { query: '{ Publicatons { totalDocs } }' }, settings({ isDevelopment: true }))
    expect(typo.body.errors?.[0]?.message).toMatch(/Did you mean/)
  })
})
