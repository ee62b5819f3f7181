/** Nothing in the file acts, asks or points elsewhere: paper can't. */
import { PDFArray } from '@cantoo/pdf-lib'
import { at, dictAt, nameAt } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

const ACTIONS: ReadonlySet<string> = new Set(
  ['GoTo', 'GoToR', 'GoToE', 'Launch', 'Thread', 'URI', 'Sound', 'Movie', 'Hide', 'Named', 'SubmitForm', 'ResetForm', 'ImportData', 'SetOCGState', 'Rendition', 'Trans', 'GoTo3DView'],
)

export const activeRules: readonly Rule[] = [
  rule('javascript', ({ pdf, dicts }) => {
    const isScripted = dictAt(dictAt(pdf.catalog, 'Names'), 'JavaScript') !== undefined || dicts.some((dict) => nameAt(dict, 'S') === 'JavaScript')
    return faultIf(isScripted, 'Die Datei enthält JavaScript.', 'The file has JavaScript.')
  }),
  rule('actions', ({ dicts }) => {
    const acts = dicts.some((dict) => at(dict, 'OpenAction') !== undefined || at(dict, 'AA') !== undefined || ACTIONS.has(nameAt(dict, 'S') ?? ''))
    return faultIf(acts, 'Die Datei enthält Aktionen.', 'The file has actions.')
  }),
  rule('annotations', ({ pages }) =>
    pages.flatMap(({ dict, number }) => {
      const annotations = at(dict, 'Annots')
      const hasAny = annotations instanceof PDFArray ? annotations.size() > 0 : annotations !== undefined
      return faultIf(hasAny, 'Auf der Seite liegen Anmerkungen oder Links.', 'The page has annotations or links.', number)
    }),
  ),
  rule('form', ({ pdf }) => faultIf(at(pdf.catalog, 'AcroForm') !== undefined, 'Die Datei enthält ein Formular.', 'The file has a form.')),
  rule('layers', ({ pdf }) =>
    faultIf(at(pdf.catalog, 'OCProperties') !== undefined, 'Die Datei enthält ein- und ausblendbare Ebenen.', 'The file has layers that can be hidden.'),
  ),
]
