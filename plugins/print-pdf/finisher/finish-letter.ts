/** Makes a PDF/X-4 file of what the layout wrote: boxes, output intent, metadata, identity. The same input gives the same bytes. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFHeader, PDFString } from '@cantoo/pdf-lib'
import { PRODUCTION } from '../limits.ts'
import type { OutputIntentId } from '../settings.ts'
import { PRINTING_CONDITIONS, REGISTRY } from './output-intents.ts'
import type { FileFacts } from './xmp.ts'
import { xmpPacket } from './xmp.ts'

/** Points per millimetre. */
export const PT_PER_MM = 72 / 25.4

export interface FinishOrder {
  readonly facts: FileFacts
  readonly outputIntent: OutputIntentId
  /** Bytes of the intent's ICC profile. */
  readonly profile: Uint8Array
}

/**
 * Finishes an unfinished letter: TrimBox and BleedBox inside the slug, one GTS_PDFX output intent with its profile, Info and XMP that agree,
 * a trailer ID from the content, no object streams.
 */
export async function finishLetter(unfinished: Uint8Array, order: FinishOrder): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(unfinished, { updateMetadata: false })
  for (const page of pdf.getPages()) {
    const { width, height } = page.getMediaBox()
    const trim = PRODUCTION.slug.value * PT_PER_MM
    const bleed = (PRODUCTION.slug.value - PRODUCTION.bleed.value) * PT_PER_MM
    page.setTrimBox(...inset(width, height, trim))
    page.setBleedBox(...inset(width, height, bleed))
    page.node.delete(PDFName.of('ArtBox'))
    page.node.delete(PDFName.of('Annots'))
    page.node.delete(PDFName.of('Tabs'))
  }
  // Deprecated, false by default, and some readers stumble over it.
  pdf.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.delete(PDFName.of('Suspects'))
  setOutputIntent(pdf, order)
  setMetadata(pdf, order.facts)
  pdf.context.header = PDFHeader.forVersion(1, 6)
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}

function inset(width: number, height: number, by: number): [number, number, number, number] {
  return [round(by), round(by), round(width - 2 * by), round(height - 2 * by)]
}
const round = (value: number) => Math.round(value * 1000) / 1000

function setOutputIntent(pdf: PDFDocument, { profile, outputIntent }: FinishOrder): void {
  const { context, catalog } = pdf
  const { identifier, info } = PRINTING_CONDITIONS[outputIntent]
  const stream = context.flateStream(profile, { N: 4, Alternate: 'DeviceCMYK' })
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputCondition: PDFString.of(info),
    OutputConditionIdentifier: PDFString.of(identifier),
    RegistryName: PDFString.of(REGISTRY),
    Info: PDFString.of(info),
    DestOutputProfile: context.register(stream),
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
}

function setMetadata(pdf: PDFDocument, facts: FileFacts): void {
  const { context, catalog } = pdf
  const old = catalog.get(PDFName.of('Metadata'))
  const stream = context.stream(new TextEncoder().encode(xmpPacket(facts)), { Type: 'Metadata', Subtype: 'XML' })
  if (old && 'objectNumber' in old) context.delete(old as Parameters<typeof context.delete>[0])
  catalog.set(PDFName.of('Metadata'), context.register(stream))

  const date = PDFString.of(`D:${facts.date.replace(/[-:TZ]/g, '')}Z`)
  const info = context.obj({ Trapped: 'False' })
  info.set(PDFName.of('Title'), PDFHexString.fromText(facts.title))
  info.set(PDFName.of('Author'), PDFHexString.fromText(facts.author))
  info.set(PDFName.of('Creator'), PDFHexString.fromText(facts.producer))
  info.set(PDFName.of('Producer'), PDFHexString.fromText(facts.producer))
  info.set(PDFName.of('CreationDate'), date)
  info.set(PDFName.of('ModDate'), date)
  if (context.trailerInfo.Info && 'objectNumber' in context.trailerInfo.Info) {
    context.delete(context.trailerInfo.Info as Parameters<typeof context.delete>[0])
  }
  context.trailerInfo.Info = context.register(info)
  const id = PDFHexString.of(facts.documentId.replaceAll('-', ''))
  const pair = PDFArray.withContext(context)
  pair.push(id)
  pair.push(id)
  context.trailerInfo.ID = pair
}
