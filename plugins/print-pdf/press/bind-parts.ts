/**
 * Many finished files → one, in their order. It is written object by object, so a file of a gigabyte takes no more memory than a small one; pictures, profile and
 * whatever else the parts have in common are in it once. Nothing on their pages changes here; still, `check` may look at the result before anybody else can.
 */
import { PDFArray, PDFContext, PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import type { ChunkOrder, PressFinding, PressOrder, PrintedChunk } from '../../../src/channel/press.ts'
import { HubError } from '../../../src/content/errors.ts'
import { documentIdOf, PRODUCER } from '../finisher/document-id.ts'
import { infoOf } from '../finisher/info.ts'
import type { FileFacts } from '../finisher/xmp.ts'
import { xmpPacket } from '../finisher/xmp.ts'
import { writeChunk } from './chunk-folder.ts'
import type { ObjectCopier } from './copy-objects.ts'
import { copierOf } from './copy-objects.ts'
import { countedFindings, toldOnce } from './findings.ts'
import type { BoundPart } from './messages.ts'
import type { PlainPdf } from './plain-pdf.ts'
import { openPlainPdf } from './plain-pdf.ts'
import type { PlainPdfWriter } from './plain-pdf-writer.ts'
import { createPlainPdf } from './plain-pdf-writer.ts'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const damaged = () => new HubError('render-failed', 'A part is damaged: build the run again.')
const entry = (dict: PDFDict | undefined, key: string): PDFObject | undefined => dict?.get(PDFName.of(key))

/** Numbers of what there is once. */
interface Numbers {
  readonly catalog: number
  readonly pages: number
  readonly documentParts: number
}

/** Looks at the file before it appears. Errors that it returns keep it from appearing. */
export type BoundCheck = (file: string, spans: PrintedChunk['spans']) => Promise<readonly PressFinding[]>

/** @param most bytes of the file @throws HubError `render-failed` where it would be larger, a part is damaged, or `check` finds errors, which are its details; `storage-full` */
export async function bindParts(order: PressOrder, parts: readonly BoundPart[], target: ChunkOrder, most: number, check?: BoundCheck): Promise<PrintedChunk> {
  const { name, folder } = target
  const isVt = order.profile.standard === 'pdf-vt-1'
  return writeChunk(folder, name, async (file) => {
    const writer = await createPlainPdf(file, most)
    try {
      const numbers: Numbers = { catalog: writer.reserve(), pages: writer.reserve(), documentParts: isVt ? writer.reserve() : 0 }
      const known = new Map<string, number>()
      const nodes: number[] = []
      const leaves: number[][] = []
      let frame: Frame | undefined
      let recipients = 0
      for (const { file: partFile, chunk } of parts) {
        const part = await openPlainPdf(partFile)
        try {
          const copier = copierOf(part, writer, known)
          const catalog = await dictOf(part, part.root)
          frame ??= await frameOf(part, catalog, copier)
          const pages = await pagesOf(part, entry(catalog, 'Pages'))
          if (pages.length !== chunk.pages) throw damaged()
          const bound = await bindPages(part, pages, chunk, { writer, copier, numbers, isVt, recipients })
          recipients += chunk.spans.length
          nodes.push(bound.node)
          leaves.push(bound.leaves)
        } finally {
          await part.close()
        }
      }
      if (!frame) throw new HubError('bad-input', 'There are no parts to bind.')
      await writer.write(numbers.pages, bytesOf(`<< /Type /Pages /Count ${parts.reduce((sum, { chunk }) => sum + chunk.pages, 0)} /Kids [ ${refs(nodes)} ] >>`))
      const root = isVt ? await writeDocumentParts(writer, numbers, leaves) : null
      const trailer = await writeFrame(writer, numbers, frame, factsOf(order, frame, parts), { root, standard: order.profile.standard })
      const chunk = { ...bound(name, parts), ...(await writer.end(trailer)) }
      const findings = (await check?.(file, chunk.spans)) ?? []
      if (findings.length > 0) throw new HubError('render-failed', `The one file fails the print check (${[...new Set(findings.map(({ code }) => code))].join(', ')}). Build the run again, or have the shop take several files.`, { findings })
      return chunk
    } finally {
      await writer.close()
    }
  })
}

const refs = (numbers: readonly number[]) => numbers.map((number) => `${number} 0 R`).join(' ')

async function dictOf(part: PlainPdf, reference: PDFObject | undefined): Promise<PDFDict> {
  const found = reference instanceof PDFRef ? await part.read(reference.objectNumber) : reference
  if (!(found instanceof PDFDict)) throw damaged()
  return found
}

/** Pages of a part in their order. */
async function pagesOf(part: PlainPdf, reference: PDFObject | undefined, depth = 0): Promise<PDFRef[]> {
  const kids = entry(await dictOf(part, reference), 'Kids')
  if (!(kids instanceof PDFArray) || depth > 10) throw damaged()
  const pages: PDFRef[] = []
  for (const kid of kids.asArray()) {
    if (!(kid instanceof PDFRef)) throw damaged()
    const isLeaf = entry(await dictOf(part, kid), 'Kids') === undefined
    pages.push(...(isLeaf ? [kid] : await pagesOf(part, kid, depth + 1)))
  }
  return pages
}

interface Binding {
  readonly writer: PlainPdfWriter
  readonly copier: ObjectCopier
  readonly numbers: Numbers
  readonly isVt: boolean
  /** Those of the parts before. */
  readonly recipients: number
}

async function bindPages(part: PlainPdf, pages: readonly PDFRef[], chunk: PrintedChunk, { writer, copier, numbers, isVt, recipients }: Binding): Promise<{ readonly node: number; readonly leaves: number[] }> {
  const node = writer.reserve()
  const recipientOf = chunk.spans.flatMap(({ pages: count }, index) => Array<number>(count).fill(index))
  const leaves = isVt ? chunk.spans.map(() => writer.reserve()) : []
  const written: number[] = []
  for (const [index, reference] of pages.entries()) {
    const page = await dictOf(part, reference)
    const contents = entry(page, 'Contents')
    const number = writer.reserve()
    const leaf = leaves[recipientOf[index] ?? -1]
    const object = await copier.text(page, {
      Parent: `${node} 0 R`,
      DPart: leaf === undefined ? null : `${leaf} 0 R`,
      ...(contents instanceof PDFRef ? { Contents: `${await copier.copy(contents, true)} 0 R` } : {}),
    })
    await writer.write(number, object)
    written.push(number)
  }
  await writer.write(node, bytesOf(`<< /Type /Pages /Parent ${numbers.pages} 0 R /Count ${written.length} /Kids [ ${refs(written)} ] >>`))
  for (const [index, leaf] of leaves.entries()) {
    const { first = 1, pages: count = 1 } = chunk.spans[index] ?? {}
    const end = count > 1 ? ` /End ${written[first + count - 2]} 0 R` : ''
    await writer.write(leaf, bytesOf(`<< /Type /DPart /Parent ${numbers.documentParts} 0 R /Start ${written[first - 1]} 0 R${end} /DPM << /EK_Record << /EK_Index ${recipients + index + 1} /EK_Pages ${count} >> >> >>`))
  }
  return { node, leaves }
}

/** One list of recipients for each part: they are what parts of a document are nested by. Returns the root's number. */
async function writeDocumentParts(writer: PlainPdfWriter, { documentParts }: Numbers, leaves: readonly (readonly number[])[]): Promise<number> {
  const root = writer.reserve()
  await writer.write(documentParts, bytesOf(`<< /Type /DPart /Parent ${root} 0 R /DParts [ ${leaves.map((group) => `[ ${refs(group)} ]`).join(' ')} ] >>`))
  await writer.write(root, bytesOf(`<< /Type /DPartRoot /DPartRootNode ${documentParts} 0 R /RecordLevel 1 /NodeNameList [ /File /Recipient ] >>`))
  return root
}

/** What the bound file has of its first part. */
interface Frame {
  /** Entries of the catalog. */
  readonly catalog: string
  readonly facts: Pick<FileFacts, 'title' | 'author' | 'lang'>
}

async function frameOf(part: PlainPdf, catalog: PDFDict, copier: ObjectCopier): Promise<Frame> {
  const kept = await copier.text(catalog, { Pages: null, Metadata: null, DPartRoot: null })
  const info = await dictOf(part, part.info)
  const text = (value: PDFObject | undefined) => (value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : '')
  return {
    catalog: Buffer.from(kept).toString('latin1').replace(/^<< | >>$/g, ''),
    facts: { title: text(entry(info, 'Title')), author: text(entry(info, 'Author')), lang: text(entry(catalog, 'Lang')) },
  }
}

function factsOf(order: PressOrder, { facts }: Frame, parts: readonly BoundPart[]): FileFacts {
  return { ...facts, producer: PRODUCER, date: order.date, documentId: documentIdOf([order.run, order.date, order.profile, parts.map(({ chunk }) => chunk.sha256)]) }
}

async function writeFrame(
  writer: PlainPdfWriter,
  numbers: Numbers,
  { catalog }: Frame,
  facts: FileFacts,
  { root, standard }: { readonly root: number | null; readonly standard: PressOrder['profile']['standard'] },
): Promise<string> {
  const [metadata, info] = [writer.reserve(), writer.reserve()]
  const packet = Buffer.from(xmpPacket(facts, standard))
  await writer.write(metadata, Buffer.concat([bytesOf(`<< /Type /Metadata /Subtype /XML /Length ${packet.length} >>\nstream\n`), packet, bytesOf('\nendstream')]))
  await writer.write(info, bytesOf(infoOf(PDFContext.create(), facts).toString()))
  await writer.write(numbers.catalog, bytesOf(`<< ${catalog} /Pages ${numbers.pages} 0 R /Metadata ${metadata} 0 R${root === null ? '' : ` /DPartRoot ${root} 0 R`} >>`))
  const id = `<${facts.documentId.replaceAll('-', '')}>`
  return `/Root ${numbers.catalog} 0 R /Info ${info} 0 R /ID [ ${id} ${id} ]`
}

/** What the chunks say of themselves, counted on. */
function bound(name: string, parts: readonly BoundPart[]): Omit<PrintedChunk, 'bytes' | 'sha256'> {
  const spans: PrintedChunk['spans'][number][] = []
  const findings: PressFinding[] = []
  let pages = 0
  for (const { chunk } of parts) {
    for (const { page, recipient, ...finding } of chunk.findings) {
      findings.push({ ...finding, ...(page === undefined ? {} : { page: page + pages }), ...(recipient === undefined ? {} : { recipient: recipient + spans.length }) })
    }
    const before = pages
    spans.push(...chunk.spans.map((span) => ({ ...span, first: span.first + before })))
    pages += chunk.pages
  }
  return { name, file: `${name}.pdf`, pages, spans, findings: countedFindings(toldOnce(findings)) }
}
