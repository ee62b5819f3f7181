/** Quotes as files: the picture of a post, the letter's PDF. */
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { closePrintWorkers, printPdf } from '../../plugins/print-pdf/index.ts'
import { socialPost } from '../../plugins/social-post/index.ts'
import { NETWORK_IDS } from '../../plugins/social-post/networks/network.ts'
import { HOSTILE_STRINGS } from '../fixtures/hostile.ts'
import { renderContext, renderInput } from '../fixtures/pieces.ts'
import { hostileQuote, LONG_DE, quotesOf, quotingPiece, WARM_DE } from '../fixtures/quotes.ts'
import { printTools } from '../unit/print-pdf/print-tools.ts'
import type { Quote } from '../../src/channel/quotes.ts'

afterAll(closePrintWorkers)

const settings = socialPost.settings.parse({})
const noTools = { original: () => Promise.reject(new Error('not asked for')), image: async () => new Uint8Array(await sharp({ create: { width: 9, height: 9, channels: 3, background: '#336699' } }).jpeg().toBuffer()) }
async function posted(quote: Quote, network: string) {
  const { composition } = socialPost.render(renderInput(quotingPiece(quote), network), renderContext(settings, { locale: quote.locale, quotes: quotesOf(quote) }))
  const { artefacts } = await socialPost.pack(composition, noTools)
  return { composition, artefacts }
}

describe('the picture of a quote', () => {
  test.each(NETWORK_IDS)('%s: has the size that is promised and the words of its description, the same bytes twice', async (network) => {
    const { composition, artefacts } = await posted(WARM_DE, network)
    const [quote] = composition.quotes
    const file = artefacts.find(({ name }) => name === 'quote-1.jpg')
    const { width, height, format } = await sharp(file?.bytes).metadata()
    expect([format, width, height]).toEqual(['jpeg', quote?.image.width, quote?.image.height])
    expect(file?.bytes.byteLength).toBeLessThanOrEqual(quote?.image.maxBytes ?? 0)
    for (const part of [quote?.image.words, quote?.image.attribution, quote?.image.facts, quote?.image.remarks, quote?.image.theme]) expect(quote?.image.alt).toContain(part)
    expect((await posted(WARM_DE, network)).artefacts.find(({ name }) => name === 'quote-1.jpg')?.bytes).toEqual(file?.bytes)
  })

  test('shows the words: without them it is another picture', async () => {
    const [one, other] = await Promise.all([posted(WARM_DE, 'x'), posted({ ...WARM_DE, text: WARM_DE.text.replace('warm', 'kalt') }, 'x')])
    expect(one.artefacts.at(-1)?.bytes).not.toEqual(other.artefacts.at(-1)?.bytes)
  })

  test('can be drawn of any words', { timeout: 120_000 }, async () => {
    for (const quote of [LONG_DE, ...HOSTILE_STRINGS.filter((_, index) => index % 3 === 0).map(hostileQuote)]) {
      const { composition, artefacts } = await posted(quote, 'linkedin')
      expect(artefacts.filter(({ name }) => name.endsWith('.jpg')).length).toBeGreaterThanOrEqual(composition.quotes.length)
    }
  })
})

test('a letter with quotes passes preflight', { timeout: 60_000 }, async () => {
  const quotes = [WARM_DE, LONG_DE]
  const ctx = renderContext(printPdf.settings.parse({}), { locale: 'de', quotes: quotesOf(...quotes) })
  const { composition } = printPdf.render(renderInput(quotingPiece(...quotes), 'letter'), ctx)
  const { artefacts, notes } = await printPdf.pack(composition, printTools)
  expect(notes.filter(({ severity }) => severity === 'error')).toEqual([])
  const report = JSON.parse(new TextDecoder().decode(artefacts.find(({ name }) => name === 'preflight.json')?.bytes))
  expect(report.findings).toEqual([])
})
