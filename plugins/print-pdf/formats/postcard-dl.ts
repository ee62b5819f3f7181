/** A postcard as wide as a sheet of A4. */
import { postcardFormat } from './card-form.ts'

export const postcardDl = postcardFormat({ id: 'postcard-dl', label: { de: 'Postkarte DIN lang, 210 × 105 mm', en: 'Postcard DIN lang, 210 × 105 mm' }, trim: { width: 210, height: 105 }, addressWidth: 85, gramsPerSquareMetre: 250 })
