import { expect, test } from 'vitest'
import { draftOf, firstDraft, NO_OPTIONS, type OrderDraft, optionsOf, orderOf, orderProblems, today } from '../../../src/admin/printing/order-draft.ts'
import type { FormatBounds, PrintChoices } from '../../../src/admin/printing/print-choices.ts'

const choices: PrintChoices = {
  formats: [],
  shops: [{ key: 'lindental', name: 'Druckerei Lindental' }],
  lists: [
    { key: 'kunden', title: 'Kunden', purpose: 'mailing', counts: { good: 30 }, deleteAt: null },
    { key: 'haus', title: 'Haus', purpose: 'seeds', counts: null, deleteAt: null },
  ],
  publications: [
    { slot: 'a:de:print-pdf', pieceKey: 'a', locale: 'de', title: 'Ein Beitrag', markets: ['DE'] },
    { slot: 'a:en:print-pdf', pieceKey: 'a', locale: 'en', title: 'A piece', markets: ['DE', 'AT'] },
  ],
}
const LETTER: FormatBounds = { isAddressed: true, textSize: { usual: 10.5, least: 9 }, options: ['hasPersonalCode', 'franking', 'inserterMarks', 'returnNote'] }
const CARD: FormatBounds = { isAddressed: true, textSize: { usual: 8.5, least: 7 }, options: ['hasPersonalCode', 'returnNote'] }
const FLYER: FormatBounds = { isAddressed: false, textSize: { usual: 8.5, least: 7 }, options: [] }
const full: OrderDraft = { ...firstDraft(choices, 'a:en:print-pdf'), format: 'letter-b' }

test('what there is only one of is chosen, and what the address asks for', () => {
  expect(firstDraft(choices, 'a:en:print-pdf')).toMatchObject({ publication: 'a:en:print-pdf', title: 'A piece', shop: 'lindental', list: 'kunden', seeds: '' })
  expect(firstDraft(choices, 'of-another-hub')).toMatchObject({ publication: '', title: '' })
})

test('says at each field what is missing', () => {
  expect(orderProblems(full, LETTER)).toEqual({})
  expect(Object.keys(orderProblems({ ...full, publication: '', title: '  ', format: '', shop: '', list: '' }, null))).toEqual(['publication', 'title', 'format', 'shop'])
  expect(orderProblems({ ...full, list: '' }, LETTER)).toEqual({ list: 'runNewNeedsList' })
  for (const quantity of ['', '0', '1.5', 'viele', '5000001']) expect(orderProblems({ ...full, quantity }, FLYER)).toEqual({ quantity: 'runNewNeedsQuantity' })
  expect(orderProblems({ ...full, options: { ...NO_OPTIONS, textSizePt: '8,5' } }, CARD)).toEqual({})
  for (const textSizePt of ['5', '8.5', '15', 'groß']) expect(orderProblems({ ...full, options: { ...NO_OPTIONS, textSizePt } }, LETTER)).toEqual({ textSizePt: 'runNewNeedsSize' })
})

test('sends a list or a quantity, never both, and nothing that the format cannot have', () => {
  const options = { ...NO_OPTIONS, textSizePt: '9,5', returnNote: ' Zurück! ', hasPersonalCode: true, franking: true }
  expect(orderOf({ ...full, options, quantity: '7' }, LETTER)).toMatchObject({ list: 'kunden', options: { textSizePt: 9.5, returnNote: 'Zurück!', hasPersonalCode: true, franking: true } })
  expect(orderOf({ ...full, options }, LETTER)).not.toHaveProperty('quantity')
  expect(orderOf({ ...full, options, quantity: '7' }, FLYER)).toMatchObject({ quantity: 7, options: { returnNote: '', hasPersonalCode: false, franking: false } })
  expect(orderOf({ ...full, quantity: '7' }, FLYER)).not.toHaveProperty('list')
  expect(orderOf({ ...full, options }, CARD)).toMatchObject({ list: 'kunden', options: { returnNote: 'Zurück!', hasPersonalCode: true, franking: false } })
})

test('takes a day of delivery that is not over, or none', () => {
  expect(orderProblems({ ...full, options: { ...NO_OPTIONS, dueOn: '2020-02-29' } }, LETTER)).toEqual({ dueOn: 'runNewNeedsDue' })
  expect(orderProblems({ ...full, options: { ...NO_OPTIONS, dueOn: today() } }, LETTER)).toEqual({})
  expect(orderOf({ ...full, options: { ...NO_OPTIONS, dueOn: '2999-12-01' } }, LETTER)).toMatchObject({ options: { dueOn: '2999-12-01' } })
  expect(orderOf(full, LETTER)).toMatchObject({ options: { dueOn: null } })
})

test('options survive being shown in fields', () => {
  const options = optionsOf({ ...NO_OPTIONS, textSizePt: '9.5', market: 'AT' }, LETTER)
  expect(options.market).toBe('AT')
  expect(optionsOf(draftOf(options), LETTER)).toEqual(options)
})
