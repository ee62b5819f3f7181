import { expect, test } from 'vitest'
import { formatOf } from '../../../plugins/print-pdf/formats/index.ts'
import { FlowFailure, sentenceOf } from '../../../src/admin/flow-api.ts'
import { type AdminLanguage, adminLanguage } from '../../../src/admin/language.ts'
import { adminTranslations } from '../../../src/admin/translations.ts'
import { refusalOf, refusedChoice } from '../../../src/admin/printing/run-words.ts'
import { HubError } from '../../../src/content/errors.ts'
import { requireFormatChoices } from '../../../src/publishing/printing/format-choices.ts'
import { runError, type RunFault } from '../../../src/publishing/printing/run-faults.ts'
import type { RunOptions } from '../../../src/publishing/printing/run-record.ts'
import { reasonOf } from '../../../src/publishing/printing/standing.ts'
import { deletionDate } from '../../../src/publishing/recipient-lists/retention.ts'
import { assertMapping, type Mapping } from '../../../src/recipients/headers/propose-mapping.ts'
import { faultSentences, listError } from '../../../src/recipients/reading/list-faults.ts'

const speaking = (code: 'de' | 'en'): AdminLanguage => adminLanguage(((key: string, gaps: Record<string, unknown> = {}) => Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll(`{{${gap}}}`, String(value)), String(adminTranslations[code].hub[key.replace(/^hub:/, '') as never]))) as never, code)
const [german, english] = [speaking('de'), speaking('en')]

/** What the admin is answered. */
function refusal(act: () => unknown): FlowFailure {
  try {
    act()
  } catch (error) {
    if (!(error instanceof HubError)) throw error
    const { code, message, details } = error.toJSON().error
    return new FlowFailure(code, message, details)
  }
  throw new Error('was not refused')
}
const mapped = (...mapping: readonly string[]) => () => assertMapping(mapping as Mapping, ['a', 'b', 'c'])
const NOW = Date.parse('2026-06-01')

test.each([
  [mapped('surname'), 'Die Liste hat 3 Spalten, die Zuordnung 1. Ordnen Sie jede Spalte zu, oder lassen Sie sie weg.', 'The list has 3 columns, the mapping 1. Map each column, or leave it out.'],
  [mapped('surname', 'town', 'town'), 'Zwei Spalten bedeuten „Ort“. Behalten Sie eine davon.', 'Two columns are mapped to town. Keep one of them.'],
  [mapped('surname', 'free:tarif', 'free:tarif'), 'Zwei Spalten bedeuten „tarif“. Behalten Sie eine davon.', 'Two columns are mapped to free:tarif. Keep one of them.'],
  [mapped('surname', 'town', 'shoe-size'), 'Ein Feld „shoe-size“ gibt es nicht. Wählen Sie ein anderes.', 'There is no field shoe-size.'],
  [mapped('street', 'town', 'email'), 'Keine Spalte bedeutet „Nachname“ oder „Name“ oder „Firma“. Ohne das gibt es keine Anschrift.', 'No column is mapped to surname or name or company. Without it there is no address.'],
  [() => deletionDate('mailing', '2027-06-01', NOW), 'Eine Liste dieser Art wird höchstens 180 Tage aufbewahrt. Wählen Sie einen früheren Tag der Löschung.', 'deleteAt: a list of this kind is kept 180 days at most.'],
  [() => deletionDate('mailing', '2020-06-01', NOW), 'Der Tag der Löschung ist vorbei. Wählen Sie einen, der noch kommt.', 'deleteAt: this day is past. Choose one to come.'],
] as const)('a refused list is told in the language of the reader: %#', (act, de, en) => {
  const failure = refusal(act)
  expect([failure.code, failure.message]).toEqual(['bad-input', en])
  expect(sentenceOf(failure, german)).toBe(de)
  expect(sentenceOf(failure, english)).toBe(en)
})

const NO_CHOICES = { textSizePt: null, saysTeaserOnly: true, franking: false, inserterMarks: false, returnNote: '', hasPersonalCode: false, market: 'DE', dueOn: '2026-12-01' }
const chosen = (id: string, choices: Partial<RunOptions>) => () => {
  const format = formatOf(id)
  if (!format) throw new Error(`no format ${id}`)
  requireFormatChoices(format, { ...NO_CHOICES, ...choices })
}

test.each([
  ['flyer-a6', { franking: true }, '„Platz für die Frankierung lassen“ gibt es bei diesem Format nicht. Lassen Sie die Angabe weg.', 'franking: the format "Flyer A6, 105 × 148 mm" has nothing of the kind. Leave it out.'],
  ['flyer-a6', { hasPersonalCode: true }, '„Eigener QR-Code für jede Person“ gibt es bei diesem Format nicht. Lassen Sie die Angabe weg.', 'hasPersonalCode: the format "Flyer A6, 105 × 148 mm" has nothing of the kind. Leave it out.'],
  ['unaddressed-large', { returnNote: 'Zurück!' }, '„Vorausverfügung über der Anschrift“ gibt es bei diesem Format nicht. Lassen Sie die Angabe weg.', 'returnNote: the format "To all households, large 297 × 210 mm" has nothing of the kind. Leave it out.'],
  ['postcard-a6', { inserterMarks: true }, '„Platz für Kuvertierzeichen lassen“ gibt es bei diesem Format nicht. Lassen Sie die Angabe weg.', 'inserterMarks: the format "Postcard A6, 148 × 105 mm" has nothing of the kind. Leave it out.'],
  ['letter-b', { textSizePt: 5 }, 'In diesem Format wird Text in 9 bis 10,5 pt gedruckt. Geben Sie eine Größe dazwischen an, oder keine.', 'textSizePt: text of this format is printed in 9 to 10.5 pt.'],
  ['postcard-a6', { textSizePt: 10.5 }, 'In diesem Format wird Text in 7 bis 8,5 pt gedruckt. Geben Sie eine Größe dazwischen an, oder keine.', 'textSizePt: text of this format is printed in 7 to 8.5 pt.'],
] as const)('what %s cannot have is told in the language of the reader: %j', (id, choices, de, message) => {
  const failure = refusal(chosen(id, choices))
  expect([failure.code, failure.message, failure.details['field']]).toEqual(['bad-input', message, Object.keys(choices)[0]])
  expect(refusedChoice(failure, german)).toBe(de)
})

test('what a format can have is not refused', () => {
  const all = { franking: true, inserterMarks: true, hasPersonalCode: true, returnNote: 'Zurück!', textSizePt: 9 }
  expect(chosen('letter-a', all)).not.toThrow()
  expect(chosen('self-mailer-dl', { hasPersonalCode: true, returnNote: 'Zurück!' })).not.toThrow()
  expect(chosen('flyer-a6', {})).not.toThrow()
  expect(refusedChoice(new FlowFailure('bad-input', 'Say how many.', { field: 'quantity' }), german)).toBeNull()
})

const run = (fault: RunFault, detail = '') => refusal(() => { throw runError(fault, detail) })

test.each([
  ['run-shop-disabled', 'Druckhaus', 'Die Druckerei „Druckhaus“ ist stillgelegt. Legen Sie den Auftrag bei einer anderen an, oder fragen Sie jemanden aus der Administration.'],
  ['run-list-deleted', 'Kunden A/B', 'Die Liste „Kunden A/B“ ist gelöscht. Laden Sie sie neu hoch, oder wählen Sie eine andere, und legen Sie einen neuen Auftrag an.'],
  ['run-no-market', 'CH/DE, AT', 'Für den Markt CH hat die Marke kein Impressum. Wählen Sie einen anderen: DE, AT.'],
  ['run-due-over', '2020-02-29', 'Der Liefertermin (29. Februar 2020) ist vorbei. Wählen Sie heute oder einen späteren Tag, oder lassen Sie ihn offen.'],
  ['run-due-after-list', '2027-06-01/2026-11-24', 'Am 24. November 2026 wird die Empfängerliste gelöscht, und mit ihr die Dateien des Auftrags. Der Liefertermin (1. Juni 2027) muss davor liegen; oder wählen Sie eine Liste, die länger bleibt.'],
  ['run-changed', '', 'Jemand hat den Auftrag inzwischen geändert. Sehen Sie ihn sich noch einmal an.'],
] as const)('a run is refused in the language of the reader: %s', (fault, detail, de) => {
  const failure = run(fault, detail)
  expect([refusalOf(failure, german), sentenceOf(failure, german)]).toEqual([de, de])
  expect(refusalOf(failure, english)).toBe(failure.message)
  // One name, one fault, whoever told it.
  expect(faultSentences({ fault })).toBeNull()
})

test('a refusal is told as what it is: a reason, a state, and no change that nobody made', () => {
  const over = new FlowFailure('gone', reasonOf('over').en, { reason: reasonOf('over') })
  expect(refusalOf(over, german)).toBe('So darf der Auftrag nicht hinaus: Der Beitrag war nur bis zu einem Tag veröffentlicht, und der ist vorbei.')
  expect(refusalOf(new FlowFailure('conflict', 'The run is claimed.', { state: 'claimed' }), german)).toMatch(/^Der Auftrag steht inzwischen auf „/)
  expect(refusalOf(new FlowFailure('conflict', 'Something else.'), german)).toBeNull()
})

test('what has no sentence of its own in German has the general one, with the English one beside it', () => {
  expect(sentenceOf(refusal(() => { throw listError('too-many-rows', 200_000) }), german)).toMatch(/^Die Liste hat mehr als 200000 Zeilen\./)
  expect(sentenceOf(new FlowFailure('bad-input', 'Send JSON.'), german)).toBe('Eine Angabe fehlt oder ist ungültig. Im Einzelnen: Send JSON.')
  expect(sentenceOf(new FlowFailure('conflict', 'Somebody.', { fault: 'of-another-version' }), german)).toBe(adminTranslations.de.hub['error-conflict'])
})
