/** Sheets printed on both sides: a copy with an odd number of pages gets an empty one, or the next would begin on its back. */
import type { PDFDocument } from '@cantoo/pdf-lib'
import type { CopySpan } from '../../../src/channel/press.ts'

/** Where the copies stand once each of an odd number of pages has its empty one. */
export function withEmptyBacks(spans: readonly CopySpan[]): CopySpan[] {
  let first = 1
  return spans.map(({ pages }) => {
    const span: CopySpan = pages % 2 === 0 ? { first, pages } : { first, pages: pages + 1, hasEmptyBack: true }
    first += span.pages
    return span
  })
}

/** Puts the empty pages in, each as large as the page before it. @param spans where the copies are to stand afterwards, in their order */
export function insertEmptyBacks(pdf: PDFDocument, spans: readonly CopySpan[]): void {
  for (const { first, pages, hasEmptyBack } of spans) {
    if (!hasEmptyBack) continue
    const { width, height } = pdf.getPage(first + pages - 3).getSize()
    pdf.insertPage(first + pages - 2, [width, height])
  }
}
