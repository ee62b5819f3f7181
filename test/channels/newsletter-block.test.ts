import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { LIMITS } from '../../plugins/newsletter-block/limits.ts'
import { inertLine, inertText, inertUrl } from '../../plugins/newsletter-block/render/inert.ts'
import { wrapText } from '../../plugins/newsletter-block/render/wrap-text.ts'
import { sourceText } from '../../src/channel/words.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { EMBEDDED, NEWS_DE, OFFER_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { arbitraryPiece } from './arbitrary-piece.ts'
import { describeChannel } from './describe-channel.ts'
import { testGoldens } from './goldens.ts'
import { hostilePiece } from './hostile-piece.ts'
import { attribute, elementsOf, templateSigns, textOfHtml } from './inspect-html.ts'
import { injectionsInForms } from './inspect-mail.ts'

const noTools = {
  original: () => Promise.reject(new Error('a block needs no originals')),
  image: () => Promise.reject(new Error('a block needs no images')),
}

describeChannel(newsletterBlock, {
  extract: ({ html }) => textOfHtml(html),
  injections: (composition) => injectionsInForms(composition),
  checkLimits: ({ composition, notes }) => {
    const bytes = new TextEncoder().encode(composition.html).byteLength
    expect(bytes > LIMITS.htmlBytes.value).toBe(notes.some((note) => note.code === 'html-clipped'))
  },
  packTools: noTools,
})

const render = (piece: Edition<PieceContent>, variant = 'large', overrides = {}) =>
  newsletterBlock.render(renderInput(piece, variant), renderContext(newsletterBlock.settings.parse({}), { locale: piece.content.locale, ...overrides }))

testGoldens('newsletter-block', 'html', (piece) => {
  const [, body] = /<h2[^>]*>Empty<\/h2>\n([\s\S]*?)<p [^>]*><a [^>]*>Read on the website/.exec(render(piece).composition.html) ?? []
  return body ?? ''
})
testGoldens('newsletter-block', 'mjml', (piece) => /<h2[^>]*>Empty<\/h2>\n([\s\S]*?)(?:<p [^>]*><a [^>]*>Read on the website|<\/mj-column>)/.exec(render(piece).composition.mjml)?.[1] ?? '')
testGoldens('newsletter-block', 'item', (piece) => `${render(piece).composition.items[0]?.content_html}\n`)
testGoldens('newsletter-block', 'txt', (piece) => `${/=====\n\n([\s\S]*?)\n*Read on the website/.exec(render(piece).composition.text)?.[1]}\n`)

/** The text sets tildes around struck words, which may be half a word: compared is what stands there without any. */
const untilded = (text: string) => splitWords(text.replaceAll('~', ''))

describe('the plain text', () => {
  const pieces = [NEWS_DE, OFFER_EN, ...HOSTILE_STRINGS.map(hostilePiece)]
  test.each(pieces.map((piece, index) => [`${piece.content.key} ${index}`, piece] as const))('%s: every word arrives or is noted', (_, piece) => {
    const { composition, notes } = render(piece)
    const unseen = missingWords(untilded(sourceText(piece.content, { embedded: EMBEDDED })), untilded(composition.text))
    expect(missingWords(unseen, untilded(notes.map((note) => note.lost ?? '').join('\n')))).toEqual([])
  })

  test('any piece: every word arrives or is noted, no template survives', () => {
    fc.assert(
      fc.property(arbitraryPiece, (piece) => {
        const { composition, notes } = render(piece)
        const unseen = missingWords(untilded(sourceText(piece.content, { embedded: EMBEDDED })), untilded(composition.text))
        expect(missingWords(unseen, untilded(notes.map((note) => note.lost ?? '').join('\n')))).toEqual([])
        expect(templateSigns(composition.text)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('keeps every address, whole and absolute', () => {
    const lines = render(OFFER_EN).composition.text.split(/\s+/)
    expect(lines).toContain('<https://stadtwerke-lindental.example/sunshare/tariff?year=2026&view=full>')
    expect(lines).toContain('<https://hub.stadtwerke-lindental.example/en/solar-guide>.')
    expect(lines).toContain('https://stadtwerke-lindental.example/roof-check')
  })

  test('keeps within 72 columns but for addresses', () => {
    for (const piece of [NEWS_DE, OFFER_EN]) {
      const wide = render(piece).composition.text.split('\n').filter((line) => [...line].length > 72)
      expect(wide.filter((line) => !/https?:\S+/.test(line))).toEqual([])
    }
  })

  test('sets lists, tables and quotes so that they read', () => {
    const { text } = render(OFFER_EN).composition
    expect(text).toContain('1. We survey the roof\n   - [x] statics and shading\n   - [ ] cable route\n2. You sign')
    expect(text).toContain('> We had the panels up before the swifts came back.\n>\n> And nobody lost a tile.\n> — Ottilie')
    expect(text).toContain('up to 5 kWp | 24.9 ct | 36.2 ct')
    expect(text).toContain('your ~gas~ power bill')
    expect(text).toContain('    meter 4711\n      yield   8.21 kWh')
  })
})

describe('the HTML', () => {
  test('has absolute addresses only, a width and an alt on every picture, a style on every link, classes of the dark rules only, no style element', () => {
    const elements = elementsOf(render(OFFER_EN).composition.html)
    for (const element of elements) {
      for (const name of ['href', 'src']) {
        const value = attribute(element, name)
        if (value !== undefined) expect(value).toMatch(/^(https?:\/\/|mailto:|tel:)/)
      }
      expect(attribute(element, 'class') ?? '').toMatch(/^(ek-[a-z]+( |$))*$/)
      expect(element.tagName).not.toBe('style')
      if (element.tagName === 'a') expect(attribute(element, 'style')).toContain('color:')
      if (element.tagName === 'img') {
        expect(Number(attribute(element, 'width'))).toBeLessThanOrEqual(600)
        expect(attribute(element, 'alt')).toBeTruthy()
      }
    }
    expect(elements.filter((element) => element.tagName === 'img')).toHaveLength(2)
  })
})

describe('subject and preheader', () => {
  test('are the editor’s own where set, else title and teaser', () => {
    expect(render(OFFER_EN).composition).toMatchObject({ subject: 'Your roof could earn its keep', preheader: 'Solar without the outlay: the meter is on us until 30 June.' })
    expect(render(NEWS_DE).composition.subject).toBe('Das Mühlenviertel bekommt Fernwärme aus dem Fluss')
  })

  test('never hold a line break', () => {
    expect(inertLine('Betreff\r\nBcc: opfer@example.com\u2028x')).toBe('Betreff Bcc: opfer@example.com x')
  })

  test('are noted where inboxes would cut them', () => {
    const long = edition({ ...OFFER_EN.content, overrides: { 'newsletter-block': { subject: 'Wort '.repeat(20), preheader: 'kurz' } } })
    expect(render(long).notes.map((note) => note.code)).toEqual(expect.arrayContaining(['subject-long', 'preheader-short']))
  })
})

describe('the medium size', () => {
  test('links to the page and notes the words it leaves out', () => {
    const { composition, notes } = render(OFFER_EN, 'medium')
    expect(composition.html).toContain('href="https://hub.stadtwerke-lindental.example/en/sunshare"')
    expect(composition.text).toContain('https://hub.stadtwerke-lindental.example/en/sunshare')
    expect(notes.find((note) => note.code === 'body-left-out')?.lost).toContain('We survey the roof')
    expect(composition.html).not.toContain('We survey the roof')
  })
})

describe('what editors see before any file is made', () => {
  test('HTML, text and the two lines; and what their own subject and preheader stand in for', () => {
    const input = renderInput(OFFER_EN, 'medium')
    const ctx = renderContext(newsletterBlock.settings.parse({}), { isDraft: true })
    const { html, text, subject, preheader } = newsletterBlock.render(input, ctx).composition
    expect(newsletterBlock.view?.(newsletterBlock.render(input, ctx).composition)).toEqual({ html, text, subject, preheader })
    expect(subject).toBe('Draft: Your roof could earn its keep')
    const without = renderInput({ ...OFFER_EN, content: { ...OFFER_EN.content, overrides: {} } }, 'medium')
    expect(newsletterBlock.replaced?.(without, ctx)).toEqual({ subject: OFFER_EN.content.title, preheader: OFFER_EN.content.teaser })
    expect(Object.keys(newsletterBlock.replaced?.(without, ctx) ?? {}).sort()).toEqual(newsletterBlock.overrides.map(({ name }) => name).sort())
    expect(newsletterBlock.replaced?.({ ...without, variant: 'mail' }, ctx)).toEqual({})
  })
})

describe('inert text', () => {
  test.each(['{{a}}', '{% raw %}', '{NAME}', '*|FNAME|*', '%%first_name%%', '%NAME%', '[[data:x:""]]', '[Name,fallback=x]', '${7*7}', '$[name]$', '#{7*7}', '<%= 7 %>', '##name##', '{{{x}}}'])(
    '%s is broken and reads the same',
    (sign) => {
      expect(inertText(sign)).not.toBe(sign)
      expect(inertText(sign).replaceAll('\u200b', '')).toBe(sign)
    },
  )

  test('addresses lead to the same place', () => {
    expect(inertUrl('https://example.com/a?b=%C3%A4&c=%20d#e')).toBe('https://example.com/a?b=%C3%A4&c=%20d#e')
    expect(inertUrl('https://example.com/?q=[[x]]&r=100%&s=$name')).toBe('https://example.com/?q=%5B%5Bx%5D%5D&r=100%25&s=%24name')
  })
})

test('wrapping loses and cuts nothing', () => {
  expect(wrapText('aa bb cc dd', 5)).toBe('aa bb\ncc dd')
  expect(wrapText('a https://example.com/very/long b', 10)).toBe('a\nhttps://example.com/very/long\nb')
})
