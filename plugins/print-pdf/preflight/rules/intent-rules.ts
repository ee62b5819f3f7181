/** The output intent: one, complete, and the printing condition that was ordered. */
import { PDFArray, PDFDict, PDFStream } from '@cantoo/pdf-lib'
import { conditionNamed } from '../../finisher/output-intents.ts'
import type { InspectedFile } from '../inspect.ts'
import { at, nameAt, numberAt, streamBytes, textOf } from '../pdf-objects.ts'
import type { Rule } from '../rule.ts'
import { faultIf, rule } from '../rule.ts'

function pdfxIntents({ pdf }: InspectedFile): PDFDict[] {
  const intents = at(pdf.catalog, 'OutputIntents')
  if (!(intents instanceof PDFArray)) return []
  return intents.asArray().flatMap((_, index) => {
    const intent = intents.lookup(index)
    return intent instanceof PDFDict && nameAt(intent, 'S') === 'GTS_PDFX' ? [intent] : []
  })
}

const hasText = (dict: PDFDict, key: string) => (textOf(at(dict, key)) ?? '').trim() !== ''
const ascii = (bytes: Uint8Array, from: number, length: number) => Buffer.from(bytes.subarray(from, from + length)).toString('latin1')

export const intentRules: readonly Rule[] = [
  rule('output-intent', (file) => {
    const count = pdfxIntents(file).length
    return faultIf(count !== 1, `Die Datei hat ${count} PDF/X-Ausgabebedingungen statt einer.`, `The file has ${count} PDF/X output intents instead of one.`)
  }),
  rule('output-intent-identifier', (file) =>
    pdfxIntents(file).flatMap((intent) => {
      const named = textOf(at(intent, 'OutputConditionIdentifier'))
      const wanted = file.order.condition
      return faultIf(named !== wanted, `Die Ausgabebedingung heißt nicht ${wanted}.`, `The output condition is not named ${wanted}.`)
    }),
  ),
  rule('output-intent-registry', (file) =>
    pdfxIntents(file).flatMap((intent) =>
      faultIf(!hasText(intent, 'Info') || (conditionNamed(file.order.condition).isRegistered && !hasText(intent, 'RegistryName')), 'Der Ausgabebedingung fehlt Register oder Beschreibung.', 'The output intent lacks registry or description.'),
    ),
  ),
  rule('output-intent-profile', (file) =>
    pdfxIntents(file).flatMap((intent) => {
      const stream = at(intent, 'DestOutputProfile')
      const profile = stream instanceof PDFStream ? streamBytes(stream) : undefined
      const isCmykPrinter =
        profile !== undefined && stream instanceof PDFStream && numberAt(stream.dict, 'N') === 4 && ascii(profile, 12, 4) === 'prtr' && ascii(profile, 16, 4) === 'CMYK'
      return faultIf(!isCmykPrinter, 'Das Farbprofil der Ausgabebedingung fehlt oder ist kein CMYK-Druckerprofil.', 'The profile of the output intent is missing or is no CMYK printer profile.')
    }),
  ),
]
