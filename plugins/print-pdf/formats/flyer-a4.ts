/** To put up. */
import { flyerFormat } from './flyer-form.ts'

export const flyerA4 = flyerFormat({ id: 'flyer-a4', label: { de: 'Flyer A4, 210 × 297 mm', en: 'Flyer A4, 210 × 297 mm' }, trim: { width: 210, height: 297 } })
