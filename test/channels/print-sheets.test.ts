/** Cards, self-mailers, flyers and unaddressed mail keep what every channel owes; their bytes are looked at in test/unit/print-pdf. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSheet } from '../../plugins/print-pdf/composition-sheet.ts'
import { FORMATS, formatOf } from '../../plugins/print-pdf/formats/index.ts'
import { printPdf } from '../../plugins/print-pdf/index.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, RECIPIENT, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { arbitraryPiece } from './arbitrary-piece.ts'
import { createHarness } from './channel-harness.ts'
import { describeChannel } from './describe-channel.ts'
import { printedText } from './printed-text.ts'

const SHEETS = FORMATS.filter(({ family }) => family !== 'letter')

function compose(format: string, piece = NEWS_DE, settings: object = {}, input: Parameters<typeof renderInput>[2] = { recipient: RECIPIENT }) {
  const { composition, notes } = printPdf.render(renderInput(piece, 'letter', input), renderContext(printPdf.settings.parse({ format, ...settings }), { locale: piece.content.locale }))
  if (!isSheet(composition)) throw new Error(`${format} is composed as a letter`)
  return { composition, notes }
}

// The whole suite for the format that has the least room, what matters most for the others.
describeChannel(printPdf, { settings: printPdf.settings.parse({ format: 'postcard-a6' }), extract: printedText, injections: () => [] })

describe.each(['self-mailer-dl', 'flyer-a5', 'unaddressed-standard'])('%s', (format) => {
  const { pieces, expectNoSilentLoss, render, contextFor } = createHarness(printPdf, { settings: printPdf.settings.parse({ format }), extract: printedText, injections: () => [] })

  test('every word arrives or is noted, of any piece, with the body and with the teaser only', () => {
    for (const piece of pieces) expectNoSilentLoss(piece, 'letter')
    fc.assert(fc.property(arbitraryPiece, fc.boolean(), (piece, saysTeaserOnly) => expectNoSilentLoss(piece, 'letter', { settings: printPdf.settings.parse({ format, saysTeaserOnly }) })), { numRuns: 40 })
  })

  test.runIf(formatOf(format)?.isAddressed === false)('a recipient changes nothing', () => {
    const alone = render(renderInput(OFFER_EN, 'letter'), contextFor(OFFER_EN))
    expect(render(renderInput(OFFER_EN, 'letter', { recipient: { ...RECIPIENT, isSpecimen: false } }), contextFor(OFFER_EN))).toEqual(alone)
  })

  test('marks a draft', () => {
    expect(render(renderInput(NEWS_DE, 'letter'), contextFor(NEWS_DE, { isDraft: true })).composition.draftMark).toBe('ENTWURF')
  })
})

describe('what stands on a sheet', () => {
  test.each(SHEETS.map(({ id }) => id))('%s: two pages, the format’s sheet, an address only where one belongs', (id) => {
    const format = formatOf(id)
    const { composition } = compose(id)
    expect(composition).toMatchObject({ family: format?.family, maxPages: 2, sheet: { format: id, trim: format?.trim }, info: [], pageLabel: '' })
    expect(composition.addressLines).toEqual(format?.isAddressed ? RECIPIENT.addressLines : [])
    expect(composition.specimenMark).toBe(format?.isAddressed ? 'Muster' : null)
    expect(composition.household).toBe(id.startsWith('unaddressed') ? 'An alle Haushalte' : '')
    expect(composition.salutation === '').toBe(!format?.isAddressed)
  })

  test('mail for everybody bears the words of the market’s post', () => {
    const words = (market: string) => compose('unaddressed-standard', NEWS_DE, {}, { market }).composition.household
    expect([words('DE'), words('AT'), words('CH')]).toEqual(['An alle Haushalte', 'An einen Haushalt', 'An alle Haushalte'])
  })

  test.each(SHEETS.map(({ id }) => id))('%s: the picture fills its place with bleed, cut around the focal point', (id) => {
    const { composition } = compose(id, NEWS_DE, { bleedMm: 4 })
    const picture = composition.hero?.picture
    expect(picture?.widthMm).toBe(composition.sheet.trim.width + 8)
    const cut = (picture?.crop.width ?? 0) / (picture?.crop.height ?? 1)
    expect(Math.abs(cut - (picture?.widthMm ?? 0) / (picture?.heightMm ?? 1))).toBeLessThan(0.01)
    const { left = 0, top = 0, width = 0, height = 0 } = picture?.crop ?? {}
    expect(left + width).toBeLessThanOrEqual(2400)
    expect(top + height).toBeLessThanOrEqual(1350)
    // The focal point (40 %, 45 %) is in the picture.
    expect(left <= 960 && left + width >= 960 && top <= 607 && top + height >= 607).toBe(true)
  })

  test('a cover below 300 ppi is noted with the pixels that it needs', () => {
    const { composition, notes } = compose('flyer-a4')
    expect(composition.hero?.picture.ppi).toBeLessThan(300)
    expect(notes.find(({ code }) => code === 'image-resolution')?.message.en).toContain(`${composition.hero?.picture.ppi} ppi`)
    expect(compose('postcard-a6').notes.map(({ code }) => code)).not.toContain('image-resolution')
  })

  test('the first call to action leaves the text and stands beside the code', () => {
    const { composition } = compose('flyer-a5', OFFER_EN)
    const labels = OFFER_EN.content.body.children.flatMap((node) => (node.type === 'callToAction' ? [node.label] : []))
    expect(composition.action?.label).toBe(labels[0])
    expect(composition.body.filter(({ type }) => type === 'callToAction')).toHaveLength(labels.length - 1)
    expect(compose('flyer-a5', EMPTY_EN).composition.action).toBeNull()
  })

  test('a personal code leads to the recipient’s own address; mail for all has the page’s', () => {
    const recipient = { ...RECIPIENT, personalUrl: 'https://hub.stadtwerke-lindental.example/p/abc' }
    expect(compose('postcard-dl', NEWS_DE, {}, { recipient }).composition.qr?.url).toBe(recipient.personalUrl)
    expect(compose('unaddressed-large', NEWS_DE, {}, { recipient }).composition.qr?.url).toMatch(/\/de\/fernwaerme-muehlenviertel$/)
  })

  test('where only the teaser is wanted, the text’s words are in a note and its call to action stays', () => {
    const { composition, notes } = compose('postcard-a6', OFFER_EN, { saysTeaserOnly: true })
    expect(composition.body).toEqual([])
    expect(composition.action).not.toBeNull()
    expect(composition.lead).toBe(OFFER_EN.content.teaser)
    expect(notes.find(({ code }) => code === 'teaser-only')?.lost).toContain('31,000 households')
  })

  test('cards show a text of their own where there is one; the body’s words are in a note', () => {
    const own = edition({ ...NEWS_DE.content, overrides: { 'print-pdf': { 'card-text': 'Ab Oktober\nwarm.\n\nFragen Sie uns.' } } })
    const { composition, notes } = compose('postcard-a6', own)
    expect(composition.body).toMatchObject([{ runs: [{ text: 'Ab Oktober' }, { type: 'break' }, { text: 'warm.' }] }, { runs: [{ text: 'Fragen Sie uns.' }] }])
    expect(notes.find(({ code }) => code === 'text-replaced')?.lost).toContain('72 Grad')
    expect(compose('flyer-a5', own).notes.map(({ code }) => code)).not.toContain('text-replaced')
  })

  test('type keeps within the sizes of its format', () => {
    expect(compose('postcard-a6').composition.textSizePt).toBe(8.5)
    expect(compose('postcard-a6', NEWS_DE, { textSizePt: 7 }).composition.textSizePt).toBe(7)
    expect(printPdf.settings.safeParse({ format: 'postcard-a6', textSizePt: 6.5 }).success).toBe(false)
    expect(printPdf.settings.safeParse({ format: 'flyer-a4', textSizePt: 7 }).success).toBe(false)
  })
})
