/**
 * PDF/VT-1 (ISO 16612-2, as publicly described) on top of PDF/X-4: a tree of document parts, one for each recipient, which says where each begins and ends. The
 * metadata of a part is its number in the file, never anything about the person.
 */
import { PDFName } from '@cantoo/pdf-lib'
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { CopySpan } from '../../../src/channel/press.ts'

/** Of one node of the tree; readers step over flat lists of thousands slowly. */
const MOST_CHILDREN = 500

/** Adds the tree. @param spans one for each recipient, together all pages */
export function recordPerRecipient(pdf: PDFDocument, spans: readonly CopySpan[]): void {
  const { context, catalog } = pdf
  const pages = pdf.getPages()
  const [rootRef, nodeRef] = [context.nextRef(), context.nextRef()]
  const leaves = spans.map(({ first, pages: count }, index) => {
    const [start, end] = [pages[first - 1], pages[first + count - 2]]
    if (!start || !end) throw new RangeError(`recipient ${index} has pages that are none`)
    const leaf = context.register(
      context.obj({ Type: 'DPart', Parent: nodeRef, Start: start.ref, ...(count > 1 ? { End: end.ref } : {}), DPM: { EK_Record: { EK_Index: index + 1, EK_Pages: count } } }),
    )
    for (let page = first - 1; page < first - 1 + count; page += 1) pages[page]?.node.set(PDFName.of('DPart'), leaf)
    return leaf
  })
  const groups = Array.from({ length: Math.ceil(leaves.length / MOST_CHILDREN) }, (_, index) => leaves.slice(index * MOST_CHILDREN, (index + 1) * MOST_CHILDREN))
  context.assign(nodeRef, context.obj({ Type: 'DPart', Parent: rootRef, DParts: groups }))
  context.assign(rootRef, context.obj({ Type: 'DPartRoot', DPartRootNode: nodeRef, RecordLevel: 1, NodeNameList: ['File', 'Recipient'] }))
  catalog.set(PDFName.of('DPartRoot'), rootRef)
}
