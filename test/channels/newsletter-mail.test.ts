/** The whole mail: complete, in three forms, with the way out. */
import { serialize } from 'parse5'
import { describe, expect, test } from 'vitest'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import type { BlockSize, Edition, MailingContent, PieceContent } from '../../src/content/edition.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { LINKS, mailingOf } from '../fixtures/mailings.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, RECIPIENT, edition, renderContext } from '../fixtures/pieces.ts'
import { WARM_DE, quotesOf, quotingPiece } from '../fixtures/quotes.ts'
import { hostilePiece } from './hostile-piece.ts'
import { attribute, elementsOf, injectionsInHtml, templateSigns, textOfHtml } from './inspect-html.ts'
import { compiled, forOthers, forOutlook, injectionsInForms, unbalanced } from './inspect-mail.ts'

type Blocks = readonly (readonly [Edition<PieceContent>, BlockSize])[]
const TOOL_LINKS = { online: '{{ MessageURL }}', unsubscribe: '{{ UnsubscribeURL }}' }
const BLOCKS: Blocks = [[NEWS_DE, 'large'], [OFFER_EN, 'medium'], [EMPTY_EN, 'small']]

function mail(blocks: Blocks = BLOCKS, overrides: Partial<MailingContent> = {}, more: Parameters<typeof renderContext>[1] = {}, links = LINKS) {
  const mailing = mailingOf(blocks, overrides, links)
  const ctx = renderContext(newsletterBlock.settings.parse({}), { locale: mailing.content.locale, ...more } as object)
  return newsletterBlock.render({ subjects: blocks.map(([piece]) => piece), variant: 'mail', market: 'DE', mailing }, ctx)
}

describe('the mail', () => {
  test('is a complete document with language, direction, title and colour scheme', () => {
    const { html } = mail().composition
    const elements = elementsOf(html)
    const root = elements.find(({ tagName }) => tagName === 'html')!
    expect([attribute(root, 'lang'), attribute(root, 'dir')]).toEqual(['de', 'ltr'])
    expect(html).toContain('<title>Wärme aus dem Fluss, Strom vom Dach</title>')
    expect(elements.filter(({ tagName }) => tagName === 'meta').map((meta) => attribute(meta, 'name'))).toEqual(expect.arrayContaining(['color-scheme', 'supported-color-schemes', 'viewport']))
    expect(injectionsInHtml(html)).toEqual([])
    expect(templateSigns(html)).toEqual([])
  })

  test('says who sends it, why it came, how to leave, in HTML and text', () => {
    const { html, text } = mail().composition
    for (const said of [textOfHtml(html), text.replace(/\n/g, ' ')]) {
      for (const owed of ['Guten Tag, im März', 'Das Mühlenviertel bekommt Fernwärme aus dem Fluss', 'Sunshare: solar power', 'weil Sie unseren Newsletter bestellt haben', 'Newsletter abbestellen', 'Datenschutz', 'Stadtwerke Lindental GmbH, Am Mühlgraben 12', 'DE999999999']) {
        expect(said).toContain(owed)
      }
    }
    const targets = elementsOf(html).filter(({ tagName }) => tagName === 'a').map((a) => attribute(a, 'href'))
    expect(targets).toEqual(expect.arrayContaining([LINKS.online, LINKS.unsubscribe, 'https://stadtwerke-lindental.example/datenschutz']))
    expect(text.split('\n')).toEqual(expect.arrayContaining([LINKS.online, LINKS.unsubscribe]))
  })

  test('has no note where all is well', () => {
    expect(mail([[NEWS_DE, 'large']]).notes).toEqual([])
  })

  test('says its preheader first, hidden from readers, and fills the line so that no inbox goes on reading', () => {
    const { html } = mail().composition
    const body = html.slice(html.indexOf('<body'))
    expect(body).toMatch(/^<body[^>]*>\n<div style="display:none;[^"]*mso-hide:all">Ab Oktober heizt die Lohme das Mühlenviertel, und Ihr Dach kann mehr\.(&#847;&#8204;&#160;){50,}<\/div>/)
  })

  test('shows each piece at its size, in their order, and a line between', () => {
    const { html } = mail().composition
    const titles = [...html.matchAll(/<h2[^>]*>(?:<a[^>]*>)?([^<]*)/g)].map(([, title]) => title)
    expect(titles).toEqual([NEWS_DE.content.title, OFFER_EN.content.title, 'Empty'])
    expect(html).toMatch(/src="[^"]+\/w1200\.jpg" srcset="[^"]+\/w800\.jpg 1x, [^"]+\/w1200\.jpg 2x" width="600"/)
    expect(html).toMatch(/src="[^"]+\/560x420-55-35\.jpg" srcset="[^"]+\/280x210-55-35\.jpg 1x, [^"]+\/560x420-55-35\.jpg 2x" width="224" height="168"/)
    expect(html).not.toContain('How it works')
  })

  test('finds a piece by its edition, whatever the order of the subjects, and names one that is not there', () => {
    const mailing = mailingOf(BLOCKS)
    const ctx = renderContext(newsletterBlock.settings.parse({}), { locale: 'de' })
    const { composition, notes } = newsletterBlock.render({ subjects: [OFFER_EN, NEWS_DE], variant: 'mail', market: 'DE', mailing }, ctx)
    expect(composition.html.indexOf(NEWS_DE.content.title)).toBeLessThan(composition.html.indexOf('Sunshare: solar'))
    expect(notes.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, path])).toEqual([['piece-missing', 'blocks.2']])
  })

  test('without a mailing it is empty, with an error', () => {
    const { composition, notes } = newsletterBlock.render({ subjects: [NEWS_DE], variant: 'mail', market: 'DE' }, renderContext(newsletterBlock.settings.parse({})))
    expect([composition.html, composition.mjml, composition.text]).toEqual(['', '', ''])
    expect(notes.map(({ severity, code }) => [severity, code])).toEqual([['error', 'mailing-missing']])
  })

  test('notes lead to the block that they are about', () => {
    const { notes } = mail()
    expect(notes.filter(({ path }) => path?.startsWith('blocks.1.')).map(({ code }) => code)).toEqual(['body-left-out'])
  })

  test('fills variables from the recipient', () => {
    const mailing = mailingOf([[NEWS_DE, 'small']])
    const { composition } = newsletterBlock.render({ subjects: [NEWS_DE], variant: 'mail', market: 'DE', mailing, recipient: RECIPIENT }, renderContext(newsletterBlock.settings.parse({}), { locale: 'de' }))
    for (const form of [composition.html, composition.mjml, composition.text]) expect(form).toContain('Dear Ms Sandgruber, im März')
  })

  test('as a draft it says so in subject and at its top', () => {
    const { subject, html, mjml, text } = mail(BLOCKS, {}, { isDraft: true }).composition
    expect(subject).toBe('Entwurf: Wärme aus dem Fluss, Strom vom Dach')
    for (const form of [textOfHtml(html), mjml, text]) expect(form).toMatch(/entwurf/i)
  })

  test('as MJML it compiles, says the same, and fetches nothing from other hosts', async () => {
    const { html, mjml } = mail().composition
    const made = await compiled(mjml)
    expect(made.errors).toEqual([])
    expect(missingWords(splitWords(textOfHtml(html)), splitWords(textOfHtml(made.html)))).toEqual([])
    expect(made.html).not.toMatch(/<link|@import|googleapis/)
    expect(made.html).toContain('prefers-color-scheme:dark')
  })

  test('as MJML every picture stands in the two sizes that it has as HTML, before and after it is compiled', async () => {
    const { html, mjml } = mail().composition
    const sets = (markup: string) => [...markup.matchAll(/ srcset="([^"]+)"/g)].map(([, set]) => set)
    expect(sets(html)).toHaveLength(2)
    expect(sets(mjml)).toEqual(sets(html))
    expect(sets((await compiled(mjml)).html)).toEqual(sets(html))
  })

  test('the text keeps to 72 columns but for addresses, and ends with the sender', () => {
    const { text } = mail([[OFFER_EN, 'large'], [NEWS_DE, 'medium']]).composition
    expect(text.split('\n').filter((line) => [...line].length > 72 && !/https?:\S+/.test(line))).toEqual([])
    expect(text).toMatch(/\n-- \nSie erhalten diese E-Mail/)
  })

  test('is balanced as Outlook for Windows reads it, and as all others do', () => {
    const { html } = mail([[OFFER_EN, 'large'], [NEWS_DE, 'medium'], [NEWS_DE, 'small']]).composition
    expect(unbalanced(forOthers(html))).toEqual([])
    expect(unbalanced(forOutlook(html))).toEqual([])
    expect(forOutlook(html)).toMatch(/<v:roundrect [^>]*href="https:\/\/stadtwerke-lindental\.example\/roof-check"[^>]*fillcolor="#0b5d4e"><w:anchorlock\/><center[^>]*>Book a roof check<\/center><\/v:roundrect>/)
    expect(forOutlook(html).match(/Book a roof check/g)).toHaveLength(1)
    expect(forOutlook(html)).toContain('<td width="248" valign="top">')
    expect(unbalanced('<table><tr><td>x</tr></td></table>')).not.toEqual([])
  })

  test('right to left', () => {
    const { html, mjml } = mail([[edition({ ...NEWS_DE.content, locale: 'he' }), 'medium']], { locale: 'he' }, { locale: 'he' }).composition
    expect(html).toMatch(/<html lang="he" dir="rtl">/)
    expect(mjml).toMatch(/<mjml lang="he" dir="rtl">/)
    expect(html).toMatch(/class="ek-c ek-i" style="padding:[^"]*text-align:right/)
  })
})

describe('what is wrong with a mail', () => {
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text: 'Wort um Wort fließt die Lohme durch das Tal. '.repeat(20) }] } as const
  const ofLength = (paragraphs: number) => edition({ ...NEWS_DE.content, key: 'lang', title: 'Der lange Beitrag', body: { type: 'root', children: Array.from({ length: paragraphs }, () => paragraph) } })
  const sizeNotes = (paragraphs: number) => mail([[ofLength(paragraphs), 'large'], [NEWS_DE, 'small']]).notes.filter(({ code }) => code.startsWith('mail-'))

  test.each([
    ['de', 'Nachricht', ''],
    ['en', 'News', ' \u00ad\u200b'],
  ])('a piece without a title is called by its kind, in every form, and noted: %s', (locale, kind, title) => {
    const nameless = edition({ ...NEWS_DE.content, key: 'nameless', locale, title })
    const naming = edition({ ...NEWS_DE.content, key: 'naming', locale, title: 'Titel', body: { type: 'root', children: [{ type: 'embed', piece: 'nameless' }] }, embeds: { nameless: nameless.hash } })
    for (const size of ['large', 'medium', 'small'] as const) {
      const { composition, notes } = mail([[nameless, size], [naming, 'large']], { locale }, { locale, embedded: { [nameless.hash]: nameless } })
      const named = elementsOf(composition.html).filter(({ tagName }) => /^(a|h[1-6])$/.test(tagName))
      expect(named.length).toBeGreaterThan(3)
      expect(named.map((element) => serialize(element)).filter((inner) => textOfHtml(inner).trim() === '' && !/ alt="[^"]/.test(inner))).toEqual([])
      for (const form of [composition.html, composition.mjml]) expect(form.match(new RegExp(`<(?:h2|h2[^>]*><a|a)[^>]*>${kind}<`, 'g')), size).toHaveLength(2)
      expect(composition.text.split('\n').filter((line) => line === kind), size).toHaveLength(2)
      expect(notes.filter(({ code }) => code === 'title-missing')).toMatchObject([{ severity: 'warning', path: 'blocks.0.title', message: { de: expect.stringContaining(`„${kind}“`) } }])
      const block = newsletterBlock.render({ subjects: [nameless], variant: size, market: 'DE' }, renderContext(newsletterBlock.settings.parse({}), { locale })).composition
      expect([block.subject, block.items[0]?.title]).toEqual([kind, kind])
    }
  })

  test('over 102 kB is an error, over 90 kB a warning; both name the piece that takes most room', () => {
    expect(sizeNotes(20)).toEqual([])
    expect(sizeNotes(84)).toMatchObject([{ severity: 'warning', code: 'mail-large', path: 'blocks', message: { de: expect.stringContaining('Der lange Beitrag') } }])
    expect(sizeNotes(120)).toMatchObject([{ severity: 'error', code: 'mail-too-large', message: { de: expect.stringContaining('102 kB'), en: expect.stringContaining('Der lange Beitrag') } }])
  })

  test.each([
    ['Kurz und gut, aber nicht zu kurz', []],
    ['Ein Betreff, der für ein Telefon schon ein paar Zeichen zu lang ist', [['info', 'subject-long', 'subjectLine']]],
    ['Ein Betreff, der auch für die breitesten Postfächer auf dem Schreibtisch ein paar Zeichen zu lang ist', [['warning', 'subject-long', 'subjectLine']]],
    ['  ', [['error', 'subject-missing', 'subjectLine']]],
  ] as const)('subject: %s', (subjectLine, expected) => {
    expect(mail([[NEWS_DE, 'large']], { subjectLine }).notes.map(({ severity, code, path }) => [severity, code, path])).toEqual(expected)
  })

  test.each([
    ['zu kurz', ['preheader-short']],
    ['lang genug, um die Zeile im Postfach zu füllen', []],
    ['so lang, dass in keinem Postfach, wie breit es auch sei, jemals alles davon neben dem Betreff zu lesen sein wird', ['preheader-long']],
  ])('preheader: %s', (preheader, expected) => {
    expect(mail([[NEWS_DE, 'large']], { preheader }).notes.map(({ code }) => code)).toEqual(expected)
  })

  test('no way out, no imprint of the market', () => {
    expect(mail([[NEWS_DE, 'large']], {}, {}, { online: '', unsubscribe: '' }).notes.map(({ code }) => code)).toEqual(['unsubscribe-missing'])
    expect(mail([[NEWS_DE, 'large']], {}, {}, { online: '', unsubscribe: '' }).composition.html).not.toContain('Im Browser ansehen')
    expect(mail([[NEWS_DE, 'large']], {}, { brand: { ...STADTWERKE_LINDENTAL, imprints: [] } }).notes.map(({ code }) => code)).toEqual(['imprint-missing'])
  })
})

describe('customers’ words in a mail', () => {
  const quoting = quotingPiece(WARM_DE)

  test('come with name, stars and what was checked, in all forms', () => {
    const { html, text, mjml } = mail([[quoting, 'large']], {}, { quotes: quotesOf(WARM_DE) }).composition
    for (const form of [textOfHtml(html), text.replace(/\s+/g, ' '), textOfHtml(mjml)]) for (const owed of ['Endlich ist es im Bad warm', 'Maria H. aus Lindental', '5 von 5 Sternen', 'Kundendaten geprüft', 'Auswahl positiver']) expect(form.replace(/\s+/g, ' ')).toContain(owed)
  })

  test('without consent are nowhere in it, and noted', () => {
    const made = mail([[quoting, 'large']])
    expect(JSON.stringify(made)).not.toMatch(/Endlich|gefegt|Maria|Altbau/)
    expect(made.notes.map(({ code, path }) => [code, path])).toEqual([['quote-absent', 'blocks.0.body.1']])
  })
})

describe('a mail of hostile strings', () => {
  test.each(HOSTILE_STRINGS.map((word) => [JSON.stringify(word).slice(0, 60), word] as const))('%s', (_, word) => {
    const piece = hostilePiece(word)
    const brand = { ...STADTWERKE_LINDENTAL, name: word, logo: undefined as never, imprints: STADTWERKE_LINDENTAL.imprints.map((imprint) => ({ ...imprint, company: word, representatives: word, address: { ...imprint.address, street: word } })) }
    const made = mail(
      [[piece, 'large'], [piece, 'medium'], [piece, 'small']],
      { subjectLine: word, preheader: word, title: word, intro: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text: word || 'x' }] }] } },
      { brand },
      TOOL_LINKS,
    )
    expect(injectionsInForms(made.composition, Object.values(TOOL_LINKS))).toEqual([])
    expect(JSON.parse(JSON.stringify(made))).toEqual(made)
    for (const link of Object.values(TOOL_LINKS)) for (const form of [made.composition.html, made.composition.mjml, made.composition.text]) expect(form).toContain(link)
  })
})
