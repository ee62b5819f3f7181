/** Real posts, messy as real posts are, on paper: no word is lost without a note, and preflight has nothing against them. */
import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { closePrintWorkers, printPdf } from '../../../plugins/print-pdf/index.ts'
import { sourceText } from '../../../src/channel/words.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { fromMarkdown } from '../../../src/content/markdown.ts'
import { EMPTY_EN, edition, renderContext, renderInput } from '../../fixtures/pieces.ts'
import { describeSamples } from '../../fixtures/samples.ts'
import { printTools } from './print-tools.ts'
import { hasTool, textOfPdf } from './tools.ts'

afterAll(closePrintWorkers)

describeSamples(({ post, locale, path }) => {
  test('arrives whole, on several pages', async () => {
    const { title, tree } = fromMarkdown(readFileSync(path, 'utf8'))
    const piece = edition({ ...EMPTY_EN.content, key: post, slug: post, locale, title: title ?? post, body: tree })
    const { composition, notes } = printPdf.render(renderInput(piece, 'letter'), renderContext(printPdf.settings.parse({}), { locale }))
    const packed = await printPdf.pack(composition, printTools)
    expect([...notes, ...packed.notes].filter((note) => note.severity === 'error')).toEqual([])
    const owed = splitWords(sourceText(piece.content, { embedded: {} }))
    const noted = splitWords(notes.map((note) => note.lost ?? '').join('\n'))
    const printed = splitWords(textOfPdf(packed.artefacts[0]!.bytes))
    expect(missingWords(missingWords(owed, printed), noted)).toEqual([])
    expect(owed.length).toBeGreaterThan(50)
  })
}, hasTool('pdftotext') ? undefined : 'pdftotext is missing (Debian: poppler-utils)')
