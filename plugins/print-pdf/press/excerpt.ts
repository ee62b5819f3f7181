/** A few pages of a file of ours as a file of their own: their objects byte for byte as they are written there, with all that they refer to, and the frame of the whole. */
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import type { PlainPdf } from './plain-pdf.ts'

/** What a whole file consists of. */
export interface BoundOutline {
  /** Pages in their order. */
  readonly pages: readonly PDFRef[]
  /** Document parts in their order; none where the file has no tree of them. */
  readonly parts: readonly PDFRef[]
  /** Nodes of both trees, which an excerpt writes anew. */
  readonly pagesRoot: PDFRef | undefined
  readonly partsNode: PDFRef | undefined
}

const MOST_DEPTH = 10
const entry = (dict: PDFDict | undefined, key: string) => dict?.get(PDFName.of(key))

/** Walks both trees. What is no tree has no leaves. */
export async function outlineOf(file: PlainPdf): Promise<BoundOutline> {
  const dict = async (object: PDFObject | undefined) => {
    const found = object instanceof PDFRef ? await file.read(object.objectNumber) : object
    return found instanceof PDFDict ? found : undefined
  }
  const leaves = async (node: PDFRef, key: string, depth = 0): Promise<PDFRef[]> => {
    const kids = entry(await dict(node), key)
    if (!(kids instanceof PDFArray)) return [node]
    const found: PDFRef[] = []
    // Kids of parts stand in groups.
    for (const kid of kids.asArray().flatMap((one) => (one instanceof PDFArray ? one.asArray() : [one]))) {
      if (kid instanceof PDFRef && depth < MOST_DEPTH) for (const leaf of await leaves(kid, key, depth + 1)) found.push(leaf)
    }
    return found
  }
  const catalog = await dict(file.root)
  const pagesRoot = entry(catalog, 'Pages')
  const partsNode = entry(await dict(entry(catalog, 'DPartRoot')), 'DPartRootNode')
  return {
    pages: pagesRoot instanceof PDFRef ? await leaves(pagesRoot, 'Kids') : [],
    parts: partsNode instanceof PDFRef ? await leaves(partsNode, 'DParts') : [],
    pagesRoot: pagesRoot instanceof PDFRef ? pagesRoot : undefined,
    partsNode: partsNode instanceof PDFRef ? partsNode : undefined,
  }
}

/** @param pages references of the pages, and of their document parts where the file has them */
export async function excerptOf(file: PlainPdf, { pagesRoot, partsNode }: BoundOutline, pages: readonly PDFRef[], parts: readonly PDFRef[]): Promise<Uint8Array> {
  const written = new Map<number, Uint8Array>()
  const latin = (text: string) => Buffer.from(text, 'latin1')
  const list = (refs: readonly PDFRef[]) => refs.map(String).join(' ')
  // Neighbours outside the excerpt are not followed to.
  const known = new Set([...pages, ...parts].map(({ objectNumber }) => objectNumber))
  if (pagesRoot) written.set(pagesRoot.objectNumber, latin(`${pagesRoot.objectNumber} 0 obj\n<< /Type /Pages /Count ${pages.length} /Kids [ ${list(pages)} ] >>\nendobj\n`))
  if (partsNode) {
    const node = await file.read(partsNode.objectNumber)
    const parent = node instanceof PDFDict ? entry(node, 'Parent') : undefined
    written.set(partsNode.objectNumber, latin(`${partsNode.objectNumber} 0 obj\n<< /Type /DPart /Parent ${parent} /DParts [ [ ${list(parts)} ] ] >>\nendobj\n`))
  }

  const waiting: PDFRef[] = [file.root, file.info, ...pages, ...parts]
  const follow = (object: PDFObject | undefined, isPage: boolean): void => {
    if (object instanceof PDFRef) waiting.push(object)
    else if (object instanceof PDFArray) for (const one of object.asArray()) follow(one, false)
    else if (object instanceof PDFRawStream) follow(object.dict, isPage)
    else if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        const name = key.decodeText()
        const leadsAway = isPage && ['Parent', 'DPart', 'Start', 'End'].includes(name) && !(value instanceof PDFRef && known.has(value.objectNumber))
        if (!leadsAway) follow(value, false)
      }
    }
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const number = next.objectNumber
    if (written.has(number)) continue
    written.set(number, await file.raw(number))
    follow(await file.read(number), known.has(number))
  }
  return together(file, [...written].sort(([a], [b]) => a - b))
}

function together({ header, trailer }: PlainPdf, objects: readonly (readonly [number, Uint8Array])[]): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from(`${header}\n%\u0081\u0081\u0081\u0081\n`, 'latin1')]
  let at = parts[0]?.length ?? 0
  const table: string[] = ['xref', '0 1', '0000000000 65535 f ']
  for (const [number, bytes] of objects) {
    table.push(`${number} 1`, `${String(at).padStart(10, '0')} 00000 n `)
    parts.push(bytes)
    at += bytes.length
  }
  parts.push(Buffer.from(`${table.join('\n')}\ntrailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, 'latin1'))
  return new Uint8Array(Buffer.concat(parts))
}
