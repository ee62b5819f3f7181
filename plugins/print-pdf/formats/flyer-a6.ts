/** To put into a hand. */
import { flyerFormat } from './flyer-form.ts'

export const flyerA6 = flyerFormat({ id: 'flyer-a6', label: { de: 'Flyer A6, 105 × 148 mm', en: 'Flyer A6, 105 × 148 mm' }, trim: { width: 105, height: 148 } })
