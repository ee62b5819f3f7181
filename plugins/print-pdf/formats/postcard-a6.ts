/** The smallest postcard that machines sort. */
import { postcardFormat } from './card-form.ts'

export const postcardA6 = postcardFormat({ id: 'postcard-a6', label: { de: 'Postkarte A6, 148 × 105 mm', en: 'Postcard A6, 148 × 105 mm' }, trim: { width: 148, height: 105 }, addressWidth: 68, gramsPerSquareMetre: 250 })
