/** The largest postcard at the postcard's rate. */
import { postcardFormat } from './card-form.ts'

export const postcardMaxi = postcardFormat({ id: 'postcard-maxi', label: { de: 'Postkarte Maxi, 235 × 125 mm', en: 'Postcard Maxi, 235 × 125 mm' }, trim: { width: 235, height: 125 }, addressWidth: 85, gramsPerSquareMetre: 300 })
