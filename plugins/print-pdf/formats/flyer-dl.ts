/** To go with a letter, into its envelope. */
import { flyerFormat } from './flyer-form.ts'

export const flyerDl = flyerFormat({ id: 'flyer-dl', label: { de: 'Flyer DIN lang, 105 × 210 mm', en: 'Flyer DIN lang, 105 × 210 mm' }, trim: { width: 105, height: 210 } })
