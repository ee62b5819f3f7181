/** Ways to spoil a good letter, each breaking one rule of the preflight. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, type PDFRef, PDFStream, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import type { PreflightOrder } from '../../../plugins/print-pdf/preflight/order.ts'

export interface Mutation {
  /** The rule that must find it. */
  readonly rule: string
  readonly what: string
  /** Changes the opened letter; or, with `bytes`, the saved file. */
  readonly spoil?: (pdf: PDFDocument) => void | Promise<void>
  readonly bytes?: (bytes: Uint8Array) => Uint8Array
  readonly objectStreams?: boolean
  /** What was ordered, where it is not what the letter orders by itself. */
  readonly order?: Partial<PreflightOrder>
}

export const name = (text: string) => PDFName.of(text)
export const firstPage = (pdf: PDFDocument) => pdf.getPage(0)
const info = (pdf: PDFDocument) => pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict)
const intent = (pdf: PDFDocument) => pdf.catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)

/** Adds operators after the page's own. @param index of the page */
export function paint(pdf: PDFDocument, operators: string, index = 0): void {
  const { context } = pdf
  const page = pdf.getPage(index)
  const old = page.node.get(name('Contents'))
  const added = context.register(context.flateStream(` q ${operators} Q `))
  page.node.set(name('Contents'), context.obj([...(old instanceof PDFArray ? old.asArray() : old ? [old] : []), added]))
}

/** Puts an entry into a kind of a page's resources. */
function addResource(pdf: PDFDocument, kind: string, key: string, value: Parameters<PDFDict['set']>[1], index = 0): void {
  const resources = pdf.getPage(index).node.Resources()!
  const entries = resources.lookupMaybe(name(kind), PDFDict) ?? pdf.context.obj({})
  entries.set(name(key), value)
  resources.set(name(kind), entries)
}

function images(pdf: PDFDocument): PDFRawStream[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFRawStream && object.dict.get(name('Subtype')) === name('Image') ? [object] : []))
}

function fonts(pdf: PDFDocument): PDFDict[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict && object.get(name('Type')) === name('Font') ? [object] : []))
}

function editXmp(pdf: PDFDocument, edit: (xmp: string) => string): void {
  const ref = pdf.catalog.get(name('Metadata'))
  const stream = pdf.context.lookup(ref, PDFStream)
  const xmp = new TextDecoder().decode(stream.getContents())
  const edited = edit(xmp)
  if (edited === xmp) throw new Error('the mutation changed nothing')
  pdf.catalog.set(name('Metadata'), pdf.context.register(pdf.context.stream(new TextEncoder().encode(edited), { Type: 'Metadata', Subtype: 'XML' })))
}

const state = (entries: Record<string, unknown>, operators = '') => (pdf: PDFDocument) => {
  addResource(pdf, 'ExtGState', 'Spoilt', pdf.context.obj({ Type: 'ExtGState', ...entries } as Parameters<typeof pdf.context.obj>[0]) as unknown as PDFDict)
  paint(pdf, `/Spoilt gs ${operators}`)
}
const onPage = (key: string, value: (pdf: PDFDocument) => Parameters<PDFDict['set']>[1]) => (pdf: PDFDocument) => firstPage(pdf).node.set(name(key), value(pdf))
const inCatalog = (key: string, value: (pdf: PDFDocument) => Parameters<PDFDict['set']>[1]) => (pdf: PDFDocument) => pdf.catalog.set(name(key), value(pdf))
const replaceText = (from: string, to: string) => (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.includes(from)) throw new Error(`the letter has no ${from}`)
  return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'))
}
export const picture = (pdf: PDFDocument, pixels: Uint8Array, entries: Record<string, string | number | boolean | readonly number[]>, sizePt: number, at: readonly [number, number] = [200, 200], index = 0) => {
  const stream = pdf.context.register(pdf.context.flateStream(pixels, { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8, ...entries }))
  addResource(pdf, 'XObject', 'Spoilt', stream, index)
  paint(pdf, `${sizePt} 0 0 ${sizePt} ${at.join(' ')} cm /Spoilt Do`, index)
}

export const MUTATIONS: readonly Mutation[] = [
  { rule: 'header-version', what: 'PDF 1.7', bytes: replaceText('%PDF-1.6', '%PDF-1.7') },
  { rule: 'object-streams', what: 'saved with object streams', objectStreams: true },
  { rule: 'trailer-id', what: 'no trailer ID', spoil: (pdf) => void delete pdf.context.trailerInfo.ID },
  { rule: 'encryption', what: 'an encryption dictionary', spoil: (pdf) => void (pdf.context.trailerInfo.Encrypt = pdf.context.obj({ Filter: 'Standard', V: 1, R: 2, P: -4 })) },
  { rule: 'embedded-files', what: 'an attached file', spoil: (pdf) => pdf.attach(new Uint8Array([1, 2, 3]), 'note.txt', { mimeType: 'text/plain' }) },
  { rule: 'external-stream', what: 'content outside the file', spoil: (pdf) => images(pdf)[0]!.dict.set(name('F'), PDFString.of('elsewhere.jpg')) },
  { rule: 'content-stream', what: 'a restore without a save', spoil: (pdf) => paint(pdf, 'Q Q') },
  { rule: 'content-stream', what: 'forms within forms, too deep to be read', spoil: nestedForms },
  { rule: 'resource-missing', what: 'a picture that is not there', spoil: (pdf) => paint(pdf, '9 0 0 9 90 90 cm /Nope Do') },
  { rule: 'resource-missing', what: 'a graphics state that is not there', spoil: (pdf) => paint(pdf, '/Nope gs') },
  { rule: 'resource-missing', what: 'a font that is not there', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 k /Nope 12 Tf 100 100 Td (a) Tj ET') },
  { rule: 'resource-missing', what: 'text without a font', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 k 100 100 Td (a) Tj ET') },
  { rule: 'resource-missing', what: 'a colour space that is not there', spoil: (pdf) => paint(pdf, '/Nope cs 1 sc 0 0 0 1 k') },
  { rule: 'resource-missing', what: 'a gradient that is not there', spoil: (pdf) => paint(pdf, '/Nope sh') },
  { rule: 'resource-missing', what: 'a pattern that is not there', spoil: (pdf) => paint(pdf, '/Pattern CS /Nope SCN') },
  { rule: 'operator-unknown', what: 'an operator that does not exist', spoil: (pdf) => paint(pdf, '0 0 0 1 kk') },
  { rule: 'operator-unknown', what: 'one that has the name of a property of objects', spoil: (pdf) => paint(pdf, '1 toString') },
  { rule: 'operator-unknown', what: 'one behind those that are to be skipped', spoil: (pdf) => paint(pdf, 'BX 1 fine EX 1 wrong') },
  { rule: 'javascript', what: 'a script', spoil: (pdf) => pdf.addJavaScript('hello', 'app.alert(1)') },
  { rule: 'actions', what: 'an action on opening', spoil: inCatalog('OpenAction', (pdf) => pdf.context.obj({ S: 'Named', N: 'Print' })) },
  { rule: 'actions', what: 'an address to open', spoil: inCatalog('AA', (pdf) => pdf.context.obj({ WC: { S: 'URI', URI: PDFString.of('https://example.com') } })) },
  { rule: 'annotations', what: 'a link', spoil: onPage('Annots', (pdf) => pdf.context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] }])) },
  { rule: 'form', what: 'a form', spoil: inCatalog('AcroForm', (pdf) => pdf.context.obj({ Fields: [] })) },
  { rule: 'layers', what: 'layers', spoil: inCatalog('OCProperties', (pdf) => pdf.context.obj({ OCGs: [], D: {} })) },
  { rule: 'trim-box', what: 'no TrimBox', spoil: (pdf) => void firstPage(pdf).node.delete(name('TrimBox')) },
  { rule: 'page-size', what: 'A5', spoil: (pdf) => firstPage(pdf).setTrimBox(34.016, 34.016, 419.53, 595.28) },
  { rule: 'bleed-box', what: 'no bleed', spoil: (pdf) => firstPage(pdf).setBleedBox(...Object.values(firstPage(pdf).getTrimBox()) as [number, number, number, number]) },
  { rule: 'media-box', what: 'media cut to the trim', spoil: (pdf) => firstPage(pdf).setMediaBox(34.016, 34.016, 595.276, 841.89) },
  { rule: 'art-box', what: 'an ArtBox beside the TrimBox', spoil: (pdf) => firstPage(pdf).setArtBox(40, 40, 500, 700) },
  { rule: 'user-unit', what: 'a scale of its own', spoil: onPage('UserUnit', () => PDFNumber.of(2)) },
  { rule: 'page-rotation', what: 'a turned page', spoil: onPage('Rotate', () => PDFNumber.of(90)) },
  { rule: 'page-count', what: 'nine pages', spoil: (pdf) => { while (pdf.getPageCount() < 9) copyOfFirst(pdf) } },
  { rule: 'empty-back', what: 'a letter that begins on the back of another', spoil: () => undefined, order: { isTwoSided: true, spans: [{ first: 1, pages: 1 }, { first: 2, pages: 2 }], zones: () => [] } },
  { rule: 'output-intent', what: 'no output intent', spoil: (pdf) => void pdf.catalog.delete(name('OutputIntents')) },
  { rule: 'output-intent', what: 'two output intents', spoil: (pdf) => pdf.catalog.lookup(name('OutputIntents'), PDFArray).push(intent(pdf)) },
  { rule: 'output-intent-identifier', what: 'another printing condition', spoil: (pdf) => intent(pdf).set(name('OutputConditionIdentifier'), PDFString.of('FOGRA27')) },
  { rule: 'output-intent-registry', what: 'no registry', spoil: (pdf) => void intent(pdf).delete(name('RegistryName')) },
  { rule: 'output-intent-profile', what: 'no profile', spoil: (pdf) => void intent(pdf).delete(name('DestOutputProfile')) },
  { rule: 'output-intent-profile', what: 'a profile of three colours', spoil: (pdf) => intent(pdf).lookup(name('DestOutputProfile'), PDFStream).dict.set(name('N'), PDFNumber.of(3)) },
  { rule: 'xmp', what: 'no XMP', spoil: (pdf) => void pdf.catalog.delete(name('Metadata')) },
  { rule: 'xmp-pdfx-version', what: 'PDF/X-3 in XMP', spoil: (pdf) => editXmp(pdf, (xmp) => xmp.replace('PDF/X-4', 'PDF/X-3:2002')) },
  { rule: 'xmp-identity', what: 'no document ID', spoil: (pdf) => editXmp(pdf, (xmp) => xmp.replace(/<xmpMM:DocumentID>.*?<\/xmpMM:DocumentID>/, '')) },
  { rule: 'title', what: 'another title in Info', spoil: (pdf) => info(pdf).set(name('Title'), PDFHexString.fromText('Something else')) },
  { rule: 'title', what: 'no title', spoil: (pdf) => void info(pdf).delete(name('Title')) },
  { rule: 'xmp-pdfvt-version', what: 'a standard that was not ordered', spoil: (pdf) => editXmp(pdf, (xmp) => xmp.replace('<pdf:Producer>', '<pdfvtid:GTS_PDFVTVersion>PDF/VT-1</pdfvtid:GTS_PDFVTVersion><pdf:Producer>')) },
  { rule: 'document-parts', what: 'document parts that were not ordered', spoil: inCatalog('DPartRoot', (pdf) => pdf.context.obj({ Type: 'DPartRoot' })) },
  { rule: 'document-part-data', what: 'somebody’s name in a document part', spoil: onPage('DPart', (pdf) => pdf.context.obj({ Type: 'DPart', DPM: { Name: PDFString.of('Edda') } })) },
  { rule: 'dates', what: 'another date in XMP', spoil: (pdf) => editXmp(pdf, (xmp) => xmp.replace(/<xmp:CreateDate>.*?</, '<xmp:CreateDate>1999-01-01T00:00:00+00:00<')) },
  { rule: 'trapped', what: 'no word on trapping', spoil: (pdf) => void info(pdf).delete(name('Trapped')) },
  { rule: 'overprint-colour', what: 'colour that prints over', spoil: state({ OP: true, OPM: 1 }, '0 0.5 0 0 k 100 100 50 50 re f') },
  { rule: 'overprint-black', what: 'black that knocks out', spoil: () => undefined, order: { overprintsBlack: true } },
  { rule: 'document-parts', what: 'no document parts', spoil: () => undefined, order: { standard: 'pdf-vt-1' } },
  { rule: 'device-rgb', what: 'an RGB rectangle', spoil: (pdf) => paint(pdf, '1 0 0 rg 100 100 50 50 re f') },
  { rule: 'device-rgb', what: 'an RGB picture', spoil: (pdf) => picture(pdf, new Uint8Array(300), { Width: 10, Height: 10, ColorSpace: 'DeviceRGB' }, 2) },
  { rule: 'device-gray', what: 'a gray line', spoil: (pdf) => paint(pdf, '0 G 1 w 100 100 m 200 100 l S') },
  { rule: 'device-gray', what: 'a fill in the colour that pages begin with', spoil: (pdf) => paint(pdf, '/DeviceGray cs 100 100 50 50 re f') },
  {
    rule: 'calibrated-colour',
    what: 'a colour with a profile',
    spoil: (pdf) => {
      const profile = pdf.context.register(pdf.context.flateStream(new Uint8Array(128), { N: 4 }))
      addResource(pdf, 'ColorSpace', 'Spoilt', pdf.context.obj([name('ICCBased'), profile]))
      paint(pdf, '/Spoilt cs 0 0 0 1 sc 100 100 50 50 re f')
    },
  },
  {
    rule: 'spot-colour',
    what: 'a spot colour',
    spoil: (pdf) => {
      const tint = pdf.context.obj({ FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 1, 0, 0], N: 1 })
      addResource(pdf, 'ColorSpace', 'Spoilt', pdf.context.obj([name('Separation'), name('Gold'), name('DeviceCMYK'), tint]))
      paint(pdf, '/Spoilt cs 1 scn 100 100 50 50 re f')
    },
  },
  {
    rule: 'shading',
    what: 'a gradient',
    spoil: (pdf) => {
      const ramp = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [0, 1, 0, 0], N: 1 }
      addResource(pdf, 'Shading', 'Spoilt', pdf.context.obj({ ShadingType: 2, ColorSpace: 'DeviceCMYK', Coords: [0, 0, 1, 1], Function: ramp }))
      paint(pdf, '/Spoilt sh')
    },
  },
  { rule: 'ink-coverage', what: '400 % ink', spoil: (pdf) => paint(pdf, '1 1 1 1 k 100 100 50 50 re f') },
  { rule: 'rich-black-text', what: 'text in four-colour black', spoil: (pdf) => paint(pdf, 'BT 0.4 0.3 0.3 1 k /f0 12 Tf 100 100 Td <0001> Tj ET') },
  { rule: 'font-embedded', what: 'Helvetica from the reader’s machine', spoil: async (pdf) => void firstPage(pdf).node.setFontDictionary(name('Spoilt'), (await pdf.embedFont(StandardFonts.Helvetica)).ref) },
  { rule: 'font-house', what: 'a font from elsewhere', spoil: (pdf) => fonts(pdf).find((font) => font.get(name('Subtype')) === name('Type0'))!.set(name('BaseFont'), name('ABCDEF+Comic')) },
  { rule: 'font-type3', what: 'a Type 3 font', spoil: (pdf) => addResource(pdf, 'Font', 'Spoilt', pdf.context.register(pdf.context.obj({ Type: 'Font', Subtype: 'Type3', FontBBox: [0, 0, 1, 1] }))) },
  { rule: 'font-unicode', what: 'a font that cannot be copied from', spoil: (pdf) => void fonts(pdf).find((font) => font.has(name('ToUnicode')))!.delete(name('ToUnicode')) },
  { rule: 'font-glyph', what: 'the glyph of fonts for what they do not have', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 k /f0 12 Tf 100 100 Td <00010000> Tj ET') },
  { rule: 'font-glyph', what: 'a glyph beyond the subset', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 k /f0 12 Tf 100 100 Td [<0001> -20 <7FFF>] TJ ET') },
  { rule: 'text-size', what: 'text of 3 pt', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 k /f0 3 Tf 100 100 Td <0001> Tj ET') },
  { rule: 'image-resolution', what: 'a picture of 200 ppi', spoil: (pdf) => picture(pdf, new Uint8Array(40_000), { Width: 100, Height: 100, ColorSpace: 'DeviceCMYK' }, 36) },
  { rule: 'image-resolution-least', what: 'a picture of 72 ppi', spoil: (pdf) => picture(pdf, new Uint8Array(40_000), { Width: 100, Height: 100, ColorSpace: 'DeviceCMYK' }, 100) },
  { rule: 'image-ink-coverage', what: 'a picture full of ink', spoil: (pdf) => picture(pdf, new Uint8Array(40_000).fill(255), { Width: 100, Height: 100, ColorSpace: 'DeviceCMYK' }, 20) },
  { rule: 'image-ink-coverage', what: 'a white picture that Decode turns into ink', spoil: (pdf) => picture(pdf, new Uint8Array(40_000), { Width: 100, Height: 100, ColorSpace: 'DeviceCMYK', Decode: [1, 0, 1, 0, 1, 0, 1, 0] }, 20) },
  { rule: 'image-ink-coverage', what: 'a photo without its Decode', spoil: (pdf) => images(pdf).forEach(({ dict }) => dict.delete(name('Decode'))) },
  { rule: 'inline-image', what: 'a picture among the operators', spoil: (pdf) => paint(pdf, '9 0 0 9 9 9 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK ID abcd EI') },
  { rule: 'image-interpolation', what: 'a picture to be smoothed', spoil: (pdf) => images(pdf)[0]!.dict.set(name('Interpolate'), pdf.context.obj(true)) },
  { rule: 'image-alternates', what: 'a picture with alternates', spoil: (pdf) => images(pdf)[0]!.dict.set(name('Alternates'), pdf.context.obj([])) },
  { rule: 'hairline', what: 'the thinnest line the device has', spoil: (pdf) => paint(pdf, '0 0 0 1 K 0 w 100 100 m 200 100 l S') },
  { rule: 'hairline', what: 'a line made thin by scaling', spoil: (pdf) => paint(pdf, '0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 100 100 m 200 100 l S') },
  { rule: 'hairline', what: 'text outlined by a hair', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 K 0.05 w 1 Tr /f0 12 Tf 100 100 Td <0001> Tj ET') },
  { rule: 'hairline', what: 'filled text with an outline as thin as a hair', spoil: (pdf) => paint(pdf, 'BT 0 0 0 1 k 0 0 0 1 K 0.05 w 2 Tr /f0 12 Tf 100 100 Td <0001> Tj ET') },
  { rule: 'ink-coverage', what: 'filled text with an outline of 400 % ink', spoil: (pdf) => paint(pdf, 'BT 0 0 0 0.2 k 1 1 1 0.8 K 1 w 2 Tr /f0 12 Tf 100 100 Td <0001> Tj ET') },
  { rule: 'transparency', what: 'half-transparent ink', spoil: state({ ca: 0.5 }) },
  { rule: 'transparency', what: 'multiplied ink', spoil: state({ BM: 'Multiply' }) },
  { rule: 'blend-space', what: 'blending in RGB', spoil: onPage('Group', (pdf) => pdf.context.obj({ S: 'Transparency', CS: 'DeviceRGB' })) },
  { rule: 'transfer-function', what: 'a transfer function', spoil: state({ TR: 'Identity' }) },
  { rule: 'halftone', what: 'a halftone phase', spoil: state({ HTP: [0, 0] }) },
  {
    rule: 'postscript',
    what: 'PostScript',
    spoil: (pdf) => addResource(pdf, 'XObject', 'Spoilt', pdf.context.register(pdf.context.flateStream('showpage', { Type: 'XObject', Subtype: 'PS' }))),
  },
  { rule: 'unreadable', what: 'no PDF at all', bytes: () => new TextEncoder().encode('hello') },
]

/** Text of 3 pt at the bottom of forms that draw one another. */
function nestedForms(pdf: PDFDocument): void {
  const resources = firstPage(pdf).node.Resources()!
  const form = (operators: string, inner: PDFDict) =>
    pdf.context.register(pdf.context.flateStream(operators, { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 600, 800], Resources: inner }))
  let drawn: PDFRef = form('BT 0 0 0 1 k /f0 3 Tf 100 100 Td <0001> Tj ET', resources)
  for (let depth = 0; depth < 20; depth += 1) drawn = form('/Inner Do', pdf.context.obj({ XObject: { Inner: drawn } }))
  addResource(pdf, 'XObject', 'Nested', drawn)
  paint(pdf, '/Nested Do')
}

function copyOfFirst(pdf: PDFDocument): void {
  const copy = pdf.addPage()
  for (const box of ['MediaBox', 'TrimBox', 'BleedBox']) copy.node.set(name(box), firstPage(pdf).node.get(name(box))!)
  copy.node.delete(name('CropBox'))
}

/** The letter with one mutation. */
export async function mutate(letter: Uint8Array, mutation: Mutation): Promise<Uint8Array> {
  if (mutation.bytes) return mutation.bytes(letter)
  const pdf = await PDFDocument.load(letter, { updateMetadata: false })
  await mutation.spoil?.(pdf)
  return pdf.save({ useObjectStreams: mutation.objectStreams ?? false, addDefaultPage: false, updateFieldAppearances: false })
}
