/** DIN 5008 form A: the lower head, so more text on the first page. */
import { letterFormat } from './letter-form.ts'

export const letterA = letterFormat({ id: 'letter-a', label: { de: 'Brief DIN 5008 Form A, A4', en: 'Letter DIN 5008 form A, A4' }, headerHeight: 27, logoTop: 8, folds: [87, 192] })
