/** DIN 5008 form B: the higher head. */
import { letterFormat } from './letter-form.ts'

export const letterB = letterFormat({ id: 'letter-b', label: { de: 'Brief DIN 5008 Form B, A4', en: 'Letter DIN 5008 form B, A4' }, headerHeight: 45, logoTop: 14, folds: [105, 210] })
