/** To all households, in the large size. */
import { unaddressedFormat } from './card-form.ts'

export const unaddressedLarge = unaddressedFormat({
  id: 'unaddressed-large',
  label: { de: 'An alle Haushalte, Groß 297 × 210 mm', en: 'To all households, large 297 × 210 mm' },
  trim: { width: 297, height: 210 },
  hasCode: false,
})
