import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { webPage } from '../../plugins/web-page/index.ts'
import { LIMITS } from '../../plugins/web-page/limits.ts'
import type { ImageOrder, RenderContext } from '../../src/channel/contract.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { EMPTY_EN, GUIDE_EN, NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { describeChannel } from './describe-channel.ts'
import { testGoldens } from './goldens.ts'
import { attribute, elementsOf, injectionsInHtml, textOfHtml } from './inspect-html.ts'

const settings = webPage.settings.parse({})
const noTools = {
  original: () => Promise.reject(new Error('a page needs no originals')),
  image: () => Promise.reject(new Error('a page needs no images')),
}
const madePictures = {
  original: noTools.original,
  image: ({ width, height = Math.round(width / 2) }: ImageOrder) => sharp({ create: { width, height, channels: 3, background: '#8899aa' } }).jpeg().toBuffer(),
}

describeChannel(webPage, {
  extract: ({ shareImage, html }) => (shareImage ? Object.values(shareImage).join('\n') : textOfHtml(html)),
  injections: ({ html, fragment = '' }) => [...injectionsInHtml(html), ...injectionsInHtml(fragment)],
  isPersonalised: false,
  packTools: madePictures,
})

const page = (piece: Edition<PieceContent>, overrides: Partial<RenderContext<typeof settings>> = {}) =>
  webPage.render(renderInput(piece, 'page'), renderContext(settings, { locale: piece.content.locale, ...overrides })).composition
const other = (variant: string, subjects: readonly Edition<PieceContent>[] = []) =>
  webPage.render({ subjects, variant, market: 'DE' }, renderContext(settings, { locale: 'de' })).composition
const only = (html: string, tag: string, name: string, value: string) => elementsOf(html).filter((element) => element.tagName === tag && attribute(element, name) === value)

testGoldens('web-page', 'html', (piece) => {
  const [, body] = /<div class="story prose">([\s\S]*)<\/div>\n<\/div>\n<div class="after/.exec(page(piece).html) ?? []
  return `${body}\n`
})

describe('the document', () => {
  const { html } = page(OFFER_EN, { siblings: [{ locale: 'de', slug: 'sonnenteilen' }] })
  const elements = elementsOf(html)
  const count = (tag: string) => elements.filter((element) => element.tagName === tag).length

  test('has one h1, main, header and footer landmark, a language, a skip link', () => {
    expect([count('h1'), count('main'), count('footer')]).toEqual([1, 1, 1])
    expect(attribute(elements[0]!, 'lang')).toBe('en')
    expect(attribute(elements.find((element) => element.tagName === 'a')!, 'href')).toBe('#content')
  })

  test('has no script that runs, no style attribute, no address of another host but links', () => {
    for (const element of elements) {
      expect(attribute(element, 'style')).toBeUndefined()
      for (const name of ['src', 'srcset']) expect(attribute(element, name) ?? '/').toMatch(/^\//)
      if (element.tagName === 'link' && attribute(element, 'rel') === 'preload') expect(attribute(element, 'href')).toMatch(/^\//)
    }
  })

  test('tells search engines where it belongs', () => {
    const links = elements.filter((element) => element.tagName === 'link').map((element) => [attribute(element, 'rel'), attribute(element, 'hreflang'), attribute(element, 'href')])
    const base = 'https://hub.stadtwerke-lindental.example'
    expect(links).toContainEqual(['canonical', undefined, `${base}/en/sunshare`])
    expect(links).toContainEqual(['alternate', 'de', `${base}/de/sonnenteilen`])
    expect(links).toContainEqual(['alternate', 'en', `${base}/en/sunshare`])
    expect(links).toContainEqual(['alternate', 'x-default', `${base}/de/sonnenteilen`])
  })

  test('uses the editor’s own title and description for search engines', () => {
    expect(html).toContain('<title>Sunshare solar leasing – Stadtwerke Lindental</title>')
    expect(attribute(only(html, 'meta', 'name', 'description')[0]!, 'content')).toBe('Solar power from your own roof at a fixed price.')
    expect(html).toContain('>Sunshare: solar power from your own roof, without the outlay</h1>')
  })

  test('speaks JSON-LD and Open Graph', () => {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as { '@graph': Record<string, unknown>[] }
    expect(data['@graph'].map((thing) => thing['@type'])).toEqual(['Article', 'BreadcrumbList', 'Organization'])
    expect(data['@graph'][0]).toMatchObject({ headline: OFFER_EN.content.title, datePublished: '2026-04-02', inLanguage: 'en', expires: '2026-06-30T22:00:00Z' })
    expect(attribute(only(html, 'meta', 'property', 'og:image')[0]!, 'content')).toBe('https://hub.stadtwerke-lindental.example/en/sunshare/share.jpg')
  })

  test('says since when it stands as it does, where it is published; no other form is made anew for that', () => {
    const changed = '2026-05-03T08:00:00.000Z'
    const of = (variant: string, more: object = {}) => webPage.render({ ...renderInput(OFFER_EN, variant), ...more }, renderContext(settings, { locale: 'en' })).composition
    const data = (html: string) => (JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '') as { '@graph': Record<string, unknown>[] })['@graph'][0]
    const published = of('page', { changed }).html
    expect(data(published)).toMatchObject({ '@type': 'Article', dateModified: changed })
    expect(attribute(only(published, 'meta', 'property', 'article:modified_time')[0]!, 'content')).toBe(changed)
    expect(data(of('page').html)).not.toHaveProperty('dateModified')
    expect(webPage.variants.filter(({ saysChanged }) => saysChanged).map(({ id }) => id)).toEqual(['page'])
    for (const variant of ['fragment', 'share-image']) expect(of(variant, { changed })).toEqual(of(variant))
  })

  test('keeps the place of every picture and loads those out of sight late', () => {
    const pictures = elements.filter((element) => element.tagName === 'img')
    for (const picture of pictures) for (const name of ['width', 'height', 'alt']) expect(attribute(picture, name)).toBeTruthy()
    const [, hero, inside] = pictures
    expect([attribute(hero!, 'loading'), attribute(inside!, 'loading')]).toEqual([undefined, 'lazy'])
    // Never an address that no derivative stands at: the original has 1400 px.
    expect(attribute(inside!, 'srcset')?.split(', ').map((one) => one.split(' ')[1])).toEqual(['480w', '800w', '1200w', '1400w'])
  })

  test('asks only for fonts that are there', () => {
    const fonts = [...new Set(html.match(/\/assets\/fonts\/[a-z0-9-]+\.woff2/g))]
    expect(fonts.length).toBe(12)
    expect(fonts.filter((path) => !existsSync(new URL(`../../media/brand/fonts/${path.split('/').at(-1)}`, import.meta.url)))).toEqual([])
  })

  test('stays under its budget', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(LIMITS.pageBytes.value)
  })

  test('closes up heading levels that the author skipped', () => {
    const heading = (level: 2 | 3 | 4) => ({ type: 'heading', level, children: [{ type: 'text', text: `was ${level}` }] }) as const
    const skipped = edition({ ...EMPTY_EN.content, body: { type: 'root', children: [heading(4), heading(2), heading(4), heading(4), heading(3)] } })
    const story = /<div class="story prose">([\s\S]*?)<\/article>/.exec(page(skipped).html)?.[1] ?? ''
    const levels = elementsOf(story).filter((element) => /^h[2-6]$/.test(element.tagName))
    expect(levels.map((element) => element.tagName)).toEqual(['h2', 'h2', 'h3', 'h3', 'h3'])
  })
})

describe('the policy', () => {
  test('admits exactly the style of the page', async () => {
    const composition = page(OFFER_EN)
    const { artefacts } = await webPage.pack(composition, noTools)
    const policy = artefacts[0]?.headers?.['content-security-policy'] ?? ''
    const style = /<style>([\s\S]*?)<\/style>/.exec(new TextDecoder().decode(artefacts[0]?.bytes))?.[1] ?? ''
    expect(policy).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test('keeps drafts and error pages out of search engines', async () => {
    for (const composition of [page(OFFER_EN, { isDraft: true }), other('not-found'), other('gone')]) {
      expect(composition.html).toContain('<meta name="robots" content="noindex">')
      expect(composition.html).not.toContain('rel="canonical"')
      expect((await webPage.pack(composition, noTools)).artefacts[0]?.headers?.['x-robots-tag']).toBe('noindex')
    }
    expect(page(OFFER_EN).html).not.toContain('noindex')
  })
})

describe('the other pages', () => {
  test('the list shows the subjects in their order, each linked to its own page', () => {
    const [shown = ''] = /<ul class="cards[\s\S]*<\/ul>\n/.exec(other('list', [NEWS_DE, GUIDE_EN, OFFER_EN]).html) ?? []
    const titles = elementsOf(shown).filter((element) => element.tagName === 'a').map((element) => attribute(element, 'href'))
    expect(titles).toEqual(['/de/fernwaerme-muehlenviertel', '/en/solar-guide', '/en/sunshare'])
  })

  test('an empty list says so', () => {
    expect(textOfHtml(other('list').html)).toContain('Noch gibt es hier nichts zu lesen.')
  })

  test('404 and 410 bear their status and speak both languages', () => {
    expect([other('not-found').status, other('gone').status, other('list').status]).toEqual([404, 410, 200])
    const text = textOfHtml(other('gone').html)
    expect(text).toContain('Diese Seite ist nicht mehr verfügbar')
    expect(text).toContain('This page is no longer available')
  })
})
