/** No feature that one of the listed mail clients lacks, unless its fallback is named. */
import { describe, expect, test } from 'vitest'
import { CLIENTS, FALLBACKS, MJML_FALLBACKS } from '../../plugins/newsletter-block/clients.ts'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { mailingOf } from '../fixtures/mailings.ts'
import { NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { MIXED_EN, quotesOf, quotingPiece } from '../fixtures/quotes.ts'
import { featuresOf, findingsIn, supportOf } from './client-support.ts'
import { compiled, forOutlook } from './inspect-mail.ts'

const settings = newsletterBlock.settings.parse({})
const QUOTING = quotingPiece(MIXED_EN)
const columns = Array.from({ length: 12 }, (_, index) => ({ type: 'tableCell', header: 'column', children: [{ type: 'text', text: `M${index}` }] }) as const)
const WIDE = edition({ ...NEWS_DE.content, key: 'breit', body: { type: 'root', children: [{ type: 'table', rows: [{ type: 'tableRow', cells: columns }, { type: 'tableRow', cells: columns.map(({ children }) => ({ type: 'tableCell', children })) }] }] } })
const BLOCKS = [[OFFER_EN, 'large'], [NEWS_DE, 'medium'], [NEWS_DE, 'small'], [QUOTING, 'large'], [WIDE, 'large']] as const
const quotes = quotesOf(MIXED_EN)
function mailIn(locale: string) {
  const blocks = BLOCKS.map(([piece, size]) => [locale === 'de' ? piece : edition({ ...piece.content, locale }), size] as const)
  return newsletterBlock.render({ subjects: blocks.map(([piece]) => piece), variant: 'mail', market: 'DE', mailing: mailingOf(blocks, { locale }) }, renderContext(settings, { locale, quotes })).composition
}
const { html: mail, mjml } = mailIn('de')
const { html: mailRtl, mjml: mjmlRtl } = mailIn('he')
const blocks = BLOCKS.map(([piece, size]) => newsletterBlock.render(renderInput(piece, size), renderContext(settings, { locale: piece.content.locale, quotes })).composition.html)

/** Features and families that lack them, less those with a fallback. */
function unsupported(html: string, fallbacks = FALLBACKS, clients: readonly string[] = CLIENTS): string[] {
  return findingsIn(html, clients).flatMap(({ slug, where, support }) => {
    const families = [...new Set(Object.entries(support).flatMap(([client, said]) => (said === 'n' ? [client.split('.')[0] ?? ''] : [])))]
    return families.filter((family) => !fallbacks[slug]?.families.includes(family)).map((family) => `${slug} (${where}) in ${family}`)
  })
}

const BOTH = { ...FALLBACKS, ...MJML_FALLBACKS }
/** The one that draws with Word, and reads what stands in comments for it. */
const WORD = ['outlook.windows']
const HARMLESS = ['?-ms-interpolation-mode', '?-ms-text-size-adjust', '?-webkit-text-size-adjust', '?:root', '?color', '?mso-hide', '?mso-table-lspace', '?mso-table-rspace', '?supported-color-schemes']
const withoutPage = (html: string): string[] => [...featuresOf(html)].flatMap(([slug]) => (slug.startsWith('?') ? [slug] : [])).sort()

describe('what the listed clients support', () => {
  test('a whole mail of everything', () => {
    expect(unsupported(mail)).toEqual([])
  })

  test('the same from right to left', () => {
    expect(mailRtl).toContain('<html lang="he" dir="rtl">')
    expect(unsupported(mailRtl)).toEqual([])
  })

  test('what stands there for Outlook for Windows alone, in either direction', () => {
    for (const html of [mail, mailRtl]) {
      expect(forOutlook(html)).toContain('<v:roundrect')
      expect(unsupported(forOutlook(html), FALLBACKS, WORD)).toEqual([])
      expect(withoutPage(forOutlook(html))).toEqual([...HARMLESS, '?v-text-anchor'])
    }
  })

  test('MJML as its compiler makes HTML of it, in either direction', async () => {
    for (const source of [mjml, mjmlRtl]) {
      const { html } = await compiled(source)
      expect(unsupported(html, BOTH)).toEqual([])
      expect(unsupported(forOutlook(html), BOTH, WORD)).toEqual([])
      expect(withoutPage(forOutlook(html)).filter((property) => !HARMLESS.includes(property))).toEqual(['?mso-line-height-rule', '?mso-padding-alt'])
    }
  })

  test.each(BLOCKS.map(([piece, size], index) => [`${piece.content.key} ${size}`, index] as const))('a block: %s', (_, index) => {
    expect(unsupported(blocks[index] ?? '')).toEqual([])
  })

  test('every fallback is needed', async () => {
    const unneeded = (html: string, fallbacks: typeof FALLBACKS) => {
      const lacking = new Set(findingsIn(html, CLIENTS).flatMap(({ slug, support }) => Object.entries(support).flatMap(([client, said]) => (said === 'n' ? [`${slug} ${client.split('.')[0]}`] : []))))
      const named = Object.entries(fallbacks).flatMap(([slug, { families }]) => families.map((family) => `${slug} ${family}`))
      return named.filter((one) => !lacking.has(one))
    }
    expect(unneeded(mail, FALLBACKS)).toEqual([])
    expect(unneeded((await compiled(mjml)).html, MJML_FALLBACKS)).toEqual([])
  })

  test('what has no page at caniemail.com is known to be harmless: read by one client, ignored by all others, or a colour', () => {
    for (const html of [mail, mailRtl]) expect(withoutPage(html)).toEqual(HARMLESS)
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

  test('reads what stands in comments for Outlook for Windows, and for no other', () => {
    const hidden = (condition: string) => unsupported(forOutlook(`<!--[if ${condition}]><p style="opacity:.5">x</p><![endif]--><p>y</p>`), FALLBACKS, WORD)
    for (const condition of ['mso', 'mso | IE']) expect(hidden(condition)).toEqual(['css-opacity (<p> {opacity: .5}) in outlook'])
    expect(hidden('lte mso 11')).toEqual([])
    expect(unsupported(forOutlook('<!--[if !mso]><!--><p style="opacity:.5">x</p><!--<![endif]-->'), FALLBACKS, WORD)).toEqual([])
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
