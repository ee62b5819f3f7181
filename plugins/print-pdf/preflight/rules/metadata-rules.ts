/** Info dictionary and XMP packet: both there, and of one mind. */
import { PDFDict } from '@cantoo/pdf-lib'
import type { InspectedFile } from '../inspect.ts'
import { at, nameAt, textOf } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

function infoOf({ pdf }: InspectedFile): PDFDict | undefined {
  const { Info } = pdf.context.trailerInfo
  const found = Info === undefined ? undefined : pdf.context.lookup(Info)
  return found instanceof PDFDict ? found : undefined
}

/** The text of one element, entities resolved. */
function xmpValue({ xmp }: InspectedFile, name: string): string | undefined {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`).exec(xmp ?? '')?.[1]
  return found
    ?.replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim()
}

/** `D:20260312120000Z` and `2026-03-12T12:00:00+00:00` → the same digits. */
const digits = (date: string | undefined) => /^(\d{14})/.exec((date ?? '').replace(/^D:/, '').replace(/[-:T]/g, ''))?.[1]

const unless = (holds: boolean, de: string, en: string) => faultIf(!holds, de, en)

export const metadataRules: readonly Rule[] = [
  rule('xmp', ({ xmp }) => unless(xmp?.includes('<rdf:RDF') === true, 'Der Datei fehlen XMP-Metadaten.', 'The file has no XMP metadata.')),
  rule('xmp-pdfx-version', (file) =>
    unless(xmpValue(file, 'pdfxid:GTS_PDFXVersion') === 'PDF/X-4', 'Die Metadaten nennen nicht PDF/X-4.', 'The metadata do not say PDF/X-4.'),
  ),
  rule('xmp-pdfvt-version', (file) => {
    const wanted = file.order.standard === 'pdf-vt-1' ? 'PDF/VT-1' : undefined
    const isDated = wanted === undefined || digits(xmpValue(file, 'pdfvtid:GTS_PDFVTModDate')) === digits(xmpValue(file, 'xmp:ModifyDate'))
    return unless(
      xmpValue(file, 'pdfvtid:GTS_PDFVTVersion') === wanted && isDated,
      `Die Metadaten nennen ${wanted ? '' : 'zu Unrecht '}PDF/VT-1${wanted ? ' nicht, oder ohne Datum der letzten Änderung' : ''}.`,
      `The metadata ${wanted ? 'do not say PDF/VT-1, or lack the date of the last change' : 'say PDF/VT-1, which was not ordered'}.`,
    )
  }),
  rule('xmp-identity', (file) =>
    unless(
      ['xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass'].every((name) => (xmpValue(file, name) ?? '') !== ''),
      'In den Metadaten fehlen Kennung, Fassung oder Art des Dokuments.',
      'The metadata lack the document’s identifier, version or class.',
    ),
  ),
  rule('title', (file) => {
    const title = textOf(at(infoOf(file), 'Title'))?.trim()
    const same = title !== undefined && title !== '' && squeeze(xmpValue(file, 'dc:title')) === squeeze(title)
    return unless(same, 'Der Titel fehlt oder lautet in Info und XMP verschieden.', 'The title is missing or differs between Info and XMP.')
  }),
  rule('dates', (file) => {
    const info = infoOf(file)
    const pairs = [
      [digits(textOf(at(info, 'CreationDate'))), digits(xmpValue(file, 'xmp:CreateDate'))],
      [digits(textOf(at(info, 'ModDate'))), digits(xmpValue(file, 'xmp:ModifyDate'))],
    ]
    const hasMetadataDate = digits(xmpValue(file, 'xmp:MetadataDate')) !== undefined
    const agree = pairs.every(([left, right]) => left !== undefined && left === right) && hasMetadataDate
    return unless(agree, 'Datumsangaben fehlen oder lauten in Info und XMP verschieden.', 'Dates are missing or differ between Info and XMP.')
  }),
  rule('trapped', (file) => {
    const trapped = nameAt(infoOf(file), 'Trapped')
    const isKnown = trapped === 'True' || trapped === 'False'
    return unless(isKnown && xmpValue(file, 'pdf:Trapped') === trapped, 'Es ist nicht vermerkt, ob überfüllt wurde (Trapped).', 'The file does not say whether it is trapped.')
  }),
]

const squeeze = (text: string | undefined) => text?.replace(/\s+/g, ' ').trim()
