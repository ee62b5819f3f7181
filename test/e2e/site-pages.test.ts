/** Every kind of page of the public site in a browser, in both themes: axe finds nothing, nothing leaves the hub, nothing is logged. No Next is needed for it, so none is built. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webPage } from '../../plugins/web-page/index.ts'
import type { Listing, RenderInput } from '../../src/channel/contract.ts'
import { toLexical } from '../../src/content/lexical.ts'
import { fromMarkdown } from '../../src/content/markdown.ts'
import { ODD_PIECES } from '../fixtures/odd-pieces.ts'
import { renderContext } from '../fixtures/pieces.ts'
import { WARM_DE } from '../fixtures/quotes.ts'
import { type ReadingHub, startReadingHub } from '../integration/api/reading-hub.ts'
import { BRAND, make } from '../integration/hub.ts'
import { consentedVoice } from '../integration/voices/voices.ts'
import { axeFindings, hasChromium, launch, visit, WHY_SKIPPED } from './browser.ts'

if (!hasChromium) console.warn(WHY_SKIPPED)

const TEXT = `Ab Mai kommt der Strom aus dem Tal.

## Was sich ändert

- **Preis:** bleibt gleich
- *Zähler:* bleibt hängen
  1. ablesen
  2. melden

| Monat | Strom | Wärme |
|---|---|---|
| Mai | 3.000 kWh | 120 kWh |

> Wir freuen uns.

[Mehr dazu](https://example.com/mehr)

---

### Rückfragen

\`hallo\` genügt.
`
const NO_REFS = { mediaId: () => null, pieceId: () => null, testimonialId: () => null, mediaKey: () => null, pieceKey: () => null, testimonialKey: () => null }

/** px by which a page is wider than its window. */
const tooWide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const ODD = Object.values(ODD_PIECES)
const LONGEST = ODD.map(({ content }, index) => ({ key: `odd-${index}`, name: content.topics[0]?.name ?? content.title.slice(0, 60) }))
const ODD_LIST: Listing = { kind: null, topic: null, kinds: ['news', 'guide'], topics: LONGEST, page: 1, pages: 1 }
const ODD_WALL = { topic: null, topics: LONGEST, quotes: ODD.map(({ content }) => ({ ...WARM_DE, text: content.title, attribution: content.title.slice(0, 60), theme: content.title.slice(0, 60) })), page: 1, pages: 1 }

/** Every form of every odd piece, by name: documents as the channel makes them. Lists, walls and what others set into their pages hold all of them at once. */
function oddDocuments(): ReadonlyMap<string, string> {
  const made = (input: Omit<RenderInput, 'market'>) => webPage.render({ ...input, market: 'DE' }, renderContext(webPage.settings.parse({}), { locale: 'en' })).composition
  const forms = Object.entries(ODD_PIECES).flatMap(([name, piece]) => ['page', 'fragment'].map((variant): [string, string] => [`${variant} of ${name}`, made({ subjects: [piece], variant }).html]))
  const cards = ODD.map((piece) => made({ subjects: [piece], variant: 'fragment' }).fragment).join('\n')
  return new Map([
    ...forms,
    ['list', made({ subjects: ODD, variant: 'list', list: ODD_LIST }).html],
    ...['wall', 'wall-embed'].map((variant): [string, string] => [variant, made({ subjects: [], variant, wall: ODD_WALL }).html]),
    ['set in', `<!doctype html><meta name="viewport" content="width=device-width"><title>x</title>${cards}`],
  ])
}

describe.skipIf(!hasChromium)('pages of the site', () => {
  let hub: ReadingHub
  let browser: Browser
  beforeAll(async () => {
    hub = await startReadingHub()
    const { submit } = await import('../../src/publishing/submit.ts')
    const { approve } = await import('../../src/publishing/decide.ts')
    const { unpublish } = await import('../../src/publishing/publish.ts')
    const staff = { agent: await hub.person('Agnes Agent', ['agent']), editor: hub.editor, approver: hub.approver }
    const body = toLexical(fromMarkdown(TEXT).tree, NO_REFS)
    const { docs } = await hub.payload.find({ collection: 'brands', limit: 1, depth: 0 })
    await hub.payload.update({ collection: 'brands', id: docs[0]?.id ?? '', locale: 'de', data: { privacy: toLexical(fromMarkdown('Wir speichern wenig.\n\n## Ihre Rechte\n\n- Auskunft\n- Löschung').tree, NO_REFS) } as never, req: hub.editor })
    await approve(hub.approver, (await submit(hub.editor, { subject: 'brand', key: BRAND.key, locale: '*' })).key)
    const picture = await hub.picture('steg.jpg', 900, 600, '#336699')
    const topic = (await make(hub.editor, 'topics', { name: 'Wärme & Netze', key: 'waerme' })).id
    for (let number = 1; number <= 20; number++) await hub.published({ title: `Meldung ${number}`, slug: `meldung-${number}`, ...(number > 17 ? { topics: [topic] } : {}) }, ['web-page'])
    await hub.published({ title: 'Ein Ratgeber für kalte Tage', slug: 'ratgeber', kind: 'guide', hero: picture.id, topics: [topic], body }, ['web-page'])
    await hub.published({ title: 'Ein zweiter Ratgeber', slug: 'ratgeber-2', kind: 'guide' }, ['web-page'])
    const gone = await hub.published({ title: 'Zurückgezogen', slug: 'weg' }, ['web-page'])
    await unpublish(hub.editor, { pieceKey: gone.key, locale: 'de', channels: ['web-page'] })
    for (const quote of ['Endlich warm.', 'Am Telefon saß ein Mensch.']) await consentedVoice(staff, ['web-page'], { quote, original: quote, isOnWall: true })
    browser = await launch()
  })
  afterAll(async () => {
    await browser?.close()
    await hub?.stop()
  })

  const pages = [
    { name: 'a piece', path: '/de/ratgeber', status: 200 },
    { name: 'the list', path: '/de', status: 200 },
    { name: 'its second page', path: '/de?page=2', status: 200 },
    { name: 'a kind', path: '/de/kind/guide', status: 200 },
    { name: 'a topic', path: '/de/topic/waerme', status: 200 },
    { name: 'an empty list', path: '/en', status: 200 },
    { name: 'the wall', path: '/de/stimmen', status: 200 },
    { name: 'the wall elsewhere', path: '/de/stimmen/embed', status: 200 },
    { name: 'a piece elsewhere', path: '/de/ratgeber/embed', status: 200 },
    { name: 'the imprint', path: '/de/imprint', status: 200 },
    { name: 'the privacy notice', path: '/de/privacy', status: 200 },
    { name: 'what never was', path: '/de/nichts', status: 404 },
    { name: 'what is gone', path: '/de/weg', status: 410 },
  ]
  for (const theme of ['light', 'dark'] as const) {
    it.each(pages)(`axe finds nothing on $name in ${theme}`, async ({ path }) => {
      // The pages allow no script at all; axe is one.
      const { page, context } = await visit(browser, hub.origin, { theme, bypassCSP: true })
      await page.goto(hub.origin + path)
      expect(await axeFindings(page, 'html')).toEqual([])
      await context.close()
    })
  }

  it.each([360, 768, 1920])('nothing has to be scrolled sideways at %i px', async (width) => {
    const { page, context } = await visit(browser, hub.origin)
    await page.setViewportSize({ width, height: 800 })
    for (const { path } of pages) {
      await page.goto(hub.origin + path)
      expect([path, await tooWide(page)]).toEqual([path, 0])
    }
    await context.close()
  })

  it('nor on pages of words and marks that nobody planned for', async () => {
    const { page, context } = await visit(browser, hub.origin)
    let html = ''
    // With the hub's own fonts, because another font is of another width.
    await page.route('**/odd', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    const wide: string[] = []
    for (const [name, made] of oddDocuments()) {
      html = made
      await page.goto(`${hub.origin}/odd`, { waitUntil: 'domcontentloaded' })
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.evaluate(() => document.fonts.ready.then(() => undefined))
        const over = await tooWide(page)
        if (over !== 0) wide.push(`${name} at ${width} px: ${over} px`)
      }
    }
    expect(wide).toEqual([])
    await context.close()
  })

  it('a piece is printed dark on white, with its addresses, without the ways through the site', async () => {
    const { page, context } = await visit(browser, hub.origin, { theme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    await page.goto(`${hub.origin}/de/ratgeber`)
    for (const nav of await page.locator('nav').all()) expect(await nav.isVisible()).toBe(false)
    const [ink, after] = await page.evaluate(() => {
      const link = document.querySelector('main a[href="https://example.com/mehr"]')
      return [getComputedStyle(document.querySelector('main p') as Element).color, link ? getComputedStyle(link, '::after').content : '']
    })
    const [red = 255, green = 255, blue = 255] = (ink.match(/\d+/g) ?? []).map(Number)
    expect(Math.max(red, green, blue)).toBeLessThan(100)
    expect(after).toContain('https://example.com/mehr')
    await context.close()
  })

  it('loads nothing from elsewhere, fails nowhere and logs nothing', async () => {
    const { page, context, outward, failures } = await visit(browser, hub.origin)
    const logged: string[] = []
    // That a page itself is none is what it says.
    page.on('console', (message) => message.location().url !== page.url() && logged.push(message.text()))
    for (const { path, status } of pages) expect([path, (await page.goto(hub.origin + path, { waitUntil: 'networkidle' }))?.status()]).toEqual([path, status])
    expect([outward, failures, logged]).toEqual([[], [], []])
    await context.close()
  })

  it('a piece stands in a frame of another site, and says there that it is gone', async () => {
    // A page without an origin of its own is nobody's: `frame-ancestors *` does not mean it.
    const other = createServer(({ url }, response) => response.setHeader('content-type', 'text/html').end(`<!doctype html><title>x</title><iframe src="${hub.origin}${url}" width="640" height="480" title="x"></iframe>`))
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { page, context } = await visit(browser, hub.origin)
    for (const [path, words] of [['/de/ratgeber/embed', 'Ein Ratgeber für kalte Tage'], ['/de/weg/embed', 'Diese Seite ist nicht mehr verfügbar']] as const) {
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}${path}`)
      await page.frameLocator('iframe').getByRole('heading', { name: words }).first().waitFor()
    }
    await context.close()
    other.close()
  })
})
