/** Real posts on their whole way: files → pieces → approval → the files that readers get. No word is lost on it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closePrintWorkers } from '../../../plugins/print-pdf/index.ts'
import { missingWords, splitWords } from '../../../src/content/words.ts'
import { plainText } from '../../../src/content/walk.ts'
import { orderOf, rendition } from '../../../src/publishing/compose.ts'
import { approve } from '../../../src/publishing/decide.ts'
import { importPieces } from '../../../src/publishing/exchange/import-pieces.ts'
import { currentBrand, pieceEdition } from '../../../src/publishing/lookups.ts'
import { submit } from '../../../src/publishing/submit.ts'
import { textOfHtml } from '../../channels/inspect-html.ts'
import { hasTool, textOfPdf } from '../../unit/print-pdf/tools.ts'
import { approvedBrand, BRAND, DATABASE, startHub, type TestHub } from '../hub.ts'

const demo = fileURLToPath(new URL('../../../examples/demo', import.meta.url))
const samples = process.env.SAMPLES_DIR ?? fileURLToPath(new URL('../../../../shared/samples/cwa', import.meta.url))
const folders = [demo, samples].filter((folder) => {
  if (!existsSync(folder)) console.info(`skipped: no posts in ${folder} (set SAMPLES_DIR)`)
  return existsSync(folder)
})
const posts = folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [{ name: entry.name, path: join(folder, entry.name) }] : [])))
if (!hasTool('pdftotext')) console.info('skipped in part: letters are not read, because pdftotext is missing (Debian package poppler-utils)')

let hub: TestHub
let editor: PayloadRequest
let approver: PayloadRequest

beforeAll(async () => {
  hub = await startHub()
  editor = await hub.person('Edda Editor', ['editor'])
  approver = await hub.person('Armin Approver', ['approver'])
  await approvedBrand(editor, approver)
})
afterAll(async () => {
  await closePrintWorkers()
  await hub?.stop()
})

describe(`posts from files (${DATABASE})`, () => {
  it('are there', () => expect(posts.length).toBeGreaterThanOrEqual(3))

  it.each(posts)('$name arrives whole in every channel that carries it', async ({ name, path }) => {
    const [piece] = await importPieces(editor, [path], { cwd: path, fallbackLocale: 'de' })
    if (!piece || 'error' in piece) throw new Error(`${name} was not imported`)
    expect(piece.key).toBe(name)
    for (const { locale, file } of piece.locales) {
      const { edition, certificate } = await approve(approver, (await submit(editor, { subject: 'piece', key: piece.key, locale })).key)
      expect(Object.entries(certificate.checks).filter(([, check]) => check.isBlocked)).toEqual([])
      const subject = await pieceEdition(hub.payload, edition)
      const brand = await currentBrand(hub.payload, BRAND.key)
      const words = splitWords(`${subject.content.title}\n${plainText(subject.content.body)}`)
      // Every line of the source that is plain prose stands in the tree: the importer is not its own witness.
      const prose = readFileSync(file, 'utf8').split(/\r?\n/).filter((line) => /^[A-ZÄÖÜ][^[\]*<>|_`\\]{80,}$/.test(line))
      expect(missingWords(splitWords(prose.join('\n')), words)).toEqual([])
      const made = async (channel: string, variant: string, artefact: string): Promise<{ bytes: Uint8Array; noted: string[] }> => {
        const { artefacts, notes } = await rendition(hub.payload, () => orderOf(hub.payload, channel, variant, { subjects: [subject], locale, brand, siblings: [], isDraft: false }))
        const found = artefacts.find((one) => one.name === artefact)
        if (!found) throw new Error(`${channel} made no ${artefact}`)
        return { bytes: found.content, noted: splitWords(notes.map(({ lost }) => lost ?? '').join('\n')) }
      }
      const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
      const page = await made('web-page', 'page', 'page.html')
      expect(missingWords(missingWords(words, splitWords(textOfHtml(decode(page.bytes)))), page.noted)).toEqual([])
      const html = await made('newsletter-block', 'large', 'block.html')
      expect(missingWords(missingWords(words, splitWords(textOfHtml(decode(html.bytes)))), html.noted)).toEqual([])
      const text = await made('newsletter-block', 'large', 'block.txt')
      expect(missingWords(missingWords(words, splitWords(decode(text.bytes))), text.noted)).toEqual([])
      const letter = await made('print-pdf', 'letter', 'letter.pdf')
      if (hasTool('pdftotext')) expect(missingWords(missingWords(words, splitWords(textOfPdf(letter.bytes))), letter.noted)).toEqual([])
    }
  })

  it('changes nothing of a piece when one of its languages cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hub-import-'))
    writeFileSync(join(folder, 'de.md'), '---\ntitle: Gut\n---\n\nText.\n')
    writeFileSync(join(folder, 'en.md'), '---\ntitle: [not closed\n---\n\nText.\n')
    const [piece] = await importPieces(editor, [folder], { cwd: folder, fallbackLocale: 'de' })
    expect(piece).toMatchObject({ error: { code: 'bad-input' } })
    expect((await hub.payload.count({ collection: 'pieces', where: { key: { equals: piece?.key } } })).totalDocs).toBe(0)
    rmSync(folder, { recursive: true })
  })
})
