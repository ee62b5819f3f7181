/** The whole mail: complete, in three forms, with the way out. */
import { describe, expect, test } from 'vitest'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import type { BlockSize, Edition, MailingContent, PieceContent } from '../../src/content/edition.ts'
import { LINKS, mailingOf } from '../fixtures/mailings.ts'
import { EMPTY_EN, NEWS_DE, OFFER_EN, renderContext } from '../fixtures/pieces.ts'
import { attribute, elementsOf, injectionsInHtml, templateSigns, textOfHtml } from './inspect-html.ts'

type Blocks = readonly (readonly [Edition<PieceContent>, BlockSize])[]
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
})
