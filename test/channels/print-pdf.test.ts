/** The print letter as a channel. The bytes of letters are looked at in test/unit/print-pdf. */
import { afterAll, describe, expect, test } from 'vitest'
import { closePrintWorkers, printPdf } from '../../plugins/print-pdf/index.ts'
import { preflight } from '../../plugins/print-pdf/preflight/index.ts'
import { preflightOrder } from '../../plugins/print-pdf/preflight/order.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, RECIPIENT, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { printTools } from '../unit/print-pdf/print-tools.ts'
import { describeChannel } from './describe-channel.ts'
import { testGoldens } from './goldens.ts'
import { hostilePiece } from './hostile-piece.ts'
import { printedText } from './printed-text.ts'

afterAll(closePrintWorkers)

const settings = printPdf.settings.parse({})
const compose = (piece: typeof NEWS_DE, overrides: Parameters<typeof renderContext>[1] = {}, input: Parameters<typeof renderInput>[2] = {}) =>
  printPdf.render(renderInput(piece, 'letter', input), renderContext(settings, { locale: piece.content.locale, ...overrides }) as Parameters<typeof printPdf.render>[1])

describeChannel(printPdf, {
  extract: printedText,
  injections: () => [],
  checkLimits: ({ composition }) => {
    expect(composition.addressLines.length).toBeLessThanOrEqual(6)
    expect(composition.qr?.moduleMm ?? 1).toBeGreaterThanOrEqual(0.4)
  },
  packTools: printTools,
})

testGoldens('print-pdf', 'json', (piece) => {
  const { composition, notes } = compose(piece)
  const { body, links } = composition
  return `${JSON.stringify({ body, links, notes: notes.map(({ severity, code, path, lost }) => ({ severity, code, path, lost })) }, null, 1)}\n`
})

describe('the letter', () => {
  test('shows the subject line of its own instead of the title, and says so', () => {
    const own = edition({ ...NEWS_DE.content, overrides: { 'print-pdf': { headline: 'Wärme aus der Lohme' } } })
    const { composition, notes } = compose(own)
    expect(composition.subject).toBe('Wärme aus der Lohme')
    expect(notes.find((note) => note.code === 'title-replaced')?.lost).toBe(NEWS_DE.content.title)
  })

  test('has no date but the one the text bears', () => {
    expect(compose(NEWS_DE).composition.info.find((row) => row.label === 'Datum')?.value).toBe('12. März 2026')
    expect(compose(EMPTY_EN).composition.info.map((row) => row.label)).not.toContain('Date')
  })

  test.each([
    ['de-CH', 'Guten Tag Edda $& Lohmann,', '1. März 2026'],
    ['en-US', 'Hello Edda $& Lohmann,', '1 March 2026'],
    ['fr', 'Bonjour Edda $& Lohmann,', '1er mars 2026'],
    ['pl', 'Dzień dobry, Edda $& Lohmann,', '1 marca 2026'],
    ['tr', 'Merhaba Edda $& Lohmann,', '1 Mart 2026'],
    ['it', 'Hello Edda $& Lohmann,', '1 March 2026'],
  ])('speaks the language of %s, or English', (locale, salutation, date) => {
    const dated = edition({ ...EMPTY_EN.content, locale, date: '2026-03-01' })
    const { composition } = compose(dated, {}, { recipient: { addressLines: [], givenName: 'Edda', surname: '$& Lohmann' } })
    expect(composition.salutation).toBe(salutation)
    expect(composition.info.at(-1)?.value).toBe(date)
    expect(compose(dated).composition.salutation).toBe(salutation.replace(/,? Edda .*/, ','))
  })

  test('addresses an invented recipient of the language where none is given, and marks it as a specimen', () => {
    expect(compose(NEWS_DE).composition.addressLines).toEqual(['Kim Beispiel', 'Musterweg 12', '12345 Musterstadt'])
    expect(compose(NEWS_DE).composition.specimenMark).toBe('Muster')
    expect(compose(NEWS_DE, {}, { recipient: { ...RECIPIENT, isSpecimen: false } }).composition.specimenMark).toBeNull()
  })

  test('keeps six lines of an address and says what is left out', () => {
    const addressLines = ['1', '2', '3', '4', '5', '6', 'siebte Zeile']
    const { composition, notes } = compose(NEWS_DE, {}, { recipient: { addressLines } })
    expect(composition.addressLines).toHaveLength(6)
    expect(notes.find((note) => note.code === 'address-lines')).toMatchObject({ severity: 'error', lost: 'siebte Zeile' })
  })

  test.each([
    ['030 123 45-67', 'tel:+49301234567', []],
    ['Rufen Sie an: +49 (0)30 1234567', 'tel:+49301234567', []],
    ['0049/30/1234567', 'tel:+49-30-1234567', []],
    ['0800 123456', 'tel:0800123456', []],
    ['031 1234567', 'tel:+49301234567', ['+49301234567']],
    ['+30 1234567', 'tel:+49301234567', ['+49301234567']],
    ['unter 7', 'tel:+49301234567', ['+49301234567']],
    ['Post@Example.de', 'mailto:post@example.de?subject=Solar', []],
    ['Schreiben Sie uns', 'mailto:post@example.de?subject=Solar', ['post@example.de']],
    ['www.example.de/preise', 'https://example.de/preise/', []],
    ['Preise', 'https://example.de/preise/', ['example.de/preise']],
  ])('“%s” with a link to %s lists %j', (said, url, addresses) => {
    const link = { type: 'link', url, children: [{ type: 'text', text: said }] } as const
    const of = (title: { title?: string }) =>
      compose(edition({ ...EMPTY_EN.content, body: { type: 'root', children: [{ type: 'paragraph', children: [{ ...link, ...title }] }] } })).composition.links
    expect(of({}).map(({ address }) => address)).toEqual(addresses)
    // A title is words of the piece: it is listed, with its address.
    expect(of({ title: 'Mehr dazu' })).toMatchObject([{ title: 'Mehr dazu', address: expect.stringMatching(/\S/) }])
    const action = compose(edition({ ...EMPTY_EN.content, body: { type: 'root', children: [{ type: 'callToAction', label: said, url }] } }))
    expect(action.composition.body).toMatchObject([{ label: said, address: addresses[0] ?? '' }])
  })

  test.each([
    ['https://hub.example.com', false],
    ['http://hub.example.com', true],
    ['http://127.0.0.1:3000', true],
  ])('a QR code to %s needs a note: %s', (baseUrl, isNoted) => {
    const { composition, notes } = compose(NEWS_DE, { baseUrl })
    expect(notes.some((note) => note.code === 'qr-not-public')).toBe(isNoted)
    expect(composition.qr?.url).toBe(`${baseUrl}/de/fernwaerme-muehlenviertel`)
  })

  test('a coarse picture is printed smaller and noted with its resolution', () => {
    const media = { ...NEWS_DE.content.media }
    for (const [key, facts] of Object.entries(media)) media[key] = { ...facts, width: 700, height: 500 }
    const { composition, notes } = compose(edition({ ...NEWS_DE.content, media }))
    const note = notes.find((one) => one.code === 'image-resolution')
    expect(note).toMatchObject({ severity: 'warning', path: 'hero' })
    expect(note?.message.en).toContain(`${composition.hero?.picture.ppi} ppi`)
    expect(composition.hero?.picture.ppi).toBeGreaterThanOrEqual(150)
  })

  test('a brand without an imprint for the market is an error', () => {
    const { notes } = printPdf.render({ ...renderInput(NEWS_DE, 'letter'), market: 'CH' }, renderContext(settings, { locale: 'de' }))
    expect(notes.map((note) => [note.severity, note.code])).toContainEqual(['error', 'imprint-missing'])
  })
})

describe('characters', () => {
  const saying = (text: string, locale: string) =>
    compose(edition({ ...EMPTY_EN.content, locale, title: text, body: { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', text }] }] } }))

  test.each([
    ['de', 'Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich – „ẞ“ ‚ß‘ €'],
    ['en', 'The quick brown fox’s “pangram” — jumps: £5 & 6½ × 7°'],
    ['fr', 'Dès Noël où un zéphyr haï me vêt de glaçons würmiens, je dîne d’exquis rôtis : « Œuf, cœur, ÿ »'],
    ['pl', 'Pchnąć w tę łódź jeża lub ośm skrzyń fig – ZAŻÓŁĆ GĘŚLĄ JAŹŃ'],
    ['tr', 'Pijamalı hasta yağız şoföre çabucak güvendi – İIıi ĞŞÇÖÜ'],
  ])('%s has all of them', (locale, text) => {
    const { notes } = saying(text, locale)
    expect(notes.filter((note) => note.code === 'glyph-missing')).toEqual([])
  })

  test.each([
    ['Arabic', 'مرحبا', 'م', 'U+0645'],
    ['an emoji', 'Hallo 🎉', '🎉', 'U+1F389'],
    ['Chinese', '你好', '你', 'U+4F60'],
  ])('%s is an error that names the character', (_, text, character, code) => {
    const note = saying(text, 'en').notes.find((one) => one.code === 'glyph-missing')
    expect(note?.severity).toBe('error')
    expect(note?.message.en).toContain(`"${character}" (${code})`)
    expect(note?.message.de).toContain(code)
  })
})

describe('letters as bytes', () => {
  test('every fixture passes preflight, with a recipient and without, as a draft and not, for either paper', { timeout: 120_000 }, async () => {
    for (const outputIntent of ['fogra47', 'fogra39'] as const) {
      for (const [piece, isDraft] of [[NEWS_DE, false], [OFFER_EN, true], [EMPTY_EN, false]] as const) {
        const own = printPdf.settings.parse({ outputIntent })
        const { composition } = printPdf.render(renderInput(piece, 'letter', { recipient: RECIPIENT }), renderContext(own, { locale: piece.content.locale, isDraft }))
        const { artefacts } = await printPdf.pack(composition, printTools)
        expect(artefacts.map((artefact) => artefact.name)).toEqual(['letter.pdf', 'preflight.json'])
        const { pages } = JSON.parse(new TextDecoder().decode(artefacts[1]!.bytes)) as { pages: number }
        expect(await preflight(artefacts[0]!.bytes, preflightOrder(composition, [{ first: 1, pages }]))).toEqual([])
      }
    }
  })

  test('hostile strings are set as they are and harm nothing', { timeout: 300_000 }, async () => {
    const CHUNK = 12
    for (let from = 0; from < HOSTILE_STRINGS.length; from += CHUNK) {
      const words = HOSTILE_STRINGS.slice(from, from + CHUNK)
      const children = words.flatMap((word) => hostilePiece(word).content.body.children.filter((node) => node.type !== 'image'))
      const [word = ''] = words
      const { hero: _, ...content } = hostilePiece(word).content
      const { composition } = compose(edition({ ...content, body: { type: 'root', children } }), {}, { recipient: { addressLines: words.slice(0, 6), surname: word, salutation: word } })
      const { notes } = await printPdf.pack({ ...composition, maxPages: 400 }, printTools)
      // What such lines of an address overflow, or cannot be written in, the print check says.
      expect(notes.filter(({ code }) => !['address-text', 'safe-area'].includes(code))).toEqual([])
    }
  })

  test('too many pages are an error note', { timeout: 60_000 }, async () => {
    const { composition } = compose(OFFER_EN)
    const { notes } = await printPdf.pack({ ...composition, maxPages: 1 }, printTools)
    expect(notes).toContainEqual(expect.objectContaining({ severity: 'error', code: 'text-overset' }))
  })
})
