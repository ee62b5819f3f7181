/** To lay out and to put in. */
import { flyerFormat } from './flyer-form.ts'

export const flyerA5 = flyerFormat({ id: 'flyer-a5', label: { de: 'Flyer A5, 148 × 210 mm', en: 'Flyer A5, 148 × 210 mm' }, trim: { width: 148, height: 210 } })
