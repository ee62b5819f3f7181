/** Makes a PDF/X-4 file of what the layout wrote: boxes, output intent, metadata, identity. The same input gives the same bytes. */
import { deflateSync } from 'node:zlib'
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFHeader, PDFRawStream, PDFRef, PDFString } from '@cantoo/pdf-lib'
import type { CopySpan, PressProfile } from '../../../src/channel/press.ts'
import type { PrintSheet } from '../formats/print-sheet.ts'
import { overprintBlack } from './black-overprint.ts'
import { insertEmptyBacks } from './empty-backs.ts'
import { infoOf } from './info.ts'
import type { PrintingCondition } from './output-intents.ts'
import { REGISTRY } from './output-intents.ts'
import { recordPerRecipient } from './record-per-recipient.ts'
import type { FileFacts } from './xmp.ts'
import { xmpPacket } from './xmp.ts'

/** Points per millimetre. */
export const PT_PER_MM = 72 / 25.4

export interface FinishOrder {
  readonly facts: FileFacts
  readonly sheet: Pick<PrintSheet, 'slug' | 'bleed'>
  readonly condition: PrintingCondition
  /** Bytes of the condition's ICC profile. */
  readonly profile: Uint8Array
  readonly standard: PressProfile['standard']
  /** One for each recipient, as they are to be: empty backs are put in. */
  readonly spans: readonly CopySpan[]
  readonly overprintsBlack: boolean
}

/**
 * Finishes unfinished letters: empty backs where copies need them, TrimBox and BleedBox inside the slug, one GTS_PDFX output intent with its profile, Info and XMP that agree,
 * a trailer ID from the content, no object streams, no bookmarks; on demand black that prints over, and document parts of PDF/VT-1.
 */
export async function finishLetter(unfinished: Uint8Array, order: FinishOrder): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(unfinished, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  insertEmptyBacks(pdf, order.spans)
  const { slug, bleed } = order.sheet
  for (const page of pdf.getPages()) {
    const { width, height } = page.getMediaBox()
    page.setTrimBox(...inset(width, height, slug * PT_PER_MM))
    page.setBleedBox(...inset(width, height, (slug - bleed) * PT_PER_MM))
    page.node.delete(PDFName.of('ArtBox'))
    page.node.delete(PDFName.of('Annots'))
    page.node.delete(PDFName.of('Tabs'))
  }
  removeOutlines(pdf)
  if (order.overprintsBlack) overprintBlack(pdf)
  if (order.standard === 'pdf-vt-1') recordPerRecipient(pdf, order.spans)
  // Deprecated, false by default, and some readers stumble over it.
  pdf.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.delete(PDFName.of('Suspects'))
  setOutputIntent(pdf, order)
  setMetadata(pdf, order)
  pdf.context.header = PDFHeader.forVersion(1, 6)
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Number.POSITIVE_INFINITY })
}

function inset(width: number, height: number, by: number): [number, number, number, number] {
  return [round(by), round(by), round(width - 2 * by), round(height - 2 * by)]
}
const round = (value: number) => Math.round(value * 1000) / 1000

/** The same profile goes into every file of a run. */
const packedProfiles = new WeakMap<Uint8Array, Uint8Array>()
function packed(profile: Uint8Array): Uint8Array {
  const known = packedProfiles.get(profile) ?? deflateSync(profile)
  packedProfiles.set(profile, known)
  return known
}

/** Bookmarks help on a screen; for a press they are hundreds of objects. */
function removeOutlines({ context, catalog }: PDFDocument): void {
  const remove = (reference: unknown): void => {
    let next = reference
    while (next instanceof PDFRef) {
      const item = context.lookup(next)
      context.delete(next)
      if (!(item instanceof PDFDict)) return
      const destination = item.get(PDFName.of('Dest'))
      if (destination instanceof PDFRef) context.delete(destination)
      remove(item.get(PDFName.of('First')))
      next = item.get(PDFName.of('Next'))
    }
  }
  remove(catalog.get(PDFName.of('Outlines')))
  catalog.delete(PDFName.of('Outlines'))
}

function setOutputIntent(pdf: PDFDocument, { profile, condition: { identifier, info, isRegistered } }: FinishOrder): void {
  const { context, catalog } = pdf
  const stream = PDFRawStream.of(context.obj({ N: 4, Alternate: 'DeviceCMYK', Filter: 'FlateDecode' }), packed(profile))
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFX',
    OutputCondition: PDFHexString.fromText(info),
    OutputConditionIdentifier: PDFString.of(identifier),
    ...(isRegistered ? { RegistryName: PDFString.of(REGISTRY) } : {}),
    Info: PDFHexString.fromText(info),
    DestOutputProfile: context.register(stream),
  })
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]))
}

function setMetadata(pdf: PDFDocument, { facts, standard }: FinishOrder): void {
  const { context, catalog } = pdf
  const old = catalog.get(PDFName.of('Metadata'))
  const stream = context.stream(new TextEncoder().encode(xmpPacket(facts, standard)), { Type: 'Metadata', Subtype: 'XML' })
  if (old && 'objectNumber' in old) context.delete(old as Parameters<typeof context.delete>[0])
  catalog.set(PDFName.of('Metadata'), context.register(stream))

  const info = infoOf(context, facts)
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
