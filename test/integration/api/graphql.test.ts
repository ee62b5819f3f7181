import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createHash } from 'node:crypto'
import { toTree } from '../../../src/content/lexical.ts'
import { lexical, says } from './bodies.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let web: string
let social: string
let both: string
let shop: string
let picture: { id: string | number; sha256: string }

beforeAll(async () => {
  hub = await startReadingHub()
  const tokens = [await hub.token('channel-app', ['web-page']), await hub.token('channel-app', ['social-post']), await hub.token('channel-app', ['web-page', 'social-post']), await hub.token('print-shop', ['print-pdf'])]
  ;[web, social, both, shop] = tokens.map(({ token }) => token) as [string, string, string, string]
  picture = await hub.picture('platz.jpg', 1000, 700, '#667788')
  const topic = await hub.payload.create({ collection: 'topics', locale: 'de', data: { name: 'Wärme', key: 'waerme' } as never })
  const snippet = await hub.approved({ title: 'Über uns', kind: 'snippet', body: lexical([says('Wir sind die Stadtwerke.')]) })
  await hub.published(
    {
      title: 'Auf beiden Kanälen',
      slug: 'auf-beiden',
      hero: picture.id,
      heroCaption: 'Der Platz',
      topics: [topic.id],
      byline: 'Mira Tannhäuser',
      date: '2026-03-12',
      overrides: { webPage: { metaTitle: 'Nur fürs Web' }, socialPost: { textX: 'Nur für X' } },
      body: lexical([says('Ein Absatz.'), { type: 'image', media: picture.sha256, alt: 'Der Platz von oben' }, { type: 'embed', piece: snippet.key }], { media: picture.id, piece: snippet.id }),
    },
    ['web-page', 'social-post'],
  )
  await hub.published({ title: 'Nur im Web', slug: 'nur-web', kind: 'offer' }, ['web-page'])
  await hub.published({ title: 'Nur im Netzwerk', slug: 'nur-netzwerk' }, ['social-post'])
  await hub.approved({ title: 'Nicht veröffentlicht', slug: 'nicht-veroeffentlicht' })
})
afterAll(() => hub?.stop())

const slugs = async (token: string, args = '') => {
  const { data } = await hub.graphql(token, `{ Publications${args} { docs { slug channel } totalDocs } }`)
  return data.Publications.docs.map((doc: { slug: string; channel: string }) => `${doc.channel}/${doc.slug}`).sort()
}

describe('a channel app', () => {
  it('reads a publication with everything that belongs to it', async () => {
    const { status, data, errors } = await hub.graphql(
      web,
      `query Read($slug: String!) { Publication(channel: "web-page", locale: "de", slug: $slug) {
        key channel locale title slug kind teaser byline date topics { key name } edition approval from until changed
        body bodyLexical embeds { key kind title body media { key } } hero { alt caption media { key } }
        media { key mime width height derivatives { address mime width height } } siblings { locale slug title } overrides
        renditions(variant: "page") { variant key artefacts { name mime sha256 bytes address } notes { severity code path message { de en } lost } }
      } }`,
      { slug: 'auf-beiden' },
    )
    expect(errors).toBeUndefined()
    expect(status).toBe(200)
    const one = data.Publication
    expect(one).toMatchObject({ channel: 'web-page', locale: 'de', title: 'Auf beiden Kanälen', kind: 'news', byline: 'Mira Tannhäuser', date: '2026-03-12', until: null, siblings: [] })
    expect(one.topics).toEqual([{ key: 'waerme', name: 'Wärme' }])
    expect(one.overrides).toEqual({ 'meta-title': 'Nur fürs Web' })
    expect(one.hero).toEqual({ alt: 'Ein Bild', caption: 'Der Platz', media: { key: picture.sha256 } })
    expect(one.embeds).toMatchObject([{ kind: 'snippet', title: 'Über uns', media: [] }])
    const same = (value: unknown) => String(value)
    expect(toTree(one.bodyLexical, { mediaId: same, mediaKey: same, pieceId: same, pieceKey: same, testimonialId: same, testimonialKey: same })).toEqual(one.body)
    expect(one.edition).toMatch(/^[0-9a-f]{64}$/)
    for (const { address, mime } of one.media[0].derivatives) {
      // The nearest stands in for one that is still being made.
      const asked = async () => {
        const file = await hub.ask(address.slice('https://hub.example.com'.length))
        expect([address, file.status, file.headers['content-type']]).toEqual([address, 200, mime])
      }
      await vi.waitFor(asked, { timeout: 10_000, interval: 50 })
    }
    const [page] = one.renditions[0].artefacts
    const file = await hub.ask(page.address.slice('https://hub.example.com'.length))
    expect([file.status, createHash('sha256').update(file.bytes).digest('hex'), file.bytes.length]).toEqual([200, page.sha256, page.bytes])
  })

  it('sees its own channels and nothing else', async () => {
    expect(await slugs(web)).toEqual(['web-page/auf-beiden', 'web-page/nur-web'])
    expect(await slugs(social)).toEqual(['social-post/auf-beiden', 'social-post/nur-netzwerk'])
    expect(await slugs(both)).toHaveLength(4)
    expect(await slugs(both, '(channel: "web-page")')).toEqual(['web-page/auf-beiden', 'web-page/nur-web'])
    for (const channel of ['social-post', 'newsletter-block', 'no-such-channel']) {
      const foreign = await hub.graphql(web, `{ Publications(channel: "${channel}", slug: "auf-beiden") { docs { key } totalDocs hasNextPage endCursor } Publication(channel: "${channel}", locale: "de", slug: "auf-beiden") { key } }`)
      expect(foreign.body).toBe('{"data":{"Publications":{"docs":[],"totalDocs":0,"hasNextPage":false,"endCursor":null},"Publication":null}}')
    }
    expect((await hub.graphql(await hub.token('channel-app', []).then(({ token }) => token), '{ Publications { totalDocs docs { key } } }')).data.Publications).toEqual({ totalDocs: 0, docs: [] })
  })

  it('finds by topic, kind, slug, locale and change', async () => {
    expect(await slugs(web, '(topic: "waerme")')).toEqual(['web-page/auf-beiden'])
    expect(await slugs(web, '(topic: "waer")')).toEqual([])
    expect(await slugs(web, '(kind: "offer")')).toEqual(['web-page/nur-web'])
    expect(await slugs(web, '(slug: "nur-web", locale: "de")')).toEqual(['web-page/nur-web'])
    expect(await slugs(web, '(locale: "en")')).toEqual([])
    expect(await slugs(web, `(changedSince: "${new Date(Date.now() + 60_000).toISOString()}")`)).toEqual([])
    expect(await slugs(web, `(changedSince: "2020-01-01T00:00:00+01:00")`)).toHaveLength(2)
  })

  it('reads on by cursor or by page, every publication once', async () => {
    for (const order of ['', ', changedSince: "2020-01-01T00:00:00Z"']) {
      const met: string[] = []
      let after = ''
      for (let turn = 0; turn < 6; turn++) {
        const { data } = await hub.graphql(both, `{ Publications(limit: 1${order}${after && `, after: "${after}"`}) { docs { slug channel changed } hasNextPage endCursor } }`)
        met.push(...data.Publications.docs.map((doc: { slug: string; channel: string; changed: string }) => `${doc.channel}/${doc.slug}`))
        after = data.Publications.endCursor
        if (!data.Publications.hasNextPage) break
      }
      expect(met).toHaveLength(4)
      expect(new Set(met).size).toBe(4)
    }
    const paged = await hub.graphql(both, '{ Publications(limit: 3, page: 2) { docs { slug } page hasNextPage totalDocs } }')
    expect(paged.data.Publications).toMatchObject({ page: 2, hasNextPage: false, totalDocs: 4 })
    expect(paged.data.Publications.docs).toHaveLength(1)
  })
})

describe('what is not let in', () => {
  const query = '{ Publications { totalDocs } }'

  it('is no token, a forged, an expired, a revoked one, or one of somebody else', async () => {
    const anonymous = await hub.graphql(undefined, query)
    expect([anonymous.status, anonymous.errors?.[0].extensions.code, anonymous.data]).toEqual([401, 'not-signed-in', undefined])
    const expired = await hub.token('channel-app', ['web-page'])
    await hub.payload.db.updateOne({ collection: 'app-tokens', id: expired.id, data: { expiresAt: new Date(Date.now() - 1_000).toISOString() } })
    const revoked = await hub.token('channel-app', ['web-page'])
    await hub.payload.update({ collection: 'app-tokens', id: revoked.id, data: { revokedAt: new Date().toISOString() } as never })
    const person = await hub.payload.create({ collection: 'app-tokens', data: { name: 'Edda', kind: 'person', person: hub.editor.user?.id, expiresAt: new Date(Date.now() + 86_400_000).toISOString() } as never })
    const bad = [expired.token, revoked.token, String((person as unknown as { token: string }).token), `ek_app_${'A'.repeat(43)}`, 'x', web.slice(0, -1), `${web} ${web}`]
    const answers = await Promise.all(bad.map((token) => hub.graphql(token, query)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1)
    expect([answers[0]?.status, answers[0]?.errors?.[0].extensions.code]).toEqual([401, 'token-invalid'])
    const refused = await hub.graphql(shop, query)
    expect([refused.status, refused.errors?.[0].extensions.code]).toEqual([403, 'forbidden'])
  })

  it('is any method but POST, and any body but one JSON operation', async () => {
    expect(await hub.ask('/api/graphql?query={__typename}', { token: web })).toMatchObject({ status: 405, headers: { allow: 'POST' } })
    const send = (body: string, type = 'application/json', isChunked = false) => hub.ask('/api/graphql', { method: 'POST', headers: { 'content-type': type }, body, token: web, isChunked })
    expect((await send(JSON.stringify({ query }), 'text/plain')).status).toBe(415)
    expect((await send('{')).status).toBe(400)
    expect((await send(JSON.stringify([{ query }, { query }]))).status).toBe(400)
    expect((await send(JSON.stringify({ query, batch: 1 }))).status).toBe(400)
    expect((await send(JSON.stringify({ query: 5 }))).status).toBe(400)
    expect((await send(JSON.stringify({ query, variables: { x: 'y'.repeat(100_000) } }))).status).toBe(413)
    expect((await send(JSON.stringify({ query: `#${'y'.repeat(200_000)}` }), 'application/json', true)).status).toBe(413)
    expect((await send(JSON.stringify({ query: `${query} ${query}` }))).status).toBe(400)
    expect((await send(JSON.stringify({ query: 'mutation { deleteAll }' }))).status).toBe(400)
    // More than the connection's buffers hold: the answer must arrive all the same.
    expect((await send(JSON.stringify({ query: `#${'y'.repeat(4_000_000)}` }), 'application/json', true)).status).toBe(413)
    expect((await hub.graphql(web, query)).status).toBe(200)
  })
})
