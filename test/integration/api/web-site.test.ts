import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Block } from '../../../src/content/nodes.ts'
import { hubOf } from '../../../src/publishing/hub.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { publish, unpublish } from '../../../src/publishing/publish.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { lexical, says } from './bodies.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let picture: { id: string | number; sha256: string }
let secretPicture: { id: string | number; sha256: string }

beforeAll(async () => {
  hub = await startReadingHub()
  picture = await hub.picture('gerbersteg.jpg', 900, 600, '#336699')
  secretPicture = await hub.picture('noch-geheim.jpg', 700, 500, '#993333')
  await hub.published({ title: 'Fernwärme im Mühlenviertel', slug: 'fernwaerme', hero: picture.id }, ['web-page'])
  await hub.approved({ title: 'Nie veröffentlicht', slug: 'nie-veroeffentlicht', hero: secretPicture.id })
})
afterAll(() => hub?.stop())

describe('a page', () => {
  it('is the approved text, whole, with the headers that belong to it', async () => {
    const { status, headers, body } = await hub.ask('/de/fernwaerme')
    expect(status).toBe(200)
    expect(body).toContain('Ab dem 1. Mai stellen wir um.')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-cache')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*style-src 'sha256-/)
    expect(headers['content-language']).toBe('de')
  })

  it('is told apart by its bytes: 304 where nothing changed, HEAD without a body', async () => {
    const first = await hub.ask('/de/fernwaerme')
    const etag = first.headers.etag ?? ''
    expect(etag).toBe(`"${createHash('sha256').update(first.bytes).digest('hex')}"`)
    const same = await hub.ask('/de/fernwaerme', { headers: { 'if-none-match': etag } })
    expect([same.status, same.body, same.headers.etag]).toEqual([304, '', etag])
    const head = await hub.ask('/de/fernwaerme', { method: 'HEAD' })
    expect([head.status, head.body, head.headers.etag, head.headers['content-length']]).toEqual([200, '', etag, String(first.bytes.length)])
    expect((await hub.ask('/de/fernwaerme', { headers: { 'if-none-match': '"another"' } })).status).toBe(200)
  })

  it('takes GET and HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await hub.ask('/de/fernwaerme', { method })
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'GET, HEAD'])
    }
  })

  it('ignores what is behind the question mark and leads away from a slash at the end', async () => {
    expect((await hub.ask('/de/fernwaerme?utm_source=mail&where[title][like]=x')).status).toBe(200)
    expect(await hub.ask('/de/fernwaerme/')).toMatchObject({ status: 308, headers: { location: '/de/fernwaerme' } })
  })

  it('says 410 when it was taken off, and comes back', async () => {
    const { key } = await hub.published({ title: 'Auf Zeit', slug: 'auf-zeit' }, ['web-page'])
    expect((await hub.ask('/de/auf-zeit')).status).toBe(200)
    await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    const gone = await hub.ask('/de/auf-zeit')
    expect(gone.status).toBe(410)
    expect(gone.body).toContain('410')
    expect(gone.body).not.toContain('Auf Zeit')
    expect(gone.headers.etag).toBeUndefined()
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    expect((await hub.ask('/de/auf-zeit')).status).toBe(200)
  })

  it('leads from an old slug to the new one', async () => {
    const { id, key } = await hub.published({ title: 'Alter Name', slug: 'alter-name' }, ['web-page'])
    await hub.payload.update({ collection: 'pieces', id, locale: 'de', draft: true, data: { slug: 'neuer-name' } as never, overrideAccess: false, user: hub.editor.user })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'piece', key, locale: 'de' })).key)
    expect((await hub.ask('/de/alter-name')).status).toBe(200)
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: ['web-page'] })
    expect(await hub.ask('/de/alter-name')).toMatchObject({ status: 301, headers: { location: '/de/neuer-name' } })
    expect((await hub.ask('/de/neuer-name')).status).toBe(200)
  })

  it('shows nothing that was approved and not published, nor what is on other channels only', async () => {
    await hub.published({ title: 'Nur im Netzwerk', slug: 'nur-im-netzwerk' }, ['social-post'])
    for (const slug of ['nie-veroeffentlicht', 'nur-im-netzwerk', 'gibt-es-nicht']) expect([slug, (await hub.ask(`/de/${slug}`)).status]).toEqual([slug, 404])
    expect((await hub.ask('/en/fernwaerme')).status).toBe(404)
  })

  it('answers hostile addresses with 404', async () => {
    const hostile = ['/de/..%2f..%2fetc%2fpasswd', '/de/%00', '/de/a%27%20OR%201=1--', '/de/fernwaerme%20', '/de/FERNWAERME', '/xx/fernwaerme', '/de/a/b', '/__proto__/constructor', `/de/${'a'.repeat(5000)}`, '/de/%', '//de', '/de//fernwaerme']
    for (const path of hostile) {
      const { status, body } = await hub.ask(path)
      expect([path, status === 404 || status === 400]).toEqual([path, true])
      expect(body).not.toMatch(/Error|at .*\.ts|node_modules/)
    }
  })
})

describe('the list and what is around it', () => {
  it('shows what is live, newest first', async () => {
    await hub.published({ title: 'Die neueste Meldung', slug: 'die-neueste' }, ['web-page'])
    const { status, body } = await hub.ask('/de')
    expect(status).toBe(200)
    expect(body.indexOf('Die neueste Meldung')).toBeGreaterThan(0)
    expect(body.indexOf('Die neueste Meldung')).toBeLessThan(body.indexOf('Fernwärme im Mühlenviertel'))
    expect(body).not.toContain('Nie veröffentlicht')
    expect((await hub.ask('/de/')).body).toBe(body)
  })

  it('leads from the root to the first language', async () => {
    expect(await hub.ask('/')).toMatchObject({ status: 302, headers: { location: '/de' } })
  })

  it('speaks the reader’s language where nothing is', async () => {
    const english = await hub.ask('/nowhere', { headers: { 'accept-language': 'fr;q=0.3, en-GB;q=0.9' } })
    expect([english.status, english.headers['content-language'], english.headers.vary]).toEqual([404, 'en', 'accept-language'])
    expect((await hub.ask('/nowhere')).headers['content-language']).toBe('de')
    expect((await hub.ask('/en/nowhere', { headers: { 'accept-language': 'de' } })).headers['content-language']).toBe('en')
  })

  it('leaves to Next what is Next’s', async () => {
    for (const path of ['/admin', '/admin/login', '/api/users/me', '/_next/static/x.js', '/__nextjs_original-stack-frame']) expect([path, (await hub.ask(path)).status]).toEqual([path, 299])
    expect((await hub.ask('/administration')).status).toBe(404)
  })
})

/** The picture itself, once it is made. */
const whole = (path: string) =>
  vi.waitFor(
    async () => {
      const answer = await hub.ask(path)
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
      return answer
    },
    { timeout: 10_000, interval: 50 },
  )

describe('files', () => {
  it('serves the standard sizes of a picture that is shown, and only those', async () => {
    const scaled = await whole(`/media/${picture.sha256}/w480.webp`)
    expect([scaled.status, scaled.headers['content-type'], scaled.headers['cache-control'], scaled.headers['x-content-type-options']]).toEqual([200, 'image/webp', 'no-cache', 'nosniff'])
    expect(scaled.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect((await hub.ask(`/media/${picture.sha256}/w480.webp`, { headers: { 'if-none-match': scaled.headers.etag ?? '' } })).status).toBe(304)
    expect((await hub.ask(`/media/${picture.sha256}/w900.jpg`)).status).toBe(200)
    expect((await hub.ask(`/media/${picture.sha256}/1200x630-50-50.jpg`)).status).toBe(200)
    expect((await whole(`/media/${picture.sha256}/w480.avif`)).headers['content-type']).toBe('image/avif')
    const refused = ['w481.webp', 'w1200.webp', 'w480.png', 'w481.avif', '1200x630-51-50.jpg', '99999x99999-0-0.jpg', '../w480.webp', 'w480.webp/..', '', 'w0480.webp', '%77480.webp']
    for (const name of refused) expect([name, (await hub.ask(`/media/${picture.sha256}/${name}`)).status]).toEqual([name, 404])
    expect((await hub.ask(`/media/${picture.sha256.toUpperCase()}/w480.webp`)).status).toBe(404)
    expect((await hub.ask('/media')).status).toBe(404)
  })

  it('lets the nearest stand in for a size that is being made, and keeps it nowhere', async () => {
    const own = await hub.picture('turm.jpg', 1300, 900, '#225577')
    await hub.published({ title: 'Der Turm', slug: 'turm', hero: own.id }, ['web-page'])
    const first = await hub.ask(`/media/${own.sha256}/w480.jpg`)
    expect([first.status, first.headers['content-type'], first.headers['cache-control']]).toEqual([200, 'image/jpeg', 'no-cache'])
    const answers = await Promise.all(Array.from({ length: 8 }, () => hub.ask(`/media/${own.sha256}/w1200.avif`)))
    for (const { status, headers, bytes } of answers) expect([status, headers['content-type'], headers['cache-control'], bytes.equals(first.bytes)]).toEqual([200, 'image/jpeg', 'no-store', true])
    const made = await whole(`/media/${own.sha256}/w1200.avif`)
    expect(await sharp(made.bytes).metadata()).toMatchObject({ format: 'heif', width: 1200 })
  })

  it('says that there is no picture where its file was lost, or nobody can read it', async () => {
    const lost = await hub.picture('verloren.jpg', 600, 400, '#663399')
    await hub.published({ title: 'Verloren', slug: 'verloren', hero: lost.id }, ['web-page'])
    await hubOf(hub.payload).media.remove(lost.sha256)
    expect((await hub.ask(`/media/${lost.sha256}/w480.webp`)).status).toBe(404)
    expect((await hub.ask('/de/verloren')).status).toBe(200)
    expect((await hub.ask('/de/verloren/embed')).status).toBe(200)
  })

  it('keeps pictures of what is not published', async () => {
    expect((await hub.ask(`/media/${secretPicture.sha256}/w480.webp`)).status).toBe(404)
  })

  it('serves the fonts for ever, by name', async () => {
    const font = await hub.ask('/assets/fonts/source-sans-3-latin-400-normal.woff2')
    expect([font.status, font.headers['content-type'], font.headers['cache-control']]).toEqual([200, 'font/woff2', 'public, max-age=31536000, immutable'])
    for (const path of ['/assets/fonts/OFL-source-sans-3.txt', '/assets/fonts/../icc/FOGRA39L_coated.icc', '/assets/fonts/', '/assets/']) expect([path, (await hub.ask(path)).status]).toEqual([path, 404])
  })

  it('knows what an embedded snippet shows', async () => {
    const inside = await hub.picture('baustein.jpg', 640, 480, '#228844')
    const image: Block = { type: 'image', media: inside.sha256, alt: 'Im Baustein' }
    const snippet = await hub.approved({ title: 'Baustein', kind: 'snippet', body: lexical([says('Ein Baustein.'), image], { media: inside.id }) })
    expect((await hub.ask(`/media/${inside.sha256}/w480.webp`)).status).toBe(404)
    await hub.published({ title: 'Mit Baustein', slug: 'mit-baustein', body: lexical([says('Davor.'), { type: 'embed', piece: snippet.key }], { piece: snippet.id }) }, ['web-page'])
    expect((await hub.ask(`/media/${inside.sha256}/w480.webp`)).status).toBe(200)
  })

  it('shows the logo of the brand as approved, and no other', async () => {
    const logo = await hub.picture('logo.jpg', 640, 160, '#0b5c5e')
    const address = `/media/${logo.sha256}/w480.webp`
    const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
    const put = (file: string | number | null) => hub.payload.update({ collection: 'brands', id: docs[0]?.id ?? '', data: { logo: file } as never, overrideAccess: false, user: hub.editor.user })
    const agree = async () => approve(hub.approver, (await submit(hub.editor, { subject: 'brand', key: 'stadtwerke-lindental', locale: '*' })).key)
    await put(logo.id)
    expect((await hub.ask(address)).status).toBe(404)
    await agree()
    expect((await hub.ask(address)).status).toBe(200)
    expect((await hub.ask('/de')).body).toContain(address)
    await put(null)
    await agree()
    expect((await hub.ask(address)).status).toBe(404)
  })
})
