/** Document parts of PDF/VT-1: one for each recipient, together all pages, and nobody's data in them. */
import { PDFArray, PDFDict, PDFName, PDFNumber } from '@cantoo/pdf-lib'
import type { InspectedFile } from '../inspect.ts'
import { at, dictAt, nameAt } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

const MOST_DEPTH = 8

/** Leaves of the tree, in their order; undefined where the tree is no tree. */
function leavesOf(node: PDFDict | undefined, parent: PDFDict | undefined, depth = 0): PDFDict[] | undefined {
  if (!node || !parent || depth > MOST_DEPTH || nameAt(node, 'Type') !== 'DPart' || at(node, 'Parent') !== parent) return undefined
  const groups = at(node, 'DParts')
  if (groups === undefined) return [node]
  if (!(groups instanceof PDFArray)) return undefined
  const leaves: PDFDict[] = []
  for (let group = 0; group < groups.size(); group += 1) {
    const children = groups.lookup(group)
    if (!(children instanceof PDFArray)) return undefined
    for (let index = 0; index < children.size(); index += 1) {
      const child = children.lookup(index)
      const below = child instanceof PDFDict ? leavesOf(child, node, depth + 1) : undefined
      if (!below) return undefined
      leaves.push(...below)
    }
  }
  return leaves
}

function arePartsRight({ pdf, pages, order }: InspectedFile): boolean {
  const root = dictAt(pdf.catalog, 'DPartRoot')
  if (order.standard !== 'pdf-vt-1') return root === undefined
  const leaves = leavesOf(dictAt(root, 'DPartRootNode'), root)
  if (!leaves || leaves.length !== order.spans.length) return false
  return order.spans.every(({ first, pages: count }, index) => {
    const leaf = leaves[index]
    const [start, end] = [pages[first - 1]?.dict, pages[first + count - 2]?.dict]
    const isRange = start !== undefined && at(leaf, 'Start') === start && (count === 1 ? at(leaf, 'End') === undefined : at(leaf, 'End') === end)
    return isRange && pages.slice(first - 1, first - 1 + count).every(({ dict }) => at(dict, 'DPart') === leaf)
  })
}

/** Numbers and dictionaries of numbers: whatever else there is could be about somebody. */
const isOnlyNumbers = (dict: PDFDict): boolean => dict.entries().every(([, value]) => value instanceof PDFNumber || (value instanceof PDFDict && isOnlyNumbers(value)))

export const recordRules: readonly Rule[] = [
  rule('document-parts', (file) =>
    faultIf(!arePartsRight(file), 'Die Dokumentteile stimmen nicht mit Standard und Empfängern überein.', 'The document parts do not agree with the standard and the recipients.'),
  ),
  rule('document-part-data', ({ dicts }) =>
    faultIf(
      dicts.some((dict) => {
        const metadata = dict.get(PDFName.of('DPM'))
        return metadata !== undefined && !(metadata instanceof PDFDict && isOnlyNumbers(metadata))
      }),
      'In den Dokumentteilen stehen andere Angaben als Nummern.',
      'The document parts hold more than numbers.',
    ),
  ),
]
