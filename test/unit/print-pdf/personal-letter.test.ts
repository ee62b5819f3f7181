/** What of a letter depends on whom it reaches. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Recipient } from '../../../src/channel/contract.ts'
import type { BrandContent, Imprint } from '../../../src/content/edition.ts'
import type { Block, Conditional } from '../../../src/content/nodes.ts'
import { sourceText } from '../../../src/channel/words.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { arbitraryPiece } from '../../channels/arbitrary-piece.ts'
import { renderLetter } from '../../../plugins/print-pdf/render/index.ts'
import { letterWords } from '../../../plugins/print-pdf/render/words.ts'
import { printSettings } from '../../../plugins/print-pdf/settings.ts'
import { STADTWERKE_LINDENTAL } from '../../fixtures/brand.ts'
import { MEDIA, ROOF } from '../../fixtures/media-facts.ts'
import { EMPTY_EN, edition, renderContext, renderInput } from '../../fixtures/pieces.ts'

const NOTICES: Partial<Imprint> = { mailingOrigin: { en: 'Your address is from {origin}.', de: 'Quelle: {origin}.' }, mailingObjection: { en: 'Object by writing to us: Mill Lane 4.', de: 'Widerspruch: Mühlweg 4.' } }
const EDDA: Recipient = {
  addressLines: ['Edda Sandgruber', 'Weavers Lane 7', '99998 Oberlindental'],
  givenName: 'Edda',
  postcode: '99998',
  gender: 'female',
  free: { Tariff: 'Basis' },
  personalUrl: 'https://hub.example.com/m/K7QX2',
}
const text = (value: string) => ({ type: 'text', text: value }) as const
const paragraph = (...children: Extract<Block, { type: 'paragraph' }>['children']) => ({ type: 'paragraph', children }) as const
const forSome = (changes: Partial<Conditional>): Conditional => ({
  type: 'conditional',
  match: 'all',
  rules: [{ field: 'free', column: 'tariff', is: 'one-of', values: ['BASIS'] }],
  forOthers: 'hidden',
  children: [paragraph(text('Basic ends.')), { type: 'image', media: ROOF, alt: 'A roof' }],
  ...changes,
})

function letter(body: readonly Block[], recipient?: Recipient, { notices = NOTICES, origin = 'our register', locale = 'en' } = {}) {
  const [imprint] = STADTWERKE_LINDENTAL.imprints
  const brand = { ...STADTWERKE_LINDENTAL, imprints: [{ ...imprint, ...notices }] } as BrandContent
  const piece = edition({ ...EMPTY_EN.content, locale, media: { [ROOF]: MEDIA[ROOF]! }, body: { type: 'root', children: body } })
  const { composition, notes } = renderLetter(renderInput(piece, 'letter', { ...(recipient ? { recipient } : {}), origin }), renderContext(printSettings.parse({}), { brand, locale }))
  return { composition, words: letterWords(composition), notes, errors: notes.filter(({ severity }) => severity === 'error') }
}

describe('blocks for some recipients', () => {
  test('are printed with their pictures for those whom they are for', () => {
    const { composition, notes } = letter([forSome({}), forSome({ match: 'none', children: [paragraph(text('Nothing changes.'))] })], EDDA)
    expect(composition.body.map(({ type }) => type)).toEqual(['paragraph', 'picture'])
    expect(notes.map(({ code }) => code)).not.toContain('conditional-hidden')
  })
  test('are left out for others without a note: that is what they are for', () => {
    const { words, notes } = letter([forSome({}), forSome({ match: 'none', children: [paragraph(text('Nothing changes.'))] })], { ...EDDA, free: {} })
    expect(words).toContain('Nothing changes.')
    expect(words).not.toContain('Basic ends.')
    expect(notes.map(({ code }) => code)).not.toContain('conditional-hidden')
  })
  test('on a specimen stand where their author wants them, and are named where not', () => {
    const shown = letter([forSome({ forOthers: 'shown' })], { ...EDDA, isSpecimen: true })
    expect(shown.words).toContain('Basic ends.')
    const hidden = letter([forSome({ match: 'none' })])
    expect(hidden.notes.find(({ code }) => code === 'conditional-hidden')).toMatchObject({ severity: 'info', path: 'body.0', lost: 'Basic ends.' })
  })
})

describe('any piece, for somebody', () => {
  test('says every word that this recipient is owed, or notes it', () => {
    const ctx = renderContext(printSettings.parse({}), { locale: 'en' })
    fc.assert(
      fc.property(arbitraryPiece, fc.constantFrom('Oberlindental', 'Ulm', undefined), (piece, town) => {
        const recipient: Recipient = { ...EDDA, free: { tariff: 'Öko Plus' }, ...(town === undefined ? {} : { town }) }
        const { composition, notes } = renderLetter(renderInput(piece, 'letter', { recipient, origin: 'x' }), ctx)
        const owed = splitWords(sourceText(piece.content, { embedded: ctx.embedded, quotes: ctx.quotes, recipient }))
        const unsaid = missingWords(owed, splitWords(letterWords(composition)))
        expect(missingWords(unsaid, splitWords(notes.map(({ lost }) => lost ?? '').join('\n')))).toEqual([])
        expect(notes.map(({ code }) => code)).not.toContain('conditional-hidden')
      }),
      { numRuns: 150 },
    )
  })
})

describe('variables', () => {
  const body = [paragraph(text('Your tariff: '), { type: 'variable', name: 'free', column: 'TARIFF', fallback: '' }, text(', '), { type: 'variable', name: 'postcode', fallback: 'your area' })]
  test('take columns of the list', () => expect(letter(body, EDDA).words).toContain('Your tariff: Basis, 99998'))
  test('without value and fallback stop the letter and say which is missing', () => {
    const { errors, words } = letter(body, { addressLines: ['Edda'], free: { Tariff: ' \u200b' } })
    expect(errors).toMatchObject([{ code: 'variable-missing', path: 'body.0.children.1' }])
    expect(errors[0]?.message.de).toContain('„TARIFF“')
    expect(words).toContain('your area')
  })
  test('are only blank where nobody is addressed, and that is said', () => {
    expect(letter(body).notes.filter(({ code }) => code.startsWith('variable'))).toMatchObject([{ severity: 'warning', code: 'variable-empty' }])
  })
})

describe('notices of a mailing', () => {
  test('stand before the legal addresses, in the language of the letter', () => {
    expect(letter([], EDDA).composition.legal.slice(0, 2)).toEqual(['Your address is from our register.', 'Object by writing to us: Mill Lane 4.'])
    expect(letter([], EDDA, { locale: 'de-AT', origin: 'Kundenkartei $& {origin}' }).composition.legal.slice(0, 2)).toEqual(['Quelle: Kundenkartei $& {origin}.', 'Widerspruch: Mühlweg 4.'])
  })
  test('are errors where the market does not say them in the language', () => {
    const codes = (given: Parameters<typeof letter>[2]) => letter([], EDDA, given).errors.map(({ code, path }) => [code, path])
    const both = [['mailing-notice-missing', 'brand.imprints.mailingOrigin'], ['mailing-notice-missing', 'brand.imprints.mailingObjection']]
    expect(codes({ notices: {} })).toEqual(both)
    expect(codes({ locale: 'fr' })).toEqual(both)
    expect(codes({ origin: ' ' })).toEqual([['mailing-notice-missing', 'origin']])
    expect(codes({})).toEqual([])
  })
  test('are not for specimens', () => {
    for (const recipient of [undefined, { ...EDDA, isSpecimen: true }]) {
      const { composition, errors } = letter([], recipient, { notices: {} })
      expect(errors).toEqual([])
      expect(composition.legal).toHaveLength(2)
    }
  })
})

describe('the code', () => {
  test('leads where this recipient answers, and says so in short', () => {
    const { composition } = letter([], EDDA)
    expect(composition.qr).toMatchObject({ url: 'https://hub.example.com/m/K7QX2', address: 'hub.example.com/m/K7QX2' })
  })
  test('leads to the page for everybody else', () => expect(letter([]).composition.qr?.url).toMatch(/\/en\//))
  test('is left out with a warning where the address is too long', () => {
    const { composition, notes } = letter([], { ...EDDA, personalUrl: `https://hub.example.com/${'x'.repeat(500)}` })
    expect(composition.qr).toBeNull()
    expect(notes.find(({ code }) => code === 'qr-too-long')?.path).toBe('recipient.personalUrl')
  })
})
