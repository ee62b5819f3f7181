/** To all households, in the standard size. */
import { unaddressedFormat } from './card-form.ts'

export const unaddressedStandard = unaddressedFormat({
  id: 'unaddressed-standard',
  label: { de: 'An alle Haushalte, Standard 210 × 105 mm', en: 'To all households, standard 210 × 105 mm' },
  trim: { width: 210, height: 105 },
  hasCode: true,
})
