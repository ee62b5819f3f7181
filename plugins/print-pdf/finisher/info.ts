/** The Info dictionary: the same facts as in XMP. */
import { PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { PDFContext, PDFDict } from '@cantoo/pdf-lib'
import type { FileFacts } from './xmp.ts'

export function infoOf(context: PDFContext, facts: FileFacts): PDFDict {
  const date = PDFString.of(`D:${facts.date.replace(/[-:TZ]/g, '')}Z`)
  const info = context.obj({ Trapped: 'False' })
  info.set(PDFName.of('Title'), PDFHexString.fromText(facts.title))
  info.set(PDFName.of('Author'), PDFHexString.fromText(facts.author))
  info.set(PDFName.of('Creator'), PDFHexString.fromText(facts.producer))
  info.set(PDFName.of('Producer'), PDFHexString.fromText(facts.producer))
  info.set(PDFName.of('CreationDate'), date)
  info.set(PDFName.of('ModDate'), date)
  return info
}
