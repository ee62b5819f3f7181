import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { absoluteAddress, isPublicAddress, pagePath, safeAddress } from '../../src/channel/addresses.ts'
import { contrast, mix, readableInk, readableOn } from '../../src/channel/colour.ts'
import { createHtmlTag, escapeHtml, html, printableText, visibleText } from '../../src/channel/escape-html.ts'
import { standardOrders } from '../../src/channel/images.ts'
import { imprintFor } from '../../src/channel/imprints.ts'
import { createOutline } from '../../src/channel/outline.ts'
import { pictureFacts, pictureWidths } from '../../src/channel/pictures.ts'
import { quoteParagraphs } from '../../src/channel/quote-paragraphs.ts'
import { saysMore } from '../../src/channel/teasers.ts'
import { uiLanguage } from '../../src/channel/ui-language.ts'
import { variableValue } from '../../src/channel/variables.ts'
import { sourceText } from '../../src/channel/words.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import { STADTWERKE_LINDENTAL } from '../fixtures/brand.ts'
import { HOSTILE_URLS } from '../fixtures/hostile.ts'
import { LOGO, MEDIA, ROOF } from '../fixtures/media-facts.ts'
import { EMBEDDED, OFFER_EN, RECIPIENT } from '../fixtures/pieces.ts'
import { textOfHtml } from './inspect-html.ts'

describe('html', () => {
  test('escapes text, keeps markup, drops what is not there', () => {
    expect(html`<p title="${'"\''}">${'<b>'}${html`<i>${'&'}</i>`}${[html`<br>`, 'x', 3]}${false}${undefined}${null}</p>`.toString()).toBe(
      '<p title="&quot;&#39;">&lt;b&gt;<i>&amp;</i><br>x3</p>',
    )
  })

  test('whatever the text, a browser reads it back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textOfHtml(html`<p>${text}</p>`.toString()).trim()).toBe(printableText(text).trim())
        expect(visibleText(html`<p>${text}</p>`.toString()).trim()).toBe(printableText(text).trim())
      }),
    )
  })

  test('a tag of one’s own escapes as told', () => {
    expect(createHtmlTag((text) => text.toUpperCase())`<p>${'a'}${html`<b>${'b'}</b>`}</p>`.toString()).toBe('<p>A<b>b</b></p>')
  })

  test('control characters part words, overrides vanish, lone surrogates are replaced', () => {
    expect(printableText('a\u0000b\u202ec\ud800d')).toBe('a bc\ufffdd')
    expect(escapeHtml('\r\n')).toBe('\n')
  })
})

describe('words', () => {
  test('are letters, marks and digits, and every symbol; case and invisible characters do not count', () => {
    expect(splitWords('Donau\u00addampf, 3.000 kWh → € {{x}} 👩‍👩')).toEqual(['donaudampf', '3', '000', 'kwh', '→', '€', 'x', '👩', '👩'])
  })

  test('are missed as often as they are missing', () => {
    expect(missingWords(['a', 'b', 'a', 'a'], ['a', 'c'])).toEqual(['b', 'a', 'a'])
  })

  test('a piece owes its embeds, its captions, the alternative text of what is missing, and no more', () => {
    const text = sourceText(OFFER_EN.content, { embedded: EMBEDDED, recipient: RECIPIENT })
    for (const words of ['31,000 households', 'Is your roof made for solar?', 'Diagram of the inverter', 'Edda', 'Tariff sheet', 'A typical Sunshare roof']) expect(text).toContain(words)
    for (const words of ['Rows of panels seen', 'Look south first', 'neighbour']) expect(text).not.toContain(words)
  })
})

describe('colours', () => {
  test('black on white is 21, #767676 on white is just readable', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeGreaterThan(4.5)
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
  })

  test('any colour can be made to read on any other', () => {
    const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(hex, hex, (colour, background) => {
        expect(contrast(readableOn(colour, background), background)).toBeGreaterThanOrEqual(4.5)
        expect(contrast(readableInk(background), background)).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('a readable colour stays as it is', () => {
    expect(readableOn('#0b5d4e', '#ffffff')).toBe('#0b5d4e')
  })
})

describe('addresses', () => {
  test.each(HOSTILE_URLS)('refuses %j', (url) => {
    expect(safeAddress(url)).toBeUndefined()
    expect(absoluteAddress(url, 'https://hub.example')).toBeUndefined()
  })

  test('makes paths absolute', () => {
    expect(absoluteAddress('/en/x', 'https://hub.example')).toBe('https://hub.example/en/x')
    expect(absoluteAddress('mailto:a@example.com', 'https://hub.example')).toBe('mailto:a@example.com')
    expect([pagePath('de', 'neues'), pagePath('de-CH')]).toEqual(['/de/neues', '/de-CH'])
  })

  test.each([
    ['https://www.example.de/de/a', true],
    ['https://xn--mller-kva.example.de', true],
    ['http://www.example.de/de/a', false],
    ['https://localhost:3000/de/a', false],
    ['http://127.0.0.1:3000/de/a', false],
    ['https://10.0.0.7/a', false],
    ['https://[::1]/a', false],
    ['https://hub.local/a', false],
    ['https://hub.home.arpa', false],
    ['https://intranet', false],
    ['hub', false],
  ])('%s is public: %s', (url, isPublic) => {
    expect(isPublicAddress(url)).toBe(isPublic)
  })
})

test('the outline has no gaps and keeps siblings together', () => {
  const outline = createOutline(1)
  expect([2, 4, 4, 3, 2, 3].map((level) => outline.next(level))).toEqual([2, 3, 3, 3, 2, 3])
})

test('a picture is offered in exactly the widths that are made', () => {
  for (const width of [100, 480, 500, 1200, 1400, 1600, 4000]) {
    const facts = { ...MEDIA[ROOF]!, width, height: 100 }
    const made = standardOrders(facts).filter((order) => order.fit === 'inside' && order.format === 'webp').map((order) => order.width)
    expect(pictureWidths(pictureFacts(ROOF, { [ROOF]: facts })!)).toEqual(made)
  }
})

test('no facts for what has no pixels', () => {
  expect(pictureFacts(null, MEDIA)).toBeUndefined()
  expect(pictureFacts('constructor', MEDIA)).toBeUndefined()
  expect(pictureFacts(LOGO, { [LOGO]: { ...MEDIA[LOGO]!, mime: 'application/pdf' } })).toBeUndefined()
})

test('quotations part where two breaks meet', () => {
  const [a, b, lineBreak] = [{ type: 'text', text: 'a' }, { type: 'text', text: 'b' }, { type: 'lineBreak' }] as const
  const shape = (children: Parameters<typeof quoteParagraphs>[0]) => quoteParagraphs(children).map((one) => one.map((child) => child.index))
  expect(shape([a, lineBreak, lineBreak, b])).toEqual([[0], [3]])
  expect(shape([a, lineBreak, b])).toEqual([[0, 1, 2]])
  expect(shape([lineBreak, lineBreak, lineBreak, a, lineBreak, lineBreak])).toEqual([[3]])
  expect(shape([])).toEqual([[]])
})

test('variables: the recipient’s value, or the fallback where it is blank', () => {
  const node = { name: 'givenName', fallback: 'neighbour' } as const
  expect([variableValue(node, RECIPIENT), variableValue(node), variableValue(node, { addressLines: [], givenName: ' ' })]).toEqual(['Edda', 'neighbour', 'neighbour'])
})

test('an imprint of the market, else another with a warning, else none with one', () => {
  expect(imprintFor(STADTWERKE_LINDENTAL, 'DE').notes).toEqual([])
  expect(imprintFor(STADTWERKE_LINDENTAL, 'CH')).toMatchObject({ imprint: { market: 'DE' }, notes: [{ code: 'imprint-missing' }] })
  expect(imprintFor({ ...STADTWERKE_LINDENTAL, imprints: [] }, 'DE')).toMatchObject({ imprint: undefined, notes: [{ code: 'imprint-missing' }] })
})

test('a teaser that only repeats the title says nothing more', () => {
  const says = (title: string, teaser: string) => saysMore({ title, teaser })
  expect([says('New', 'new.'), says('New', ' '), says('New', 'New and more')]).toEqual([false, false, true])
})

test('German for every German, English for the rest', () => {
  expect(['de', 'de-CH', 'en', 'fr', 'den'].map(uiLanguage)).toEqual(['de', 'de', 'en', 'en', 'en'])
})
