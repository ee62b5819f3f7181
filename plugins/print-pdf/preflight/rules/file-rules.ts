/** The file as such: version, structure, identity, protection. */
import { PDFArray } from '@cantoo/pdf-lib'
import { faultIf, rule } from '../rule.ts'
import { dictAt, textOf } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'

/** As people read it. Content may name anything, at any length. */
const firstOf = (names: ReadonlySet<string>) => ([...names][0] ?? '').replace(/[^\x20-\x7e]/g, '?').slice(0, 40)

export const fileRules: readonly Rule[] = [
  rule('header-version', ({ raw }) =>
    faultIf(!raw.startsWith('%PDF-1.6'), 'Der Dateikopf nennt nicht PDF 1.6.', 'The file header does not say PDF 1.6.'),
  ),
  rule('object-streams', ({ raw }) =>
    faultIf(/\/Type\s*\/(?:ObjStm|XRef)\b/.test(raw), 'Die Datei enthält Objektströme.', 'The file has object streams.'),
  ),
  rule('trailer-id', ({ pdf }) => {
    const id = pdf.context.trailerInfo.ID
    const parts = id instanceof PDFArray ? id.asArray().map((part) => textOf(part) ?? '') : []
    return faultIf(parts.length !== 2 || parts.some((part) => part.length === 0), 'Der Datei fehlt die Kennung (ID).', 'The file has no identifier (ID).')
  }),
  rule('encryption', ({ pdf }) =>
    faultIf(pdf.context.trailerInfo.Encrypt !== undefined, 'Die Datei ist verschlüsselt.', 'The file is encrypted.'),
  ),
  rule('embedded-files', ({ pdf, dicts }) => {
    const hasFiles = dictAt(dictAt(pdf.catalog, 'Names'), 'EmbeddedFiles') !== undefined || dicts.some((dict) => dictAt(dict, 'EF') !== undefined)
    return faultIf(hasFiles, 'In der Datei stecken andere Dateien.', 'Other files are embedded in the file.')
  }),
  rule('external-stream', ({ streams }) =>
    faultIf(
      streams.some(({ dict }) => dict.keys().some((key) => key.decodeText() === 'F')),
      'Ein Teil des Inhalts liegt außerhalb der Datei.',
      'Part of the content lies outside the file.',
    ),
  ),
  rule('content-stream', ({ pages }) =>
    pages.flatMap(({ number, painting }) => [
      ...faultIf(!painting.isReadable, 'Der Seiteninhalt ist nicht lesbar.', 'The page content cannot be read.', number),
      ...faultIf(painting.unbalanced, 'Sichern und Wiederherstellen des Grafikzustands sind nicht gepaart.', 'Saving and restoring the graphics state do not pair.', number),
    ]),
  ),
  rule('resource-missing', ({ pages }) =>
    pages.flatMap(({ number, painting: { missing } }) => {
      const first = firstOf(missing)
      return faultIf(missing.size > 0, `Der Seiteninhalt verlangt etwas, das die Datei nicht hat: ${first}.`, `The page content asks for something that the file does not have: ${first}.`, number)
    }),
  ),
  rule('operator-unknown', ({ pages }) =>
    pages.flatMap(({ number, painting: { unknownOperators } }) => {
      const first = firstOf(unknownOperators)
      return faultIf(unknownOperators.size > 0, `Im Seiteninhalt steht eine Anweisung, die es nicht gibt: ${first}.`, `The page content has an operator that does not exist: ${first}.`, number)
    }),
  ),
]
