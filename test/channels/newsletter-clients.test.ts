/** No feature that one of the listed mail clients lacks, unless its fallback is named. */
import { describe, expect, test } from 'vitest'
import { CLIENTS, FALLBACKS } from '../../plugins/newsletter-block/clients.ts'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { mailingOf } from '../fixtures/mailings.ts'
import { NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { MIXED_EN, quotesOf, quotingPiece } from '../fixtures/quotes.ts'
import { featuresOf, findingsIn, supportOf } from './client-support.ts'

const settings = newsletterBlock.settings.parse({})
const QUOTING = quotingPiece(MIXED_EN)
const columns = Array.from({ length: 12 }, (_, index) => ({ type: 'tableCell', header: 'column', children: [{ type: 'text', text: `M${index}` }] }) as const)
const WIDE = edition({ ...NEWS_DE.content, key: 'breit', body: { type: 'root', children: [{ type: 'table', rows: [{ type: 'tableRow', cells: columns }, { type: 'tableRow', cells: columns.map(({ children }) => ({ type: 'tableCell', children })) }] }] } })
const BLOCKS = [[OFFER_EN, 'large'], [NEWS_DE, 'medium'], [NEWS_DE, 'small'], [QUOTING, 'large'], [WIDE, 'large']] as const
const quotes = quotesOf(MIXED_EN)
const mail = newsletterBlock.render({ subjects: BLOCKS.map(([piece]) => piece), variant: 'mail', market: 'DE', mailing: mailingOf(BLOCKS) }, renderContext(settings, { locale: 'de', quotes })).composition.html
const blocks = BLOCKS.map(([piece, size]) => newsletterBlock.render(renderInput(piece, size), renderContext(settings, { locale: piece.content.locale, quotes })).composition.html)

/** Features and families that lack them, less those with a fallback. */
function unsupported(html: string): string[] {
  return findingsIn(html, CLIENTS).flatMap(({ slug, where, support }) => {
    const families = [...new Set(Object.entries(support).flatMap(([client, said]) => (said === 'n' ? [client.split('.')[0] ?? ''] : [])))]
    return families.filter((family) => !FALLBACKS[slug]?.families.includes(family)).map((family) => `${slug} (${where}) in ${family}`)
  })
}

describe('what the listed clients support', () => {
  test('a whole mail of everything', () => {
    expect(unsupported(mail)).toEqual([])
  })

  test.each(BLOCKS.map(([piece, size], index) => [`${piece.content.key} ${size}`, index] as const))('a block: %s', (_, index) => {
    expect(unsupported(blocks[index] ?? '')).toEqual([])
  })

  test('every fallback is needed', () => {
    const lacking = new Set(findingsIn(mail, CLIENTS).flatMap(({ slug, support }) => Object.entries(support).flatMap(([client, said]) => (said === 'n' ? [`${slug} ${client.split('.')[0]}`] : []))))
    const named = Object.entries(FALLBACKS).flatMap(([slug, { families }]) => families.map((family) => `${slug} ${family}`))
    expect(named.filter((one) => !lacking.has(one))).toEqual([])
  })

  test('what has no page at caniemail.com is known to be harmless: read by one client, ignored by all others, or a colour', () => {
    const untested = [...featuresOf(mail)].filter(([slug]) => slug.startsWith('?')).map(([slug]) => slug)
    expect(untested.sort()).toEqual(['?-ms-interpolation-mode', '?-ms-text-size-adjust', '?-webkit-text-size-adjust', '?:root', '?color', '?mso-hide', '?mso-table-lspace', '?mso-table-rspace', '?supported-color-schemes'])
  })
})

describe('the linter', () => {
  test.each([
    ['a flexible box', '<div style="display:flex;gap:8px">x</div>', 'css-display-flex'],
    ['a background picture', '<td style="background-image:url(https://example.com/a.jpg)">x</td>', 'css-background-image'],
    ['a variable', '<p style="color:var(--ink)">x</p>', 'css-variables'],
    ['a picture element', '<picture><img src="https://example.com/a.avif" alt=""></picture>', 'html-picture'],
    ['a web font', '<style>@font-face{font-family:x;src:url(https://example.com/x.woff2)}</style>', 'css-at-font-face'],
    ['position', '<div style="position:absolute">x</div>', 'css-position'],
  ])('finds %s', (_, html, slug) => {
    expect(unsupported(html).join('\n')).toContain(`${slug} `)
  })

  test('judges by the latest version that was measured', () => {
    expect(supportOf('css-display-flex', 'apple-mail.macos')).toBe('y')
    expect(supportOf('css-opacity', 'yahoo.ios')).toBe('y')
    expect(supportOf('css-opacity', 'outlook.windows')).toBe('n')
  })

  test('knows every listed client', () => {
    for (const client of CLIENTS) expect(supportOf('html-table', client) === 'u' && supportOf('css-border-radius', client) === 'u' && supportOf('css-at-media-prefers-color-scheme', client) === 'u', client).toBe(false)
  })
})
