import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hubOf } from '../../../src/publishing/hub.ts'
import { unpublish } from '../../../src/publishing/publish.ts'
import { type RenditionPlace, signedAddress } from '../../../src/publishing/signed-address.ts'
import { type ReadingHub, startReadingHub } from './reading-hub.ts'

let hub: ReadingHub
let key: string

beforeAll(async () => {
  hub = await startReadingHub()
  const made = await hub.published({ title: 'Zum Ansehen', slug: 'zum-ansehen' }, ['web-page', 'social-post', 'newsletter-block'])
  key = made.key
})
afterAll(() => hub?.stop())

const HOUR_MS = 3_600_000
const POST: RenditionPlace = { channel: 'social-post', locale: 'de', slug: 'zum-ansehen', variant: 'bluesky', artefact: 'post.json' }
/** Path and query of a signed address. */
function signed(place: Partial<RenditionPlace> = {}, inMs = HOUR_MS, secret?: string): string {
  const own = hubOf(hub.payload)
  const address = signedAddress({ ...own, ...(secret ? { secret } : {}) }, { ...POST, ...place }, new Date(Date.now() + inMs))
  expect(address.startsWith('https://hub.example.com/r/')).toBe(true)
  return address.slice('https://hub.example.com'.length)
}
const INVALID = { code: 'address-invalid', message: 'This address is not valid (any more). Ask whoever sent it to you for a new one.' }

describe('a signed address', () => {
  it('gives one file, under a name that says what it is', async () => {
    const { status, headers, body } = await hub.ask(signed())
    expect([status, headers['content-type'], headers['cache-control'], headers['referrer-policy'], headers['x-robots-tag']]).toEqual([200, 'application/json', 'private, no-cache', 'no-referrer', 'noindex'])
    expect(headers['content-disposition']).toBe('inline; filename="zum-ansehen-de-post.json"')
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(JSON.parse(body)).toMatchObject({ network: 'bluesky' })
    expect((await hub.ask(signed(), { headers: { 'if-none-match': headers.etag ?? '' } })).status).toBe(304)
    expect((await hub.ask(signed(), { method: 'HEAD' })).body).toBe('')
    expect((await hub.ask(signed(), { method: 'POST' })).status).toBe(405)
  })

  it('shows a mail that runs and reaches nothing', async () => {
    const { artefacts } = await (async () => {
      const { orderForPublication, rendition } = await import('../../../src/publishing/compose.ts')
      const { visiblePublication } = await import('../../../src/publishing/read.ts')
      const { now } = await import('../../../src/publishing/clock.ts')
      const publication = await visiblePublication(hub.payload, { channel: 'newsletter-block', locale: 'de', slug: 'zum-ansehen' }, now())
      if (!publication) throw new Error('not published')
      return rendition(hub.payload, () => orderForPublication(hub.payload, publication, 'large'))
    })()
    const html = artefacts.find(({ mime }) => mime.startsWith('text/html'))
    const answer = await hub.ask(signed({ channel: 'newsletter-block', variant: 'large', artefact: html?.name ?? '' }))
    expect(answer.status).toBe(200)
    expect(answer.bytes.equals(Buffer.from(html?.content ?? []))).toBe(true)
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'.*sandbox/)
  })

  it('shows a letter in the browser, and saves it under a good name', async () => {
    await hub.published({ title: 'Ein Brief', slug: 'ein-brief' }, ['print-pdf'])
    const { status, headers, bytes } = await hub.ask(signed({ channel: 'print-pdf', slug: 'ein-brief', variant: 'letter', artefact: 'letter.pdf' }))
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([200, 'application/pdf', 'inline; filename="ein-brief-de-letter.pdf"'])
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(headers['content-security-policy']).not.toContain('sandbox')
  })

  it('is refused alike when forged, changed, expired or invented', async () => {
    const good = signed()
    const [path = '', query = ''] = good.split('?')
    const params = new URLSearchParams(query)
    const later = String(Number(params.get('expires')) + 60)
    const refused = [
      signed({}, HOUR_MS, 'another secret that is long enough, surely'),
      signed({}, -1_000),
      path,
      `${path}?expires=${params.get('expires')}`,
      `${path}?signature=${params.get('signature')}`,
      `${path}?expires=${later}&signature=${params.get('signature')}`,
      `${path}?expires=${params.get('expires')}&expires=${later}&signature=${params.get('signature')}`,
      `${path}?expires=0${params.get('expires')}&signature=${params.get('signature')}`,
      `${path}?expires=${params.get('expires')}.0&signature=${params.get('signature')}`,
      `${path}?expires=${params.get('expires')}&signature=${params.get('signature')}x`,
      `${path}?expires=${params.get('expires')}&signature=${params.get('signature')?.slice(0, -1)}`,
      `${path}?expires=${params.get('expires')}&signature=${'A'.repeat(43)}`,
      `${path.replace('bluesky', 'x')}?${query}`,
      `${path.replace('post.json', 'image.jpg')}?${query}`,
      `${path.replace('zum-ansehen', 'zum%2dansehen')}?${query}`,
      `${path}/?${query}`,
      '/r',
      '/r/',
      '/r/a/b/c',
      '/r/social-post/de/gibt-es-nicht/x/post.json?expires=9999999999&signature=abc',
      '/r/%00/%ff?expires=9999999999&signature=abc',
    ]
    for (const address of refused) {
      const { status, body } = await hub.ask(address)
      expect([address, status, JSON.parse(body).error]).toEqual([address, 403, INVALID])
    }
  })

  it('says that it is gone where the hub signed for something that is no longer there', async () => {
    for (const place of [{ variant: 'fax' }, { artefact: 'other.json' }]) expect((await hub.ask(signed(place))).status).toBe(410)
    // Pages of the channel itself are no renditions of a piece.
    expect((await hub.ask(signed({ channel: 'web-page', variant: 'list', artefact: 'page.html' }))).status).toBe(410)
    expect((await hub.ask(signed({ slug: 'nie-da-gewesen' }))).status).toBe(404)
  })

  it('stops with the publication, and expires by the clock that does not run backwards', async () => {
    const address = signed()
    await unpublish(hub.editor, { pieceKey: key, locale: 'de', channels: ['social-post'] })
    expect(await hub.ask(address)).toMatchObject({ status: 410 })
    const { publish } = await import('../../../src/publishing/publish.ts')
    await publish(hub.editor, { pieceKey: key, locale: 'de', channels: ['social-post'] })
    expect((await hub.ask(address)).status).toBe(200)
    hub.goOn(2 * HOUR_MS)
    expect((await hub.ask(address)).status).toBe(403)
    hub.clock.wall -= 3 * HOUR_MS
    expect((await hub.ask(address)).status).toBe(403)
  })
})
