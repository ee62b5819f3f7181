/** What stands beside a piece's page: the picture for link previews, the form for other people's pages, and what oEmbed consumers are told. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { approve } from '../../../src/publishing/decide.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { elementsOf, parseXml } from '../../strict-xml.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

const BASE = 'https://hub.example.com'
let hub: ReadingHub
let picture: { id: string | number; sha256: string }
beforeAll(async () => {
  hub = await startReadingHub()
  picture = await hub.picture('gerbersteg.jpg', 1400, 900, '#336699')
  await hub.published({ title: 'Fernwärme & „mehr“', slug: 'fernwaerme', hero: picture.id }, ['web-page'])
  await hub.published({ title: 'Ohne Bild', slug: 'ohne-bild' }, ['web-page'])
  const { id, key } = await hub.published({ title: 'Umzug', slug: 'vorher' }, ['web-page'])
  for (const slug of ['dazwischen', 'nachher']) {
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { slug } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key, locale: 'de' })).key)
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
  }
  const gone = await hub.published({ title: 'Zurückgezogen', slug: 'weg' }, ['web-page'])
  await unpublish(hub.editor, { pieceKey: gone.key, locale: 'de', channels: ['web-page'] })
  await hub.published({ title: 'Nur im Netz', slug: 'nur-im-netz' }, ['social-post'])
})
afterAll(() => hub?.stop())

describe('all addresses of a piece', () => {
  it('move with it, in one step from whichever name it had, and go with it', async () => {
    for (const form of ['', '/embed', '/share.jpg']) {
      for (const slug of ['vorher', 'dazwischen']) expect(await hub.ask(`/de/${slug}${form}`)).toMatchObject({ status: 301, headers: { location: `/de/nachher${form}` } })
      // A campaign's marks go along, each reader's own.
      for (const query of ['?utm_source=brief&utm_campaign=w%C3%A4rme', '?utm_source=mail', '?']) expect(await hub.ask(`/de/vorher${form}${query}`)).toMatchObject({ status: 301, headers: { location: `/de/nachher${form}${query === '?' ? '' : query}` } })
      expect([form, (await hub.ask(`/de/weg${form}`)).status]).toEqual([form, 410])
      for (const slug of ['nur-im-netz', 'nichts', 'kind', 'FERN', '%00']) expect([slug, form, (await hub.ask(`/de/${slug}${form}`)).status]).toEqual([slug, form, 404])
    }
    for (const path of ['/de/fernwaerme/share.png', '/de/fernwaerme/embed/x', '/de/fernwaerme/constructor', '/de/fernwaerme/__proto__', '/de/embed', '/de/share.jpg']) expect([path, (await hub.ask(path)).status]).toEqual([path, 404])
  })
})

describe('the picture for link previews', () => {
  it('is never made while somebody waits: first the lead picture, then itself', async () => {
    const first = await hub.ask('/de/fernwaerme/share.jpg')
    expect([first.status, first.headers.location, first.headers['cache-control']]).toEqual([302, `/media/${picture.sha256}/1200x630-50-50.jpg`, 'no-store'])
    const early = await hub.ask('/de/ohne-bild/share.jpg')
    expect([early.status, early.headers['retry-after']]).toEqual([503, '5'])
    for (const slug of ['fernwaerme', 'ohne-bild']) {
      const made = await vi.waitFor(
        async () => {
          const answer = await hub.ask(`/de/${slug}/share.jpg`)
          expect(answer.status).toBe(200)
          return answer
        },
        { timeout: 15_000, interval: 200 },
      )
      expect(made.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cross-origin-resource-policy': 'cross-origin', 'x-content-type-options': 'nosniff' })
      expect((await hub.ask(`/de/${slug}/share.jpg`, { headers: { 'if-none-match': made.headers.etag ?? '' } })).status).toBe(304)
      const { default: sharp } = await import('sharp')
      expect(await sharp(made.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
    }
  })

  it('is named by the page', async () => {
    expect((await hub.ask('/de/fernwaerme')).body).toContain(`<meta property="og:image" content="${BASE}/de/fernwaerme/share.jpg">`)
  })

  it('is the house’s own for every other page', async () => {
    for (const path of ['/de', '/en', '/de/kind/news', '/de/stimmen', '/de/imprint']) expect([path, (await hub.ask(path)).body.includes(`<meta property="og:image" content="${BASE}/share.jpg">`)]).toEqual([path, true])
    // Where it takes long, whoever asks is told to ask again.
    await vi.waitFor(async () => expect((await hub.ask('/share.jpg')).status).toBe(200), { timeout: 15_000, interval: 200 })
    const [made, same] = await Promise.all([hub.ask('/share.jpg'), hub.ask('/share.jpg?utm_source=x')])
    expect([made.status, made.headers['content-type'], made.headers['cross-origin-resource-policy'], made.headers.etag]).toEqual([200, 'image/jpeg', 'cross-origin', same.headers.etag])
    expect((await hub.ask('/share.jpg', { headers: { 'if-none-match': made.headers.etag ?? '' } })).status).toBe(304)
    const { default: sharp } = await import('sharp')
    expect(await sharp(made.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 })
  })
})

describe('a piece in other people’s pages', () => {
  it('may be framed by anybody, runs nothing, and says so in the frame when it is gone', async () => {
    const { status, headers, body } = await hub.ask('/de/fernwaerme/embed')
    expect([status, headers['content-type'], headers['x-frame-options'], headers['x-robots-tag']]).toEqual([200, 'text/html; charset=utf-8', undefined, 'noindex'])
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors \*$/)
    expect(body).not.toContain('<script')
    expect(body).toContain(`href="${BASE}/de/fernwaerme"`)
    const gone = await hub.ask('/de/weg/embed')
    expect([gone.headers['content-security-policy']?.includes('frame-ancestors *'), gone.headers['x-frame-options']]).toEqual([true, undefined])
    const page = await hub.ask('/de/fernwaerme')
    expect([page.headers['content-security-policy']?.includes("frame-ancestors 'none'"), page.headers['x-frame-options']]).toEqual([true, 'SAMEORIGIN'])
  })

  it('is told of to oEmbed consumers, in JSON and XML', async () => {
    const url = encodeURIComponent(`${BASE}/de/fernwaerme`)
    const json = await hub.ask(`/oembed?url=${url}`)
    expect([json.status, json.headers['content-type'], json.headers['access-control-allow-origin']]).toEqual([200, 'application/json; charset=utf-8', '*'])
    const facts = JSON.parse(json.body)
    expect(facts).toMatchObject({ version: '1.0', type: 'rich', title: 'Fernwärme & „mehr“', provider_name: 'Stadtwerke Lindental', provider_url: `${BASE}/de`, width: 640, height: 360, thumbnail_url: `${BASE}/de/fernwaerme/share.jpg`, thumbnail_width: 1200 })
    expect(facts.html).toBe(`<iframe src="${BASE}/de/fernwaerme/embed" width="640" height="${facts.height}" style="border:0;max-width:100%" loading="lazy" title="Fernwärme &amp; „mehr“"></iframe>`)
    const xml = await hub.ask(`/oembed?url=${url}&format=xml`)
    expect(xml.headers['content-type']).toBe('text/xml; charset=utf-8')
    const root = parseXml(xml.body)
    expect([root.name, Object.fromEntries(root.children.map(({ name, text }) => [name, text]))]).toEqual(['oembed', Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))])
    expect(elementsOf(root, 'html')[0]?.text).toContain('<iframe')
    const narrow = JSON.parse((await hub.ask(`/oembed?url=${url}&maxwidth=320&maxheight=200`)).body)
    expect(narrow).toMatchObject({ width: 320, height: 200, html: expect.stringContaining('width="320" height="200"') })
    expect(narrow).not.toHaveProperty('thumbnail_url')
    expect(JSON.parse((await hub.ask(`/oembed?url=${url}&maxwidth=320`)).body)).toMatchObject({ width: 320, height: 620 })
  })

  it('is told of for live pieces of this site alone', async () => {
    const statusOf = async (url: string, more = '') => (await hub.ask(`/oembed?url=${encodeURIComponent(url)}${more}`)).status
    for (const url of [`${BASE}/de/weg`, `${BASE}/de/nichts`, `${BASE}/de`, `${BASE}/de/nur-im-netz`, 'https://example.com/de/fernwaerme', 'https://hub.example.com.evil.example/de/fernwaerme', 'javascript:alert(1)', `${BASE}/admin`, '', '%', `${BASE}/de/fernwaerme/embed`]) expect([url, await statusOf(url)]).toEqual([url, 404])
    expect((await hub.ask('/oembed')).status).toBe(404)
    expect(await statusOf(`${BASE}/de/fernwaerme`, '&format=yaml')).toBe(501)
    expect(JSON.parse((await hub.ask(`/oembed?url=${encodeURIComponent(`${BASE}/de/vorher/?utm_source=x#a`)}`)).body).html).toContain(`${BASE}/de/nachher/embed`)
  })

  it('is found from its page', async () => {
    const { body } = await hub.ask('/de/fernwaerme')
    expect(body).toContain(`<link rel="alternate" type="application/json+oembed" href="${BASE}/oembed?url=${encodeURIComponent(`${BASE}/de/fernwaerme`)}&amp;format=json"`)
  })
})
