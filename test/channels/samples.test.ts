/** Real posts, messy as real posts are, on the web page and in the newsletter block: no word is lost without a note. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { channels } from '../../plugins/index.ts'
import { newsletterBlock } from '../../plugins/newsletter-block/index.ts'
import { webPage } from '../../plugins/web-page/index.ts'
import { sourceText } from '../../src/channel/words.ts'
import { missingWords, splitWords } from '../../src/content/words.ts'
import type { Edition, PieceContent } from '../../src/content/edition.ts'
import { fromMarkdown } from '../../src/content/markdown.ts'
import { EMPTY_EN, edition, renderContext, renderInput } from '../fixtures/pieces.ts'
import { describeSamples, type Sample } from '../fixtures/samples.ts'
import { elementsOf, injectionsInHtml, textOfHtml } from './inspect-html.ts'
import { compiled, injectionsInForms } from './inspect-mail.ts'

function pieceOf({ post, locale, path }: Sample): Edition<PieceContent> {
  const { title, tree } = fromMarkdown(readFileSync(path, 'utf8'))
  return edition({ ...EMPTY_EN.content, key: post, slug: post, locale, title: title ?? post, teaser: '', body: tree })
}

describeSamples((sample) => {
  test('arrives whole', async () => {
    const piece = pieceOf(sample)
    const owed = splitWords(sourceText(piece.content, { embedded: {} }))
    expect(owed.length).toBeGreaterThan(50)
    const page = webPage.render(renderInput(piece, 'page'), renderContext(webPage.settings.parse({}), { locale: sample.locale }))
    const block = newsletterBlock.render(renderInput(piece, 'large'), renderContext(newsletterBlock.settings.parse({}), { locale: sample.locale }))
    for (const { output, notes } of [
      { output: textOfHtml(page.composition.html), notes: page.notes },
      { output: textOfHtml(block.composition.html), notes: block.notes },
      { output: block.composition.text, notes: block.notes },
      { output: textOfHtml(block.composition.mjml), notes: block.notes },
      { output: `${block.composition.items[0]?.title}\n${textOfHtml(block.composition.items[0]?.content_html ?? '')}`, notes: block.notes },
    ]) {
      const noted = splitWords(notes.map((note) => note.lost ?? '').join('\n'))
      expect(missingWords(missingWords(owed, splitWords(output)), noted)).toEqual([])
    }
    expect([...injectionsInHtml(page.composition.html), ...injectionsInForms(block.composition)]).toEqual([])
    expect((await compiled(block.composition.mjml)).errors).toEqual([])
    expect(elementsOf(page.composition.html).filter((element) => element.tagName === 'h1')).toHaveLength(1)
    expect(page.composition.html.length).toBeLessThan(60_000)
  })

  test('is made in every form of every channel, with nothing injected', () => {
    const piece = pieceOf(sample)
    for (const channel of channels) {
      const ctx = renderContext(channel.settings.parse({}), { locale: sample.locale })
      for (const { id, isPerPiece } of channel.variants) {
        if (!isPerPiece) continue
        const rendered = channel.render(renderInput(piece, id), ctx)
        expect(rendered.notes.filter(({ severity }) => severity === 'error'), `${channel.id} ${id}`).toEqual([])
        expect(channel.words(rendered.composition).trim(), `${channel.id} ${id}`).not.toBe('')
        expect(JSON.parse(JSON.stringify(rendered))).toEqual(rendered)
      }
    }
  })
})
