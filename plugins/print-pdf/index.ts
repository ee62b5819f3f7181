/** What is printed: DIN 5008 letters, cards, self-mailers, flyers; four-colour, built to PDF/X-4 and checked by its own preflight. */
import type { ChannelPlugin } from '../../src/channel/contract.ts'
import type { LetterComposition } from './composition.ts'
import { letterFit } from './fit.ts'
import { limits } from './limits.ts'
import { packLetter } from './pack.ts'
import { letterPages } from './pages.ts'
import { closePrintWorkers } from './pool.ts'
import { press } from './press/press.ts'
import { renderLetter } from './render/index.ts'
import { letterWords } from './render/words.ts'
import type { PrintSettings } from './settings.ts'
import { printSettings } from './settings.ts'

export const printPdf: ChannelPlugin<PrintSettings, LetterComposition> = {
  id: 'print-pdf',
  label: { de: 'Brief (Druck)', en: 'Letter (print)' },
  version: 1,
  settings: printSettings,
  limits,
  variants: [{ id: 'letter', label: { de: 'Brief DIN 5008, A4', en: 'Letter DIN 5008, A4' }, isPerPiece: true }],
  carriesBody: true,
  overrides: [
    { name: 'headline', label: { de: 'Betreffzeile des Briefs', en: 'Subject line of the letter' }, maxLength: 160 },
    { name: 'card-text', label: { de: 'Text für Karten, statt des Textes', en: 'Text for cards, instead of the body' }, maxLength: 700, isMultiline: true },
  ],
  render: renderLetter,
  pack: packLetter,
  takesTime: () => true,
  pages: letterPages,
  fit: letterFit,
  words: letterWords,
  press,
  close: closePrintWorkers,
}

export { closePrintWorkers }
export type { LetterComposition } from './composition.ts'
export type { PrintSettings } from './settings.ts'
